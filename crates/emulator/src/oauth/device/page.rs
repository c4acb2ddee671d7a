//! `/device`: where a person types the code that a device shows.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::super::consent_page;
use super::super::decision::Decision;
use super::super::grants::Grant;
use super::super::question::Question;
use super::waiting::{DeviceRequest, UserCodeRefusal};
use crate::html;
use crate::parameters::Parameters;
use crate::sandbox::{Sandbox, State as SandboxState};

/// Asks for the code; one in the query is filled in.
pub(crate) async fn show(RawQuery(query): RawQuery) -> Response {
    let parameters = Parameters::parse(query.unwrap_or_default().as_bytes());
    let user_code = html::escape(parameters.value("user_code").unwrap_or_default());
    let body = format!(
        "<form method=\"post\" action=\"/device\">\n\
         <label for=\"user_code\">Type the code that your device shows.</label>\n\
         <input type=\"text\" id=\"user_code\" name=\"user_code\" value=\"{user_code}\" \
         autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\" required>\n\
         <div class=\"buttons\">\n<button id=\"next\">Next</button>\n</div>\n</form>"
    );
    html::page_with_form(StatusCode::OK, "Connect a device", &body, "'self'")
}

/// Asks the person what the device of the typed code may do.
pub(crate) async fn enter(State(sandbox): State<Arc<Sandbox>>, body: Bytes) -> Response {
    let form = Parameters::parse(&body);
    let typed = form.value("user_code").unwrap_or_default();
    let now = sandbox.clock.now();
    let mut state = sandbox.state();
    match state.devices.entered(typed, now) {
        Ok(request) => consent_page::ask(&sandbox, &mut state, Question::Device(request)),
        Err(refusal) => refusal_page(refusal),
    }
}

/// Keeps the decision for the device, which asks for it in its own time.
pub(crate) fn answer(
    sandbox: &Sandbox,
    state: &mut SandboxState,
    request: &DeviceRequest,
    decision: Decision,
) -> Response {
    let decision = match decision {
        Decision::Allowed { account, scopes } => Ok(Grant {
            client_id: request.client_id.clone(),
            account,
            scopes,
            // "Note that refresh tokens are always returned for devices", says Google.
            is_offline: true,
            nonce: None,
        }),
        Decision::Refused(error) => Err(error),
    };
    let is_allowed = decision.is_ok();
    let now = sandbox.clock.now();
    match state.devices.decide(&request.device_code, decision, now) {
        Ok(()) => decided_page(is_allowed),
        Err(refusal) => refusal_page(refusal),
    }
}

fn decided_page(is_allowed: bool) -> Response {
    let (title, body) = match is_allowed {
        true => (
            "Your device is connected",
            "<p>You may close this page and go back to your device.</p>",
        ),
        false => (
            "Your device is not connected",
            "<p>Nothing was given to it. You may close this page.</p>",
        ),
    };
    html::page(StatusCode::OK, title, body)
}

fn refusal_page(refusal: UserCodeRefusal) -> Response {
    let reason = match refusal {
        UserCodeRefusal::Unknown => "No device shows this code. Look at it again.",
        UserCodeRefusal::Expired => "This code has expired. Your device can show a new one.",
        UserCodeRefusal::Used => "This code was used already. Your device can show a new one.",
    };
    let body = format!("<p>{reason}</p>\n<p><a href=\"/device\">Type another code</a></p>");
    html::page(StatusCode::BAD_REQUEST, "That code does not work", &body)
}
