//! An identity of another cloud or provider, exchanged for a token of Google's (RFC 8693).

mod executable;
mod subject;

use std::path::Path;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use url::Url;
use zeroize::Zeroizing;

use super::document::Document;
use super::error::SourceError;
use super::impersonation::Impersonation;
use crate::allowed_hosts::AllowedHosts;
use crate::credentials::CredentialsError;
use crate::endpoint;
use crate::http_client::{Http, host_and_port};
use crate::scopes::Scopes;
use crate::secret::ClientSecret;
use crate::token_endpoint::{self, TokenResponse};
use crate::token_source::{FetchFuture, TokenSource};

use executable::Identity;
use subject::SubjectTokenSource;

const TOKEN_EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

/// A workload or a workforce that another provider vouches for: workload identity federation.
///
/// The provider's token comes from a file, a URL or a command, and Google's Security Token Service
/// exchanges it (<https://google.aip.dev/auth/4117>). The file decides what is read, run and asked
/// on this machine: do not take one from somebody whom you do not trust.
#[derive(Clone, Debug)]
pub struct ExternalAccount {
    audience: String,
    subject_token_type: String,
    token_url: Url,
    subject: SubjectTokenSource,
    client: Option<(String, ClientSecret)>,
    impersonation: Option<Impersonation>,
    workforce_project: Option<String>,
    scopes: Scopes,
    quota_project: Option<String>,
    executables_allowed: bool,
}

impl ExternalAccount {
    /// Reads a file, as `gcloud iam workload-identity-pools create-cred-config` writes it.
    ///
    /// # Errors
    ///
    /// [`SourceError`] names the file and the key in it.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, SourceError> {
        Self::from_document(&Document::read(path.as_ref())?)
    }

    /// Reads the same JSON from a string.
    ///
    /// # Errors
    ///
    /// [`SourceError`] names the key.
    pub fn from_json(json: &str) -> Result<Self, SourceError> {
        let place = "the external account's JSON".to_owned();
        Self::from_document(&Document::parse(place, json)?)
    }

    pub(super) fn from_document(document: &Document) -> Result<Self, SourceError> {
        let kind = document.required("type")?;
        if kind != "external_account" {
            return Err(super::another_kind(document, kind));
        }
        document.expect_googles_universe()?;
        Ok(Self {
            audience: document.required("audience")?.to_owned(),
            subject_token_type: document.required("subject_token_type")?.to_owned(),
            token_url: token_url(document)?,
            subject: SubjectTokenSource::from_document(document)?,
            client: client(document)?,
            impersonation: impersonation(document)?,
            workforce_project: workforce_project(document)?,
            scopes: Scopes::default(),
            quota_project: document.owned("quota_project_id")?,
            executables_allowed: false,
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

    /// Allows the file's command to be run for the provider's token.
    ///
    /// The command gets this process's environment and Google's variables for such commands.
    #[must_use]
    pub fn allow_executables(self) -> Self {
        Self {
            executables_allowed: true,
            ..self
        }
    }

    async fn exchange(&self, http: &Http) -> Result<TokenResponse, CredentialsError> {
        let subject_token = self.subject_token(http).await?;
        let needed = match &self.impersonation {
            Some(_) => Impersonation::needed_scopes(),
            None => self.scopes.clone(),
        };
        let mut response = self.exchange_subject(http, &subject_token, &needed).await?;
        let Some(impersonation) = &self.impersonation else {
            response.scopes.get_or_insert(needed);
            return Ok(response);
        };
        let own = response.access_token;
        let token = impersonation
            .token(http, &own, self.issuer(), &self.scopes)
            .await?;
        Ok(token)
    }

    async fn subject_token(&self, http: &Http) -> Result<Zeroizing<String>, SourceError> {
        let identity = Identity {
            audience: &self.audience,
            token_type: &self.subject_token_type,
            email: self.impersonation.as_ref().map(Impersonation::email),
            is_allowed: self.executables_allowed,
        };
        self.subject.token(http, &identity).await
    }

    async fn exchange_subject(
        &self,
        http: &Http,
        subject_token: &str,
        scopes: &Scopes,
    ) -> Result<TokenResponse, SourceError> {
        if scopes.is_empty() {
            return Err(SourceError::Incomplete {
                reason: "an external account asks for a token with the scopes that it needs",
            });
        }
        let scopes = scopes.to_string();
        let mut form = vec![
            ("grant_type", TOKEN_EXCHANGE),
            ("audience", &self.audience),
            ("scope", &scopes),
            ("requested_token_type", ACCESS_TOKEN),
            ("subject_token", subject_token),
            ("subject_token_type", &self.subject_token_type),
        ];
        let options = self.options();
        form.extend(options.as_deref().map(|options| ("options", options)));
        token_endpoint::grant(http, &self.token_url, &form, self.authorization())
            .await
            .map_err(|source| {
                let host = host_and_port(&self.token_url);
                SourceError::grant(host, "external account's subject token", source)
            })
    }

    /// Names the project that a workforce's requests count for; a client has one of its own.
    ///
    /// The service expects the JSON percent-encoded, before the form encodes it once more.
    fn options(&self) -> Option<String> {
        let project = self.workforce_project.as_ref()?;
        let json = json!({ "userProject": project }).to_string();
        let encoded = utf8_percent_encode(&json, NON_ALPHANUMERIC).to_string();
        self.client.is_none().then_some(encoded)
    }

    fn authorization(&self) -> Option<HeaderValue> {
        let (id, secret) = self.client.as_ref()?;
        let pair = Zeroizing::new(format!("{id}:{}", secret.expose_secret()));
        let header = Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())));
        let mut value = HeaderValue::from_str(&header).expect("base64 goes into a header");
        value.set_sensitive(true);
        Some(value)
    }
}

