//! Revocation (RFC 7009) and its answers.

use hallpass_core::{Limits, Revocation, RevokeError};

use crate::server::Reply;
use crate::support::World;

async fn outcome(reply: Reply) -> Result<Revocation, RevokeError> {
    let world = World::replying([reply]).await;
    let outcome = world.credentials(3600).revoke().await;
    assert_eq!(world.server.requests().len(), 1);
    outcome
}

#[tokio::test]
async fn the_refresh_token_goes_to_the_revocation_endpoint_in_the_body() {
    let world = World::replying([Reply::new(200, "{}")]).await;
    let outcome = world.credentials(3600).revoke().await.unwrap();
    assert_eq!(outcome, Revocation::Revoked);
    let request = world.server.requests().remove(0);
    assert_eq!((&*request.method, &*request.target), ("POST", "/revoke"));
    let expected = [
        ("client_id", "the-client"),
        ("client_secret", "the-client-secret"),
        ("token", "first-refresh"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(request.form(), expected);
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
}

#[tokio::test]
async fn the_access_token_is_revoked_where_there_is_no_other() {
    let world = World::replying([Reply::new(200, "")]).await;
    let mut json = world.user_json(3600);
    json["refresh_token"] = serde_json::Value::Null;
    world.credentials_of(&json).revoke().await.unwrap();
    assert_eq!(world.server.requests()[0].value("token"), "first-access");
}

#[tokio::test]
async fn without_a_token_nothing_is_asked() {
    let world = World::replying([Reply::new(200, "")]).await;
    let mut json = world.user_json(3600);
    json["refresh_token"] = serde_json::Value::Null;
    json["token"] = serde_json::Value::Null;
    let error = world.credentials_of(&json).revoke().await.unwrap_err();
    assert!(matches!(error, RevokeError::NoToken), "{error:?}");
    assert!(world.server.requests().is_empty());
}

#[tokio::test]
async fn a_grant_that_had_ended_before_is_no_error() {
    let body = r#"{"error": "invalid_token", "error_description": "Token expired or revoked"}"#;
    let outcome = outcome(Reply::new(400, body)).await.unwrap();
    assert_eq!(outcome, Revocation::AlreadyEnded);
}

#[tokio::test]
async fn everything_else_leaves_the_grant_alive() {
    let refusals = [
        (
            400,
            r#"{"error": "invalid_request"}"#,
            Some("invalid_request"),
        ),
        (400, "<html>", None),
        (302, "", None),
        (503, "", None),
    ];
    for (expected, body, words) in refusals {
        let error = outcome(Reply::new(expected, body)).await.unwrap_err();
        assert!(
            matches!(&error, RevokeError::Refused { status, description }
                if *status == expected && description.as_deref() == words),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_hung_endpoint_is_given_up_at_the_deadline() {
    let world = World::replying([Reply::Hang]).await;
    let soon = Limits::OAUTH.with_deadline(std::time::Duration::from_millis(100));
    let http = world.http().with_limits(soon, Limits::API);
    let error = world.credentials(3600).with_http(http).revoke().await;
    assert!(matches!(error, Err(RevokeError::Transport(error)) if error.is_timeout()));
}

#[tokio::test]
async fn the_store_keeps_what_was_revoked_until_it_is_forgotten() {
    let world = World::replying([Reply::new(200, "{}")]).await;
    let credentials = world.credentials(3600);
    credentials.revoke().await.unwrap();
    assert!(credentials.user().unwrap().refresh_token.is_some());
    credentials.forget().await.unwrap();
    assert!(credentials.user().unwrap().refresh_token.is_none());
}
