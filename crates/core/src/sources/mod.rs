//! Where access tokens come from when no user consents on this machine.
//!
//! Each source reads its own kind of credentials file and fetches one token at a time;
//! [`Credentials::from_source`](crate::Credentials::from_source) keeps it fresh.

mod application_default;
mod ask;
mod document;
mod environment;
mod error;
mod external_account;
mod impersonated;
mod impersonation;
mod metadata_server;
mod self_signed;
mod service_account;
mod signing_key;
mod user;

use std::sync::Arc;

use crate::http_client::Http;
use crate::scopes::Scopes;
use crate::server_text::plain_text;
use crate::token_source::{FetchFuture, TokenSource};

use document::Document;

pub use application_default::ApplicationDefault;
pub use environment::Environment;
pub use error::{LookedAt, SourceError};
pub use external_account::ExternalAccount;
pub use impersonated::ImpersonatedServiceAccount;
pub use metadata_server::MetadataServer;
pub use self_signed::SelfSigned;
pub use service_account::ServiceAccount;

/// A source of whatever kind a file holds.
#[derive(Clone, Debug)]
struct AnySource {
    source: Arc<dyn TokenSource>,
    /// In place of the source's own.
    quota_project: Option<String>,
}

/// What the program says about credentials whose kind only their file knows.
#[derive(Clone, Debug, Default)]
struct Options {
    scopes: Scopes,
    executables_allowed: bool,
}

impl AnySource {
    fn new(source: impl TokenSource + 'static) -> Self {
        Self {
            source: Arc::new(source),
            quota_project: None,
        }
    }

    fn with_quota_project(self, project: String) -> Self {
        Self {
            quota_project: Some(project),
            ..self
        }
    }
}

impl TokenSource for AnySource {
    fn fetch<'a>(&'a self, http: &'a Http) -> FetchFuture<'a> {
        self.source.fetch(http)
    }

    fn issuer(&self) -> &str {
        self.source.issuer()
    }

    fn account(&self) -> Option<&str> {
        self.source.account()
    }

    fn quota_project(&self) -> Option<&str> {
        let own = self.source.quota_project();
        self.quota_project.as_deref().or(own)
    }
}

/// Reads credentials of any kind.
fn from_document(document: &Document, options: &Options) -> Result<AnySource, SourceError> {
    let scopes = || options.scopes.clone();
    Ok(match document.required("type")? {
        "authorized_user" => AnySource::new(user::UserSource::from_document(document)?),
        "service_account" => {
            AnySource::new(ServiceAccount::from_document(document)?.with_scopes(scopes()))
        }
        "impersonated_service_account" => AnySource::new(
            ImpersonatedServiceAccount::from_document(document, options)?,
        ),
        "external_account" => {
            let account = ExternalAccount::from_document(document)?.with_scopes(scopes());
            AnySource::new(if options.executables_allowed {
                account.allow_executables()
            } else {
                account
            })
        }
        other => return Err(unsupported(document, other)),
    })
}

fn unsupported(document: &Document, kind: &str) -> SourceError {
    document.unsupported(&format!("credentials of the type `{}`", plain_text(kind)))
}

/// Refuses credentials of one kind where another was asked for by name.
fn another_kind(document: &Document, found: &str) -> SourceError {
    match found {
        "authorized_user"
        | "service_account"
        | "impersonated_service_account"
        | "external_account" => document.invalid("type", "is that of other credentials"),
        other => unsupported(document, other),
    }
}

#[cfg(doctest)]
#[doc = include_str!("../../../../docs/guides/default-credentials.md")]
struct Guide;
