//! A consent that was asked for, and the user's answer to it.

use std::fmt;
use std::sync::Arc;

use hallpass_core::{ClientSecrets, Scopes, plain_text};
use url::Url;

use crate::granted::Granted;
use crate::issuer;

/// The longest code that is taken; Google's have about 75 characters.
const LONGEST_CODE: usize = 4096;

/// A consent that waits for the user, with the state and the PKCE verifier of this one attempt.
#[derive(Debug)]
pub struct Consent(pub(crate) Arc<Attempt>);

pub(crate) struct Attempt {
    pub(crate) url: Url,
    pub(crate) state: oauth2::CsrfToken,
    pub(crate) verifier: oauth2::PkceCodeVerifier,
    pub(crate) redirect_uri: String,
    pub(crate) secrets: ClientSecrets,
    pub(crate) asked: Scopes,
    pub(crate) accepts_fewer: bool,
}

/// Why a redirect is not the user's consent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConsentError {
    /// It is not a redirect of an authorization server at all.
    #[error("this is not the address of the answer: {reason}")]
    NotARedirect {
        /// What it lacks.
        reason: &'static str,
    },
    /// It answers another attempt, or was forged (RFC 6749 section 10.12).
    #[error("the answer belongs to another sign-in: its state is not the one of this attempt")]
    StateMismatch,
    /// Another server than the one that was asked answers (RFC 9207).
    #[error("the answer comes from another server than the one that was asked")]
    IssuerMismatch,
    /// A parameter stands there twice (RFC 6749 section 3.1 forbids it).
    #[error("the answer has the parameter `{parameter}` more than once")]
    Repeated {
        /// The parameter.
        parameter: &'static str,
    },
    /// The user said no.
    #[error("the user did not consent")]
    Denied,
    /// The server says no, for the reason that the code names.
    #[error("the authorization server refused with {code}{}", .description.as_deref().map(|text| format!(": {text}")).unwrap_or_default())]
    Refused {
        /// The OAuth error code (RFC 6749 section 4.1.2.1).
        code: String,
        /// The server's words.
        description: Option<String>,
    },
}

impl ConsentError {
    /// Whether the server answered this attempt, so that no other answer will come.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Denied | Self::Refused { .. })
    }
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
        &self.0.asked
    }

    pub(crate) fn share(&self) -> Self {
        Self(Arc::clone(&self.0))
    }

    /// Reads the address that the browser was sent to, be it received or pasted; white space that
    /// a terminal put into it is dropped.
    ///
    /// # Errors
    ///
    /// [`ConsentError`]. One that is not final leaves the consent open for the right answer.
    pub fn answer(&self, redirect: &str) -> Result<Granted, ConsentError> {
        let redirect: String = redirect.split_whitespace().collect();
        let url = Url::parse(&redirect).map_err(|_| ConsentError::NotARedirect {
            reason: "it is not a URL",
        })?;
        let parameters = Parameters::read(&url)?;
        let state = parameters.state.ok_or(ConsentError::NotARedirect {
            reason: "it has no state",
        })?;
        if !is_same_secret(&state, self.0.state.secret()) {
            return Err(ConsentError::StateMismatch);
        }
        if parameters
            .issuer
            .is_some_and(|iss| !issuer::is_expected(&iss, self.0.secrets.auth_uri()))
        {
            return Err(ConsentError::IssuerMismatch);
        }
        match (parameters.code, parameters.error) {
            (Some(code), None) if !code.is_empty() && code.len() <= LONGEST_CODE => {
                Ok(Granted::new(&self.0, code))
            }
            (None, Some(error)) if error == "access_denied" => Err(ConsentError::Denied),
            (None, Some(error)) => Err(ConsentError::Refused {
                code: plain_text(&error),
                description: parameters.description.map(|text| plain_text(&text)),
            }),
            _ => Err(ConsentError::NotARedirect {
                reason: "it has neither a code nor an error",
            }),
        }
    }
}

impl fmt::Debug for Attempt {
    /// Leaves out the URL, which holds the state.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt")
            .field("redirect_uri", &self.redirect_uri)
            .field("asked", &self.asked)
            .finish_non_exhaustive()
    }
}

#[derive(Default)]
struct Parameters {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    description: Option<String>,
    issuer: Option<String>,
}

impl Parameters {
    fn read(url: &Url) -> Result<Self, ConsentError> {
        let mut read = Self::default();
        for (name, value) in url.query_pairs() {
            let (slot, parameter) = match &*name {
                "state" => (&mut read.state, "state"),
                "code" => (&mut read.code, "code"),
                "error" => (&mut read.error, "error"),
                "error_description" => (&mut read.description, "error_description"),
                "iss" => (&mut read.issuer, "iss"),
                // Google adds scope, authuser, prompt, hd; others add what they like.
                _ => continue,
            };
            if slot.replace(value.into_owned()).is_some() {
                return Err(ConsentError::Repeated { parameter });
            }
        }
        Ok(read)
    }
}

/// Compares in a time that does not depend on where the texts differ.
fn is_same_secret(left: &str, right: &str) -> bool {
    let difference = left
        .bytes()
        .zip(right.bytes())
        .fold(0, |difference, (a, b)| difference | (a ^ b));
    left.len() == right.len() && std::hint::black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use hallpass_core::Scope;

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
        let consent = consent();
        let state = consent.0.state.secret();
        for query in [
            "state=STATE&code=4/0A&scope=x&authuser=0",
            "state=STATE&code=4/0A&iss=https://accounts.google.com",
        ] {
            assert!(answer(&consent, query).is_ok(), "{query}");
        }
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
