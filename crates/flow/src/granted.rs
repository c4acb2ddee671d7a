//! A consent that was given: the code is exchanged for tokens, once.

use std::fmt;

use hallpass_core::{AuthorizedUser, ClientSecrets, Http, Scopes, TokenEndpoint, TokenError};

use crate::consent::Attempt;

/// A user's consent, not yet exchanged. Only [`Consent::answer`](crate::Consent::answer) makes one, after its checks.
pub struct Granted {
    code: oauth2::AuthorizationCode,
    verifier: oauth2::PkceCodeVerifier,
    redirect_uri: String,
    secrets: ClientSecrets,
    asked: Scopes,
    accepts_fewer: bool,
}

/// Why a consent gave no credentials.
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
        /// The tokens, which may be kept all the same.
        user: Box<AuthorizedUser>,
    },
}

impl Granted {
    pub(crate) fn new(attempt: &Attempt, code: String) -> Self {
        Self {
            code: oauth2::AuthorizationCode::new(code),
            verifier: oauth2::PkceCodeVerifier::new(attempt.verifier.secret().clone()),
            redirect_uri: attempt.redirect_uri.clone(),
            secrets: attempt.secrets.clone(),
            asked: attempt.asked.clone(),
            accepts_fewer: attempt.accepts_fewer,
        }
    }

    /// Exchanges the code for tokens, in one request that is never repeated.
    ///
    /// # Errors
    ///
    /// [`ExchangeError::MissingScopes`] if the user granted less than was asked and that was not
    /// accepted beforehand; [`ExchangeError::Token`] if there are no tokens.
    pub async fn exchange(self, http: &Http) -> Result<AuthorizedUser, ExchangeError> {
        let client = self.secrets.client();
        let endpoint = TokenEndpoint::new(http, client);
        let response = endpoint
            .exchange(
                self.code.secret(),
                self.verifier.secret(),
                &self.redirect_uri,
            )
            .await?;
        let mut user = AuthorizedUser::new(client.clone());
        // RFC 6749 section 5.1: a scope that is left out is as asked.
        user.scopes = Some(self.asked.clone());
        user.renew(response);
        let missing = user
            .scopes
            .as_ref()
            .map(|granted| self.asked.missing_from(granted))
            .unwrap_or_default();
        if missing.is_empty() || self.accepts_fewer {
            return Ok(user);
        }
        Err(ExchangeError::MissingScopes {
            missing,
            user: Box::new(user),
        })
    }
}

impl fmt::Debug for Granted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Granted")
            .field("redirect_uri", &self.redirect_uri)
            .finish_non_exhaustive()
    }
}
