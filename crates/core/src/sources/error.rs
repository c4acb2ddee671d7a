//! Why a source of tokens could not be read, or gave no token.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::authorized_user::FormatError;
use crate::token_endpoint::TokenError;
use crate::transport_error::TransportError;

/// Why a service account, a workload's identity or a metadata server gave no token.
///
/// It names the file and the key, or the host, and holds no secret.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// A file or a folder's entry cannot be read.
    #[error("{place} could not be read")]
    Unreadable {
        /// The file.
        place: String,
        /// Why not.
        source: Arc<std::io::Error>,
    },
    /// A document is not JSON.
    #[error("{place} is not a JSON object (line {line}, column {column})")]
    NotJson {
        /// The file.
        place: String,
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// A key is missing.
    #[error("{place} lacks `{key}`")]
    Missing {
        /// The file.
        place: String,
        /// The key, with those it is nested in.
        key: String,
    },
    /// A key's value is of no use.
    #[error("the `{key}` in {place} {reason}")]
    Invalid {
        /// The file, or the environment.
        place: String,
        /// The key, with those it is nested in, or the variable.
        key: String,
        /// Why not.
        reason: &'static str,
    },
    /// The credentials are of a type that this library does not know what to do with.
    #[error("{place} holds {kind}, which is not supported yet")]
    Unsupported {
        /// The file.
        place: String,
        /// The type, in the file's own word.
        kind: String,
    },
    /// A user's saved tokens cannot be read.
    #[error("the user's tokens in {place} cannot be used")]
    User {
        /// The file.
        place: String,
        /// Why not.
        source: FormatError,
    },
    /// The program left out something that this source needs.
    #[error("the credentials are not complete: {reason}")]
    Incomplete {
        /// What is missing, or does not go together.
        reason: &'static str,
    },
    /// The credentials come from a command, and nobody allowed it to be run.
    #[error("the credentials come from the command `{command}`, which was not allowed to run")]
    ExecutableNotAllowed {
        /// The command.
        command: String,
    },
    /// A command gave no token.
    #[error("`{command}` gave no token: {reason}")]
    Executable {
        /// The command.
        command: String,
        /// Why not; the command's own words where it gave some.
        reason: String,
    },
    /// What should hold the token that is to be exchanged does not hold one.
    #[error("there is no subject token in {place}: {reason}")]
    SubjectToken {
        /// The file or the host.
        place: String,
        /// What is wrong.
        reason: &'static str,
    },
    /// A file wants the token to go to a host that it is not for.
    #[error("the `{key}` points to {host}, which is not one of Google's APIs")]
    HostNotAllowed {
        /// The key.
        key: &'static str,
        /// The host.
        host: String,
    },
    /// A token endpoint gave no token.
    #[error("{host} gave no token for the {grant}")]
    Grant {
        /// The host.
        host: String,
        /// What was to be exchanged for a token.
        grant: &'static str,
        /// Why not.
        source: Box<TokenError>,
    },
    /// A server refused.
    #[error("{host} refused with HTTP status {status}{}", told(message.as_deref()))]
    Refused {
        /// The host.
        host: String,
        /// The HTTP status.
        status: u16,
        /// The server's words.
        message: Option<String>,
    },
    /// A server is overloaded or out of order. The same request may succeed later.
    #[error("{host} is unavailable (HTTP status {status})")]
    Unavailable {
        /// The host.
        host: String,
        /// The HTTP status.
        status: u16,
        /// How long the server asks to wait.
        retry_after: Option<Duration>,
    },
    /// An answer is not what it should be; says what is wrong, never what was in it.
    #[error("the answer of {host} {reason}")]
    Malformed {
        /// The host.
        host: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A request or its answer was lost.
    #[error("the source of the token could not be asked")]
    Transport(#[from] TransportError),
    /// There are no default credentials on this machine.
    #[error("there are no default credentials: {}", listed(looked_at))]
    NotFound {
        /// Every place that was looked at, in this order.
        looked_at: Vec<LookedAt>,
    },
}

/// A place where default credentials may be, and what was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LookedAt {
    /// The variable, the file or the server.
    pub place: String,
    /// What was found.
    pub found: String,
}

impl fmt::Display for LookedAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.place, self.found)
    }
}

impl SourceError {
    /// Whether the same call may succeed later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Unavailable { .. } => true,
            Self::Grant { source, .. } => source.is_transient(),
            Self::Transport(error) => error.is_transient(),
            _ => false,
        }
    }

    /// Returns how long the server asks to wait before another try.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Unavailable { retry_after, .. } => *retry_after,
            Self::Grant { source, .. } => source.retry_after(),
            _ => None,
        }
    }

    /// Whether there simply are no default credentials on this machine.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::NotFound { .. })
    }

    pub(super) fn unreadable(path: &Path, source: std::io::Error) -> Self {
        Self::Unreadable {
            place: path.display().to_string(),
            source: Arc::new(source),
        }
    }

    pub(super) fn grant(host: String, grant: &'static str, source: TokenError) -> Self {
        Self::Grant {
            host,
            grant,
            source: Box::new(source),
        }
    }
}

fn told(message: Option<&str>) -> String {
    message.map(|text| format!(": {text}")).unwrap_or_default()
}

fn listed(looked_at: &[LookedAt]) -> String {
    let places: Vec<_> = looked_at.iter().map(ToString::to_string).collect();
    places.join("; ")
}
