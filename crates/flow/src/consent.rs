//! A consent that was asked for, and the user's answer to it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hallpass_core::Scopes;
use url::Url;

use crate::answer::Answer;
use crate::consent_error::ConsentError;
use crate::error_page;
use crate::granted::Granted;
use crate::refusal::Refusal;
use crate::same_secret::is_same_secret;
use crate::terms::Terms;

/// A consent that waits for the user, with the state and the PKCE verifier of this one attempt.
///
/// It can be stored and taken up in another process: [`to_json`](Self::to_json).
#[derive(Debug)]
pub struct Consent(pub(crate) Arc<Attempt>);

pub(crate) struct Attempt {
    pub(crate) url: Url,
    pub(crate) state: oauth2::CsrfToken,
    pub(crate) verifier: oauth2::PkceCodeVerifier,
    pub(crate) redirect_uri: String,
    pub(crate) terms: Terms,
    /// A code is for one exchange (RFC 6749 section 4.1.2), whichever way it came.
    pub(crate) is_answered: AtomicBool,
}

impl Consent {
    /// Returns the URL to open in the user's browser, at most once.
    #[must_use]
    pub fn authorization_url(&self) -> &str {
        self.0.url.as_str()
    }

    /// Returns where the answer is expected.
    #[must_use]
    pub fn redirect_uri(&self) -> &str {
        &self.0.redirect_uri
    }

    /// Returns the scopes that are asked for.
    #[must_use]
    pub fn scopes(&self) -> &Scopes {
        &self.0.terms.asked
    }

    pub(crate) fn share(&self) -> Self {
        Self(Arc::clone(&self.0))
    }

    /// Reads the address that the browser was sent to, be it received or pasted; white space that
    /// a terminal put into it is dropped.
    ///
    /// A web application passes the whole address of the request, or its path and query behind
    /// the redirect URI's origin. Its path has to be the redirect URI's; its host is not compared: a
    /// proxy may have changed it.
    ///
    /// The first answer that grants is the only one.
    ///
    /// # Errors
    ///
    /// [`ConsentError`]. One that is not final leaves the consent open for the right answer.
    pub fn answer(&self, redirect: &str) -> Result<Granted, ConsentError> {
        let redirect: String = redirect.split_whitespace().collect();
        let not_a_redirect = |reason| ConsentError::NotARedirect { reason };
        let url = Url::parse(&redirect).map_err(|_| not_a_redirect("it is not a URL"))?;
        let answer = Answer::read(&url)?;
        if answer.is_none() && url.origin() == self.0.url.origin() {
            return Err(self.page_of_the_server(&url));
        }
        let state = answer.state.as_deref();
        let state = state.ok_or_else(|| not_a_redirect("it has no state"))?;
        if !is_same_secret(state, self.0.state.secret()) {
            return Err(ConsentError::StateMismatch);
        }
        // Each server has a redirect URI of its own where there are several (RFC 9700 section 4.4).
        let expected = Url::parse(&self.0.redirect_uri);
        if !expected.is_ok_and(|expected| expected.path() == url.path()) {
            return Err(not_a_redirect("its path is not that of the redirect URI"));
        }
        if !self
            .0
            .terms
            .issuer
            .may_redirect_with(answer.issuer.as_deref())
        {
            return Err(ConsentError::IssuerMismatch);
        }
        let code = answer.into_code()?;
        if self.0.is_answered.swap(true, Ordering::AcqRel) {
            return Err(ConsentError::AlreadyAnswered);
        }
        Ok(Granted::new(&self.0, code))
    }

    /// Says which of the server's own pages somebody pasted.
    fn page_of_the_server(&self, page: &Url) -> ConsentError {
        if let Some(code) = error_page::error_code(page) {
            let refusal = Refusal::of(&code);
            return ConsentError::ErrorPage { refusal, code };
        }
        let reason = if *page == self.0.url {
            "it is the address to open, not the one that the browser ends at"
        } else {
            "it is a page of the server that was asked; go on there until the browser leaves it"
        };
        ConsentError::NotARedirect { reason }
    }
}

impl fmt::Debug for Attempt {
    /// Leaves out the URL, which holds the state.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt")
            .field("redirect_uri", &self.redirect_uri)
            .field("asked", &self.terms.asked)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use hallpass_core::{ClientSecrets, Scope};

    use super::*;
    use crate::Flow;

