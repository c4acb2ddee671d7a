//! Why a request or its answer was lost on the way.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// A request that got no complete answer; says to which host, never with which URL or body.
#[derive(Clone, Debug)]
pub struct TransportError {
    host: String,
    kind: Kind,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Setup,
    Connect,
    Timeout(Duration),
    Interrupted,
    TooLarge(usize),
    Redirected,
}

impl TransportError {
    /// Whether the server could not be reached at all, so that it certainly did nothing.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.kind == Kind::Connect
    }

    /// Whether the answer did not come in time.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind, Kind::Timeout(_))
    }

    /// Whether the same request may get through later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(
            self.kind,
            Kind::Connect | Kind::Timeout(_) | Kind::Interrupted
        )
    }

    /// Returns the host (and port) that was asked.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn setup(
        host: &str,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self {
            host: host.to_owned(),
            kind: Kind::Setup,
            source: Some(source.into().into()),
        }
    }

    pub(crate) fn timeout(host: &str, deadline: Duration) -> Self {
        Self {
            host: host.to_owned(),
            kind: Kind::Timeout(deadline),
            source: None,
        }
    }

    pub(crate) fn too_large(host: &str, limit: usize) -> Self {
        Self {
            host: host.to_owned(),
            kind: Kind::TooLarge(limit),
            source: None,
        }
    }

    pub(crate) fn redirected(host: &str) -> Self {
        Self {
            host: host.to_owned(),
            kind: Kind::Redirected,
            source: None,
        }
    }

    pub(crate) fn from_reqwest(host: &str, error: reqwest::Error) -> Self {
        let kind = if error.is_connect() {
            Kind::Connect
        } else if error.is_builder() {
            Kind::Setup
        } else {
            Kind::Interrupted
        };
        // The URL may hold a code or a token.
        Self {
            host: host.to_owned(),
            kind,
            source: Some(Arc::new(error.without_url())),
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = &self.host;
        match self.kind {
            Kind::Setup => write!(f, "the request to {host} could not be made"),
            Kind::Connect => write!(f, "could not connect to {host}"),
            Kind::Timeout(deadline) => write!(f, "{host} did not answer within {deadline:?}"),
            Kind::Interrupted => write!(
                f,
                "the connection to {host} broke before the answer was complete"
            ),
            Kind::TooLarge(limit) => write!(f, "the answer of {host} is larger than {limit} bytes"),
            Kind::Redirected => write!(f, "{host} answered with a redirect, which is not followed"),
        }
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
