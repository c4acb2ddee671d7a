//! The token endpoint: turns a grant into tokens, through the `oauth2` crate.
//!
//! `oauth2` knows the requests and the answers' grammar. What it leaves open is done here, between
//! it and the wire: no redirects, bounded answers, a status that says "try later", error answers
//! with status 200, and errors that hold no bytes of an answer.

use std::pin::Pin;
use std::time::{Duration, SystemTime};

use http::StatusCode;
use oauth2::basic::{BasicRevocationErrorResponse, BasicTokenIntrospectionResponse};
use oauth2::{AuthType, EndpointNotSet, EndpointSet, RequestTokenError, StandardRevocableToken};

use crate::access_token::AccessToken;
use crate::client_secrets::OAuthClient;
use crate::http_client::Http;
use crate::scopes::{Scope, Scopes};
use crate::secret::RefreshToken;
use crate::token_error::TokenError;
use crate::token_response::{WireError, WireToken};
use crate::transport_error::TransportError;

/// A client's token endpoint (RFC 6749 section 3.2).
#[derive(Clone, Copy, Debug)]
pub struct TokenEndpoint<'a> {
    http: &'a Http,
    client: &'a OAuthClient,
}

/// What a token endpoint gave for a grant.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TokenResponse {
    /// The access token with its end, counted from when the request was sent.
    pub access_token: AccessToken,
    /// A refresh token: always on consent at Google, and on a refresh where the server rotates.
    pub refresh_token: Option<RefreshToken>,
    /// The scopes that were granted; `None` where the server says "as asked" by leaving them out.
    pub scopes: Option<Scopes>,
}

impl<'a> TokenEndpoint<'a> {
    /// Returns the token endpoint of the client; asks nothing yet.
    #[must_use]
    pub fn new(http: &'a Http, client: &'a OAuthClient) -> Self {
        Self { http, client }
    }

    /// Exchanges an authorization code, once; it is never repeated, because a code works once
    /// (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
    ///
    /// # Errors
    ///
    /// [`TokenError`] by remedy.
    pub async fn exchange(
        &self,
        code: &str,
        pkce_verifier: &str,
        redirect_uri: &str,
    ) -> Result<TokenResponse, TokenError> {
        let redirect_uri = oauth2::RedirectUrl::new(redirect_uri.to_owned()).map_err(|_| {
            TokenError::Malformed {
                reason: "the redirect URI that was asked for is not a URL",
            }
        })?;
        let engine = self.engine();
        let asked_at = self.http.clock().now();
        let answer = engine
            .exchange_code(oauth2::AuthorizationCode::new(code.to_owned()))
            .set_pkce_verifier(oauth2::PkceCodeVerifier::new(pkce_verifier.to_owned()))
            .set_redirect_uri(std::borrow::Cow::Owned(redirect_uri))
            .request_async(&Wire(*self))
            .await;
        read(answer, asked_at)
    }

    /// Refreshes (RFC 6749 section 6). No scope is sent: the granted ones stay.
    ///
    /// # Errors
    ///
    /// [`TokenError`] by remedy.
    pub async fn refresh(&self, refresh_token: &RefreshToken) -> Result<TokenResponse, TokenError> {
        let engine = self.engine();
        let asked_at = self.http.clock().now();
        let answer = engine
            .exchange_refresh_token(&oauth2::RefreshToken::new(
                refresh_token.expose_secret().to_owned(),
            ))
            .request_async(&Wire(*self))
            .await;
        read(answer, asked_at)
    }

    fn engine(&self) -> Engine {
        let engine = oauth2::Client::new(oauth2::ClientId::new(self.client.id().to_owned()))
            .set_token_uri(oauth2::TokenUrl::from_url(self.client.token_url().clone()))
            // Google takes the client's secret from the body.
            .set_auth_type(AuthType::RequestBody);
        match self.client.secret() {
            Some(secret) => engine
                .set_client_secret(oauth2::ClientSecret::new(secret.expose_secret().to_owned())),
            None => engine,
        }
    }

