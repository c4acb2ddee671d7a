//! A token endpoint that breaks, hangs, floods, or points elsewhere.

use std::time::Duration;

use hallpass_core::{Credentials, Http, Limits, Retries, TokenError, TransportError};

use crate::server::Reply;
use crate::support::{World, access, token_error, token_json, token_reply, user};

const SOON: Duration = Duration::from_millis(100);

fn impatient(world: &World) -> Http {
    world
        .http()
        .with_limits(Limits::OAUTH.with_deadline(SOON), Limits::API)
}

#[track_caller]
fn transport_error(error: TokenError) -> TransportError {
    match error {
        TokenError::Transport(error) => error,
        other => panic!("{other:?}"),
    }
}

async fn lost(credentials: &Credentials) -> TransportError {
    transport_error(token_error(credentials.token().await.unwrap_err()))
}

#[tokio::test]
async fn r8_a_redirect_is_refused_and_the_other_server_gets_nothing() {
    for status in [301, 302, 303, 307, 308] {
        let other = World::renewing().await;
        let redirect = Reply::new(status, "").header("location", &other.token_uri());
        let world = World::replying([redirect]).await;
        let error = lost(&world.credentials(0)).await;
        assert!(error.to_string().contains("redirect"), "{error}");
        assert!(!error.is_transient());
        assert!(other.server.requests().is_empty());
    }
}

#[tokio::test]
async fn a_hung_server_is_given_up_at_the_deadline() {
    let world = World::replying([Reply::Hang]).await;
    let credentials = world.credentials(0).with_http(impatient(&world));
    let error = lost(&credentials).await;
    assert!(error.is_timeout() && error.is_transient(), "{error:?}");
    assert_eq!(format!("http://{}", error.host()), world.server.url(""));
}

#[tokio::test]
async fn a_body_without_end_is_bounded() {
    let world = World::replying([Reply::Endless]).await;
    let error = lost(&world.credentials(0)).await;
    assert!(
        error.to_string().contains("larger than 65536 bytes"),
        "{error}"
    );
    assert!(!error.is_transient());
}

#[tokio::test]
async fn a_torn_answer_is_no_token() {
    let whole = token_json("torn-access").to_string();
    let world = World::replying([Reply::Torn(whole)]).await;
    let error = lost(&world.credentials(0)).await;
    assert!(error.is_transient() && !error.is_connect(), "{error:?}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_as_such() {
    let world = World::renewing().await;
    let json = world.user_json(0);
    let World { server, time } = world;
    drop(server);
    tokio::task::yield_now().await;
    let http = Http::new()
        .with_retries(Retries::NONE)
        .with_clock(time.clock());
    let credentials = Credentials::new(user(&json)).with_http(http);
    let error = lost(&credentials).await;
    assert!(error.is_connect() && error.is_transient(), "{error:?}");
}

#[tokio::test]
async fn a_passing_failure_serves_the_token_that_is_still_alive() {
    for fault in [
        Reply::new(503, ""),
        Reply::new(429, ""),
        Reply::Hang,
        Reply::Torn("{".to_owned()),
    ] {
        let world = World::replying([fault]).await;
        let credentials = world.credentials(100).with_http(impatient(&world));
        assert_eq!(access(&credentials).await, "first-access");
        assert_eq!(world.server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_passing_failure_does_not_serve_a_token_that_has_ended() {
    let world = World::replying([Reply::new(503, "")]).await;
    let error = world.credentials(0).token().await.unwrap_err();
    assert!(error.is_transient(), "{error:?}");
}

#[tokio::test]
async fn a_passing_failure_does_not_serve_a_token_that_a_server_rejected() {
    let world = World::replying([Reply::new(503, "")]).await;
    let credentials = world.credentials(3600);
    let rejected = credentials.token().await.unwrap();
    let error = credentials.replace(&rejected).await.unwrap_err();
    assert!(error.is_transient(), "{error:?}");
}

#[tokio::test]
async fn a_final_failure_is_told_though_the_token_is_still_alive() {
    let body = r#"{"error": "invalid_grant"}"#;
    let world = World::replying([Reply::new(400, body)]).await;
    let error = world.credentials(100).token().await.unwrap_err();
    assert!(error.needs_consent(), "{error:?}");
}

#[tokio::test]
async fn the_next_call_after_a_failure_asks_again() {
    let world = World::replying([Reply::new(503, ""), token_reply("second-access")]).await;
    let credentials = world.credentials(0);
    credentials.token().await.unwrap_err();
    assert_eq!(access(&credentials).await, "second-access");
}

#[tokio::test]
async fn s5_the_deadline_covers_the_body_too() {
    let world = World::replying([Reply::Stalled("{".to_owned())]).await;
    let credentials = world.credentials(0).with_http(impatient(&world));
    assert!(lost(&credentials).await.is_timeout());
}
