//! After the tokens were forgotten, none is handed out.

use std::sync::Arc;

use hallpass_core::{Credentials, CredentialsError, FileStore, MemoryStore, TokenStore};
use tokio::sync::Notify;

use crate::support::{World, access, token_reply, user};

/// Fails the test unless nobody is signed in.
async fn assert_signed_out(credentials: &Credentials) {
    let error = credentials.token().await.unwrap_err();
    assert!(
        matches!(error, CredentialsError::NotSignedIn { .. }),
        "{error:?}"
    );
    assert!(error.needs_consent() && !error.is_transient());
}

#[tokio::test]
async fn nobody_is_signed_in_where_nothing_was_saved() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("token.json");
    let error = Credentials::from_store(FileStore::new(&path)).unwrap_err();
    assert!(
        matches!(&error, CredentialsError::NotSignedIn { place } if *place == path.display().to_string())
    );
    assert!(!folder.path().join("token.json.lock").exists());
}

#[tokio::test]
async fn a_fresh_token_is_forgotten_too() {
    let world = World::renewing().await;
    let credentials = world.credentials(3600);
    let clone = credentials.clone();
    access(&credentials).await;
    credentials.forget().await.unwrap();
    assert_signed_out(&credentials).await;
    assert_signed_out(&clone).await;
    assert!(world.server.requests().is_empty());
}

#[tokio::test]
async fn forgetting_twice_is_fine() {
    let credentials = World::renewing().await.credentials(3600);
    credentials.forget().await.unwrap();
    credentials.forget().await.unwrap();
}

#[tokio::test]
async fn a_refresh_under_way_does_not_bring_the_tokens_back() {
    let release = Arc::new(Notify::new());
    let world = World::replying([token_reply("late-access").held(&release)]).await;
    let store = MemoryStore::new();
    let saved = Credentials::save_in(store.clone(), user(&world.user_json(0))).await;
    let credentials = saved.unwrap().with_http(world.http());
    let asking = credentials.clone();
    let refresh = tokio::spawn(async move { asking.token().await });
    world.server.has_been_asked(1).await;
    let (forgotten, ()) = tokio::join!(credentials.forget(), async { release.notify_one() });
    forgotten.unwrap();
    refresh.await.unwrap().unwrap();
    assert!(store.load().unwrap().is_none());
    assert_signed_out(&credentials).await;
}

#[tokio::test]
async fn a_sign_out_in_another_process_is_seen_at_the_next_refresh() {
    let world = World::renewing().await;
    let store = MemoryStore::new();
    let saved = Credentials::save_in(store.clone(), user(&world.user_json(3600))).await;
    let running = saved.unwrap().with_http(world.http());
    let other = Credentials::from_store(store).unwrap();
    other.forget().await.unwrap();
    world.time.advance(3600);
    assert_signed_out(&running).await;
    assert!(world.server.requests().is_empty());
}

#[tokio::test]
async fn a_new_sign_in_works_after_a_sign_out() {
    let world = World::renewing().await;
    let store = MemoryStore::new();
    let user = user(&world.user_json(3600));
    let first = Credentials::save_in(store.clone(), user.clone())
        .await
        .unwrap();
    first.forget().await.unwrap();
    let second = Credentials::save_in(store, user).await.unwrap();
    assert_eq!(
        access(&second.with_http(world.http())).await,
        "first-access"
    );
    // The running credentials find it as well.
    assert_eq!(access(&first.with_http(world.http())).await, "first-access");
}