    async fn send(
        &self,
        request: http::Request<Vec<u8>>,
    ) -> Result<http::Response<Vec<u8>>, CallError> {
        let response = self.http.send(request, self.http.oauth_limits()).await?;
        let status = response.status();
        tracing::debug!(
            host = self.client.token_url().host_str(),
            status = status.as_u16(),
            "asked the token endpoint"
        );
        if status.is_redirection() {
            return Err(
                TransportError::redirected(&crate::http_client::host_and_port(
                    self.client.token_url(),
                ))
                .into(),
            );
        }
        if status.is_server_error()
            || matches!(
                status,
                StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS
            )
        {
            return Err(CallError::Unavailable {
                status: status.as_u16(),
                retry_after: retry_after(&response),
            });
        }
        Ok(with_one_success_status(response))
    }
}

type Engine = oauth2::Client<
    WireError,
    WireToken,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// Lets `oauth2` send through our transport.
struct Wire<'a>(TokenEndpoint<'a>);

impl<'c> oauth2::AsyncHttpClient<'c> for Wire<'_> {
    type Error = CallError;
    type Future =
        Pin<Box<dyn Future<Output = Result<http::Response<Vec<u8>>, CallError>> + Send + 'c>>;

    fn call(&'c self, request: http::Request<Vec<u8>>) -> Self::Future {
        Box::pin(self.0.send(request))
    }
}

/// What `oauth2` does not need to see.
#[derive(Debug, thiserror::Error)]
enum CallError {
    #[error(transparent)]
    Transport(#[from] TransportError),
    #[error("status {status}")]
    Unavailable {
        status: u16,
        retry_after: Option<Duration>,
    },
}

impl From<CallError> for TokenError {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Transport(error) => error.into(),
            CallError::Unavailable {
                status,
                retry_after,
            } => Self::Unavailable {
                status,
                retry_after,
            },
        }
    }
}

/// `oauth2` takes 200 alone for success, and every 200 for success.
fn with_one_success_status(mut response: http::Response<Vec<u8>>) -> http::Response<Vec<u8>> {
    if response.status().is_success() {
        let body: Option<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_slice(response.body()).ok();
        let is_error = body
            .is_some_and(|body| body.contains_key("error") && !body.contains_key("access_token"));
        *response.status_mut() = if is_error {
            StatusCode::BAD_REQUEST
        } else {
            StatusCode::OK
        };
    }
    // Some servers answer JSON as text/plain; the body decides.
    response.headers_mut().remove(http::header::CONTENT_TYPE);
    response
}

/// Reads `Retry-After` in seconds; a date is rare here and means "later" anyway.
fn retry_after(response: &http::Response<Vec<u8>>) -> Option<Duration> {
    let value = response
        .headers()
        .get(http::header::RETRY_AFTER)?
        .to_str()
        .ok()?;
    value.trim().parse().ok().map(Duration::from_secs)
}

fn read(
    answer: Result<WireToken, RequestTokenError<CallError, WireError>>,
    asked_at: SystemTime,
) -> Result<TokenResponse, TokenError> {
    let wire = answer.map_err(|error| match error {
        RequestTokenError::Request(error) => error.into(),
        RequestTokenError::ServerResponse(WireError {
            code,
            description,
            subtype,
        }) => TokenError::from_refusal(code, description, subtype),
        // The bytes of the answer in here may be a token: they go no further.
        RequestTokenError::Parse(error, _) => TokenError::Malformed {
            reason: parse_problem(error.inner()),
        },
        RequestTokenError::Other(_) => TokenError::Malformed {
            reason: "it is empty",
        },
    })?;
    if !wire.token_type.is_bearer() {
        return Err(TokenError::Malformed {
            reason: "its token_type is not Bearer",
        });
    }
    let lifetime = wire.expires_in.map(Duration::from_secs);
    let scopes = wire.scope().map(|list| {
        list.split_whitespace()
            .filter_map(|word| Scope::new(word).ok())
            .collect()
    });
    Ok(TokenResponse {
        access_token: AccessToken::issued(wire.access_token.into_secret(), asked_at, lifetime)
            .ok_or(TokenError::Malformed {
                reason: "its access_token is empty or no header value",
            })?,
        // An empty one is none: it must not replace the one that works.
        refresh_token: wire
            .refresh_token
            .filter(|token| !token.secret().is_empty())
            .map(|token| RefreshToken::new(token.into_secret())),
        scopes,
    })
}

fn parse_problem(error: &serde_json::Error) -> &'static str {
    if error.is_data() {
        "it lacks a field, or a field has the wrong type"
    } else {
        "it is not JSON"
    }
}
