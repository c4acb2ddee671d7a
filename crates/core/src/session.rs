//! Authorized requests: the bearer is added, refreshed before its end and once after a 401.

use std::time::Duration;

use http::header::{AUTHORIZATION, CONTENT_LENGTH};
use http::{HeaderName, HeaderValue, Method, StatusCode};
use url::Url;

use crate::access_token::AccessToken;
use crate::allowed_hosts::{AllowedHosts, Refusal};
use crate::credentials::{Credentials, CredentialsError};
use crate::http_client::{self, Limits, host_and_port};
use crate::scopes::Scopes;
use crate::streamed::StreamedResponse;
use crate::transport_error::TransportError;

/// Names the project that a request is billed to.
const QUOTA_PROJECT: HeaderName = HeaderName::from_static("x-goog-user-project");

/// Sends requests in a user's name to Google's APIs. Cloning is cheap.
///
/// The token goes to `https` hosts under `googleapis.com`, to hosts that were allowed by name, and
/// to the loopback if it came from a sandbox there; nowhere else. Redirects are not followed.
#[derive(Clone, Debug)]
pub struct AuthorizedSession {
    credentials: Credentials,
    hosts: AllowedHosts,
    quota_project: Option<HeaderValue>,
    deadline: Option<Duration>,
}

/// Why an authorized request got no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SessionError {
    /// The URL or a header cannot be sent; says what is wrong.
    #[error("the request cannot be sent: {reason}")]
    Invalid {
        /// What is wrong.
        reason: String,
    },
    /// The host is none of Google's and was not allowed by name, so it does not get the token.
    #[error("{host} does not get the token: it is neither a Google API nor an allowed host")]
    HostNotAllowed {
        /// The host of the URL.
        host: String,
    },
    /// The token came from a sandbox on this machine and is of no use outside.
    #[error("{host} does not get the token: it came from a sandbox on this machine")]
    SandboxToken {
        /// The host of the URL.
        host: String,
    },
    /// There is no token.
    #[error("there is no usable token")]
    Credentials(#[from] CredentialsError),
    /// The API does not take the token, and it cannot be replaced.
    #[error("the API does not take the token, and it could not be replaced")]
    Rejected {
        /// Why it could not be replaced.
        source: CredentialsError,
        /// The API's answer, with status 401.
        response: Box<http::Response<Vec<u8>>>,
    },
    /// The request or its answer was lost.
    #[error("the API could not be asked")]
    Transport(#[from] TransportError),
}

impl SessionError {
    /// Whether the same request may succeed later. A request that changes something may have been
    /// carried out all the same.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Credentials(error) | Self::Rejected { source: error, .. } => error.is_transient(),
            Self::Transport(error) => error.is_transient(),
            _ => false,
        }
    }

    /// Whether only the user's new consent helps.
    #[must_use]
    pub fn needs_consent(&self) -> bool {
        match self {
            Self::Credentials(error) | Self::Rejected { source: error, .. } => {
                error.needs_consent()
            }
            _ => false,
        }
    }
}

impl AuthorizedSession {
    /// Returns a session in the name of these credentials.
    #[must_use]
    pub fn new(credentials: Credentials) -> Self {
        Self {
            credentials,
            hosts: AllowedHosts::default(),
            quota_project: None,
            deadline: None,
        }
    }

    /// Lets a further host get the token, written `host` or `host:port`.
    #[must_use]
    pub fn allow_host(mut self, host: &str) -> Self {
        self.hosts.add(host);
        self
    }

    /// Returns the credentials.
    #[must_use]
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// Returns the scopes that were granted, where that is known.
    #[must_use]
    pub fn granted_scopes(&self) -> Option<Scopes> {
        self.credentials.granted_scopes()
    }

    /// Returns the origin of the sandbox that the credentials came from, such as
    /// `http://127.0.0.1:8080`; `None` for credentials from Google.
    #[must_use]
    pub fn sandbox_origin(&self) -> Option<String> {
        let issuer = self.credentials.sandbox()?;
        Some(issuer.origin().ascii_serialization())
    }

    /// Lets requests be billed to the project, by the header `x-goog-user-project`.
    ///
    /// Google refuses that for users who may not use the project's quota, so nothing is sent
    /// unless it is asked for; the project that the credentials name is
    /// [`Credentials::quota_project`].
    ///
    /// # Errors
    ///
    /// [`SessionError::Invalid`] if the text cannot be a header's value.
    pub fn bill_to(mut self, project: &str) -> Result<Self, SessionError> {
        let value = HeaderValue::try_from(project).map_err(|_| SessionError::Invalid {
            reason: "the quota project cannot be a header's value".to_owned(),
        })?;
        self.quota_project = Some(value);
        Ok(self)
    }

