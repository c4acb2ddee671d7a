//! A sign-in: the tokens, whose they are, and what they lack.

use std::time::Duration;

use hallpass_core::{AuthorizedUser, Scopes};

use crate::identity::Identity;

/// What a user's consent came to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SignedIn {
    /// The tokens as they are kept; `account` is the e-mail address where that is known.
    pub user: AuthorizedUser,
    /// Who signed in, where one of the scopes `openid`, `email` and `profile` was granted.
    pub identity: Option<Identity>,
    /// The scopes that were asked for and not granted.
    pub missing: Scopes,
    /// How long the refresh token lives, where the user chose to give access for a limited time.
    pub refresh_token_lifetime: Option<Duration>,
}

impl SignedIn {
    /// Tells whether there is a refresh token. Without one the access ends within the hour.
    ///
    /// Google leaves it out when a web application's user consented before: ask again with
    /// [`force_consent`](crate::Flow::force_consent), or let the user remove the application at
    /// <https://myaccount.google.com/connections> first.
    #[must_use]
    pub fn is_renewable(&self) -> bool {
        self.user.refresh_token.is_some()
    }
}
