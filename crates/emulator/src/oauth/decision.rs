//! What a person decided on the consent page.

use std::collections::VecDeque;

use super::account::Account;
use super::scope;
use crate::parameters::Parameters;

/// The answer to a question, whoever asked it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// This person allows these scopes.
    Allowed {
        account: &'static Account,
        scopes: Vec<String>,
    },
    /// Nothing is allowed; the asker hears this OAuth error code.
    Refused(String),
}

impl Decision {
    /// Reads the form of the consent page. The first of `refusals` takes the place of what a
    /// person allows. The error is a sentence for that person.
    pub(crate) fn read(
        form: &Parameters,
        asked: &[String],
        refusals: &mut VecDeque<String>,
    ) -> Result<Self, &'static str> {
        let account = form.value("account").and_then(Account::find);
        let account = match (form.value("decision"), account) {
            (Some("allow"), Some(account)) => account,
            (Some("allow"), None) => return Err("No account was chosen."),
            (Some("deny"), _) => return Ok(Self::denied()),
            _ => return Err("No decision was made."),
        };
        if let Some(error) = refusals.pop_front() {
            return Ok(Self::Refused(error));
        }
        let is_granted = |name: &&String| {
            scope::is_sign_in(name) || form.values("scope").any(|ticked| ticked == *name)
        };
        let scopes: Vec<String> = asked.iter().filter(is_granted).cloned().collect();
        // Nothing ticked is nothing allowed.
        if scopes.is_empty() {
            return Ok(Self::denied());
        }
        Ok(Self::Allowed { account, scopes })
    }

    fn denied() -> Self {
        Self::Refused("access_denied".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::Decision;
    use crate::parameters::Parameters;

    fn read(form: &str, refusals: &mut VecDeque<String>) -> Result<Decision, &'static str> {
        Decision::read(
            &Parameters::parse(form.as_bytes()),
            &["openid".to_owned(), "x".to_owned()],
            refusals,
        )
    }

    #[test]
    fn a_refusal_waits_for_somebody_who_allows() {
        let mut refusals = VecDeque::from(["org_internal".to_owned()]);
        let denied = Ok(Decision::Refused("access_denied".to_owned()));
        assert_eq!(read("decision=deny", &mut refusals), denied);
        let allow = "decision=allow&account=ada@sandbox.test";
        let refused = Ok(Decision::Refused("org_internal".to_owned()));
        assert_eq!(read(allow, &mut refusals), refused);
        let allowed = read(allow, &mut refusals).unwrap();
        assert!(matches!(allowed, Decision::Allowed { scopes, .. } if scopes == ["openid"]));
    }

    #[test]
    fn a_scope_that_nobody_asked_for_is_not_granted() {
        let form = "decision=allow&account=ada@sandbox.test&scope=y&scope=x";
        let allowed = read(form, &mut VecDeque::new()).unwrap();
        assert!(matches!(allowed, Decision::Allowed { scopes, .. } if scopes == ["openid", "x"]));
    }
}
