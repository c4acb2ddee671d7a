//! `GET /tokeninfo`: what an access token is good for.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::grants::Access;
use super::scope;
use crate::clock::unix_seconds;
use crate::parameters::Parameters;
use crate::sandbox::Sandbox;

/// Describes the token in `access_token`, which may stand in the query or in a form.
pub(crate) async fn tokeninfo(
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    let parameters = Parameters::parse(query.unwrap_or_default().as_bytes()).and(&body);
    let token = parameters.value("access_token").unwrap_or_default();
    let now = sandbox.clock.now();
    let access = sandbox.state().grants.access(token, now);
    match access {
        Some(access) => Json(describe(&sandbox, &access)).into_response(),
        None => {
            let body = json!({ "error": "invalid_token", "error_description": "Invalid Value" });
            (StatusCode::BAD_REQUEST, Json(body)).into_response()
        }
    }
}

/// Google writes every number and truth value of this answer as text.
fn describe(sandbox: &Sandbox, access: &Access) -> Value {
    let expiry = unix_seconds(access.expires_at);
    let remaining = expiry.saturating_sub(sandbox.clock.unix_seconds());
    let mut body = json!({
        "azp": access.grant.client_id,
        "aud": access.grant.client_id,
        "sub": access.grant.account.subject,
        "scope": access.scopes.join(" "),
        "exp": expiry.to_string(),
        "expires_in": remaining.to_string(),
        "access_type": if access.grant.is_offline { "offline" } else { "online" },
    });
    if access.has(scope::EMAIL) {
        body["email"] = json!(access.grant.account.email);
        body["email_verified"] = json!("true");
    }
    body
}