impl TokenSource for ExternalAccount {
    fn fetch<'a>(&'a self, http: &'a Http) -> FetchFuture<'a> {
        Box::pin(self.exchange(http))
    }

    fn issuer(&self) -> &str {
        self.token_url.as_str()
    }

    fn account(&self) -> Option<&str> {
        self.impersonation.as_ref().map(Impersonation::email)
    }

    fn quota_project(&self) -> Option<&str> {
        self.quota_project.as_deref()
    }
}

/// The provider's token goes to Google only: whoever has it can exchange it.
fn token_url(document: &Document) -> Result<Url, SourceError> {
    let url = document
        .endpoint("token_url")?
        .ok_or_else(|| document.missing("token_url"))?;
    match AllowedHosts::default().check(&url, endpoint::is_loopback(&url)) {
        Ok(()) => Ok(url),
        Err(_) => Err(SourceError::HostNotAllowed {
            key: "token_url",
            host: host_and_port(&url),
        }),
    }
}

fn client(document: &Document) -> Result<Option<(String, ClientSecret)>, SourceError> {
    let Some(id) = document.owned("client_id")? else {
        return Ok(None);
    };
    let secret = ClientSecret::new(document.text("client_secret")?.unwrap_or_default());
    Ok(Some((id, secret)))
}

fn impersonation(document: &Document) -> Result<Option<Impersonation>, SourceError> {
    let Some(mut impersonation) = Impersonation::from_document(document)? else {
        return Ok(None);
    };
    let settings = document.object("service_account_impersonation")?;
    let lifetime = settings
        .map(|settings| settings.count("token_lifetime_seconds"))
        .transpose()?
        .flatten();
    if let Some(seconds) = lifetime {
        impersonation.lifetime = Duration::from_secs(seconds);
    }
    Ok(Some(impersonation))
}

fn workforce_project(document: &Document) -> Result<Option<String>, SourceError> {
    const KEY: &str = "workforce_pool_user_project";
    let project = document.owned(KEY)?;
    let audience = document.required("audience")?;
    let is_workforce = audience.starts_with("//iam.googleapis.com/locations/")
        && audience.contains("/workforcePools/");
    if project.is_some() && !is_workforce {
        return Err(document.invalid(KEY, "goes with the audience of a workforce pool only"));
    }
    Ok(project)
}
