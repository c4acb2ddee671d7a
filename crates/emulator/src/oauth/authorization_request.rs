//! The authorization request (RFC 6749 section 4.1.1, RFC 7636 section 4.3), checked as Google does.

use super::authorization_refusal::AuthorizationRefusal;
use super::client::{Client, Clients, is_loopback};
use super::pkce::Challenge;
use super::scope;
use crate::parameters::Parameters;

/// A request that may be shown to a person.
#[derive(Clone)]
pub(crate) struct AuthorizationRequest {
    pub(crate) client_id: String,
    pub(crate) redirect_uri: String,
    /// Canonical names, in the order asked, each once.
    pub(crate) scopes: Vec<String>,
    pub(crate) state: Option<String>,
    pub(crate) challenge: Option<Challenge>,
    pub(crate) is_offline: bool,
    pub(crate) wants_consent: bool,
    pub(crate) login_hint: Option<String>,
    pub(crate) nonce: Option<String>,
}

impl AuthorizationRequest {
    /// Reads and checks the parameters of the authorization endpoint.
    pub(crate) fn parse(
        parameters: &Parameters,
        clients: &Clients,
    ) -> Result<Self, AuthorizationRefusal> {
        if let Some(name) = parameters.repeated() {
            return Err(AuthorizationRefusal::invalid_request(format!(
                "OAuth 2 parameters can only have a single value: {name}"
            )));
        }
        let owned = |name| parameters.value(name).map(str::to_owned);
        let client_id = required(parameters, "client_id")?;
        let unknown = "The OAuth client was not found.";
        let client = clients
            .find(client_id)
            .ok_or_else(|| AuthorizationRefusal::new("invalid_client", unknown))?;
        let redirect_uri = required(parameters, "redirect_uri")?;
        check_redirect_uri(client, redirect_uri)?;
        check_response_type(required(parameters, "response_type")?)?;
        let prompt = parameters.value("prompt").unwrap_or_default();
        Ok(Self {
            client_id: client_id.to_owned(),
            redirect_uri: redirect_uri.to_owned(),
            scopes: parse_scopes(required(parameters, "scope")?)?,
            state: owned("state"),
            challenge: parse_challenge(parameters)?,
            is_offline: parameters.value("access_type") == Some("offline"),
            wants_consent: prompt.split(' ').any(|word| word == "consent"),
            login_hint: owned("login_hint"),
            nonce: owned("nonce"),
        })
    }
}

fn required<'a>(parameters: &'a Parameters, name: &str) -> Result<&'a str, AuthorizationRefusal> {
    parameters.value(name).ok_or_else(|| missing(name))
}

fn check_redirect_uri(client: &Client, redirect_uri: &str) -> Result<(), AuthorizationRefusal> {
    if client.allows_redirect_to(redirect_uri) {
        return Ok(());
    }
    // Google's own words: https://github.com/jstedfast/MailKit/issues/1390
    if client.is_device() && is_loopback(redirect_uri) {
        return Err(AuthorizationRefusal::invalid_request(
            "Localhost URI is not allowed for 'NATIVE_DEVICE' client type.",
        ));
    }
    let description = format!("This client is not registered for {redirect_uri}");
    Err(AuthorizationRefusal::new(
        "redirect_uri_mismatch",
        description,
    ))
}

fn check_response_type(response_type: &str) -> Result<(), AuthorizationRefusal> {
    if response_type == "code" {
        return Ok(());
    }
    let description = format!("Invalid response_type: {response_type}");
    Err(AuthorizationRefusal::new(
        "unsupported_response_type",
        description,
    ))
}

fn parse_scopes(asked: &str) -> Result<Vec<String>, AuthorizationRefusal> {
    let scopes = scope::parse_list(asked, scope::is_known).map_err(|name| {
        let description = format!("Some requested scopes were invalid. {{invalid=[{name}]}}");
        AuthorizationRefusal::new("invalid_scope", description)
    })?;
    match scopes.is_empty() {
        true => Err(missing("scope")),
        false => Ok(scopes),
    }
}

fn parse_challenge(parameters: &Parameters) -> Result<Option<Challenge>, AuthorizationRefusal> {
    let method = parameters.value("code_challenge_method");
    match parameters.value("code_challenge") {
        Some(text) => Challenge::parse(text, method)
            .map(Some)
            .map_err(AuthorizationRefusal::invalid_request),
        None if method.is_some() => Err(missing("code_challenge")),
        None => Ok(None),
    }
}

fn missing(name: &str) -> AuthorizationRefusal {
    AuthorizationRefusal::invalid_request(format!("Missing required parameter: {name}"))
}
