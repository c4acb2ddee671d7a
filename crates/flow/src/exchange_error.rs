//! Why a consent gave no credentials.

use hallpass_core::{Scopes, TokenError};

use crate::id_token::IdTokenError;
use crate::identity::Identity;
use crate::signed_in::SignedIn;
use crate::userinfo::UserinfoError;

/// Why a consent gave no credentials, or not those that were asked for.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExchangeError {
    /// The token endpoint gave nothing. The code is spent: start over.
    #[error("the code could not be exchanged")]
    Token(#[from] TokenError),
    /// The user consented to less than was asked. The tokens are good for the rest, and inside.
    #[error("the user did not grant {missing}")]
    MissingScopes {
        /// The scopes that are missing.
        missing: Scopes,
        /// The sign-in, which may be kept all the same.
        signed_in: Box<SignedIn>,
    },
    /// Another account signed in than the one that was expected, or the server does not say which.
    #[error("{} signed in, and {expected} was expected", found(signed_in))]
    OtherAccount {
        /// The account that was expected.
        expected: String,
        /// The sign-in of the other account. Keeping it in the place of the expected one would
        /// lose that one's tokens.
        signed_in: Box<SignedIn>,
    },
    /// The ID token is not one for this sign-in, so the tokens that came with it are not used.
    #[error("the ID token is not for this sign-in")]
    IdToken(#[from] IdTokenError),
    /// The server says of the access token that it belongs to somebody else than the ID token, so
    /// neither is used.
    #[error("the server contradicts itself about who signed in")]
    Userinfo(#[from] UserinfoError),
}

fn found(signed_in: &SignedIn) -> &str {
    signed_in
        .identity
        .as_ref()
        .map_or("an account without a name", Identity::label)
}
