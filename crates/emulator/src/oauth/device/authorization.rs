//! `POST /device/code`: a device asks for its codes (RFC 8628 section 3.1), in Google's spelling.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::super::scope;
use super::super::token::{NO_STORE, check_unrepeated, required};
use super::super::token_error::TokenError;
use crate::parameters::Parameters;
use crate::sandbox::Sandbox;

/// Answers with the codes of a device.
pub(crate) async fn authorize(State(sandbox): State<Arc<Sandbox>>, body: Bytes) -> Response {
    match begin(&sandbox, &Parameters::parse(&body)) {
        Ok(codes) => (NO_STORE, Json(codes)).into_response(),
        Err(error) => error.into_response(),
    }
}

fn begin(sandbox: &Sandbox, form: &Parameters) -> Result<Value, TokenError> {
    check_unrepeated(form)?;
    let client_id = required(form, "client_id")?;
    let mut state = sandbox.state();
    let unknown = || TokenError::invalid_client("The OAuth client was not found.");
    let client = state.clients.find(client_id).ok_or_else(unknown)?;
    if !client.is_device() {
        return Err(TokenError::invalid_client("Invalid client type."));
    }
    let scopes = parse_scopes(required(form, "scope")?)?;
    let interval = sandbox.settings.device_interval.as_secs();
    let lifetime = sandbox.settings.device_code_lifetime;
    let (device_code, user_code) = state.devices.begin(
        client_id,
        scopes,
        // What the device is told is what it is held to.
        Duration::from_secs(interval),
        sandbox.clock.now() + lifetime,
    );
    Ok(json!({
        "device_code": device_code,
        "user_code": user_code,
        // RFC 8628 calls it `verification_uri`; Google is older than the RFC.
        "verification_url": format!("{}/device", sandbox.url),
        "expires_in": lifetime.as_secs(),
        "interval": interval,
    }))
}

fn parse_scopes(asked: &str) -> Result<Vec<String>, TokenError> {
    let scopes = scope::parse_list(asked, scope::is_for_devices).map_err(|name| {
        let description = format!("Invalid device flow scope: {name}");
        TokenError::bad_request("invalid_scope", description)
    })?;
    match scopes.is_empty() {
        true => Err(TokenError::missing("scope")),
        false => Ok(scopes),
    }
}
