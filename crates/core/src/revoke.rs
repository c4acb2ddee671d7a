//! Revocation: the user takes the consent back (RFC 7009).

use http::StatusCode;
use url::form_urlencoded;

use crate::credentials::Credentials;
use crate::endpoint;
use crate::secret::ClientSecret;
use crate::server_text::plain_text;
use crate::transport_error::TransportError;

/// What became of a grant that was to be revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Revocation {
    /// The server ended it.
    Revoked,
    /// It had ended before.
    AlreadyEnded,
}

/// Why a grant could not be revoked; it must be assumed alive.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RevokeError {
    /// There is neither a refresh token nor an access token.
    #[error("there is no token to revoke")]
    NoToken,
    /// The server refused.
    #[error("the revocation endpoint refused with HTTP status {status}{}", .description.as_deref().map(|text| format!(": {text}")).unwrap_or_default())]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The server's words.
        description: Option<String>,
    },
    /// The request or its answer was lost.
    #[error("the revocation endpoint could not be asked")]
    Transport(#[from] TransportError),
}

impl Credentials {
    /// Asks the server to end the grant. At Google that ends it for all clients of the project.
    ///
    /// The store is left as it is: see [`Credentials::forget`].
    ///
    /// # Errors
    ///
    /// [`RevokeError`] if the server did not say that the grant has ended.
    pub async fn revoke(&self) -> Result<Revocation, RevokeError> {
        let user = self.user().ok_or(RevokeError::NoToken)?;
        let refresh_token = user
            .refresh_token
            .as_ref()
            .map(|token| token.expose_secret());
        let access_token = user
            .access_token
            .as_ref()
            .map(|token| token.expose_secret());
        let token = refresh_token.or(access_token).ok_or(RevokeError::NoToken)?;
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("token", token);
        // RFC 7009 section 2.1 wants to know the client; Google documents the token alone.
        if !user.client.is_googles() {
            form.append_pair("client_id", user.client.id());
            let secret = user.client.secret().map(ClientSecret::expose_secret);
            form.extend_pairs(secret.map(|secret| ("client_secret", secret)));
        }
        let form = form.finish();
        let request = http::Request::post(endpoint::revocation(user.client.token_url()).as_str())
            .header(
                http::header::CONTENT_TYPE,
                "application/x-www-form-urlencoded",
            )
            .body(form.into_bytes())
            .expect("a parsed URL and constant headers make a request");
        let response = self
            .http()
            .send(request, self.http().oauth_limits())
            .await?;
        outcome(&response)
    }
}

/// Google answers 400 `invalid_token` for a token that has ended; RFC 7009 asks for 200.
fn outcome(response: &http::Response<Vec<u8>>) -> Result<Revocation, RevokeError> {
    let status = response.status();
    if status.is_success() {
        return Ok(Revocation::Revoked);
    }
    let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap_or_default();
    if status == StatusCode::BAD_REQUEST && body["error"] == "invalid_token" {
        return Ok(Revocation::AlreadyEnded);
    }
    let description = body["error_description"]
        .as_str()
        .or_else(|| body["error"].as_str())
        .map(plain_text);
    Err(RevokeError::Refused {
        status: status.as_u16(),
        description,
    })
}
