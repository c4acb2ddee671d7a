//! `POST /consent`: the person's decision.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use url::Url;

use super::account::Account;
use super::authorization_refusal::AuthorizationRefusal;
use super::authorization_request::AuthorizationRequest;
use super::decision::Decision;
use super::device;
use super::error_page::refusal_page;
use super::grants::{CODE_LIFETIME, Code, Grant};
use super::question::Question;
use crate::parameters::Parameters;
use crate::sandbox::{Sandbox, State as SandboxState};

/// Takes the decision to whoever asked for it.
pub(crate) async fn decide(State(sandbox): State<Arc<Sandbox>>, body: Bytes) -> Response {
    let form = Parameters::parse(&body);
    let mut state = sandbox.state();
    let question = form
        .value("request")
        .and_then(|id| state.consents.remove(id));
    let Some(question) = question else {
        return refusal("This page was used already. Start again in the application.");
    };
    let decision = match Decision::read(&form, question.scopes(), &mut state.refusals) {
        Ok(decision) => decision,
        Err(sentence) => return refusal(sentence),
    };
    match question {
        Question::Application(request) => answer(&sandbox, &mut state, &request, decision),
        Question::Device(request) => device::page::answer(&sandbox, &mut state, &request, decision),
    }
}

/// Sends the browser back to the application with a code or with an error.
fn answer(
    sandbox: &Sandbox,
    state: &mut SandboxState,
    request: &AuthorizationRequest,
    decision: Decision,
) -> Response {
    match decision {
        Decision::Refused(error) => redirect(sandbox, request, &[("error", &error)]),
        Decision::Allowed { account, scopes } => {
            let granted = scopes.join(" ");
            let code = issue_code(sandbox, state, request, account, scopes);
            let answer = [("code", &*code), ("scope", &granted), ("authuser", "0")];
            redirect(sandbox, request, &answer)
        }
    }
}

fn issue_code(
    sandbox: &Sandbox,
    state: &mut SandboxState,
    request: &AuthorizationRequest,
    account: &'static Account,
    scopes: Vec<String>,
) -> String {
    let client = state.clients.find(&request.client_id);
    let is_installed = client.is_some_and(|client| client.is_installed());
    let is_first = !state.grants.has_agreed(&request.client_id, account);
    // Google gives every desktop application a refresh token, a web application only when it asks
    // for one and the person has just agreed:
    // https://developers.google.com/identity/protocols/oauth2/native-app
    let is_offline = is_installed || (request.is_offline && (request.wants_consent || is_first));
    let grant = Grant {
        client_id: request.client_id.clone(),
        account,
        scopes,
        is_offline,
        nonce: request.nonce.clone(),
    };
    state.grants.issue_code(Code {
        grant,
        redirect_uri: request.redirect_uri.clone(),
        challenge: request.challenge.clone(),
        expires_at: sandbox.clock.now() + CODE_LIFETIME,
    })
}

/// Sends the browser to the application, with its `state` and with our issuer (RFC 9207).
fn redirect(
    sandbox: &Sandbox,
    request: &AuthorizationRequest,
    answer: &[(&str, &str)],
) -> Response {
    let Ok(mut url) = Url::parse(&request.redirect_uri) else {
        return refusal("The application's address is not a URL.");
    };
    let state = request.state.as_deref().map(|state| ("state", state));
    url.query_pairs_mut()
        .extend_pairs(state)
        .append_pair("iss", &sandbox.url)
        .extend_pairs(answer);
    let Ok(location) = HeaderValue::from_str(url.as_str()) else {
        return refusal("The application's address is not a URL.");
    };
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        ),
    ];
    (StatusCode::FOUND, headers).into_response()
}

fn refusal(description: &str) -> Response {
    refusal_page(&AuthorizationRefusal::invalid_request(description))
}
