//! One identity that acts as a service account.

use std::path::Path;
use std::time::Duration;

use super::document::Document;
use super::error::SourceError;
use super::impersonation::Impersonation;
use super::{AnySource, Options};
use crate::credentials::CredentialsError;
use crate::http_client::Http;
use crate::scopes::{Scope, Scopes};
use crate::token_endpoint::TokenResponse;
use crate::token_source::{FetchFuture, TokenSource};

/// Somebody who may act as a service account: no key of the account's is on this machine.
///
/// Google's page: <https://cloud.google.com/iam/docs/service-account-impersonation>.
#[derive(Clone, Debug)]
pub struct ImpersonatedServiceAccount {
    source: AnySource,
    target: Impersonation,
    scopes: Scopes,
    quota_project: Option<String>,
}

impl ImpersonatedServiceAccount {
    /// Acts as the service account with the tokens of `source`, which need the scope
    /// `https://www.googleapis.com/auth/iam` or `…/cloud-platform`.
    #[must_use]
    pub fn new(source: impl TokenSource + 'static, email: &str) -> Self {
        Self {
            source: AnySource::new(source),
            target: Impersonation::of(email),
            scopes: Scopes::default(),
            quota_project: None,
        }
    }

    /// Reads a file, as `gcloud auth application-default login --impersonate-service-account`
    /// writes it.
    ///
    /// # Errors
    ///
    /// [`SourceError`] names the file and the key in it.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, SourceError> {
        Self::from_document(&Document::read(path.as_ref())?, &Options::default())
    }

    /// Reads the same JSON from a string.
    ///
    /// # Errors
    ///
    /// [`SourceError`] names the key.
    pub fn from_json(json: &str) -> Result<Self, SourceError> {
        let place = "the impersonated service account's JSON".to_owned();
        Self::from_document(&Document::parse(place, json)?, &Options::default())
    }

    pub(super) fn from_document(
        document: &Document,
        options: &Options,
    ) -> Result<Self, SourceError> {
        let kind = document.required("type")?;
        if kind != "impersonated_service_account" {
            return Err(super::another_kind(document, kind));
        }
        document.expect_googles_universe()?;
        let mut target = Impersonation::from_document(document)?
            .ok_or_else(|| document.missing("service_account_impersonation_url"))?;
        target.delegates = document.texts("delegates")?;
        let source = document
            .object("source_credentials")?
            .ok_or_else(|| document.missing("source_credentials"))?;
        let source_options = Options {
            scopes: Impersonation::needed_scopes(),
            ..*options
        };
        Ok(Self {
            source: super::from_document(&source, &source_options)?,
            target,
            scopes: scopes(document, options)?,
            quota_project: document.owned("quota_project_id")?,
        })
    }

    /// Asks for these scopes.
    #[must_use]
    pub fn with_scopes(self, scopes: impl Into<Scopes>) -> Self {
        Self {
            scopes: scopes.into(),
            ..self
        }
    }

    /// Goes through these service accounts, of which each may act as the next one.
    #[must_use]
    pub fn with_delegates<I: IntoIterator<Item: Into<String>>>(mut self, delegates: I) -> Self {
        self.target.delegates = Some(delegates.into_iter().map(Into::into).collect());
        self
    }

    /// Asks for tokens that live so long; an hour unless the organisation allows more.
    #[must_use]
    pub fn with_lifetime(mut self, lifetime: Duration) -> Self {
        self.target.lifetime = lifetime;
        self
    }

    async fn impersonate(&self, http: &Http) -> Result<TokenResponse, CredentialsError> {
        let own = self.source.fetch(http).await?.access_token;
        let issuer = self.source.issuer();
        let token = self.target.token(http, &own, issuer, &self.scopes).await?;
        Ok(token)
    }
}

impl TokenSource for ImpersonatedServiceAccount {
    fn fetch<'a>(&'a self, http: &'a Http) -> FetchFuture<'a> {
        Box::pin(self.impersonate(http))
    }

    fn issuer(&self) -> &str {
        self.source.issuer()
    }

    fn account(&self) -> Option<&str> {
        Some(self.target.email())
    }

    fn quota_project(&self) -> Option<&str> {
        self.quota_project.as_deref()
    }
}

/// The program's scopes win over those of the file.
fn scopes(document: &Document, options: &Options) -> Result<Scopes, SourceError> {
    if !options.scopes.is_empty() {
        return Ok(options.scopes.clone());
    }
    let listed = document.texts("scopes")?.unwrap_or_default();
    let scopes: Result<Scopes, _> = listed.into_iter().map(Scope::new).collect();
    scopes.map_err(|_| document.invalid("scopes", "holds something that is not a scope"))
}
