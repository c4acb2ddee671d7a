//! `GET /userinfo`: who the person is (OpenID Connect Core section 5.3).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::account::Account;
use super::{bearer, scope};
use crate::sandbox::Sandbox;

/// Describes the person behind the request's token, as far as its scopes reach.
pub(crate) async fn userinfo(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> Response {
    let Some(access) = bearer::access(&sandbox, &headers) else {
        let body = json!({
            "error": "invalid_request",
            "error_description": "Invalid Credentials",
        });
        let challenge = r#"Bearer realm="https://accounts.google.com/", error="invalid_token""#;
        let headers = [(header::WWW_AUTHENTICATE, challenge)];
        return (StatusCode::UNAUTHORIZED, headers, Json(body)).into_response();
    };
    Json(claims(access.grant.account, &access.scopes)).into_response()
}

/// Returns the claims that these scopes open.
pub(crate) fn claims(account: &Account, scopes: &[String]) -> Value {
    let has = |wanted: &str| scopes.iter().any(|name| name == wanted);
    let mut claims = json!({ "sub": account.subject });
    if has(scope::EMAIL) {
        claims["email"] = json!(account.email);
        claims["email_verified"] = json!(true);
    }
    if has(scope::PROFILE) {
        claims["name"] = json!(account.name());
        claims["given_name"] = json!(account.given_name);
        claims["family_name"] = json!(account.family_name);
    }
    claims
}
