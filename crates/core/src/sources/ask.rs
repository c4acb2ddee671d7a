//! A request to a server that is no token endpoint, such as the metadata server.

use std::time::Duration;

use http::{Response, StatusCode};
use serde_json::Value;
use url::Url;

use super::error::SourceError;
use crate::http_client::{Http, Limits, host_and_port};
use crate::server_text::plain_text;

/// Sends the request; an answer that comes back has a status of success.
pub(super) async fn ask(
    http: &Http,
    url: &Url,
    request: http::Request<Vec<u8>>,
    limits: Limits,
) -> Result<Response<Vec<u8>>, SourceError> {
    let host = host_and_port(url);
    let response = http.send(request, limits).await?;
    let status = response.status();
    tracing::debug!(%host, status = status.as_u16(), "asked for a token");
    if status.is_success() {
        return Ok(response);
    }
    let may_pass = [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS].contains(&status);
    let status = status.as_u16();
    if may_pass || response.status().is_server_error() {
        let retry_after = retry_after(&response);
        return Err(SourceError::Unavailable {
            host,
            status,
            retry_after,
        });
    }
    let message = message(response.body());
    Err(SourceError::Refused {
        host,
        status,
        message,
    })
}

/// Reads an answer that has to be JSON.
pub(super) fn json(url: &Url, response: &Response<Vec<u8>>) -> Result<Value, SourceError> {
    serde_json::from_slice(response.body()).map_err(|_| malformed(url, "is not JSON"))
}

pub(super) fn malformed(url: &Url, reason: &'static str) -> SourceError {
    SourceError::Malformed {
        host: host_and_port(url),
        reason,
    }
}

/// Finds Google's message, or the words of an OAuth error; other text may be anything.
fn message(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let message = body["error"]["message"]
        .as_str()
        .or_else(|| body["error_description"].as_str())
        .or_else(|| body["error"].as_str());
    message.map(plain_text)
}

fn retry_after(response: &Response<Vec<u8>>) -> Option<Duration> {
    let value = response.headers().get(http::header::RETRY_AFTER)?;
    let seconds = value.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}
