//! The token endpoint: turns a grant into tokens, through the `oauth2` crate.
//!
//! `oauth2` knows the requests and the answers' grammar. What it leaves open is done here, between
//! it and the wire: no redirects, bounded answers, a status that says "try later", error answers
//! with status 200, and errors that hold no bytes of an answer.

mod call;
mod device;
mod error;
mod read;
mod wire;

use std::pin::Pin;
use std::time::Duration;

use oauth2::basic::{BasicRevocationErrorResponse, BasicTokenIntrospectionResponse};
use oauth2::{AuthType, EndpointNotSet, EndpointSet, StandardRevocableToken};
use url::{Url, form_urlencoded};

use crate::access_token::AccessToken;
use crate::client_secrets::OAuthClient;
use crate::http_client::Http;
use crate::scopes::Scopes;
use crate::secret::{IdToken, RefreshToken};

use call::CallError;
use wire::{WireError, WireToken};

pub use device::DeviceAuthorization;
pub use error::TokenError;

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
    /// How long the refresh token lives, where the user's consent is for a limited time.
    pub refresh_token_lifetime: Option<Duration>,
    /// Who signed in, where the scopes ask for it. Its claims are not checked yet.
    pub id_token: Option<IdToken>,
    /// The scopes that were granted; `None` where the server says "as asked" by leaving them out.
    pub scopes: Option<Scopes>,
}

impl<'a> TokenEndpoint<'a> {
    /// Returns the token endpoint of the client; asks nothing yet.
    #[must_use]
    pub fn new(http: &'a Http, client: &'a OAuthClient) -> Self {
        Self { http, client }
    }

    /// Exchanges an authorization code (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
    ///
    /// A code works once, so the request is sent once. Only where no connection came about, and the
    /// server cannot have seen the code, is it tried again.
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
        let attempt = async || {
            let engine = self.engine();
            let asked_at = self.http.clock().now();
            let answer = engine
                .exchange_code(oauth2::AuthorizationCode::new(code.to_owned()))
                .set_pkce_verifier(oauth2::PkceCodeVerifier::new(pkce_verifier.to_owned()))
                .set_redirect_uri(std::borrow::Cow::Borrowed(&redirect_uri))
                .request_async(&Wire(*self))
                .await;
            read::engines(answer, asked_at)
        };
        let was_not_sent = |error: &TokenError| match error {
            TokenError::Transport(error) if error.is_connect() => Some(Duration::ZERO),
            _ => None,
        };
        let answer = self.http.retries().run(attempt, was_not_sent).await;
        answer.map_err(|error| error.without(&[code, pkce_verifier]))
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
        read::engines(answer, asked_at)
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
}

/// Asks a token endpoint with a grant that `oauth2` does not know, such as a signed assertion.
///
/// # Errors
///
/// [`TokenError`] by remedy.
pub(crate) async fn grant(
    http: &Http,
    token_uri: &Url,
    form: &[(&str, &str)],
    authorization: Option<http::HeaderValue>,
) -> Result<TokenResponse, TokenError> {
    let asked_at = http.clock().now();
    let response = call::send(http, post_form(token_uri, form, authorization)).await?;
    read::response(&response, asked_at)
}

fn post_form(
    uri: &Url,
    form: &[(&str, &str)],
    authorization: Option<http::HeaderValue>,
) -> http::Request<Vec<u8>> {
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let mut request = http::Request::post(uri.as_str())
        .header(
            http::header::CONTENT_TYPE,
            "application/x-www-form-urlencoded",
        )
        .header(http::header::ACCEPT, "application/json")
        .body(body.into_bytes())
        .expect("a parsed URL and constant headers make a request");
    request
        .headers_mut()
        .extend(authorization.map(|value| (http::header::AUTHORIZATION, value)));
    request
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
        Box::pin(call::send(self.0.http, request))
    }
}
