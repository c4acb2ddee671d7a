//! Where google-auth-oauthlib's flow breaks, row by row: F1 to F16 and W1 of the comparison that
//! this project began with. Each row is named; what it needs in detail has tests of its own.

use std::time::Duration;

use hallpass_core::{Limits, Scope, Scopes, TokenError};
use hallpass_emulator::{Endpoint, Fault, UserAgent};
use hallpass_flow::{
    Consent, ConsentError, ExchangeError, Flow, Loopback, LoopbackError, SignedIn,
};
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::browser::{ask, follow, get, send_all, split};
use crate::support::{Application, NotSignedIn, PATIENCE};
use crate::token_server::{Answers, TokenServer, sign_in_with};

#[tokio::test]
async fn f1_a_sign_in_on_a_port_of_the_systems_choice() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    UserAgent::new()
        .allow(&waiting.authorization_url)
        .await
        .unwrap();
    assert!(waiting.outcome().await.unwrap().is_renewable());
    assert_eq!(application.emulator.requests_to("/token"), 1);
}

/// Lets something else come first, and then the right redirect.
async fn after(first: impl AsyncFnOnce(&str)) {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let redirect = waiting.right_redirect().await;
    first(&redirect).await;
    assert!(!waiting.is_over());
    assert_eq!(follow(&redirect).await.status, 200);
    waiting.outcome().await.unwrap();
}

