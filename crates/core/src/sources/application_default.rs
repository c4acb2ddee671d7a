//! Application default credentials: the search for whatever this machine was given.

use std::path::Path;

use super::document::Document;
use super::environment::Environment;
use super::error::{LookedAt, SourceError};
use super::metadata_server::MetadataServer;
use super::{AnySource, Options, user};
use crate::authorized_user::AuthorizedUser;
use crate::credentials::{Credentials, CredentialsError};
use crate::http_client::Http;
use crate::scopes::Scopes;

const FILE: &str = "GOOGLE_APPLICATION_CREDENTIALS";
const QUOTA_PROJECT: &str = "GOOGLE_CLOUD_QUOTA_PROJECT";
const METADATA_HOST: &str = "GCE_METADATA_HOST";
const NO_METADATA: &str = "NO_GCE_CHECK";
const EXECUTABLES: &str = "GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES";

/// The search for default credentials, in the places and the order of Google's libraries
/// (<https://cloud.google.com/docs/authentication/application-default-credentials>).
///
/// [`Credentials::application_default`] is the short form.
#[derive(Clone, Debug)]
#[must_use = "the search begins with `credentials`"]
pub struct ApplicationDefault {
    scopes: Scopes,
    environment: Environment,
    http: Http,
}

/// What a file holds: a user's tokens are renewed in another way than those of the other types.
enum Found {
    User(Box<AuthorizedUser>),
    Source(AnySource),
}

impl Credentials {
    /// Returns the default credentials of this machine.
    ///
    /// They are looked for in the file that `GOOGLE_APPLICATION_CREDENTIALS` names, in gcloud's
    /// folder (`CLOUDSDK_CONFIG`, or the one under the user's home), and at the metadata server of
    /// Google's machines. This function alone in the libraries reads the environment.
    ///
    /// The scopes are asked for where the credentials are a service account or a workload. A user
    /// consented to some scopes when the file was made, and these stay: see
    /// [`Credentials::granted_scopes`]. What is refreshed is not written back to the file.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Source`]: with [`SourceError::NotFound`], which lists the places, if
    /// there are none; otherwise it names the file and what is wrong with it.
    pub async fn application_default(
        scopes: impl Into<Scopes> + Send,
    ) -> Result<Self, CredentialsError> {
        ApplicationDefault::new(scopes).credentials().await
    }
}

impl ApplicationDefault {
    /// Prepares the search in this process's environment.
    pub fn new(scopes: impl Into<Scopes>) -> Self {
        Self {
            scopes: scopes.into(),
            environment: Environment::of_the_process(),
            http: Http::new(),
        }
    }

    /// Looks in another environment.
    pub fn with_environment(self, environment: Environment) -> Self {
        Self {
            environment,
            ..self
        }
    }

    /// Uses another transport, for the search and in the credentials.
    pub fn with_http(self, http: Http) -> Self {
        Self { http, ..self }
    }

    /// Searches.
    ///
    /// # Errors
    ///
    /// As [`Credentials::application_default`].
    pub async fn credentials(self) -> Result<Credentials, CredentialsError> {
        let credentials = match self.search().await? {
            Found::User(mut user) => {
                if let Some(project) = self.environment.text(QUOTA_PROJECT) {
                    user.quota_project_id = Some(project);
                }
                Credentials::new(*user)
            }
            Found::Source(source) => {
                Credentials::from_source(match self.environment.text(QUOTA_PROJECT) {
                    Some(project) => source.with_quota_project(project),
                    None => source,
                })
            }
        };
        Ok(credentials.with_http(self.http))
    }

    async fn search(&self) -> Result<Found, SourceError> {
        let mut looked_at = Vec::new();
        if let Some(path) = self.environment.value(FILE) {
            // A file that is asked for by name and missing is a mistake, not an absence.
            return self.read(Path::new(&path), Some(FILE));
        }
        note(&mut looked_at, FILE, "is not set");
        match self.environment.gclouds_file() {
            Some(path) if path.exists() => return self.read(&path, None),
            Some(path) => note(&mut looked_at, path.display().to_string(), "does not exist"),
            None => note(
                &mut looked_at,
                "gcloud's folder",
                "is unknown without `HOME`",
            ),
        }
        if self.environment.is_on(NO_METADATA) {
            note(
                &mut looked_at,
                NO_METADATA,
                "forbids to ask the metadata server",
            );
            return Err(SourceError::NotFound { looked_at });
        }
        let server = match self.environment.text(METADATA_HOST) {
            Some(host) => MetadataServer::at(&host)?,
            None => MetadataServer::new(),
        };
        if let Err(found) = server.probe(&self.http).await {
            let place = format!("the metadata server at {}", server.host());
            note(&mut looked_at, place, &found);
            return Err(SourceError::NotFound { looked_at });
        }
        tracing::debug!(
            host = server.host(),
            "took the metadata server's credentials"
        );
        let source = server.with_scopes(self.scopes.clone());
        Ok(Found::Source(AnySource::new(source)))
    }

    fn read(&self, path: &Path, variable: Option<&str>) -> Result<Found, SourceError> {
        let shown = path.display();
        let place = match variable {
            Some(variable) => format!("{shown} (from {variable})"),
            None => shown.to_string(),
        };
        let document = Document::read_as(place, path)?;
        tracing::debug!(path = %shown, "took the default credentials of a file");
        // google-auth writes a user's file without a type.
        let kind = document.text("type")?.unwrap_or_default();
        if kind == "authorized_user" || (kind.is_empty() && document.holds("refresh_token")) {
            return self.user(&document).map(Box::new).map(Found::User);
        }
        for client in ["installed", "web"] {
            if document.holds(client) {
                let reason = "is an OAuth client, with which a user has to sign in first";
                return Err(document.invalid(client, reason));
            }
        }
        let options = Options {
            scopes: self.scopes.clone(),
            executables_allowed: self.environment.is_on(EXECUTABLES),
        };
        super::from_document(&document, &options).map(Found::Source)
    }

    fn user(&self, document: &Document) -> Result<AuthorizedUser, SourceError> {
        let user = user::authorized_user(document)?;
        if user.refresh_token.is_none() && user.access_token.is_none() {
            return Err(document.missing("refresh_token"));
        }
        if let Some(granted) = &user.scopes {
            let missing = self.scopes.missing_from(granted);
            if !missing.is_empty() {
                tracing::warn!(%missing, "the user's default credentials were not granted all scopes");
            }
        }
        Ok(user)
    }
}

fn note(looked_at: &mut Vec<LookedAt>, place: impl Into<String>, found: &str) {
    looked_at.push(LookedAt {
        place: place.into(),
        found: found.to_owned(),
    });
}
