//! The token endpoint: exchange, refresh, client authentication.

use std::time::Duration;

use hallpass_emulator::{Emulator, UserAgent};
use serde_json::json;

use crate::support::{
    Application, Pairs, REDIRECT_URI, SPREADSHEETS, client_of, post_form, post_form_with, text,
};

const EMAIL: &str = "https://www.googleapis.com/auth/userinfo.email";

#[tokio::test]
async fn a_code_becomes_tokens_once() {
    let application = Application::start().await;
    let code = application.code(&UserAgent::new(), &[]).await;
    let answer = application.exchange(&code, &[]).await;
    let tokens = answer.json();
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(tokens["expires_in"], 3599);
    assert_eq!(tokens["token_type"], "Bearer");
    assert_eq!(tokens["scope"], SPREADSHEETS);
    assert!(text(&tokens, "access_token").starts_with("sbx."));
    assert!(text(&tokens, "refresh_token").starts_with("1//"));
    assert_eq!(tokens.get("id_token"), None);
    application
        .exchange(&code, &[])
        .await
        .assert_error(400, "invalid_grant", "Bad Request");
}

#[tokio::test]
async fn a_replayed_code_ends_the_grant_it_made() {
    let application = Application::start().await;
    let code = application.code(&UserAgent::new(), &[]).await;
    let token = text(
        &application.exchange(&code, &[]).await.json(),
        "access_token",
    );
    assert!(application.is_live(&token).await);
    application.exchange(&code, &[]).await;
    assert!(!application.is_live(&token).await);
}

#[tokio::test]
async fn a_code_is_bound_to_its_redirect_its_client_and_ten_minutes() {
    let application = Application::start().await;
    let code = application.code(&UserAgent::new(), &[]).await;
    let elsewhere = application
        .exchange(&code, &[("redirect_uri", "http://127.0.0.1:8/")])
        .await;
    elsewhere.assert_error(400, "redirect_uri_mismatch", "Bad Request");

    let code = application.code(&UserAgent::new(), &[]).await;
    let (id, secret) = client_of(&application.emulator.web_client_secrets_json(REDIRECT_URI));
    let form = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", REDIRECT_URI),
        ("client_id", &id),
        ("client_secret", &secret),
    ];
    let stolen = post_form(&application.url("/token"), &form).await;
    stolen.assert_error(400, "invalid_grant", "Bad Request");

    let code = application.code(&UserAgent::new(), &[]).await;
    application
        .emulator
        .clock()
        .advance(Duration::from_secs(600));
    application
        .exchange(&code, &[])
        .await
        .assert_error(400, "invalid_grant", "Bad Request");
    let invented = application.exchange("4/0Ainvented", &[]).await;
    invented.assert_error(400, "invalid_grant", "Malformed auth code.");
}

#[tokio::test]
async fn a_refresh_gives_a_new_access_token_and_no_refresh_token() {
    let application = Application::start().await;
    let tokens = application.sign_in(&UserAgent::new(), SPREADSHEETS).await;
    let refreshed = application
        .refresh(&text(&tokens, "refresh_token"))
        .await
        .json();
    assert_ne!(refreshed["access_token"], tokens["access_token"]);
    assert_eq!(refreshed.get("refresh_token"), None);
    assert_eq!(refreshed["scope"], SPREADSHEETS);
    assert!(application.is_live(&text(&refreshed, "access_token")).await);
}

#[tokio::test]
async fn a_refresh_may_ask_for_less_but_not_for_more() {
    let application = Application::start().await;
    let tokens = application
        .sign_in(&UserAgent::new(), &format!("email {SPREADSHEETS}"))
        .await;
    let refresh_token = text(&tokens, "refresh_token");
    let refresh = async |scope: &str| {
        let form = [
            ("grant_type", "refresh_token"),
            ("refresh_token", &refresh_token),
            ("scope", scope),
        ];
        application.token(&form).await
    };
    assert_eq!(refresh("email").await.json()["scope"], EMAIL);
    let drive = refresh("https://www.googleapis.com/auth/drive").await;
    drive.assert_error(400, "invalid_scope", "Some requested scopes were invalid.");
}

