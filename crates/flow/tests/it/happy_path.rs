//! A whole sign-in, received or pasted.

use hallpass_core::{Credentials, FileStore, Scope, Scopes, TokenStore};
use hallpass_emulator::UserAgent;
use hallpass_flow::{Flow, Loopback};
use url::Url;

use crate::support::{Application, PATIENCE};

#[tokio::test]
async fn a_sign_in_over_the_loopback_gives_a_saved_token_that_works() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let page = UserAgent::new().allow(&waiting.authorization_url).await;
    assert_eq!(page.unwrap().status, 200);
    let signed_in = waiting.outcome().await.unwrap();
    assert!(signed_in.is_renewable() && signed_in.missing.is_empty());
    let user = signed_in.user;
    assert_eq!(user.scopes, Some(Scopes::from(Scope::SPREADSHEETS)));

    let folder = tempfile::TempDir::new().unwrap();
    let store = FileStore::new(folder.path().join("token.json"));
    Credentials::save_in(store.clone(), user).await.unwrap();
    let saved = store.load().unwrap().unwrap();
    assert!(application.serves(saved).await);
}

#[tokio::test]
async fn a_pasted_redirect_signs_in() {
    let application = Application::start().await;
    let consent = application.paste(application.flow());
    let person = UserAgent::new();
    let redirect = person.redirect_after_allow(consent.authorization_url());
    // As a terminal breaks a long line.
    let pasted = redirect.await.unwrap().replace("&code", "\n  &code");
    let granted = consent.answer(&pasted).unwrap();
    let signed_in = granted.exchange(&application.http()).await.unwrap();
    assert!(application.serves(signed_in.user).await);
}

#[tokio::test]
async fn the_code_is_exchanged_once_with_everything_that_google_documents() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    UserAgent::new()
        .allow(&waiting.authorization_url)
        .await
        .unwrap();
    waiting.outcome().await.unwrap();
    let requests = application.emulator.requests();
    let mut exchanges = requests
        .into_iter()
        .filter(|request| request.path == "/token");
    let exchange = exchanges.next().unwrap();
    assert!(exchanges.next().is_none());
    let mut parameters = exchange.parameters;
    parameters.sort();
    let documented = [
        "client_id",
        "client_secret",
        "code",
        "code_verifier",
        "grant_type",
        "redirect_uri",
    ];
    assert_eq!(parameters, documented);
}

#[tokio::test]
async fn the_account_that_was_hinted_at_signs_in() {
    let application = Application::start().await;
    let flow = application.flow().login_hint("ada@example.com");
    let consent = application.paste(flow);
    let url = Url::parse(consent.authorization_url()).unwrap();
    let mut pairs = url.query_pairs();
    assert!(pairs.any(|(name, value)| name == "login_hint" && value == "ada@example.com"));
}

#[tokio::test]
async fn a_web_application_signs_in_at_its_registered_address() {
    let application = Application::start().await;
    let loopback = Loopback::bind(0).await.unwrap();
    let secrets = application.web(loopback.redirect_uri());
    let flow = Flow::new(secrets, Scope::SPREADSHEETS);
    let waiting = application.wait_on(loopback, flow, PATIENCE);
    UserAgent::new()
        .allow(&waiting.authorization_url)
        .await
        .unwrap();
    let signed_in = waiting.outcome().await.unwrap();
    assert!(signed_in.is_renewable());
    assert!(application.serves(signed_in.user).await);
}

#[tokio::test]
async fn a_web_application_at_another_address_is_shown_an_error_page_and_nothing_comes() {
    let application = Application::start().await;
    let secrets = application.web("https://app.example.com/callback");
    let flow = Flow::new(secrets, Scope::SPREADSHEETS);
    let waiting = application.wait(flow).await;
    let page = UserAgent::new()
        .allow(&waiting.authorization_url)
        .await
        .unwrap();
    assert_eq!(page.status, 400);
    assert!(page.body.contains("redirect_uri_mismatch"));
    assert!(!waiting.is_over());
}

#[tokio::test]
async fn a_web_application_gets_a_second_refresh_token_only_by_forcing_consent() {
    let application = Application::start().await;
    let secrets = application.web("http://127.0.0.1:9/");
    let flow = Flow::new(secrets, Scope::SPREADSHEETS);
    let mut refresh_tokens = Vec::new();
    for flow in [flow.clone(), flow.clone(), flow.force_consent()] {
        let consent = application.paste(flow);
        let person = UserAgent::new();
        let redirect = person
            .redirect_after_allow(consent.authorization_url())
            .await;
        let granted = consent.answer(&redirect.unwrap()).unwrap();
        let signed_in = granted.exchange(&application.http()).await.unwrap();
        refresh_tokens.push(signed_in.is_renewable());
    }
    assert_eq!(refresh_tokens, [true, false, true]);
}
