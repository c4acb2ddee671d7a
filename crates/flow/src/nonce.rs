//! The nonce: what ties an ID token to the request that it answers.

use std::fmt;

use crate::same_secret::is_same_secret;

/// A random text that the authorization request carries and the ID token has to repeat (OpenID
/// Connect Core section 3.1.2.1).
#[derive(Clone)]
pub(crate) struct Nonce(oauth2::CsrfToken);

impl Nonce {
    /// Makes one of 256 random bits.
    pub(crate) fn random() -> Self {
        Self(oauth2::CsrfToken::new_random_len(32))
    }

    /// Takes up one that was stored.
    pub(crate) fn stored(text: String) -> Self {
        Self(oauth2::CsrfToken::new(text))
    }

    pub(crate) fn as_str(&self) -> &str {
        self.0.secret()
    }

    pub(crate) fn is(&self, claimed: &str) -> bool {
        is_same_secret(self.as_str(), claimed)
    }
}

impl fmt::Debug for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nonce([redacted])")
    }
}
