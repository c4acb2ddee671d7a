//! What tokens tell, and when they die.

use std::time::Duration;

use hallpass_emulator::{Emulator, UserAgent};

use crate::support::{
    Application, REDIRECT_URI, SPREADSHEETS, claims, get, parameter, text, try_send,
};

const EMAIL: &str = "https://www.googleapis.com/auth/userinfo.email";

#[tokio::test]
async fn an_access_token_dies_at_its_expiry() {
    let lifetime = Duration::from_secs(60);
    let builder = Emulator::builder().access_token_lifetime(lifetime);
    let application = Application::start_with(builder).await;
    let tokens = application.sign_in(&UserAgent::new(), SPREADSHEETS).await;
    let token = text(&tokens, "access_token");
    assert_eq!(tokens["expires_in"], 60);
    assert!(application.is_live(&token).await);
    application.emulator.clock().advance(lifetime);
    assert!(!application.is_live(&token).await);
}

#[tokio::test]
async fn sign_in_scopes_tell_who_it_is() {
    let application = Application::start().await;
    let grace = UserAgent::new().account("grace@sandbox.test");
    let tokens = application.sign_in(&grace, "openid email profile").await;
    let payload = claims(&tokens);
    assert_eq!(payload["iss"], application.emulator.url());
    assert_eq!(payload["aud"], application.id);
    assert_eq!(payload["email"], "grace@sandbox.test");
    let bearer = format!("Bearer {}", text(&tokens, "access_token"));
    let headers = [("authorization", bearer.as_str())];
    let person = try_send("GET", &application.url("/v1/userinfo"), &headers, "")
        .await
        .unwrap();
    assert_eq!(person.json()["sub"], payload["sub"]);
    assert_eq!(person.json()["name"], "Grace Hopper");
}

#[tokio::test]
async fn any_sign_in_scope_brings_an_id_token() {
    let application = Application::start().await;
    let person = UserAgent::new();
    for (scope, claim) in [("openid", "sub"), ("email", "email"), ("profile", "name")] {
        let scopes = format!("{scope} {SPREADSHEETS}");
        let tokens = application.sign_in(&person, &scopes).await;
        assert!(claims(&tokens)[claim].is_string(), "{scope}");
        let refreshed = application.refresh(&text(&tokens, "refresh_token")).await;
        assert!(refreshed.json()["id_token"].is_string(), "{scope}");
    }
    let tokens = application.sign_in(&person, SPREADSHEETS).await;
    assert_eq!(tokens.get("id_token"), None);
}

#[tokio::test]
async fn the_id_token_repeats_the_nonce() {
    let application = Application::start().await;
    for (nonce, claim) in [("n-0S6", "n-0S6".into()), ("", serde_json::Value::Null)] {
        let asked = [("scope", "email"), ("nonce", nonce)];
        let code = application.code(&UserAgent::new(), &asked).await;
        let tokens = application.exchange(&code, &[]).await.json();
        assert_eq!(claims(&tokens)["nonce"], claim);
    }
}

#[tokio::test]
async fn tokeninfo_writes_numbers_as_text() {
    let application = Application::start().await;
    let token = application
        .access_token(&format!("email {SPREADSHEETS}"))
        .await;
    let url = application.url(&format!("/tokeninfo?access_token={token}"));
    let info = get(&url).await.json();
    assert_eq!(info["azp"], application.id);
    assert_eq!(info["scope"], format!("{EMAIL} {SPREADSHEETS}"));
    assert_eq!(info["email"], "ada@sandbox.test");
    assert!(info["exp"].is_string());
    assert!(["3598", "3599"].contains(&text(&info, "expires_in").as_str()));
    let unknown = get(&application.url("/oauth2/v3/tokeninfo?access_token=x")).await;
    assert_eq!(unknown.status, 400);
    assert_eq!(unknown.json()["error_description"], "Invalid Value");
}

#[tokio::test]
async fn a_person_can_take_everything_back() {
    let application = Application::start().await;
    let ada = application.sign_in(&UserAgent::new(), SPREADSHEETS).await;
    let grace = UserAgent::new().account("grace@sandbox.test");
    let grace = application.sign_in(&grace, SPREADSHEETS).await;
    application.emulator.revoke_user("ada@sandbox.test");
    let refresh = application.refresh(&text(&ada, "refresh_token")).await;
    refresh.assert_error(400, "invalid_grant", "Token has been expired or revoked.");
    assert!(application.is_live(&text(&grace, "access_token")).await);
}

#[tokio::test]
async fn forgotten_access_tokens_can_be_refreshed() {
    let application = Application::start().await;
    let tokens = application.sign_in(&UserAgent::new(), SPREADSHEETS).await;
    application.emulator.forget_access_tokens();
    assert!(!application.is_live(&text(&tokens, "access_token")).await);
    assert_eq!(
        application
            .refresh(&text(&tokens, "refresh_token"))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn the_answer_names_state_issuer_and_granted_scopes() {
    let application = Application::start().await;
    let url = application.authorization_url(&[("scope", "email")]);
    let redirect = UserAgent::new().redirect_after_allow(&url).await.unwrap();
    assert!(redirect.starts_with(REDIRECT_URI));
    assert_eq!(parameter(&redirect, "state").unwrap(), "the-state");
    assert_eq!(
        parameter(&redirect, "iss").unwrap(),
        application.emulator.url()
    );
    assert_eq!(parameter(&redirect, "scope").unwrap(), EMAIL);
    assert_eq!(parameter(&redirect, "authuser").unwrap(), "0");
}
