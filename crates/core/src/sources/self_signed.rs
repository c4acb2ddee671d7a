//! A service account's token that no server has to be asked for.

use serde_json::json;

use super::error::SourceError;
use super::service_account::{LIFETIME, ServiceAccount};
use crate::access_token::AccessToken;
use crate::http_client::Http;
use crate::token_endpoint::TokenResponse;
use crate::token_source::{FetchFuture, TokenSource};

/// A service account that signs its access tokens itself; see [`ServiceAccount::self_signed`].
#[derive(Clone, Debug)]
pub struct SelfSigned {
    account: ServiceAccount,
    claim: Claim,
}

/// What a self-signed token is for.
#[derive(Clone, Debug)]
pub(super) enum Claim {
    /// The scopes of the service account.
    Scopes,
    /// One API.
    Audience(String),
}

impl SelfSigned {
    pub(super) fn new(account: ServiceAccount, claim: Claim) -> Self {
        Self { account, claim }
    }

    fn token(&self, http: &Http) -> Result<TokenResponse, SourceError> {
        let incomplete = |reason| Err(SourceError::Incomplete { reason });
        if self.account.subject().is_some() {
            return incomplete("a self-signed token cannot act for another user");
        }
        let mut claims = json!({ "sub": self.account.email() });
        match &self.claim {
            Claim::Scopes if self.account.scopes().is_empty() => {
                return incomplete("a self-signed token needs scopes or an audience");
            }
            Claim::Scopes => claims["scope"] = self.account.scopes().to_string().into(),
            Claim::Audience(audience) => claims["aud"] = audience.as_str().into(),
        }
        let now = http.clock().now();
        let token = self.account.sign(claims, now)?;
        let access_token = AccessToken::issued(token.as_str().to_owned(), now, Some(LIFETIME))
            .expect("base64 and dots go into a header");
        Ok(TokenResponse {
            access_token,
            refresh_token: None,
            refresh_token_lifetime: None,
            id_token: None,
            scopes: matches!(self.claim, Claim::Scopes).then(|| self.account.scopes().clone()),
        })
    }
}

impl TokenSource for SelfSigned {
    fn fetch<'a>(&'a self, http: &'a Http) -> FetchFuture<'a> {
        Box::pin(std::future::ready(self.token(http).map_err(Into::into)))
    }

    fn issuer(&self) -> &str {
        self.account.token_uri().as_str()
    }

    fn account(&self) -> Option<&str> {
        Some(self.account.email())
    }

    fn quota_project(&self) -> Option<&str> {
        self.account.quota_project_id()
    }
}
