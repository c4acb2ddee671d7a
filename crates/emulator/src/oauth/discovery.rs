//! `GET /.well-known/openid-configuration`: where everything is (OpenID Connect Discovery 1.0).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::device;
use crate::sandbox::Sandbox;

/// Describes the authorization server.
pub(crate) async fn discovery(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    let url = &sandbox.url;
    Json(json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/o/oauth2/v2/auth"),
        "token_endpoint": format!("{url}/token"),
        "device_authorization_endpoint": format!("{url}/device/code"),
        "userinfo_endpoint": format!("{url}/v1/userinfo"),
        "revocation_endpoint": format!("{url}/revoke"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "email", "profile"],
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        "code_challenge_methods_supported": ["plain", "S256"],
        "grant_types_supported": [
            "authorization_code",
            "refresh_token",
            device::poll::GRANT_TYPE,
        ],
        "authorization_response_iss_parameter_supported": true,
    }))
}
