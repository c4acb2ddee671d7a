//! Failures that pass are tried again, final ones never; who waits together fails together.

use std::time::Duration;

use hallpass_core::{Credentials, CredentialsError, FileStore, Retries, TokenError, TokenStore};
use tempfile::TempDir;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use crate::server::{Reply, Server};
use crate::support::{World, access, token_error, token_reply, user};

/// Retries as usual, but fast.
fn fast() -> Retries {
    Retries::DEFAULT.with_first_wait(Duration::from_millis(1))
}

fn retrying(world: &World, seconds_left: u64) -> Credentials {
    world
        .credentials(seconds_left)
        .with_http(world.http().with_retries(fast()))
}

fn rejection() -> Reply {
    Reply::new(400, r#"{"error": "invalid_grant"}"#)
}

#[tokio::test]
async fn r4_r5_every_failure_that_passes_is_tried_again() {
    for status in [408, 429, 500, 502, 503, 504] {
        let html = Reply::new(status, "<html>later</html>");
        let world = World::replying([html.clone(), html, token_reply("second")]).await;
        assert_eq!(access(&retrying(&world, 0)).await, "second", "{status}");
        assert_eq!(world.server.requests().len(), 3, "{status}");
    }
}

#[tokio::test]
async fn googles_passing_codes_are_tried_again() {
    for code in [
        "internal_failure",
        "server_error",
        "temporarily_unavailable",
    ] {
        let refusal = Reply::new(400, format!(r#"{{"error": "{code}"}}"#));
        let world = World::replying([refusal, token_reply("second")]).await;
        assert_eq!(access(&retrying(&world, 0)).await, "second", "{code}");
    }
}

#[tokio::test]
async fn retries_end() {
    let world = World::replying([Reply::new(503, "")]).await;
    let error = token_error(retrying(&world, 0).token().await.unwrap_err());
    assert!(
        matches!(error, TokenError::Unavailable { status: 503, .. }),
        "{error:?}"
    );
    assert_eq!(world.server.requests().len(), 4);
}

#[tokio::test]
async fn a_server_that_asks_for_a_long_wait_is_not_asked_again() {
    let busy = Reply::new(429, "").header("retry-after", "3600");
    let world = World::replying([busy, token_reply("second")]).await;
    let error = retrying(&world, 0).token().await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert!(error.is_transient());
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test]
async fn r6_a_rejected_grant_is_final_and_is_not_asked_for_again() {
    let world = World::replying([rejection(), token_reply("never")]).await;
    let credentials = retrying(&world, 0);
    for _ in 0..3 {
        let error = credentials.token().await.unwrap_err();
        assert!(error.needs_consent(), "{error:?}");
    }
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test]
async fn a_lost_answer_is_not_asked_for_again_where_refresh_tokens_may_rotate() {
    let world = World::replying([Reply::Torn("{".to_owned()), token_reply("second")]).await;
    let error = token_error(retrying(&world, 0).token().await.unwrap_err());
    assert!(matches!(error, TokenError::Transport(_)), "{error:?}");
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test]
async fn a_login_in_another_process_heals_this_one() {
    let world = World::replying([rejection(), token_reply("healed")]).await;
    let folder = TempDir::new().unwrap();
    let store = FileStore::new(folder.path().join("token.json"));
    let save = |refresh_token: &str| {
        let mut json = world.user_json(0);
        json["refresh_token"] = refresh_token.into();
        store
            .lock(Duration::ZERO)
            .unwrap()
            .save(&user(&json))
            .unwrap();
    };
    save("revoked-refresh");
    let credentials = Credentials::from_store(store.clone())
        .unwrap()
        .with_http(world.http());
    assert!(credentials.token().await.unwrap_err().needs_consent());
    save("new-refresh");
    assert_eq!(access(&credentials).await, "healed");
    assert_eq!(
        world.server.requests()[1].value("refresh_token"),
        "new-refresh"
    );
}

#[tokio::test]
async fn all_who_wait_share_a_failure() {
    let release = std::sync::Arc::new(Notify::new());
    let refusal = Reply::new(400, r#"{"error": "invalid_scope"}"#).held(&release);
    let world = World::replying([refusal]).await;
    let credentials = retrying(&world, 0);
    let mut tasks = JoinSet::new();
    for _ in 0..50 {
        let credentials = credentials.clone();
        tasks.spawn(async move { credentials.token().await });
    }
    world.server.has_been_asked(1).await;
    // On the one thread, every task has joined before the server's answer is read.
    release.notify_one();
    for outcome in tasks.join_all().await {
        let error = token_error(outcome.unwrap_err());
        assert!(matches!(&error, TokenError::Refused { code, .. } if code == "invalid_scope"));
    }
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test]
async fn a_token_that_still_works_is_served_at_once_and_for_a_while() {
    let world = World::replying([Reply::new(503, ""), token_reply("second")]).await;
    let credentials = retrying(&world, 100);
    for _ in 0..3 {
        assert_eq!(access(&credentials).await, "first-access");
    }
    assert_eq!(world.server.requests().len(), 1);
    world.time.advance(11);
    assert_eq!(access(&credentials).await, "second");
}

#[test]
fn credentials_serve_one_runtime_after_the_other() {
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    };
    let servers = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let world = servers.block_on(async {
        let reply = |number: usize, _: &_| match number {
            0 => Reply::Hang,
            _ => token_reply("second"),
        };
        World::with(Server::start(reply).await)
    });
    // Built outside of any runtime.
    let credentials = world.credentials(0);
    let first = runtime();
    let waiter = credentials.clone();
    first.spawn(async move { waiter.token().await });
    first.block_on(world.server.has_been_asked(1));
    // Another runtime joins, and the first one ends in the middle of the refresh.
    let second = runtime();
    let waiter = credentials.clone();
    let joined = second.spawn(async move { waiter.token().await });
    second.block_on(tokio::task::yield_now());
    drop(first);
    let token = second.block_on(joined).unwrap().unwrap();
    assert_eq!(token.expose_secret(), "second");
    assert_eq!(
        runtime()
            .block_on(credentials.token())
            .unwrap()
            .expose_secret(),
        "second"
    );
}

#[tokio::test]
async fn signed_out_is_told_to_everyone_who_asks() {
    let world = World::renewing().await;
    let credentials = world.credentials(0);
    credentials.forget().await.unwrap();
    let error = credentials.token().await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::NotSignedIn { .. }),
        "{error:?}"
    );
    assert!(world.server.requests().is_empty());
}
