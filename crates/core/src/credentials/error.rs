//! Why there is no token.

use std::time::Duration;

use crate::sources::SourceError;
use crate::store::StoreError;
use crate::token_endpoint::TokenError;

/// Why there is no token. All who waited for the same refresh get a clone.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CredentialsError {
    /// Nobody is signed in here, or was signed out meanwhile. Only new consent helps.
    #[error("{place} holds no sign-in")]
    NotSignedIn {
        /// The store.
        place: String,
    },
    /// The access token ended and there is no refresh token. Only new consent helps.
    #[error("the access token has ended and there is no refresh token to renew it")]
    NoRefreshToken,
    /// The token endpoint gave no new token.
    #[error("the access token could not be refreshed")]
    Refresh(#[from] TokenError),
    /// The store could not be read or locked.
    #[error("the saved sign-in could not be used")]
    Store(#[from] StoreError),
    /// A source that is no user's saved sign-in gave no token.
    #[error("there is no token from the configured credentials")]
    Source(#[from] SourceError),
    /// The runtime shut down before the refresh was done.
    #[error("the refresh was interrupted because the program is ending")]
    Interrupted,
}

impl CredentialsError {
    /// Whether the same call may succeed later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Refresh(error) => error.is_transient(),
            Self::Source(error) => error.is_transient(),
            Self::Store(error) => matches!(error, StoreError::Busy { .. }),
            _ => false,
        }
    }

    /// Whether only the user's new consent helps.
    #[must_use]
    pub fn needs_consent(&self) -> bool {
        match self {
            Self::NotSignedIn { .. } | Self::NoRefreshToken => true,
            Self::Refresh(error) => error.needs_consent(),
            _ => false,
        }
    }

    /// Returns how long a server asks to wait before another try.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refresh(error) => error.retry_after(),
            Self::Source(error) => error.retry_after(),
            _ => None,
        }
    }
}
