//! How a client proves who it is at the token endpoint (RFC 6749 section 2.3.1).

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::form_urlencoded;

use super::client::{Client, Clients};
use super::token_error::TokenError;
use crate::parameters::Parameters;

/// Returns the client that sent the request, by its `Authorization` header or by its form.
pub(crate) fn authenticate<'a>(
    headers: &HeaderMap,
    form: &Parameters,
    clients: &'a Clients,
) -> Result<&'a Client, TokenError> {
    let (id, secret) = presented(headers, form)?;
    let unknown = || TokenError::invalid_client("The OAuth client was not found.");
    let client = clients.find(&id).ok_or_else(unknown)?;
    match secret {
        Some(secret) if secret == client.secret => Ok(client),
        Some(_) => Err(TokenError::invalid_client("Unauthorized")),
        None => Err(TokenError::invalid_request("client_secret is missing.")),
    }
}

fn presented(
    headers: &HeaderMap,
    form: &Parameters,
) -> Result<(String, Option<String>), TokenError> {
    let (id, secret) = (form.value("client_id"), form.value("client_secret"));
    if let Some(authorization) = headers.get(header::AUTHORIZATION) {
        let (basic_id, basic_secret) = authorization
            .to_str()
            .ok()
            .and_then(decode_basic)
            .ok_or_else(|| TokenError::invalid_client("Invalid client authentication."))?;
        if secret.is_some() || id.is_some_and(|id| id != basic_id) {
            return Err(TokenError::invalid_request(
                "Two client authentications were sent.",
            ));
        }
        return Ok((basic_id, Some(basic_secret)));
    }
    let no_client = "Could not determine client ID from request.";
    let id = id.ok_or_else(|| TokenError::invalid_request(no_client))?;
    Ok((id.to_owned(), secret.map(str::to_owned)))
}

/// Both halves are form-encoded before they are joined; a text without escapes decodes to itself,
/// so clients that forget this pass as well.
fn decode_basic(authorization: &str) -> Option<(String, String)> {
    let (scheme, encoded) = authorization.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((decode_form(id), decode_form(secret)))
}

fn decode_form(encoded: &str) -> String {
    let field = format!("v={encoded}");
    form_urlencoded::parse(field.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::decode_basic;

    #[test]
    fn both_halves_are_form_decoded() {
        // base64 of "basic%3Aodd:a%25b+c"
        let decoded = decode_basic("Basic YmFzaWMlM0FvZGQ6YSUyNWIrYw==");
        assert_eq!(decoded, Some(("basic:odd".to_owned(), "a%b c".to_owned())));
    }
}
