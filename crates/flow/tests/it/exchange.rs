//! The exchange of the code, once.

use std::time::{Duration, Instant};

use hallpass_core::{ClientSecrets, Http, Limits, Retries, Scope, TokenError};
use hallpass_emulator::{Endpoint, Fault, UserAgent};
use hallpass_flow::{Consent, ConsentError, ExchangeError, Flow, Granted, SignedIn};

use crate::support::Application;
use crate::token_server::parameter;

async fn granted(application: &Application) -> Granted {
    let consent = application.paste(application.flow());
    let person = UserAgent::new();
    let redirect = person
        .redirect_after_allow(consent.authorization_url())
        .await;
    consent.answer(&redirect.unwrap()).unwrap()
}

/// Exchanges a code while the token endpoint has this fault, and asks it no more than once.
async fn exchange(fault: Fault) -> Result<SignedIn, ExchangeError> {
    let application = Application::start().await;
    let granted = granted(&application).await;
    application.emulator.faults().next(Endpoint::Token, fault);
    let soon = Limits::OAUTH.with_deadline(Duration::from_millis(200));
    let http = application.http().with_limits(soon, Limits::API);
    let outcome = granted.exchange(&http).await;
    assert_eq!(application.emulator.requests_to("/token"), 1);
    outcome
}

#[track_caller]
fn token_error(outcome: Result<SignedIn, ExchangeError>) -> TokenError {
    match outcome.unwrap_err() {
        ExchangeError::Token(error) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_code_that_is_used_twice_is_rejected() {
    let application = Application::start().await;
    let consent = application.paste(application.flow());
    let person = UserAgent::new();
    let redirect = person.redirect_after_allow(consent.authorization_url());
    let redirect = redirect.await.unwrap();
    let first = consent.answer(&redirect).unwrap();
    first.exchange(&application.http()).await.unwrap();
    // Another process holds the same consent, which here knows of its answer.
    let again = consent.answer(&redirect).unwrap_err();
    assert_eq!(again, ConsentError::AlreadyAnswered);
    let elsewhere = Consent::from_json(&consent.to_json(), application.secrets.clone()).unwrap();
    let second = elsewhere.answer(&redirect).unwrap();
    let error = token_error(second.exchange(&application.http()).await);
    assert!(
        matches!(error, TokenError::GrantRejected { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_code_that_waited_too_long_is_rejected() {
    let application = Application::start().await;
    let granted = granted(&application).await;
    application
        .emulator
        .clock()
        .advance(Duration::from_secs(601));
    let error = token_error(granted.exchange(&application.http()).await);
    assert!(
        matches!(error, TokenError::GrantRejected { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_server_that_is_out_of_order_is_asked_once() {
    for status in [500, 502, 503] {
        let error = token_error(exchange(Fault::status(status, "<html>")).await);
        assert!(
            matches!(&error, TokenError::Unavailable { status: told, .. } if *told == status),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_hangs_or_hangs_up_is_asked_once() {
    for fault in [Fault::Hang, Fault::CutOff, Fault::CutOffBody] {
        let error = token_error(exchange(fault).await);
        assert!(matches!(error, TokenError::Transport(_)), "{error:?}");
        assert!(error.is_transient());
    }
}

#[tokio::test]
async fn a_redirect_of_the_token_endpoint_is_not_followed() {
    let fault = Fault::status(307, "").header("location", "http://127.0.0.1:9/token");
    let error = token_error(exchange(fault).await);
    assert!(matches!(error, TokenError::Transport(_)), "{error:?}");
    assert!(!error.is_transient());
}

#[tokio::test]
async fn what_the_answer_leaves_out_is_unknown_or_as_asked() {
    let user = exchange(Fault::status(200, r#"{"access_token": "bare-access"}"#)).await;
    let user = user.unwrap().user;
    let token = user.access_token.unwrap();
    assert_eq!(token.expose_secret(), "bare-access");
    assert_eq!(token.expires_at(), None);
    assert!(user.refresh_token.is_none());
    // RFC 6749 section 5.1: a scope that is left out is as asked.
    assert!(user.scopes.unwrap().contains(&Scope::SPREADSHEETS));
}

#[tokio::test]
async fn an_answer_without_a_token_is_malformed() {
    for body in ["<html>", "{}", "[]", ""] {
        let error = token_error(exchange(Fault::status(200, body)).await);
        assert!(
            matches!(error, TokenError::Malformed { .. }),
            "{body}: {error:?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_cannot_have_seen_the_code_is_asked_again() {
    // Nobody listens at port 1 of the loopback.
    let secrets = r#"{"installed": {"client_id": "id", "auth_uri": "http://127.0.0.1:1/auth",
        "token_uri": "http://127.0.0.1:1/token"}}"#;
    let secrets = ClientSecrets::from_json(secrets).unwrap();
    let wait = Duration::from_millis(100);
    for (attempts, shortest) in [(1, Duration::ZERO), (2, wait / 2), (3, wait * 3 / 2)] {
        let flow = Flow::new(secrets.clone(), Scope::SPREADSHEETS);
        let consent = flow.begin("http://127.0.0.1:9/").unwrap();
        let state = parameter(&consent, "state");
        let granted = consent.answer(&format!("http://127.0.0.1:9/?code=c&state={state}"));
        let retries = Retries::DEFAULT
            .with_attempts(attempts)
            .with_first_wait(wait);
        let http = Http::new().with_retries(retries);
        let start = Instant::now();
        let error = token_error(granted.unwrap().exchange(&http).await);
        let TokenError::Transport(error) = error else {
            panic!("{error:?}")
        };
        assert!(error.is_connect());
        assert!(
            start.elapsed() >= shortest,
            "{attempts}: {:?}",
            start.elapsed()
        );
    }
}
