//! A user's refresh token as the source of another identity.

use super::document::Document;
use super::error::SourceError;
use crate::authorized_user::AuthorizedUser;
use crate::credentials::CredentialsError;
use crate::http_client::Http;
use crate::token_endpoint::{TokenEndpoint, TokenResponse};
use crate::token_source::{FetchFuture, TokenSource};

/// A user whose tokens are fetched and not kept.
#[derive(Debug)]
pub(super) struct UserSource(AuthorizedUser);

impl UserSource {
    pub(super) fn from_document(document: &Document) -> Result<Self, SourceError> {
        let user = authorized_user(document)?;
        if user.refresh_token.is_none() {
            return Err(document.missing("refresh_token"));
        }
        Ok(Self(user))
    }

    async fn refresh(&self, http: &Http) -> Result<TokenResponse, CredentialsError> {
        let token = self.0.refresh_token.as_ref();
        let token = token.ok_or(CredentialsError::NoRefreshToken)?;
        Ok(TokenEndpoint::new(http, &self.0.client)
            .refresh(token)
            .await?)
    }
}

impl TokenSource for UserSource {
    fn fetch<'a>(&'a self, http: &'a Http) -> FetchFuture<'a> {
        Box::pin(self.refresh(http))
    }

    fn issuer(&self) -> &str {
        self.0.client.token_uri()
    }

    fn account(&self) -> Option<&str> {
        self.0.account.as_deref()
    }

    fn quota_project(&self) -> Option<&str> {
        self.0.quota_project_id.as_deref()
    }
}

/// Reads a user's tokens; where they came from goes into the error.
pub(super) fn authorized_user(document: &Document) -> Result<AuthorizedUser, SourceError> {
    document.expect_googles_universe()?;
    AuthorizedUser::from_json(&document.to_json()).map_err(|source| SourceError::User {
        place: document.place().to_owned(),
        source,
    })
}
