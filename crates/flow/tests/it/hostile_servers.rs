//! Hostile client files, servers and pages, each attack a test.
use std::time::{Duration, Instant};

use hallpass_core::{ClientSecrets, Http, Limits, Retries, Scope, Scopes};
use hallpass_emulator::{Emulator, Endpoint, Fault};
use hallpass_flow::{Consent, Flow};
use serde_json::{Value, json};

use crate::browser::{ask, split};
use crate::support::Application;
use crate::token_server::{Answers, TokenServer, parameter, sign_in_with};

fn openid_email() -> Scopes {
    [Scope::OPENID, Scope::EMAIL].into()
}

#[tokio::test]
async fn a_stored_consent_is_for_the_server_that_was_asked() {
    let make = |port: u16| {
        ClientSecrets::from_json(&json!({"web": {"client_id": "hallpass",
        "auth_uri": format!("https://id{port}.test/auth"), "token_uri": format!("https://id{port}.test/token")}}).to_string()).unwrap()
    };
    let consent = Flow::new(make(1), Scope::SPREADSHEETS)
        .begin("https://app.test/cb")
        .unwrap();
    let resumed = Consent::from_json(&consent.to_json(), make(2));
    assert!(resumed.is_err(), "the code of id1 would go to id2");
}

#[tokio::test]
async fn a_stored_consent_for_openid_has_its_nonce() {
    let secrets = || {
        ClientSecrets::from_json(
            &json!({"web": {"client_id": "hallpass",
        "auth_uri": "https://id.test/auth", "token_uri": "https://id.test/token"}})
            .to_string(),
        )
        .unwrap()
    };
    let consent = Flow::new(secrets(), openid_email())
        .begin("https://app.test/cb")
        .unwrap();
    for nonce in [json!(""), json!(null)] {
        let mut stored: Value = serde_json::from_str(&consent.to_json()).unwrap();
        stored["nonce"] = nonce.clone();
        assert!(
            Consent::from_json(&stored.to_string(), secrets()).is_err(),
            "{nonce}"
        );
    }
}

async fn device_fault(
    body: Value,
) -> Result<hallpass_flow::DeviceConsent, hallpass_flow::DeviceError> {
    let emulator = Emulator::builder()
        .device_interval(Duration::ZERO)
        .start()
        .await
        .unwrap();
    let secrets = ClientSecrets::from_json(&emulator.device_client_secrets_json()).unwrap();
    emulator.faults().next(
        Endpoint::Device,
        Fault::status(200, body.to_string().as_str()),
    );
    Flow::new(secrets, Scope::DRIVE_FILE)
        .begin_device(&Http::new())
        .await
}

#[tokio::test]
async fn a_code_that_lives_for_ever_overflows_nothing() {
    let _ = device_fault(json!({"device_code": "d", "user_code": "A", "verification_url": "https://a.test", "expires_in": u64::MAX})).await;
}

#[tokio::test]
async fn an_endless_interval_overflows_nothing() {
    let device = device_fault(json!({"device_code": "d", "user_code": "A", "verification_url": "https://a.test", "expires_in": 600, "interval": u64::MAX})).await;
    let _ = tokio::time::timeout(
        Duration::from_millis(300),
        device.unwrap().wait(&Http::new()),
    )
    .await;
}

#[tokio::test]
async fn an_endless_retry_after_overflows_nothing() {
    let emulator = Emulator::builder()
        .device_interval(Duration::ZERO)
        .start()
        .await
        .unwrap();
    let secrets = ClientSecrets::from_json(&emulator.device_client_secrets_json()).unwrap();
    let device = Flow::new(secrets, Scope::DRIVE_FILE)
        .begin_device(&Http::new())
        .await
        .unwrap();
    emulator.faults().next(
        Endpoint::Token,
        Fault::status(503, "{}").header("retry-after", "18446744073709551615"),
    );
    let _ = tokio::time::timeout(Duration::from_millis(600), device.wait(&Http::new())).await;
}

#[tokio::test]
async fn a_devices_numbers_may_be_texts() {
    let device = device_fault(json!({"device_code": "d", "user_code": "A", "verification_url": "https://a.test", "expires_in": "600", "interval": "5"})).await;
    assert!(device.is_ok(), "{device:?}");
}

#[tokio::test]
async fn no_client_file_uploads_the_code() {
    for token_uri in [
        "https://www.googleapis.com/upload/storage/v1/b/evil/o?uploadType=media&name=loot",
        "https://accounts.google.com/anything?x=1",
    ] {
        let json = json!({"installed": {"client_id": "id", "auth_uri": "https://accounts.google.com/o/oauth2/v2/auth", "token_uri": token_uri}});
        assert!(
            ClientSecrets::from_json(&json.to_string()).is_err(),
            "{token_uri}"
        );
    }
}

