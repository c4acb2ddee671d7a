//! What is asked for: a client, scopes, and how to ask.

use std::sync::Arc;

use hallpass_core::{ClientSecrets, Scopes};
use oauth2::basic::BasicClient;

use crate::consent::{Attempt, Consent};

/// A consent that is going to be asked for.
#[derive(Clone, Debug)]
#[must_use]
pub struct Flow {
    secrets: ClientSecrets,
    scopes: Scopes,
    login_hint: Option<String>,
    forces_consent: bool,
    accepts_fewer: bool,
}

/// Why a consent cannot be asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FlowError {
    /// There is nothing to consent to.
    #[error("no scope is asked for")]
    NoScopes,
    /// The redirect URI cannot be one.
    #[error("`{redirect_uri}` cannot be a redirect URI: it is not a URL")]
    RedirectUri {
        /// The text.
        redirect_uri: String,
    },
}

impl Flow {
    /// Asks for these scopes in the name of this client.
    pub fn new(secrets: ClientSecrets, scopes: impl Into<Scopes>) -> Self {
        Self {
            secrets,
            scopes: scopes.into(),
            login_hint: None,
            forces_consent: false,
            accepts_fewer: false,
        }
    }

    /// Preselects an account by its e-mail address.
    pub fn login_hint(mut self, account: impl Into<String>) -> Self {
        self.login_hint = Some(account.into());
        self
    }

    /// Shows the consent page even to a user who has consented before (`prompt=consent`). A web
    /// application needs that to get a refresh token once more.
    pub fn force_consent(mut self) -> Self {
        self.forces_consent = true;
        self
    }

    /// Takes it for success if the user grants only some of the scopes.
    pub fn accept_fewer_scopes(mut self) -> Self {
        self.accepts_fewer = true;
        self
    }

    /// Makes the authorization URL, with a state and a PKCE challenge of its own (S256), for an
    /// answer at `redirect_uri`.
    ///
    /// # Errors
    ///
    /// [`FlowError`] if there is no scope, or if `redirect_uri` is not a URL.
    pub fn begin(self, redirect_uri: &str) -> Result<Consent, FlowError> {
        if self.scopes.is_empty() {
            return Err(FlowError::NoScopes);
        }
        let invalid = |_| FlowError::RedirectUri {
            redirect_uri: redirect_uri.escape_debug().to_string(),
        };
        let redirect = oauth2::RedirectUrl::new(redirect_uri.to_owned()).map_err(invalid)?;
        let auth_uri = oauth2::AuthUrl::new(self.secrets.auth_uri().to_owned())
            .expect("it was parsed with the client");
        let engine = BasicClient::new(oauth2::ClientId::new(self.secrets.client().id().to_owned()))
            .set_auth_uri(auth_uri)
            .set_redirect_uri(redirect);
        let (challenge, verifier) = oauth2::PkceCodeChallenge::new_random_sha256();
        let mut request = engine
            .authorize_url(|| oauth2::CsrfToken::new_random_len(32))
            .set_pkce_challenge(challenge)
            .add_scopes(
                self.scopes
                    .iter()
                    .map(|scope| oauth2::Scope::new(scope.as_str().to_owned())),
            )
            .add_extra_param("access_type", "offline");
        if self.forces_consent {
            request = request.add_extra_param("prompt", "consent");
        }
        if let Some(account) = self.login_hint {
            request = request.add_extra_param("login_hint", account);
        }
        let (url, state) = request.url();
        Ok(Consent(Arc::new(Attempt {
            url,
            state,
            verifier,
            redirect_uri: redirect_uri.to_owned(),
            secrets: self.secrets,
            asked: self.scopes,
            accepts_fewer: self.accepts_fewer,
        })))
    }
}
