//! Why a redirect is not the user's consent.

use crate::refusal::Refusal;

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
    /// It is the address of the server's own error page. The server sends no answer then; a new
    /// attempt is needed once the reason is gone. Only a pasted address comes to this.
    #[error("the authorization server showed the error {code}")]
    ErrorPage {
        /// What it means.
        refusal: Refusal,
        /// The server's code.
        code: String,
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
    /// The answer came before, over the loopback or pasted: a code is for one exchange.
    #[error("this sign-in was answered already")]
    AlreadyAnswered,
    /// The user said no, or is not allowed to say yes: an application in "Testing" takes its test
    /// users only.
    #[error("the user did not consent")]
    Denied,
    /// The server says no, for the reason that the code names.
    #[error("the authorization server refused with {code}{}", .description.as_deref().map(|text| format!(": {text}")).unwrap_or_default())]
    Refused {
        /// What it means.
        refusal: Refusal,
        /// The OAuth error code (RFC 6749 section 4.1.2.1).
        code: String,
        /// The server's words.
        description: Option<String>,
    },
}

impl ConsentError {
    /// Whether the server answered this attempt, so that no other answer will come or count.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            Self::AlreadyAnswered | Self::Denied | Self::Refused { .. }
        )
    }
}
