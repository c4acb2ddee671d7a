//! The device's part of `POST /token`: polling (RFC 8628 sections 3.4 and 3.5), with Google's
//! statuses.

use axum::http::StatusCode;
use serde_json::Value;

use super::super::token::{required, tokens};
use super::super::token_error::TokenError;
use super::waiting::PollRefusal;
use crate::parameters::Parameters;
use crate::sandbox::{Sandbox, State};

/// The grant type of a device.
pub(crate) const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// Returns the tokens of a device that a person has allowed.
pub(crate) fn poll(
    sandbox: &Sandbox,
    state: &mut State,
    client_id: &str,
    form: &Parameters,
) -> Result<Value, TokenError> {
    let device_code = required(form, "device_code")?;
    let now = sandbox.clock.now();
    let grant = state
        .devices
        .poll(device_code, client_id, now)
        .map_err(token_error)?;
    let id = state.grants.begin(grant.clone());
    Ok(tokens(sandbox, state, id, &grant))
}

// https://developers.google.com/identity/protocols/oauth2/limited-input-device
fn token_error(refusal: PollRefusal) -> TokenError {
    let (status, error) = match refusal {
        PollRefusal::Invalid => (StatusCode::BAD_REQUEST, "invalid_grant".to_owned()),
        PollRefusal::Expired => (StatusCode::BAD_REQUEST, "expired_token".to_owned()),
        PollRefusal::TooFast => (StatusCode::FORBIDDEN, "slow_down".to_owned()),
        PollRefusal::Pending => {
            let error = "authorization_pending".to_owned();
            (StatusCode::PRECONDITION_REQUIRED, error)
        }
        PollRefusal::Refused(error) => (status_of(&error), error),
    };
    TokenError::by_status(status, error)
}

fn status_of(refusal: &str) -> StatusCode {
    match refusal {
        "access_denied" | "org_internal" => StatusCode::FORBIDDEN,
        _ => StatusCode::BAD_REQUEST,
    }
}