#[tokio::test]
async fn a_rotated_refresh_token_ends_the_grant_when_it_comes_back() {
    let application =
        Application::start_with(Emulator::builder().rotate_refresh_tokens(true)).await;
    let tokens = application.sign_in(&UserAgent::new(), SPREADSHEETS).await;
    let first = text(&tokens, "refresh_token");
    let second = application.refresh(&first).await.json();
    assert_ne!(second["refresh_token"], json!(first));
    let revoked = "Token has been expired or revoked.";
    application
        .refresh(&first)
        .await
        .assert_error(400, "invalid_grant", revoked);
    let successor = application.refresh(&text(&second, "refresh_token")).await;
    successor.assert_error(400, "invalid_grant", revoked);
    assert!(!application.is_live(&text(&second, "access_token")).await);
}

#[tokio::test]
async fn a_client_proves_itself_by_form_or_by_header() {
    let application = Application::start().await;
    let tokens = application.sign_in(&UserAgent::new(), SPREADSHEETS).await;
    let refresh_token = text(&tokens, "refresh_token");
    let (id, secret) = (application.id.as_str(), application.secret.as_str());
    let basic = |secret: &str| format!("Basic {}", base64(&format!("{id}:{secret}")));
    let cases: [(Option<String>, Pairs<'_>, u16, &str); 7] = [
        (
            None,
            &[("client_id", id), ("client_secret", secret)],
            200,
            "",
        ),
        (Some(basic(secret)), &[], 200, ""),
        (Some(basic("wrong")), &[], 401, "Unauthorized"),
        (
            None,
            &[("client_id", id), ("client_secret", "wrong")],
            401,
            "Unauthorized",
        ),
        (
            None,
            &[("client_id", "x"), ("client_secret", secret)],
            401,
            "The OAuth client was not found.",
        ),
        (None, &[("client_id", id)], 400, "client_secret is missing."),
        (
            Some(basic(secret)),
            &[("client_secret", secret)],
            400,
            "Two client authentications were sent.",
        ),
    ];
    for (authorization, client, status, description) in cases {
        let mut form = client.to_vec();
        form.extend([
            ("grant_type", "refresh_token"),
            ("refresh_token", &refresh_token),
        ]);
        let headers: Vec<_> = authorization
            .iter()
            .map(|value| ("authorization", value.as_str()))
            .collect();
        let answer = post_form_with(&application.url("/token"), &headers, &form).await;
        assert_eq!(answer.status, status, "{}", answer.text);
        if status != 200 {
            assert_eq!(answer.json()["error_description"], description);
        }
    }
}

#[tokio::test]
async fn a_malformed_request_is_named() {
    let application = Application::start().await;
    let cases: [(Pairs<'_>, &str, &str); 5] = [
        (
            &[],
            "invalid_request",
            "Missing required parameter: grant_type",
        ),
        (
            &[("grant_type", "password")],
            "unsupported_grant_type",
            "Invalid grant_type: password",
        ),
        (
            &[("grant_type", "refresh_token")],
            "invalid_request",
            "Missing required parameter: refresh_token",
        ),
        (
            &[("grant_type", "authorization_code")],
            "invalid_request",
            "Missing required parameter: code",
        ),
        (
            &[("grant_type", "a"), ("grant_type", "b")],
            "invalid_request",
            "Parameter sent twice: grant_type",
        ),
    ];
    for (form, error, description) in cases {
        application
            .token(form)
            .await
            .assert_error(400, error, description);
    }
}

#[tokio::test]
async fn a_web_client_gets_a_refresh_token_at_first_consent_or_when_it_asks_again() {
    let application = Application::start().await;
    let (id, secret) = client_of(&application.emulator.web_client_secrets_json(REDIRECT_URI));
    let web = Application {
        id,
        secret,
        ..application
    };
    let online = web.code(&UserAgent::new(), &[]).await;
    assert_eq!(
        web.exchange(&online, &[]).await.json().get("refresh_token"),
        None
    );
    // The person has agreed once by now.
    let cases: [(Pairs<'_>, bool); 2] = [
        (&[("access_type", "offline")], false),
        (&[("access_type", "offline"), ("prompt", "consent")], true),
    ];
    for (parameters, has_refresh_token) in cases {
        let code = web.code(&UserAgent::new(), parameters).await;
        let tokens = web.exchange(&code, &[]).await.json();
        assert_eq!(
            tokens.get("refresh_token").is_some(),
            has_refresh_token,
            "{parameters:?}"
        );
    }
    let grace = UserAgent::new().account("grace@sandbox.test");
    let code = web.code(&grace, &[("access_type", "offline")]).await;
    assert!(
        web.exchange(&code, &[])
            .await
            .json()
            .get("refresh_token")
            .is_some()
    );
}

fn base64(text: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(text)
}
