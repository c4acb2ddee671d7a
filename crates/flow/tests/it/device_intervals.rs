//! How often a device asks, and what it asks with, to the letter.

use std::time::Duration;

use hallpass_core::{ClientSecrets, Http, Retries, Scope, Scopes};
use hallpass_emulator::{Emulator, Endpoint, Fault};
use hallpass_flow::{DeviceConsent, DeviceError, Flow, SignedIn};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::time::Instant;

use crate::token_server::{google, secrets_at};

const PENDING: &str = r#"428 X|{"error": "authorization_pending"}"#;

const SLOW: &str = r#"403 X|{"error": "slow_down"}"#;

const OUT: &str = "503 X|<html>";

const GIVEN: &str = r#"200 OK|{"access_token": "t"}"#;

/// Polls a server that answers these, one after the other, and returns the seconds of each poll.
async fn polls(
    device: Value,
    answers: &[&'static str],
) -> (Result<SignedIn, DeviceError>, Vec<Duration>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let mut document = json!({"device_code": "d", "user_code": "A", "verification_uri": "https://a.test", "expires_in": 600});
    for (key, value) in device.as_object().unwrap() {
        document[key] = value.clone();
    }
    let body = document.to_string();
    let first = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let rest: Vec<String> = answers
        .iter()
        .map(|answer| {
            let (head, body) = answer.split_once('|').unwrap();
            format!(
                "HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            )
        })
        .collect();
    let server = tokio::spawn(async move {
        let mut times = Vec::new();
        let start = Instant::now();
        for (index, answer) in std::iter::once(first).chain(rest).enumerate() {
            let (mut stream, _) = listener.accept().await.unwrap();
            if index > 0 {
                times.push(start.elapsed());
            }
            let mut request = vec![0; 16 * 1024];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
        times
    });
    let http = Http::new().with_retries(Retries::NONE);
    let device = Flow::new(secrets_at(&origin), Scope::DRIVE_FILE)
        .begin_device(&http)
        .await
        .unwrap();
    let outcome = device.wait(&http).await;
    let times = if outcome.is_ok() {
        server.await.unwrap()
    } else {
        server.abort();
        Vec::new()
    };
    (outcome, times)
}

fn seconds(times: &[Duration]) -> Vec<u64> {
    times.iter().map(Duration::as_secs).collect()
}

#[tokio::test(start_paused = true)]
async fn a_device_asks_as_often_as_it_may() {
    let (_, times) = polls(json!({"interval": 7}), &[PENDING, PENDING, GIVEN]).await;
    assert_eq!(seconds(&times), [7, 14, 21]);
    let (_, times) = polls(json!({}), &[PENDING, GIVEN]).await;
    assert_eq!(seconds(&times), [5, 10]);
    let (_, times) = polls(json!({"interval": 0}), &[PENDING, GIVEN]).await;
    assert!(times[0] >= Duration::from_millis(100), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn each_slow_down_adds_five_seconds_for_good() {
    let (_, times) = polls(json!({"interval": 5}), &[SLOW, SLOW, PENDING, GIVEN]).await;
    assert_eq!(seconds(&times), [5, 15, 30, 45]);
}

#[tokio::test(start_paused = true)]
async fn failures_double_the_wait_up_to_a_minute() {
    let (_, times) = polls(json!({"interval": 10}), &[OUT, OUT, OUT, OUT, GIVEN]).await;
    assert_eq!(seconds(&times), [10, 30, 70, 130, 190]);
    let asked = "503 X\r\nretry-after: 33|";
    let (_, times) = polls(json!({"interval": 10}), &[asked, GIVEN]).await;
    assert_eq!(seconds(&times), [10, 43]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_asked_for_once_is_no_new_interval() {
    let asked = "503 X\r\nretry-after: 60|";
    let (_, times) = polls(json!({"interval": 5}), &[asked, PENDING, GIVEN]).await;
    assert_eq!(seconds(&times), [5, 65, 75]);
}

#[tokio::test(start_paused = true)]
async fn a_device_stops_when_the_code_is_over() {
    let start = Instant::now();
    let answers = [PENDING; 20];
    let (outcome, _) = polls(json!({"interval": 5, "expires_in": 12}), &answers).await;
    assert!(
        matches!(outcome, Err(DeviceError::Expired { .. })),
        "{outcome:?}"
    );
    assert_eq!(start.elapsed().as_secs(), 12);
}

#[tokio::test]
async fn what_google_gives_to_devices_is_not_refused() {
    let list = "openid email profile https://www.googleapis.com/auth/userinfo.email \
        https://www.googleapis.com/auth/userinfo.profile https://www.googleapis.com/auth/drive.appdata \
        https://www.googleapis.com/auth/drive.file https://www.googleapis.com/auth/youtube \
        https://www.googleapis.com/auth/youtube.readonly";
    // One that is refused keeps the test off the network.
    let scopes = Scopes::parse(list)
        .unwrap()
        .union(&Scope::DRIVE_READONLY.into());
    let error = Flow::new(google(), scopes)
        .begin_device(&Http::new())
        .await
        .unwrap_err();
    let DeviceError::Scopes { refused } = error else {
        panic!("{error:?}")
    };
    assert_eq!(refused, Scope::DRIVE_READONLY.into());
}

async fn device_at(
    body: Value,
    secret: Option<&str>,
) -> (Result<DeviceConsent, DeviceError>, String) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let body = body.to_string();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 16 * 1024];
        let length = stream.read(&mut request).await.unwrap();
        stream.write_all(answer.as_bytes()).await.unwrap();
        String::from_utf8_lossy(&request[..length]).into_owned()
    });
    let json = json!({"installed": {"client_id": "id", "client_secret": secret, "auth_uri": format!("{origin}/o/auth"), "token_uri": format!("{origin}/o/token")}});
    let secrets = ClientSecrets::from_json(&json.to_string()).unwrap();
    let http = Http::new().with_retries(Retries::NONE);
    let device = Flow::new(secrets, [Scope::DRIVE_FILE, Scope::OPENID])
        .begin_device(&http)
        .await;
    (device, server.await.unwrap())
}

#[tokio::test]
async fn a_device_asks_with_all_that_it_has() {
    let good = json!({"device_code": "d", "user_code": "A\u{1b}[2JB", "verification_url": "https://old.test/", "verification_uri": "https://new.test/", "expires_in": 60});
    let (device, asked) = device_at(good, Some("test-client-secret")).await;
    let device = device.unwrap();
    assert_eq!(device.verification_uri(), "https://new.test/");
    assert_eq!(device.user_code(), "A [2JB");
    assert!(
        !format!("{device:?}").contains("[2JB"),
        "the code is in a log"
    );
    assert!(asked.starts_with("POST /o/device/code HTTP"), "{asked}");
    assert!(
        asked.contains("client_secret=test-client-secret") && asked.contains("client_id=id"),
        "{asked}"
    );
    assert!(
        asked.contains("scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fdrive.file+openid"),
        "{asked}"
    );
    let old = json!({"device_code": "d", "user_code": "A", "verification_url": "https://old.test/", "expires_in": 60});
    assert_eq!(
        device_at(old, None).await.0.unwrap().verification_uri(),
        "https://old.test/"
    );
    let empty = json!({"device_code": "", "user_code": "A", "verification_url": "https://old.test/", "expires_in": 60});
    assert!(device_at(empty, None).await.0.is_err());
}

#[tokio::test]
async fn googles_refusal_by_error_code_is_read() {
    let emulator = Emulator::start().await.unwrap();
    let secrets = ClientSecrets::from_json(&emulator.device_client_secrets_json()).unwrap();
    let fault = Fault::status(403, r#"{"error_code": "rate_limit_exceeded"}"#);
    emulator.faults().next(Endpoint::Device, fault);
    let error = Flow::new(secrets, Scope::DRIVE_FILE)
        .begin_device(&Http::new())
        .await
        .unwrap_err();
    let DeviceError::Begin(error) = error else {
        panic!("{error:?}")
    };
    assert_eq!(error.code(), Some("rate_limit_exceeded"));
}
