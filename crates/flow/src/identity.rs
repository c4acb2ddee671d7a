//! Who signed in.

use hallpass_core::plain_text;
use serde_json::{Map, Value};

/// A person, as an ID token or the userinfo endpoint describes them (OpenID Connect Core section
/// 5.1). Texts come without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    subject: String,
    email: Option<String>,
    is_email_verified: Option<bool>,
    name: Option<String>,
    hosted_domain: Option<String>,
}

impl Identity {
    /// Reads the claims; `None` without a `sub`, which every person has.
    pub(crate) fn from_claims(claims: &Map<String, Value>) -> Option<Self> {
        let text = |claim: &str| {
            let text = claims.get(claim).and_then(Value::as_str).map(plain_text);
            text.filter(|text| !text.is_empty())
        };
        let is_email_verified = claims.get("email_verified").and_then(|value| match value {
            Value::Bool(is_verified) => Some(*is_verified),
            // Some servers write it as a text.
            Value::String(text) => Some(text == "true"),
            Value::Null => None,
            _ => Some(false),
        });
        Some(Self {
            subject: subject(claims)?,
            email: address(claims),
            is_email_verified,
            name: text("name"),
            hosted_domain: text("hd"),
        })
    }

    /// Returns the server's identifier of the person. It never changes, so it is the key to store
    /// a person under, together with the server.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Returns the e-mail address, which may change and, at some servers, be anybody's.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// Tells whether the server has checked that the address is this person's; `None` where it does
    /// not say.
    #[must_use]
    pub fn is_email_verified(&self) -> Option<bool> {
        self.is_email_verified
    }

    /// Returns the e-mail address if the server says that it has checked it; Google always says so.
    /// Where a server leaves it out, its users may choose the address themselves.
    pub(crate) fn verified_email(&self) -> Option<&str> {
        self.email()
            .filter(|_| self.is_email_verified == Some(true))
    }

    /// Returns the person's name.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Returns the organisation's domain, for an account of Google Workspace.
    #[must_use]
    pub fn hosted_domain(&self) -> Option<&str> {
        self.hosted_domain.as_deref()
    }

    /// Tells whether this is the account, given by its e-mail address in any case or by its
    /// subject. An address that the server does not say is verified is nobody's.
    #[must_use]
    pub fn is(&self, account: &str) -> bool {
        let account = account.trim();
        if !account.contains('@') {
            return self.subject == account;
        }
        // ASCII only: `\u{212a}` (Kelvin) in small letters is `k`.
        self.verified_email()
            .is_some_and(|email| email.eq_ignore_ascii_case(account))
    }

    /// What a person recognises themselves by.
    pub(crate) fn label(&self) -> &str {
        self.email().unwrap_or(&self.subject)
    }

    /// Takes over what another description of the same person adds.
    pub(crate) fn and(self, other: Self) -> Self {
        let (email, is_email_verified) = match self.email {
            Some(email) => (Some(email), self.is_email_verified),
            None => (other.email, other.is_email_verified),
        };
        Self {
            subject: self.subject,
            email,
            is_email_verified,
            name: self.name.or(other.name),
            hosted_domain: self.hosted_domain.or(other.hosted_domain),
        }
    }
}

/// Reads the `sub` as it is: it is compared and stored, so nothing of it may be dropped (OpenID
/// Connect Core section 2: at most 255 ASCII characters).
fn subject(claims: &Map<String, Value>) -> Option<String> {
    let subject = claims.get("sub").and_then(Value::as_str)?;
    let is_one = !subject.is_empty()
        && subject.len() <= 255
        && subject.bytes().all(|byte| matches!(byte, 0x20..=0x7e));
    is_one.then(|| subject.to_owned())
}

/// An address is compared and stored: one that would be shown in another way is none.
fn address(claims: &Map<String, Value>) -> Option<String> {
    let address = claims.get("email").and_then(Value::as_str)?;
    (!address.is_empty() && plain_text(address) == address).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn identity(claims: &Value) -> Option<Identity> {
        Identity::from_claims(claims.as_object().unwrap())
    }

    #[test]
    fn an_account_is_recognised_by_address_or_subject() {
        let ada =
            identity(&json!({"sub": "1", "email": "Ada@Example.com", "email_verified": true}))
                .unwrap();
        assert!(ada.is("ada@example.com ") && ada.is("1"));
        assert!(!ada.is("grace@example.com") && !ada.is("2") && !ada.is(""));
    }

    #[test]
    fn an_address_that_is_not_verified_is_nobodys() {
        for unverified in [json!(false), json!("false"), json!(null)] {
            let claims =
                json!({"sub": "1", "email": "ada@example.com", "email_verified": unverified});
            let ada = identity(&claims).unwrap();
            assert!(!ada.is("ada@example.com") && ada.is("1"));
        }
    }

    #[test]
    fn without_a_subject_it_is_nobody() {
        assert_eq!(identity(&json!({"email": "ada@example.com"})), None);
        assert_eq!(identity(&json!({"sub": 7})), None);
    }

    #[test]
    fn texts_cannot_steer_a_terminal() {
        let claims = json!({"sub": "1", "email": "a\u{1b}[31m@example.com"});
        assert_eq!(identity(&claims).unwrap().email(), None);
    }
}
