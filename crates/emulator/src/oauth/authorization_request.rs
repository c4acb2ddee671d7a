//! The authorization request (RFC 6749 section 4.1.1, RFC 7636 section 4.3), checked as Google does.

use super::client::Clients;
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

/// Why a request is not shown; Google tells this to the person, never to the application.
pub(crate) struct AuthorizationRefusal {
    pub(crate) error: &'static str,
    pub(crate) description: String,
}

impl AuthorizationRequest {
    /// Reads and checks the parameters of the authorization endpoint.
    pub(crate) fn parse(
        parameters: &Parameters,
        clients: &Clients,
    ) -> Result<Self, AuthorizationRefusal> {
        if let Some(name) = parameters.repeated() {
            return Err(invalid_request(format!(
                "OAuth 2 parameters can only have a single value: {name}"
            )));
        }
        let owned = |name| parameters.value(name).map(str::to_owned);
        let client_id = required(parameters, "client_id")?;
        let client = clients.find(client_id).ok_or_else(|| {
            refusal(
                "invalid_client",
                "The OAuth client was not found.".to_owned(),
            )
        })?;
        let redirect_uri = required(parameters, "redirect_uri")?;
        if !client.allows_redirect_to(redirect_uri) {
            let description = format!("This client is not registered for {redirect_uri}");
            return Err(refusal("redirect_uri_mismatch", description));
        }
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
    let missing = || invalid_request(format!("Missing required parameter: {name}"));
    parameters.value(name).ok_or_else(missing)
}

fn check_response_type(response_type: &str) -> Result<(), AuthorizationRefusal> {
    if response_type == "code" {
        return Ok(());
    }
    let description = format!("Invalid response_type: {response_type}");
    Err(refusal("unsupported_response_type", description))
}

fn parse_scopes(asked: &str) -> Result<Vec<String>, AuthorizationRefusal> {
    let mut scopes: Vec<String> = Vec::new();
    for name in asked.split_ascii_whitespace() {
        if !scope::is_known(name) {
            let description = format!("Some requested scopes were invalid. {{invalid=[{name}]}}");
            return Err(refusal("invalid_scope", description));
        }
        let canonical = scope::canonical(name);
        if !scopes.iter().any(|known| known == canonical) {
            scopes.push(canonical.to_owned());
        }
    }
    match scopes.is_empty() {
        true => Err(invalid_request(
            "Missing required parameter: scope".to_owned(),
        )),
        false => Ok(scopes),
    }
}

fn parse_challenge(parameters: &Parameters) -> Result<Option<Challenge>, AuthorizationRefusal> {
    let method = parameters.value("code_challenge_method");
    match parameters.value("code_challenge") {
        Some(text) => Challenge::parse(text, method)
            .map(Some)
            .map_err(invalid_request),
        None if method.is_some() => Err(invalid_request(
            "Missing required parameter: code_challenge".to_owned(),
        )),
        None => Ok(None),
    }
}

fn invalid_request(description: String) -> AuthorizationRefusal {
    refusal("invalid_request", description)
}

fn refusal(error: &'static str, description: String) -> AuthorizationRefusal {
    AuthorizationRefusal { error, description }
}
