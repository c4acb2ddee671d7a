//! What the receiver answers, and to whom, to the letter.

use std::io::ErrorKind;
use std::time::Duration;

use hallpass_core::{Http, Retries, Scope};
use hallpass_flow::{ConsentError, ExchangeError, Flow, Loopback, LoopbackError};
use tokio::net::TcpListener;
use tokio::time::Instant;

use crate::browser::{follow, get, split};
use crate::receiver::{Receiver, exchanging, program, silent};
use crate::support::Application;
use crate::token_server::{answer_all, parameter, secrets_at};

#[tokio::test(start_paused = true)]
async fn those_who_left_make_no_one_wait() {
    let receiver = Receiver::open().await;
    let start = Instant::now();
    for _ in 0..200 {
        assert_eq!(
            get(&format!("http://{}/icon", receiver.authority))
                .await
                .status,
            404
        );
    }
    assert!(
        start.elapsed() < Duration::from_millis(100),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn strangers_are_answered_during_the_exchange() {
    let (_silent, origin) = silent().await;
    let http = Http::new().with_retries(Retries::NONE);
    let (program, url) = exchanging(&origin, http).await;
    let authority = split(&url).0.to_owned();
    assert_eq!(get(&url).await.status, 303);
    let start = Instant::now();
    assert_eq!(get(&format!("http://{authority}/icon")).await.status, 404);
    assert!(
        start.elapsed() < Duration::from_secs(1),
        "{:?}",
        start.elapsed()
    );
    program.abort();
}

#[tokio::test(start_paused = true)]
async fn the_deadline_is_kept() {
    let loopback = Loopback::bind(0).await.unwrap();
    let consent = Flow::new(secrets_at("https://id.test"), Scope::SPREADSHEETS)
        .begin(loopback.redirect_uri())
        .unwrap();
    let start = Instant::now();
    loopback
        .wait(&consent, Duration::from_secs(300))
        .await
        .unwrap_err();
    assert_eq!(start.elapsed().as_secs(), 300);
}

#[tokio::test]
async fn a_port_that_a_stranger_has_on_ipv4_is_not_taken_on_ipv6() {
    let stranger = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let error = Loopback::bind(stranger.local_addr().unwrap().port())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AddrInUse);
}

#[tokio::test]
async fn every_answer_has_every_header() {
    let receiver = Receiver::open().await;
    for url in [
        format!("http://{}/icon", receiver.authority),
        receiver.url(),
    ] {
        let answer = get(&url).await;
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answer.header("connection"), "close");
        let policy = answer.header("content-security-policy");
        for part in [
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{policy}");
        }
    }
}

#[tokio::test]
async fn the_page_says_how_it_is_written() {
    let (program, redirect) = program().await;
    let page = follow(&redirect).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    program.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_sign_in_that_cannot_be_trusted_is_not_called_one() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let body = r#"{"access_token": "t", "id_token": "a.b.c"}"#;
    tokio::spawn(answer_all(
        listener,
        format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        ),
    ));
    let application = Application::start().await;
    let loopback = Loopback::bind(0).await.unwrap();
    let flow = Flow::new(secrets_at(&origin), Scope::SPREADSHEETS);
    let consent = flow.begin(loopback.redirect_uri()).unwrap();
    let url = format!(
        "{}?state={}&code=c",
        loopback.redirect_uri(),
        parameter(&consent, "state")
    );
    let http = application.http();
    let program = tokio::spawn(async move {
        loopback
            .wait(&consent, Duration::from_secs(60))
            .await
            .unwrap()
            .exchange(&http)
            .await
    });
    let page = follow(&url).await;
    assert!(page.body.contains("could not be finished"), "{}", page.body);
    assert!(matches!(
        program.await.unwrap(),
        Err(ExchangeError::IdToken(_))
    ));
}

#[tokio::test]
async fn a_consent_for_another_address_is_refused_at_once() {
    let flow = || Flow::new(secrets_at("https://id.test"), Scope::SPREADSHEETS);
    for elsewhere in ["http://localhost:8080/", "https://app.test/callback"] {
        let consent = flow().begin(elsewhere).unwrap();
        let loopback = Loopback::bind(0).await.unwrap();
        let waited = loopback.wait(&consent, Duration::from_secs(600)).await;
        let error = waited.unwrap_err();
        assert!(
            matches!(error, LoopbackError::OtherReceiver { .. }),
            "{error:?}"
        );
        assert!(error.to_string().contains(elsewhere), "{error}");
    }
}

/// One code is for one exchange, however often its address comes, and by whichever way.
#[tokio::test]
async fn an_answer_that_was_pasted_is_not_taken_from_the_browser_too() {
    let loopback = Loopback::bind(0).await.unwrap();
    let flow = Flow::new(secrets_at("https://id.test"), Scope::SPREADSHEETS);
    let consent = flow.begin(loopback.redirect_uri()).unwrap();
    let url = format!(
        "{}?state={}&code=c",
        loopback.redirect_uri(),
        parameter(&consent, "state")
    );
    let _granted = consent.answer(&url).unwrap();
    assert_eq!(
        consent.answer(&url).unwrap_err(),
        ConsentError::AlreadyAnswered
    );
    let waits = tokio::spawn(async move { loopback.wait(&consent, Duration::from_secs(60)).await });
    follow(&url).await;
    let error = waits.await.unwrap().unwrap_err();
    assert!(
        matches!(error, LoopbackError::Consent(ConsentError::AlreadyAnswered)),
        "{error:?}"
    );
}
