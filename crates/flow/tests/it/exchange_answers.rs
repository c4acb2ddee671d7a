//! What the token endpoint may answer to a code.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use hallpass_core::{Http, Retries, Scope, TokenError};
use hallpass_flow::{ExchangeError, Flow, SignedIn};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::token_server::{parameter, secrets_at};

/// Exchanges a code at a server that gives this answer (status line, headers and body by `|`).
async fn exchanged_code(code: &str, answer: &str) -> (Result<SignedIn, ExchangeError>, u32) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let (head, body) = answer.split_once('|').unwrap();
    let answer = format!(
        "HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let asked = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::Relaxed);
            let _ = stream.read(&mut vec![0; 16 * 1024]).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    let flow = Flow::new(secrets_at(&origin), Scope::SPREADSHEETS);
    let consent = flow.begin("http://127.0.0.1:9/").unwrap();
    let state = parameter(&consent, "state");
    let granted = consent
        .answer(&format!("http://127.0.0.1:9/?state={state}&code={code}"))
        .unwrap();
    let http = Http::new().with_retries(Retries::DEFAULT.with_first_wait(Duration::from_millis(1)));
    let outcome = granted.exchange(&http).await;
    (outcome, asked.load(Ordering::Relaxed))
}

/// The same for any code.
async fn exchanged(answer: &str) -> (Result<SignedIn, ExchangeError>, u32) {
    exchanged_code("c", answer).await
}

fn token_error(outcome: Result<SignedIn, ExchangeError>) -> TokenError {
    match outcome.unwrap_err() {
        ExchangeError::Token(error) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_exchange_that_the_server_may_have_seen_is_not_repeated() {
    for answer in [
        "500 X|",
        "503 X\r\nretry-after: 0|",
        "408 X|{}",
        "429 X|{}",
        "307 X\r\nlocation: /x|",
    ] {
        let (outcome, asked) = exchanged(answer).await;
        assert!(outcome.is_err() && asked == 1, "{answer}: {asked}");
    }
}

#[tokio::test]
async fn later_is_told_from_never() {
    for answer in [
        "408 X|{}",
        "429 X|{}",
        "500 X|{}",
        r#"400 X|{"error": "temporarily_unavailable"}"#,
    ] {
        let error = token_error(exchanged(answer).await.0);
        assert!(error.is_transient(), "{answer}: {error:?}");
    }
    let error = token_error(exchanged("503 X\r\nretry-after: 7|").await.0);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
}

#[tokio::test]
async fn what_is_no_bearer_token_is_none() {
    for answer in [
        r#"200 OK|{"access_token": "t", "token_type": "mac"}"#,
        r#"200 OK|{"error": "invalid_grant"}"#,
        r#"200 OK|["t", "Bearer"]"#,
    ] {
        assert!(exchanged(answer).await.0.is_err(), "{answer}");
    }
    let text = r#"200 OK\r\ncontent-type: text/plain|{"access_token": "t", "refresh_token": ""}"#
        .replace("\\r\\n", "\r\n");
    let signed_in = exchanged(&text).await.0.unwrap();
    assert!(!signed_in.is_renewable());
}

#[tokio::test]
async fn a_list_is_no_token() {
    let list = r#"200 OK|["t", "Bearer", 3600, "r", null, null, "s"]"#;
    let error = token_error(exchanged(list).await.0);
    assert!(matches!(error, TokenError::Malformed { .. }), "{error:?}");
}

/// Some servers repeat what they refuse.
#[tokio::test]
async fn a_code_that_the_server_repeats_is_not_shown() {
    let answer =
        r#"400 X|{"error": "invalid_grant", "error_description": "no such code: 4/canary"}"#;
    let error = exchanged_code("4/canary", answer).await.0.unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(
        shown.contains("invalid_grant")
            || matches!(
                &error,
                ExchangeError::Token(TokenError::GrantRejected { .. })
            ),
        "{shown}"
    );
    assert!(!shown.contains("canary"), "{shown}");
    let other = r#"400 X|{"error": "invalid_grant", "error_description": "Bad Request"}"#;
    let error = exchanged_code("4/canary", other).await.0.unwrap_err();
    assert!(format!("{error:?}").contains("Bad Request"), "{error:?}");
}