#[tokio::test]
async fn f2_an_icon_first() {
    after(async |redirect| {
        let icon = format!("http://{}/favicon.ico", split(redirect).0);
        assert_eq!(get(&icon).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn f3_garbage_first() {
    after(async |redirect| {
        send_all(split(redirect).0, b"\x16\x03\x01garbage\r\n\r\n").await;
    })
    .await;
}

#[tokio::test]
async fn f4_a_silent_connection_holds_neither_answer_nor_deadline_up() {
    after(async |redirect| {
        let silent = TcpStream::connect(split(redirect).0).await.unwrap();
        std::mem::forget(silent);
    })
    .await;
    let application = Application::start().await;
    let loopback = Loopback::bind(0).await.unwrap();
    let authority = split(loopback.redirect_uri()).0.to_owned();
    let waiting = application.wait_on(loopback, application.flow(), Duration::from_millis(100));
    let _silent = TcpStream::connect(authority).await.unwrap();
    let outcome = waiting.outcome().await;
    assert!(
        matches!(
            outcome,
            Err(NotSignedIn::Loopback(LoopbackError::TimedOut { .. }))
        ),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn f5_a_denial_is_told_on_the_page_and_in_the_types() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let page = UserAgent::new()
        .deny(&waiting.authorization_url)
        .await
        .unwrap();
    assert!(page.body.contains("No access was given"), "{}", page.body);
    let outcome = waiting.outcome().await;
    assert!(
        matches!(
            outcome,
            Err(NotSignedIn::Loopback(LoopbackError::Consent(
                ConsentError::Denied
            )))
        ),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn f6_a_wrong_state_and_then_the_right_one() {
    after(async |redirect| {
        let wrong = redirect.replace("state=", "state=x");
        assert_eq!(get(&wrong).await.status, 400);
    })
    .await;
}

/// Exchanges a code at a server that gives these tokens.
async fn given(tokens: Value, scopes: impl Into<Scopes>, code: &str) -> (SignedIn, TokenServer) {
    let flow = |secrets| Flow::new(secrets, scopes).accept_fewer_scopes();
    let (outcome, server) = sign_in_with(flow, code, |_, _| Answers::tokens(&tokens)).await;
    (outcome.unwrap(), server)
}

#[tokio::test]
async fn f7_a_code_with_http_in_it_stays_as_it_is() {
    let tokens = json!({"access_token": "an-access-token"});
    let (_, server) = given(tokens, Scope::SPREADSHEETS, "4/abchttpdef http://x").await;
    let code = ("code".to_owned(), "4/abchttpdef http://x".to_owned());
    assert!(server.exchange().contains(&code), "{:?}", server.exchange());
}

// F8, a machine without a browser, is about the command: its tests hold it.

#[tokio::test]
async fn f9_fewer_more_and_renamed_scopes_keep_the_token() {
    let asked = [Scope::SPREADSHEETS, Scope::EMAIL];
    let granted = |scope: &str| json!({"access_token": "an-access-token", "scope": scope});
    let fewer = granted(Scope::SPREADSHEETS.as_str());
    let (signed_in, _) = given(fewer, asked.clone(), "c").await;
    assert_eq!(signed_in.missing, Scope::EMAIL.into());
    let more = "https://www.googleapis.com/auth/userinfo.email openid \
                https://www.googleapis.com/auth/spreadsheets https://www.googleapis.com/auth/drive";
    let (signed_in, _) = given(granted(more), asked, "c").await;
    assert!(signed_in.missing.is_empty());
    let scopes = signed_in.user.scopes.unwrap();
    assert!(scopes.contains(&Scope::DRIVE) && scopes.contains(&Scope::EMAIL));
}

/// Exchanges a code while the emulator's token endpoint has a fault.
async fn exchange(fault: Fault) -> Result<SignedIn, ExchangeError> {
    let application = Application::start().await;
    let consent = application.paste(application.flow());
    let person = UserAgent::new();
    let redirect = person.redirect_after_allow(consent.authorization_url());
    let granted = consent.answer(&redirect.await.unwrap()).unwrap();
    application.emulator.faults().next(Endpoint::Token, fault);
    let soon = Limits::OAUTH.with_deadline(Duration::from_millis(200));
    let http = application.http().with_limits(soon, Limits::API);
    let outcome = granted.exchange(&http).await;
    assert_eq!(application.emulator.requests_to("/token"), 1);
    outcome
}

#[tokio::test]
async fn f10_a_server_that_is_out_of_order_is_a_typed_error_after_one_request() {
    for status in [500, 503] {
        let outcome = exchange(Fault::status(status, "<html>out of order</html>")).await;
        let Err(ExchangeError::Token(TokenError::Unavailable { status: told, .. })) = outcome
        else {
            panic!("{outcome:?}")
        };
        assert_eq!(told, status);
    }
}

#[tokio::test]
async fn f11_no_lifetime_is_an_unknown_one() {
    let tokens = json!({"access_token": "an-access-token"});
    let (signed_in, _) = given(tokens, Scope::SPREADSHEETS, "c").await;
    assert_eq!(signed_in.user.access_token.unwrap().expires_at(), None);
}

#[tokio::test]
async fn f12_a_public_client_needs_no_secret() {
    let tokens = json!({"access_token": "an-access-token", "refresh_token": "r"});
    let (_, server) = given(tokens, Scope::SPREADSHEETS, "c").await;
    let exchange = server.exchange();
    assert!(
        !exchange.iter().any(|(name, _)| name == "client_secret"),
        "{exchange:?}"
    );
    assert!(
        exchange
            .iter()
            .any(|(name, value)| name == "client_id" && value == "public")
    );
    assert!(
        !server.asked()[0]
            .to_ascii_lowercase()
            .contains("authorization:")
    );
}

#[tokio::test]
async fn f13_no_refresh_token_is_said() {
    let tokens = json!({"access_token": "an-access-token"});
    let (signed_in, _) = given(tokens, Scope::SPREADSHEETS, "c").await;
    assert!(!signed_in.is_renewable());
}

#[tokio::test]
async fn f14_a_fixed_port_can_be_used_again_at_once() {
    let application = Application::start().await;
    let first = Loopback::bind(0).await.unwrap();
    let port = split(first.redirect_uri()).0.rsplit_once(':').unwrap().1;
    let port = port.parse().unwrap();
    let mut next = Some(first);
    for _ in 0..3 {
        let loopback = match next.take() {
            Some(loopback) => loopback,
            None => Loopback::bind(port).await.unwrap(),
        };
        let waiting = application.wait_on(loopback, application.flow(), PATIENCE);
        UserAgent::new()
            .allow(&waiting.authorization_url)
            .await
            .unwrap();
        waiting.outcome().await.unwrap();
    }
}

#[tokio::test]
async fn f15_a_token_endpoint_that_hangs_is_a_time_out() {
    let outcome = exchange(Fault::Hang).await;
    let Err(ExchangeError::Token(TokenError::Transport(error))) = outcome else {
        panic!("{outcome:?}")
    };
    assert!(error.is_timeout());
}

#[tokio::test]
async fn f16_only_a_get_of_the_very_path_is_the_answer() {
    after(async |redirect| {
        let (authority, target) = split(redirect);
        let headers = format!("Host: {authority}\r\ncontent-length: 0\r\n");
        assert_eq!(ask("POST", redirect, &headers).await.status, 405);
        let elsewhere = format!("http://{authority}/whatever{}", &target[1..]);
        assert_eq!(get(&elsewhere).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn w1_a_consent_that_is_taken_up_elsewhere_still_checks_the_state() {
    let application = Application::start().await;
    let consent = application.paste(application.flow());
    let person = UserAgent::new();
    let redirect = person.redirect_after_allow(consent.authorization_url());
    let redirect = redirect.await.unwrap();
    let resumed = Consent::from_json(&consent.to_json(), application.secrets.clone()).unwrap();
    let forged = resumed.answer(&redirect.replace("state=", "state=x"));
    assert_eq!(forged.unwrap_err(), ConsentError::StateMismatch);
    let granted = resumed.answer(&redirect).unwrap();
    // The PKCE verifier came along, too.
    granted.exchange(&application.http()).await.unwrap();
}
