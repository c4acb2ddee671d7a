//! Authorized requests: the bearer is added, refreshed before its end and once after a 401.

use http::StatusCode;
use http::header::AUTHORIZATION;
use url::Url;

use crate::access_token::AccessToken;
use crate::allowed_hosts::{AllowedHosts, Refusal};
use crate::credentials::{Credentials, CredentialsError};
use crate::endpoint;
use crate::http_client::host_and_port;
use crate::scopes::Scopes;
use crate::transport_error::TransportError;

/// Sends requests in a user's name to Google's APIs. Cloning is cheap.
///
/// The token goes to `https` hosts under `googleapis.com`, to hosts that were allowed by name, and
/// to the loopback if it came from a sandbox there; nowhere else. Redirects are not followed.
#[derive(Clone, Debug)]
pub struct AuthorizedSession {
    credentials: Credentials,
    hosts: AllowedHosts,
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
        let user = self.credentials.user();
        let token_uri = user.client.token_url();
        endpoint::is_loopback(token_uri).then(|| token_uri.origin().ascii_serialization())
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
        self.check_host(&request.uri().to_string())?;
        let token = self.credentials.token().await?;
        let response = self.send_with(&request, &token).await?;
        if response.status() != StatusCode::UNAUTHORIZED {
            return Ok(response);
        }
        tracing::debug!("the API did not take the token, replacing it");
        match self.credentials.replace(&token).await {
            Ok(token) => self.send_with(&request, &token).await,
            Err(source) => Err(SessionError::Rejected {
                source,
                response: Box::new(response),
            }),
        }
    }

    async fn send_with(
        &self,
        request: &http::Request<Vec<u8>>,
        token: &AccessToken,
    ) -> Result<http::Response<Vec<u8>>, SessionError> {
        let mut request = request.clone();
        request
            .headers_mut()
            .insert(AUTHORIZATION, token.bearer().clone());
        let http = self.credentials.http();
        let method = request.method().clone();
        let response = http.send(request, http.api_limits()).await?;
        tracing::debug!(%method, status = response.status().as_u16(), "asked the API");
        Ok(response)
    }

    fn check_host(&self, url: &str) -> Result<(), SessionError> {
        let invalid = |reason: &str| SessionError::Invalid {
            reason: format!("the URL is refused: {reason}"),
        };
        let url = Url::parse(url).map_err(|_| invalid("it is not an absolute URL"))?;
        let user = self.credentials.user();
        self.hosts
            .check(&url, user.client.token_url())
            .map_err(|refusal| match refusal {
                Refusal::Unsafe(reason) => invalid(reason),
                Refusal::Stranger => SessionError::HostNotAllowed {
                    host: host_and_port(&url),
                },
                Refusal::SandboxToken => SessionError::SandboxToken {
                    host: host_and_port(&url),
                },
            })
    }
}
