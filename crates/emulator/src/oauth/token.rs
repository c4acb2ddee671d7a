//! `POST /token`: exchange and refresh (RFC 6749 sections 4.1.3 and 6), and devices that poll.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::client_authentication::authenticate;
use super::grants::{Code, CodeRefusal, Grant};
use super::token_error::TokenError;
use super::{device, id_token, scope};
use crate::parameters::Parameters;
use crate::sandbox::{Sandbox, State as SandboxState};

/// Answers with tokens, or with an error in Google's words.
pub(crate) async fn token(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match respond(&sandbox, &headers, &Parameters::parse(&body)) {
        Ok(tokens) => (NO_STORE, Json(tokens)).into_response(),
        Err(error) => error.into_response(),
    }
}

/// Headers of every answer that holds a token, and of every refusal (RFC 6749 section 5.1).
pub(crate) const NO_STORE: [(HeaderName, &str); 2] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::PRAGMA, "no-cache"),
];

fn respond(sandbox: &Sandbox, headers: &HeaderMap, form: &Parameters) -> Result<Value, TokenError> {
    check_unrepeated(form)?;
    let mut state = sandbox.state();
    let client_id = authenticate(headers, form, &state.clients)?.id.clone();
    match required(form, "grant_type")? {
        "authorization_code" => exchange(sandbox, &mut state, &client_id, form),
        "refresh_token" => refresh(sandbox, &mut state, &client_id, form),
        device::poll::GRANT_TYPE => device::poll::poll(sandbox, &mut state, &client_id, form),
        other => {
            let description = format!("Invalid grant_type: {other}");
            Err(TokenError::bad_request(
                "unsupported_grant_type",
                description,
            ))
        }
    }
}

fn exchange(
    sandbox: &Sandbox,
    state: &mut SandboxState,
    client_id: &str,
    form: &Parameters,
) -> Result<Value, TokenError> {
    let text = required(form, "code")?;
    let redirect_uri = required(form, "redirect_uri")?;
    let code = state
        .grants
        .spend_code(text)
        .map_err(|refusal| match refusal {
            CodeRefusal::Unknown => TokenError::invalid_grant("Malformed auth code."),
            CodeRefusal::Spent => TokenError::invalid_grant("Bad Request"),
        })?;
    if code.grant.client_id != client_id || sandbox.clock.now() >= code.expires_at {
        return Err(TokenError::invalid_grant("Bad Request"));
    }
    if code.redirect_uri != redirect_uri {
        return Err(TokenError::bad_request(
            "redirect_uri_mismatch",
            "Bad Request",
        ));
    }
    check_verifier(&code, form.value("code_verifier"))?;
    let id = state.grants.begin_by_code(code.grant.clone(), text);
    Ok(tokens(sandbox, state, id, &code.grant))
}

fn check_verifier(code: &Code, verifier: Option<&str>) -> Result<(), TokenError> {
    match (&code.challenge, verifier) {
        (None, None) => Ok(()),
        (Some(challenge), Some(verifier)) if challenge.is_met_by(verifier) => Ok(()),
        (Some(_), Some(_)) => Err(TokenError::invalid_grant("Invalid code verifier.")),
        (Some(_), None) => Err(TokenError::invalid_grant("Missing code verifier.")),
        (None, Some(_)) => Err(TokenError::invalid_grant(
            "code_verifier or verifier is not needed.",
        )),
    }
}

fn refresh(
    sandbox: &Sandbox,
    state: &mut SandboxState,
    client_id: &str,
    form: &Parameters,
) -> Result<Value, TokenError> {
    let text = required(form, "refresh_token")?;
    let revoked = || TokenError::invalid_grant("Token has been expired or revoked.");
    let (id, grant) = state.grants.refresh(text).ok_or_else(revoked)?;
    if grant.client_id != client_id {
        return Err(TokenError::bad_request(
            "unauthorized_client",
            "Unauthorized",
        ));
    }
    let scopes = narrowed(&grant, form.value("scope"))?;
    let mut tokens = access_token(sandbox, state, id, &grant, scopes);
    if sandbox.settings.rotates_refresh_tokens {
        tokens["refresh_token"] = json!(state.grants.rotate(text));
    }
    Ok(tokens)
}

/// Returns the scopes asked for, which must lie within the grant (RFC 6749 section 6).
fn narrowed(grant: &Grant, asked: Option<&str>) -> Result<Vec<String>, TokenError> {
    let Some(asked) = asked else {
        return Ok(grant.scopes.clone());
    };
    let names = asked.split_ascii_whitespace().map(scope::canonical);
    let scopes: Vec<String> = names.map(str::to_owned).collect();
    match scopes.iter().all(|name| grant.scopes.contains(name)) {
        true => Ok(scopes),
        false => {
            let description = "Some requested scopes were invalid.";
            Err(TokenError::bad_request("invalid_scope", description))
        }
    }
}

/// Returns the first tokens of a grant.
pub(crate) fn tokens(sandbox: &Sandbox, state: &mut SandboxState, id: u64, grant: &Grant) -> Value {
    let mut tokens = access_token(sandbox, state, id, grant, grant.scopes.clone());
    if grant.is_offline {
        tokens["refresh_token"] = json!(state.grants.issue_refresh(id));
    }
    tokens
}

fn access_token(
    sandbox: &Sandbox,
    state: &mut SandboxState,
    id: u64,
    grant: &Grant,
    scopes: Vec<String>,
) -> Value {
    let lifetime = sandbox.settings.access_token_lifetime;
    let mut tokens = json!({
        "expires_in": lifetime.as_secs(),
        "scope": scopes.join(" "),
        "token_type": "Bearer",
    });
    // Google does not insist on `openid`, as OpenID Connect Core section 3.1.2.1 does.
    if scopes.iter().any(|name| scope::is_sign_in(name)) {
        tokens["id_token"] = json!(id_token::id_token(sandbox, grant, &scopes));
    }
    let expires_at = sandbox.clock.now() + lifetime;
    tokens["access_token"] = json!(state.grants.issue_access(id, scopes, expires_at));
    tokens
}

/// Returns a parameter that has to be there.
pub(crate) fn required<'a>(form: &'a Parameters, name: &str) -> Result<&'a str, TokenError> {
    form.value(name).ok_or_else(|| TokenError::missing(name))
}

/// Refuses a form that says something twice.
pub(crate) fn check_unrepeated(form: &Parameters) -> Result<(), TokenError> {
    let twice = |name| TokenError::invalid_request(format!("Parameter sent twice: {name}"));
    form.repeated().map_or(Ok(()), |name| Err(twice(name)))
}
