//! What happens between `oauth2` and the wire: statuses that mean "try later" are told apart.

use std::time::Duration;

use http::StatusCode;

use super::TokenError;
use crate::http_client::Http;
use crate::transport_error::TransportError;

/// A longer wait is as good as none, and sums with it could overflow.
const LONGEST_RETRY_AFTER: u64 = 24 * 60 * 60;

/// Sends a request of a token endpoint; an answer that comes back has status 200 or 4xx.
pub(super) async fn send(
    http: &Http,
    request: http::Request<Vec<u8>>,
) -> Result<http::Response<Vec<u8>>, CallError> {
    let host = request
        .uri()
        .authority()
        .map(ToString::to_string)
        .unwrap_or_default();
    let response = http.send(request, http.oauth_limits()).await?;
    let status = response.status();
    tracing::debug!(
        %host,
        status = status.as_u16(),
        "asked the token endpoint"
    );
    if status.is_redirection() {
        return Err(TransportError::redirected(&host).into());
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
    // A list would be read as the fields of a record, in their order.
    if response.body().trim_ascii_start().starts_with(b"[") {
        return Err(CallError::NotAnObject);
    }
    Ok(with_one_success_status(response))
}

/// What `oauth2` does not need to see.
#[derive(Debug, thiserror::Error)]
pub(super) enum CallError {
    #[error(transparent)]
    Transport(#[from] TransportError),
    #[error("a list")]
    NotAnObject,
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
            CallError::NotAnObject => Self::Malformed {
                reason: "it is not a JSON object",
            },
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
        let is_error = body.is_some_and(|body| body.contains_key("error"));
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
    let seconds: u64 = value.trim().parse().ok()?;
    Some(Duration::from_secs(seconds.min(LONGEST_RETRY_AFTER)))
}
