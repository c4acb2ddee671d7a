//! Which endpoints a client's file may name.

use hallpass_core::{ClientSecrets, SecretsError};
use serde_json::json;

fn client(auth_uri: &str, token_uri: &str) -> Result<ClientSecrets, SecretsError> {
    let json =
        json!({"installed": {"client_id": "id", "auth_uri": auth_uri, "token_uri": token_uri}});
    ClientSecrets::from_json(&json.to_string())
}

#[test]
fn an_authorization_endpoint_brings_none_of_the_requests_parameters() {
    let token_uri = "https://id.test/token";
    assert!(client("https://id.test/auth?tenant=a", token_uri).is_ok());
    for parameter in [
        "response_type",
        "response_mode",
        "client_id",
        "redirect_uri",
        "scope",
        "state",
        "nonce",
        "code_challenge",
        "code_challenge_method",
        "access_type",
        "prompt",
        "login_hint",
        "request",
        "request_uri",
        "registration",
        "claims",
        "id_token_hint",
        "max_age",
        "acr_values",
        "resource",
        "authorization_details",
        "dpop_jkt",
    ] {
        let error = client(
            &format!("https://id.test/auth?x=1&{parameter}=y"),
            token_uri,
        )
        .unwrap_err();
        assert!(error.is_hostile(), "{parameter}");
    }
}

#[test]
fn a_user_name_alone_is_refused() {
    for uri in ["https://u@id.test/token", "https://:p@id.test/token"] {
        assert!(
            client("https://id.test/auth", uri)
                .unwrap_err()
                .is_hostile(),
            "{uri}"
        );
    }
}

#[test]
fn the_loopback_goes_with_the_loopback_alone() {
    for (auth_uri, token_uri) in [
        ("https://id.test/auth", "http://127.0.0.1:9/token"),
        ("http://127.0.0.1:9/auth", "https://id.test/token"),
        (
            "https://accounts.google.com/o/oauth2/auth",
            "http://127.0.0.1:9/token",
        ),
        (
            "http://127.0.0.1:9/auth",
            "https://oauth2.googleapis.com/token",
        ),
    ] {
        assert!(
            client(auth_uri, token_uri).unwrap_err().is_hostile(),
            "{auth_uri} {token_uri}"
        );
    }
}

#[test]
fn another_kind_of_file_cannot_steer_a_terminal() {
    let error = ClientSecrets::from_json(&json!({"type": "a\u{1b}[2J"}).to_string()).unwrap_err();
    assert!(!error.to_string().contains(char::is_control), "{error}");
}

#[test]
fn another_kind_of_file_is_named_in_a_few_words() {
    let file = json!({"type": "x".repeat(100_000)}).to_string();
    let error = ClientSecrets::from_json(&file).unwrap_err();
    assert!(error.to_string().len() < 300, "{}", error.to_string().len());
}

#[test]
fn two_servers_are_hostile() {
    assert!(
        client("https://a.test/auth", "https://b.test/token")
            .unwrap_err()
            .is_hostile()
    );
}

#[test]
fn an_empty_text_is_a_missing_one() {
    let error = client("https://a.test/auth", "").unwrap_err();
    assert!(
        error
            .to_string()
            .contains("lack the text `installed.token_uri`"),
        "{error}"
    );
    let json = json!({"installed": {"client_id": "id", "client_secret": "", "auth_uri": "https://a.test/auth", "token_uri": "https://a.test/token"}});
    assert!(
        ClientSecrets::from_json(&json.to_string())
            .unwrap()
            .client()
            .secret()
            .is_none()
    );
}