    /// Bounds each request, from its start to the last byte of the answer.
    #[must_use]
    pub fn with_deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Sends a request with the bearer and returns the whole answer, whatever its status.
    ///
    /// After a 401 the token is replaced and the request is sent once more. A 403 is an answer: it
    /// means that the token is good and the permission is missing.
    ///
    /// # Errors
    ///
    /// [`SessionError`] by remedy.
    pub async fn send(
        &self,
        request: http::Request<Vec<u8>>,
    ) -> Result<http::Response<Vec<u8>>, SessionError> {
        let request =
            http_client::prepare(request).map_err(|_| refused("it is not an absolute URL"))?;
        self.send_prepared(request).await
    }

    /// Sends a request with the bearer and returns the answer as soon as its head is there. The
    /// body is read while it arrives.
    ///
    /// After a 401 the token is replaced and the request is sent once more. A deadline is for the
    /// head and then for each piece of the body.
    ///
    /// # Errors
    ///
    /// [`SessionError`] by remedy.
    pub async fn open(
        &self,
        request: http::Request<Vec<u8>>,
    ) -> Result<StreamedResponse, SessionError> {
        let mut request =
            http_client::prepare(request).map_err(|_| refused("it is not an absolute URL"))?;
        self.complete(&mut request)?;
        let token = self.credentials.token().await?;
        let again = copied(&request);
        let response = self.open_with(request, again.url(), &token).await?;
        if response.status() != StatusCode::UNAUTHORIZED {
            return Ok(response);
        }
        let response = response.whole().await?;
        let token = self.replaced(&token, response).await?;
        let url = again.url().clone();
        self.open_with(again, &url, &token).await
    }

    /// Sends a request whose URL is parsed.
    pub(crate) async fn send_prepared(
        &self,
        mut request: reqwest::Request,
    ) -> Result<http::Response<Vec<u8>>, SessionError> {
        self.complete(&mut request)?;
        let token = self.credentials.token().await?;
        let again = copied(&request);
        let response = self.send_with(request, again.url(), &token).await?;
        if response.status() != StatusCode::UNAUTHORIZED {
            return Ok(response);
        }
        let token = self.replaced(&token, response).await?;
        let url = again.url().clone();
        self.send_with(again, &url, &token).await
    }

    /// Checks where the request goes, and adds what every request has.
    fn complete(&self, request: &mut reqwest::Request) -> Result<(), SessionError> {
        self.check_host(request.url())?;
        let headers = request.headers_mut();
        headers.extend(
            self.quota_project
                .clone()
                .map(|project| (QUOTA_PROJECT, project)),
        );
        if request
            .body()
            .is_none_or(|body| body.as_bytes().is_some_and(<[u8]>::is_empty))
            && !matches!(
                *request.method(),
                Method::GET | Method::HEAD | Method::DELETE
            )
        {
            // Google answers 411 to a POST that does not say how long it is.
            request
                .headers_mut()
                .insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        Ok(())
    }

    /// Returns another token than the one that the API did not take.
    async fn replaced(
        &self,
        token: &AccessToken,
        response: http::Response<Vec<u8>>,
    ) -> Result<AccessToken, SessionError> {
        tracing::debug!("the API did not take the token, replacing it");
        self.credentials
            .replace(token)
            .await
            .map_err(|source| SessionError::Rejected {
                source,
                response: Box::new(response),
            })
    }

    async fn send_with(
        &self,
        mut request: reqwest::Request,
        url: &Url,
        token: &AccessToken,
    ) -> Result<http::Response<Vec<u8>>, SessionError> {
        let headers = request.headers_mut();
        headers.insert(AUTHORIZATION, token.bearer().clone());
        let http = self.credentials.http();
        let response = http.execute(request, url, self.limits()).await?;
        tracing::debug!(status = response.status().as_u16(), "asked the API");
        Ok(response)
    }

    async fn open_with(
        &self,
        mut request: reqwest::Request,
        url: &Url,
        token: &AccessToken,
    ) -> Result<StreamedResponse, SessionError> {
        let headers = request.headers_mut();
        headers.insert(AUTHORIZATION, token.bearer().clone());
        let http = self.credentials.http();
        let response = http.open(request, url, self.limits()).await?;
        tracing::debug!(status = response.status().as_u16(), "asked the API");
        Ok(response)
    }

    fn limits(&self) -> Limits {
        let limits = self.credentials.http().api_limits();
        self.deadline
            .map_or(limits, |deadline| limits.with_deadline(deadline))
    }

    fn check_host(&self, url: &Url) -> Result<(), SessionError> {
        let is_sandbox_token = self.credentials.sandbox().is_some();
        let host = || host_and_port(url);
        self.hosts
            .check(url, is_sandbox_token)
            .map_err(|refusal| match refusal {
                Refusal::Unsafe(reason) => refused(reason),
                Refusal::Stranger => SessionError::HostNotAllowed { host: host() },
                Refusal::SandboxToken => SessionError::SandboxToken { host: host() },
            })
    }
}

/// The body is in memory, so a copy shares it.
fn copied(request: &reqwest::Request) -> reqwest::Request {
    request.try_clone().expect("a body in memory can be copied")
}

fn refused(reason: &str) -> SessionError {
    SessionError::Invalid {
        reason: format!("the URL is refused: {reason}"),
    }
}
