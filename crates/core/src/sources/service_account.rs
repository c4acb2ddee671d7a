//! A service account's key: signs an assertion and exchanges it for a token (RFC 7523).

use std::path::Path;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use url::Url;

use super::document::Document;
use super::error::SourceError;
use super::self_signed::{Claim, SelfSigned};
use super::signing_key::SigningKey;
use crate::endpoint::{self, GOOGLE_TOKEN_URI};
use crate::http_client::{Http, host_and_port};
use crate::scopes::Scopes;
use crate::token_endpoint::{self, TokenResponse};
use crate::token_source::{FetchFuture, TokenSource};

/// How long an assertion is valid: the longest that Google takes.
pub(super) const LIFETIME: Duration = Duration::from_secs(3600);

/// A service account with its private key, as downloaded from the Cloud console.
///
/// It asks for tokens as Google documents it
/// (<https://developers.google.com/identity/protocols/oauth2/service-account>).
#[derive(Clone, Debug)]
pub struct ServiceAccount {
    email: String,
    key: SigningKey,
    token_uri: Url,
    scopes: Scopes,
    subject: Option<String>,
    project_id: Option<String>,
    quota_project: Option<String>,
}

impl ServiceAccount {
    /// Reads a key file.
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
        let place = "the service account's JSON".to_owned();
        Self::from_document(&Document::parse(place, json)?)
    }

    pub(super) fn from_document(document: &Document) -> Result<Self, SourceError> {
        if let Some(other) = document
            .text("type")?
            .filter(|&kind| kind != "service_account")
        {
            return Err(super::another_kind(document, other));
        }
        document.expect_googles_universe()?;
        let key_id = document.owned("private_key_id")?;
        let token_uri = document
            .endpoint("token_uri")?
            .ok_or_else(|| document.missing("token_uri"))?;
        Ok(Self {
            email: document.required("client_email")?.to_owned(),
            key: SigningKey::from_pem(document.required("private_key")?, key_id)
                .map_err(|reason| document.invalid("private_key", reason))?,
            token_uri,
            scopes: Scopes::default(),
            subject: None,
            project_id: document.owned("project_id")?,
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

    /// Acts for a user of the organisation, which has to grant the service account's client these
    /// scopes ("domain-wide delegation").
    #[must_use]
    pub fn with_subject(self, email: impl Into<String>) -> Self {
        Self {
            subject: Some(email.into()),
            ..self
        }
    }

    /// Bills requests to this project.
    #[must_use]
    pub fn with_quota_project(self, project: impl Into<String>) -> Self {
        Self {
            quota_project: Some(project.into()),
            ..self
        }
    }

    /// Signs tokens for its scopes itself, without any request
    /// (<https://google.aip.dev/auth/4111>). It cannot act for another user this way.
    #[must_use]
    pub fn self_signed(self) -> SelfSigned {
        SelfSigned::new(self, Claim::Scopes)
    }

    /// Signs tokens for one API itself, such as `https://sheets.googleapis.com/`, without any
    /// request.
    #[must_use]
    pub fn self_signed_for(self, audience: impl Into<String>) -> SelfSigned {
        SelfSigned::new(self, Claim::Audience(audience.into()))
    }

    /// Returns the service account's e-mail address.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }

    /// Returns the project that the service account belongs to.
    #[must_use]
    pub fn project_id(&self) -> Option<&str> {
        self.project_id.as_deref()
    }

    pub(super) fn scopes(&self) -> &Scopes {
        &self.scopes
    }

    pub(super) fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    pub(super) fn token_uri(&self) -> &Url {
        &self.token_uri
    }

    pub(super) fn quota_project_id(&self) -> Option<&str> {
        self.quota_project.as_deref()
    }

    /// Signs claims, to which it adds who signs and for how long.
    pub(super) fn sign(
        &self,
        mut claims: Value,
        now: SystemTime,
    ) -> Result<zeroize::Zeroizing<String>, SourceError> {
        let issued_at = now
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        claims["iss"] = self.email.as_str().into();
        claims["iat"] = issued_at.as_secs().into();
        claims["exp"] = (issued_at + LIFETIME).as_secs().into();
        self.key.sign(&claims).ok_or(SourceError::Incomplete {
            reason: "the system has no random numbers to sign with",
        })
    }

    async fn exchange(&self, http: &Http) -> Result<TokenResponse, crate::CredentialsError> {
        if self.scopes.is_empty() {
            return Err(SourceError::Incomplete {
                reason: "a service account asks for a token with the scopes that it needs",
            }
            .into());
        }
        let mut claims = json!({
            "aud": audience(&self.token_uri),
            "scope": self.scopes.to_string(),
        });
        if let Some(subject) = &self.subject {
            claims["sub"] = subject.as_str().into();
        }
        let assertion = self.sign(claims, http.clock().now())?;
        let form = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            ("assertion", assertion.as_str()),
        ];
        let refused = |source| {
            let host = host_and_port(&self.token_uri);
            SourceError::grant(host, "service account's assertion", source)
        };
        let mut response = token_endpoint::grant(http, &self.token_uri, &form, None)
            .await
            .map_err(refused)?;
        // Google names no scopes here: they are those that were asked for.
        response.scopes.get_or_insert_with(|| self.scopes.clone());
        Ok(response)
    }
}

impl TokenSource for ServiceAccount {
    fn fetch<'a>(&'a self, http: &'a Http) -> FetchFuture<'a> {
        Box::pin(self.exchange(http))
    }

    fn issuer(&self) -> &str {
        self.token_uri.as_str()
    }

    fn account(&self) -> Option<&str> {
        Some(self.subject.as_deref().unwrap_or(&self.email))
    }

    fn quota_project(&self) -> Option<&str> {
        self.quota_project.as_deref()
    }
}

/// Returns whom the assertion is for.
///
/// Google wants its token endpoint's present name, also from a file with an older one. Any other
/// server gets an assertion for itself, which it cannot take to Google for a token.
fn audience(token_uri: &Url) -> &str {
    if endpoint::is_google_oauth(token_uri) {
        GOOGLE_TOKEN_URI
    } else {
        token_uri.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assertion_is_for_google_under_its_present_name_or_for_the_one_who_is_asked() {
        let of = |text| audience(&Url::parse(text).unwrap()).to_owned();
        for google in [
            "https://oauth2.googleapis.com/token",
            "https://accounts.google.com/o/oauth2/token",
            "https://www.googleapis.com/oauth2/v4/token",
        ] {
            assert_eq!(of(google), "https://oauth2.googleapis.com/token");
        }
        for other in [
            "http://127.0.0.1:8080/token",
            "https://googleapis.com.evil.test/token",
        ] {
            assert_eq!(of(other), other);
        }
    }
}