#[tokio::test]
async fn no_client_file_leads_away_from_googles_consent() {
    for auth_uri in [
        "https://accounts.google.com/Logout?continue=https://evil.test/",
        "https://accounts.google.com/o/oauth2/v2/auth?include_granted_scopes=true",
        "https://accounts.google.com/o/oauth2/v2/auth?claims=x",
    ] {
        let json = json!({"installed": {"client_id": "id", "auth_uri": auth_uri, "token_uri": "https://oauth2.googleapis.com/token"}});
        assert!(
            ClientSecrets::from_json(&json.to_string()).is_err(),
            "{auth_uri}"
        );
    }
}

#[tokio::test]
async fn googles_scripts_are_not_google() {
    let json = json!({"installed": {"client_id": "id", "auth_uri": "https://script.google.com/macros/s/evil/exec", "token_uri": "https://script.google.com/macros/s/evil/exec"}});
    assert!(ClientSecrets::from_json(&json.to_string()).is_err());
}

#[tokio::test]
async fn a_frame_is_not_the_answer() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let redirect = waiting.right_redirect().await;
    let host = split(&redirect).0.to_owned();
    let answer = ask("GET", &redirect, &format!("Host: {host}\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\nSec-Fetch-Site: cross-site\r\n")).await;
    assert_eq!(answer.status, 403);
}

#[tokio::test]
async fn another_hosts_request_is_not_the_answer() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let redirect = waiting.right_redirect().await;
    let (host, target) = split(&redirect);
    let request = format!("GET http://evil.test{target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let answer = crate::browser::send(host, request.as_bytes()).await;
    assert!(
        answer.starts_with(b"HTTP/1.1 4"),
        "{}",
        String::from_utf8_lossy(&answer)
    );
}

#[tokio::test]
async fn a_userinfo_endpoint_that_hangs_is_not_waited_for() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((mut s, _)) = listener.accept().await {
            let mut b = vec![0; 8192];
            let n = s.read(&mut b).await.unwrap();
            if b[..n].starts_with(b"POST") {
                let body = r#"{"access_token":"t","scope":"openid email"}"#;
                s.write_all(
                    format!(
                        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                        body.len()
                    )
                    .as_bytes(),
                )
                .await
                .unwrap();
            }
            held.push(s);
        }
    });
    let secrets = ClientSecrets::from_json(&json!({"installed": {"client_id": "id", "auth_uri": format!("{origin}/auth"), "token_uri": format!("{origin}/token")}}).to_string()).unwrap();
    let consent = Flow::new(secrets, openid_email())
        .begin("http://127.0.0.1:9/")
        .unwrap();
    let state = parameter(&consent, "state");
    let granted = consent
        .answer(&format!("http://127.0.0.1:9/?state={state}&code=c"))
        .unwrap();
    let http = Http::new().with_retries(Retries::NONE).with_limits(
        Limits::OAUTH.with_deadline(Duration::from_millis(500)),
        Limits::API,
    );
    let start = Instant::now();
    let outcome = tokio::time::timeout(Duration::from_secs(5), granted.exchange(&http)).await;
    assert!(outcome.is_ok(), "still waiting after {:?}", start.elapsed());
}

#[tokio::test]
async fn a_client_id_cannot_steer_the_terminal() {
    let secrets = |id: &str| {
        ClientSecrets::from_json(&json!({"web": {"client_id": id, "auth_uri": "https://id.test/auth", "token_uri": "https://id.test/token"}}).to_string()).unwrap()
    };
    let consent = Flow::new(secrets("a"), Scope::SPREADSHEETS)
        .begin("https://app.test/cb")
        .unwrap();
    let error = Consent::from_json(&consent.to_json(), secrets("b\u{1b}[2J\n"))
        .unwrap_err()
        .to_string();
    assert!(!error.contains(char::is_control), "{error:?}");
}

#[tokio::test]
async fn an_error_beside_a_token_is_an_error() {
    let tokens = |_: &TokenServer, _: &Consent| {
        Answers::tokens(&json!({"error": "invalid_grant", "access_token": "t"}))
    };
    let (outcome, _) = sign_in_with(|s| Flow::new(s, Scope::SPREADSHEETS), "c", tokens).await;
    assert!(outcome.is_err());
}

#[tokio::test]
async fn an_empty_error_ends_nothing() {
    let application = Application::start().await;
    let consent = application.paste(application.flow());
    let state = parameter(&consent, "state");
    let error = consent
        .answer(&format!("http://127.0.0.1:9/?state={state}&error="))
        .unwrap_err();
    assert!(!error.is_final(), "{error:?}");
}