    fn consent() -> Consent {
        let secrets = r#"{"installed": {"client_id": "id", "auth_uri": "https://accounts.google.com/o/oauth2/v2/auth",
            "token_uri": "https://oauth2.googleapis.com/token", "client_secret": "test-client-secret"}}"#;
        let secrets = ClientSecrets::from_json(secrets).unwrap();
        Flow::new(secrets, Scope::SPREADSHEETS)
            .begin("http://127.0.0.1:4000/")
            .unwrap()
    }

    fn answer(consent: &Consent, query: &str) -> Result<Granted, ConsentError> {
        let query = query.replace("STATE", consent.0.state.secret());
        consent.answer(&format!("http://127.0.0.1:4000/?{query}"))
    }

    #[test]
    fn the_url_asks_for_everything_that_google_documents() {
        let consent = consent();
        let url = Url::parse(consent.authorization_url()).unwrap();
        let value = |name: &str| {
            let mut values = url
                .query_pairs()
                .filter(|(key, _)| key == name)
                .map(|(_, value)| value.into_owned());
            (values.next().unwrap_or_default(), values.next()).0
        };
        assert_eq!(value("response_type"), "code");
        assert_eq!(value("client_id"), "id");
        assert_eq!(value("redirect_uri"), "http://127.0.0.1:4000/");
        assert_eq!(value("scope"), Scope::SPREADSHEETS.as_str());
        assert_eq!(value("code_challenge_method"), "S256");
        assert_eq!(value("code_challenge").len(), 43);
        assert_eq!(value("access_type"), "offline");
        assert_eq!(value("state").len(), 43);
        assert!(
            !consent
                .authorization_url()
                .contains(consent.0.verifier.secret())
        );
    }

    #[test]
    fn two_attempts_share_nothing() {
        let (first, second) = (consent(), consent());
        assert_ne!(first.0.state.secret(), second.0.state.secret());
        assert_ne!(first.0.verifier.secret(), second.0.verifier.secret());
    }

    #[test]
    fn the_right_answer_is_a_grant() {
        for query in [
            "state=STATE&code=4/0A&scope=x&authuser=0",
            "state=STATE&code=4/0A&iss=https://accounts.google.com",
        ] {
            assert!(answer(&consent(), query).is_ok(), "{query}");
        }
        let consent = consent();
        let state = consent.0.state.secret();
        let pasted = format!(" http://127.0.0.1:4000/?code=4/0A&\n state={state} \n");
        assert!(consent.answer(&pasted).is_ok());
    }

    #[test]
    fn no_other_answer_is_a_grant() {
        let consent = consent();
        let not_a_redirect = |reason| ConsentError::NotARedirect { reason };
        let empty = "it has neither a code nor an error";
        let repeated = |parameter| ConsentError::Repeated { parameter };
        let forged_denial = "state=wrong&error=access_denied";
        let cases = [
            ("state=wrong&code=4/0A", ConsentError::StateMismatch),
            (forged_denial, ConsentError::StateMismatch),
            ("code=4/0A", not_a_redirect("it has no state")),
            ("state=STATE", not_a_redirect(empty)),
            ("state=STATE&code=", not_a_redirect(empty)),
            ("state=STATE&code=a&error=b", not_a_redirect(empty)),
            ("state=STATE&code=a&code=b", repeated("code")),
            ("state=STATE&state=STATE&code=a", repeated("state")),
            (
                "state=STATE&code=a&iss=https://evil.test",
                ConsentError::IssuerMismatch,
            ),
            ("state=STATE&error=access_denied", ConsentError::Denied),
        ];
        for (query, expected) in cases {
            assert_eq!(answer(&consent, query).unwrap_err(), expected, "{query}");
        }
    }

    #[test]
    fn a_page_of_the_server_is_told_from_an_answer() {
        let consent = consent();
        let pasted = |page: &str| consent.answer(page).unwrap_err();
        let error =
            pasted("https://accounts.google.com/signin/oauth/error?authError=CgxvcmdfaW50ZXJuYWw");
        let expected = ConsentError::ErrorPage {
            refusal: Refusal::OrganisationOnly,
            code: "org_internal".to_owned(),
        };
        assert_eq!(error, expected);
        let own = pasted(consent.authorization_url()).to_string();
        assert!(own.contains("the address to open"), "{own}");
        let consent_page = pasted("https://accounts.google.com/signin/oauth/consent").to_string();
        assert!(consent_page.contains("go on there"), "{consent_page}");
    }

    #[test]
    fn a_refusal_is_told_in_words_that_are_safe_to_show() {
        let query = "state=STATE&error=org_internal&error_description=a%1b[2Jb";
        let refused = answer(&consent(), query).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "the authorization server refused with org_internal: a [2Jb"
        );
        assert!(refused.is_final());
    }

    #[test]
    fn debug_shows_neither_state_nor_verifier() {
        let consent = consent();
        let granted = answer(&consent, "state=STATE&code=canary").unwrap();
        let shown = format!("{granted:?} {consent:?}");
        for secret in [
            "canary",
            consent.0.verifier.secret(),
            consent.0.state.secret(),
        ] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
