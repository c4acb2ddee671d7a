//! `POST /consent`: the person's decision.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use url::Url;

use super::account::Account;
use super::authorization_request::{AuthorizationRefusal, AuthorizationRequest};
use super::authorize::refusal_page;
use super::grants::{CODE_LIFETIME, Code, Grant};
use super::scope;
use crate::parameters::Parameters;
use crate::sandbox::Sandbox;

/// Sends the browser back to the application with a code or with a denial.
pub(crate) async fn decide(State(sandbox): State<Arc<Sandbox>>, body: Bytes) -> Response {
    let form = Parameters::parse(&body);
    let request = form
        .value("request")
        .and_then(|id| sandbox.state().consents.remove(id));
    let Some(request) = request else {
        return refusal("This page was used already. Start again in the application.");
    };
    let account = form.value("account").and_then(Account::find);
    match (form.value("decision"), account) {
        (Some("allow"), Some(account)) => allow(&sandbox, &request, account, &form),
        (Some("deny"), _) => deny(&sandbox, &request),
        (Some("allow"), None) => refusal("No account was chosen."),
        _ => refusal("No decision was made."),
    }
}

fn allow(
    sandbox: &Sandbox,
    request: &AuthorizationRequest,
    account: &'static Account,
    form: &Parameters,
) -> Response {
    let is_granted = |name: &&String| {
        scope::is_sign_in(name) || form.values("scope").any(|ticked| ticked == *name)
    };
    let scopes: Vec<String> = request.scopes.iter().filter(is_granted).cloned().collect();
    // Nothing ticked is nothing allowed.
    if scopes.is_empty() {
        return deny(sandbox, request);
    }
    let granted = scopes.join(" ");
    let code = issue_code(sandbox, request, account, scopes);
    redirect(
        sandbox,
        request,
        &[("code", &code), ("scope", &granted), ("authuser", "0")],
    )
}

fn issue_code(
    sandbox: &Sandbox,
    request: &AuthorizationRequest,
    account: &'static Account,
    scopes: Vec<String>,
) -> String {
    let mut state = sandbox.state();
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

fn deny(sandbox: &Sandbox, request: &AuthorizationRequest) -> Response {
    redirect(sandbox, request, &[("error", "access_denied")])
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
    let description = description.to_owned();
    refusal_page(&AuthorizationRefusal {
        error: "invalid_request",
        description,
    })
}
