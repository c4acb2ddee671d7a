//! An access token with the time of its end.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::HeaderValue;
use zeroize::Zeroizing;

/// A bearer token and when it ends. Cloning shares the one copy, which is zeroed when dropped.
#[derive(Clone)]
pub struct AccessToken(Arc<Inner>);

struct Inner {
    secret: Zeroizing<String>,
    bearer: HeaderValue,
    expires_at: Option<SystemTime>,
    lifetime: Option<Duration>,
}

impl AccessToken {
    /// Wraps a token that ends at `expires_at`; `None` if that is unknown.
    ///
    /// Returns `None` for a text that cannot be a bearer token (RFC 6750 section 2.1), such as one
    /// with a line break, so that none ever reaches a header.
    pub fn new(secret: impl Into<String>, expires_at: Option<SystemTime>) -> Option<Self> {
        Self::build(secret.into(), expires_at, None)
    }

    /// Wraps a token that was asked for at `asked_at` and lives for `lifetime`.
    pub(crate) fn issued(
        secret: String,
        asked_at: SystemTime,
        lifetime: Option<Duration>,
    ) -> Option<Self> {
        Self::build(
            secret,
            lifetime.and_then(|lifetime| asked_at.checked_add(lifetime)),
            lifetime,
        )
    }

    fn build(
        secret: String,
        expires_at: Option<SystemTime>,
        lifetime: Option<Duration>,
    ) -> Option<Self> {
        let secret = Zeroizing::new(secret);
        if secret.is_empty() || !secret.bytes().all(|byte| matches!(byte, 0x21..=0x7e)) {
            return None;
        }
        let header = Zeroizing::new(format!("Bearer {}", secret.as_str()));
        let mut bearer = HeaderValue::from_str(&header).ok()?;
        bearer.set_sensitive(true);
        Some(Self(Arc::new(Inner {
            secret,
            bearer,
            expires_at,
            lifetime,
        })))
    }

    /// Returns the token itself, for the one place that must send or store it.
    #[must_use]
    pub fn expose_secret(&self) -> &str {
        &self.0.secret
    }

    /// Returns the value of the `Authorization` header, marked as sensitive.
    #[must_use]
    pub fn bearer(&self) -> &HeaderValue {
        &self.0.bearer
    }

    /// Returns when the token ends, where that is known.
    #[must_use]
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.0.expires_at
    }

    pub(crate) fn lifetime(&self) -> Option<Duration> {
        self.0.lifetime
    }

    /// Tells whether both are the same token.
    #[must_use]
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.secret == other.0.secret
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken")
            .field("expires_at", &self.0.expires_at)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_shows_its_end_and_not_itself() {
        let token = AccessToken::new("ya29.canary", None).unwrap();
        assert_eq!(format!("{token:?}"), "AccessToken { expires_at: None, .. }");
        assert_eq!(format!("{:?}", token.bearer()), "Sensitive");
        assert_eq!(token.bearer().as_bytes(), b"Bearer ya29.canary");
    }

    #[test]
    fn what_cannot_be_in_a_header_is_no_token() {
        for text in ["", "a b", "a\r\nX-Evil: 1", "a\u{7f}", "ü"] {
            assert!(AccessToken::new(text, None).is_none(), "{text:?}");
        }
    }
}
