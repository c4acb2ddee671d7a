//! Why a token endpoint gave no token.

use std::time::Duration;

use crate::transport_error::TransportError;

/// Why a grant (a refresh token, an authorization code) could not be turned into a token.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// The grant is spent, expired or revoked (`invalid_grant`). Only new consent helps.
    ///
    /// Google's causes: the user removed the application, the token was unused for six months, a
    /// changed password, more than 100 live tokens for this user and client, an administrator's
    /// rule, or an OAuth application in "Testing", whose tokens end after seven days.
    #[error("the grant is expired or revoked{}", described(description.as_deref()))]
    GrantRejected {
        /// The server's words.
        description: Option<String>,
        /// Google's finer code, such as `invalid_rapt` where an organisation asks for a new sign-in.
        subtype: Option<String>,
    },
    /// The server does not accept the client (`invalid_client`, `deleted_client`,
    /// `unauthorized_client`). The user's token may be fine; the client's secret or registration
    /// is not.
    #[error("the OAuth client is not accepted ({code}){}", described(description.as_deref()))]
    ClientRejected {
        /// The OAuth error code.
        code: String,
        /// The server's words.
        description: Option<String>,
    },
    /// An administrator's rule forbids it (`admin_policy_enforced`, `org_internal`). Only the
    /// administrator, or the owner of the OAuth application, can change that.
    #[error("an administrator's rule forbids it ({code}){}", described(description.as_deref()))]
    PolicyEnforced {
        /// The OAuth error code.
        code: String,
        /// The server's words.
        description: Option<String>,
    },
    /// The server refused for another reason, which its code names.
    #[error("the token endpoint refused with {code}{}", described(description.as_deref()))]
    Refused {
        /// The OAuth error code (RFC 6749 section 5.2).
        code: String,
        /// The server's words.
        description: Option<String>,
    },
    /// The server is overloaded or out of order. The same request may succeed later.
    #[error("the token endpoint is unavailable (HTTP status {status})")]
    Unavailable {
        /// The HTTP status.
        status: u16,
        /// How long the server asks to wait.
        retry_after: Option<Duration>,
    },
    /// The answer was no token response; says what is wrong, never what was in it.
    #[error("the token endpoint's answer is not a token response: {reason}")]
    Malformed {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The request or its answer was lost.
    #[error("the token endpoint could not be asked")]
    Transport(#[from] TransportError),
}

impl TokenError {
    /// Whether the same request may succeed later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Unavailable { .. } => true,
            Self::Transport(error) => error.is_transient(),
            _ => false,
        }
    }

    /// Whether only the user's new consent helps.
    #[must_use]
    pub fn needs_consent(&self) -> bool {
        matches!(self, Self::GrantRejected { .. })
    }

    /// Returns the OAuth error code, where the server sent one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::GrantRejected { .. } => Some("invalid_grant"),
            Self::ClientRejected { code, .. }
            | Self::PolicyEnforced { code, .. }
            | Self::Refused { code, .. } => Some(code),
            _ => None,
        }
    }

    /// Returns the server's own words, where it sent some.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        match self {
            Self::GrantRejected { description, .. }
            | Self::ClientRejected { description, .. }
            | Self::PolicyEnforced { description, .. }
            | Self::Refused { description, .. } => description.as_deref(),
            _ => None,
        }
    }

    /// Whether an organisation asks its user to sign in anew (`invalid_rapt`, `rapt_required`):
    /// the consent is still there.
    #[must_use]
    pub fn needs_reauthentication(&self) -> bool {
        matches!(self, Self::GrantRejected { subtype: Some(subtype), .. } if subtype.contains("rapt"))
    }

    /// Returns how long the server asks to wait before another try.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Unavailable { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Drops the server's words where they repeat what it was sent.
    pub(crate) fn without(mut self, secrets: &[&str]) -> Self {
        if let Self::GrantRejected { description, .. }
        | Self::ClientRejected { description, .. }
        | Self::PolicyEnforced { description, .. }
        | Self::Refused { description, .. } = &mut self
        {
            description.take_if(|text| secrets.iter().any(|secret| text.contains(secret)));
        }
        self
    }

    /// Sorts a refusal by its remedy.
    pub(crate) fn from_refusal(
        code: String,
        description: Option<String>,
        subtype: Option<String>,
    ) -> Self {
        match code.as_str() {
            "invalid_grant" => Self::GrantRejected {
                description,
                subtype,
            },
            "invalid_client" | "deleted_client" | "unauthorized_client" => {
                Self::ClientRejected { code, description }
            }
            "admin_policy_enforced" | "org_internal" => Self::PolicyEnforced { code, description },
            "internal_failure" | "server_error" | "temporarily_unavailable" => Self::Unavailable {
                status: 400,
                retry_after: None,
            },
            _ => Self::Refused { code, description },
        }
    }
}

fn described(description: Option<&str>) -> String {
    description
        .map(|text| format!(": {text}"))
        .unwrap_or_default()
}
