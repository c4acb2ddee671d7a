//! Authorized requests: the bearer is added, refreshed before its end and once after a 401.

use std::time::Duration;

use http::header::{AUTHORIZATION, CONTENT_LENGTH};
use http::{HeaderName, HeaderValue, Method, StatusCode};
use url::Url;

use crate::access_token::AccessToken;
use crate::allowed_hosts::{AllowedHosts, Refusal};
use crate::credentials::{Credentials, CredentialsError};
use crate::http_client::{Limits, host_and_port};
use crate::prepared::PreparedRequest;
use crate::scopes::{Scope, Scopes};
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
    pub(crate) fn refused(reason: &str) -> Self {
        Self::Invalid {
            reason: format!("the URL is refused: {reason}"),
        }
    }

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

    /// Tells whether one of these scopes was granted, or may have been: it is not always known.
    #[must_use]
    pub fn may_use_one_of(&self, scopes: &[Scope]) -> bool {
        self.credentials.may_use_one_of(scopes)
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
        self.send_prepared(&request.try_into()?).await
    }

    /// Sends a request as [`send`](Self::send) does; the same one can be sent again.
    ///
    /// # Errors
    ///
    /// [`SessionError`] by remedy.
    pub async fn send_prepared(
        &self,
        request: &PreparedRequest,
    ) -> Result<http::Response<Vec<u8>>, SessionError> {
        self.check_host(request.url())?;
        let token = self.credentials.token().await?;
        let response = self.send_with(request, &token).await?;
        if response.status() != StatusCode::UNAUTHORIZED {
            return Ok(response);
        }
        let token = self.replaced(&token, response).await?;
        self.send_with(request, &token).await
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
        self.open_prepared(&request.try_into()?).await
    }

    /// Sends a request as [`open`](Self::open) does; the same one can be sent again.
    ///
    /// # Errors
    ///
    /// [`SessionError`] by remedy.
    pub async fn open_prepared(
        &self,
        request: &PreparedRequest,
    ) -> Result<StreamedResponse, SessionError> {
        self.check_host(request.url())?;
        let token = self.credentials.token().await?;
        let response = self.open_with(request, &token).await?;
        if response.status() != StatusCode::UNAUTHORIZED {
            return Ok(response);
        }
        let response = response.whole().await?;
        let token = self.replaced(&token, response).await?;
        self.open_with(request, &token).await
    }

    /// Returns a copy of the request with what every request has. Its host was checked.
    fn complete(&self, request: &PreparedRequest, token: &AccessToken) -> reqwest::Request {
        let mut copy = request.copied();
        let headers = copy.headers_mut();
        headers.insert(AUTHORIZATION, token.bearer().clone());
        if let Some(project) = &self.quota_project {
            headers.append(QUOTA_PROJECT, project.clone());
        }
        let may_be_without_body = [Method::GET, Method::HEAD, Method::DELETE];
        if request.body().is_empty() && !may_be_without_body.contains(request.method()) {
            // Google answers 411 to a POST that does not say how long it is.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        copy
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
        request: &PreparedRequest,
        token: &AccessToken,
    ) -> Result<http::Response<Vec<u8>>, SessionError> {
        let (http, copy) = (self.credentials.http(), self.complete(request, token));
        let response = http.execute(copy, request.url(), self.limits()).await?;
        tracing::debug!(status = response.status().as_u16(), "asked the API");
        Ok(response)
    }

    async fn open_with(
        &self,
        request: &PreparedRequest,
        token: &AccessToken,
    ) -> Result<StreamedResponse, SessionError> {
        let (http, copy) = (self.credentials.http(), self.complete(request, token));
        let response = http.open(copy, request.url(), self.limits()).await?;
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
                Refusal::Unsafe(reason) => SessionError::refused(reason),
                Refusal::Stranger => SessionError::HostNotAllowed { host: host() },
                Refusal::SandboxToken => SessionError::SandboxToken { host: host() },
            })
    }
}
