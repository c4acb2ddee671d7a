//! When a refresh happens, and what it asks (RFC 6749 section 6).

use hallpass_core::CredentialsError;
use serde_json::Value;

use crate::support::{World, access, after_start};

#[tokio::test]
async fn a_fresh_token_is_used_without_a_request() {
    let world = World::renewing().await;
    let credentials = world.credentials(3600);
    for _ in 0..3 {
        assert_eq!(access(&credentials).await, "first-access");
    }
    assert!(world.server.requests().is_empty());
}

#[tokio::test]
async fn a_token_is_refreshed_225_seconds_before_its_end() {
    let world = World::renewing().await;
    let credentials = world.credentials(226);
    assert_eq!(access(&credentials).await, "first-access");
    world.time.advance(1);
    assert_eq!(access(&credentials).await, "access-1");
    assert_eq!(access(&credentials).await, "access-1");
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test]
async fn the_end_is_counted_from_when_the_request_was_sent() {
    let world = World::renewing().await;
    world.time.advance(1000);
    let token = world.credentials(0).token().await.unwrap();
    assert_eq!(token.expires_at(), Some(after_start(1000 + 3599)));
}

#[tokio::test]
async fn a_token_without_a_known_end_is_refreshed() {
    let world = World::renewing().await;
    let mut json = world.user_json(3600);
    json.as_object_mut().unwrap().remove("expiry");
    assert_eq!(access(&world.credentials_of(&json)).await, "access-1");
}

#[tokio::test]
async fn a_refresh_that_is_asked_for_happens_though_the_token_is_fresh() {
    let world = World::renewing().await;
    let credentials = world.credentials(3600);
    let token = credentials.refresh().await.unwrap();
    assert_eq!(token.expose_secret(), "access-1");
    assert_eq!(access(&credentials).await, "access-1");
}

#[tokio::test]
async fn r1_the_request_is_the_one_that_google_documents() {
    let world = World::renewing().await;
    world.credentials(0).token().await.unwrap();
    let requests = world.server.requests();
    let [request] = &requests[..] else {
        panic!("{requests:?}")
    };
    assert_eq!((&*request.method, &*request.target), ("POST", "/token"));
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    // The client proves itself in the body alone.
    assert_eq!(request.header("authorization"), None);
    let expected = [
        ("client_id", "the-client"),
        ("client_secret", "the-client-secret"),
        ("grant_type", "refresh_token"),
        ("refresh_token", "first-refresh"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(request.form(), expected);
}

#[tokio::test]
async fn a_public_client_sends_no_secret() {
    for secret in [Value::Null, "".into()] {
        let world = World::renewing().await;
        let mut json = world.user_json(0);
        json["client_secret"] = secret;
        world.credentials_of(&json).token().await.unwrap();
        let names: Vec<_> = world.server.requests()[0].form();
        let names: Vec<_> = names.into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["client_id", "grant_type", "refresh_token"]);
    }
}

#[tokio::test]
async fn without_a_refresh_token_nothing_is_asked_and_only_consent_helps() {
    let world = World::renewing().await;
    let mut json = world.user_json(0);
    json["refresh_token"] = Value::Null;
    let error = world.credentials_of(&json).token().await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::NoRefreshToken),
        "{error:?}"
    );
    assert!(error.needs_consent() && !error.is_transient());
    assert!(world.server.requests().is_empty());
}
