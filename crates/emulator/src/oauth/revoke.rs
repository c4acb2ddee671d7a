//! `POST /revoke`: the end of a grant (RFC 7009, with Google's answers).

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use crate::parameters::Parameters;
use crate::sandbox::Sandbox;

/// Ends the grant of an access or refresh token, which may stand in the query or in the form.
///
/// Google answers an unknown token with 400 where RFC 7009 section 2.2 asks for 200.
pub(crate) async fn revoke(
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    let parameters = Parameters::parse(query.unwrap_or_default().as_bytes()).and(&body);
    let Some(token) = parameters.value("token") else {
        return refusal("invalid_request", "Missing required parameter: token");
    };
    let now = sandbox.clock.now();
    match sandbox.state().grants.revoke(token, now) {
        true => Json(json!({})).into_response(),
        false => refusal("invalid_token", "Token expired or revoked"),
    }
}

fn refusal(error: &str, description: &str) -> Response {
    let body = json!({ "error": error, "error_description": description });
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}
