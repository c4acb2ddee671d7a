//! A store that cannot save: the token works in this process, and the trouble is told.

use std::time::Duration;

use hallpass_core::{
    AuthorizedUser, Credentials, LockedStore, MemoryStore, StoreError, TokenStore,
};
use tokio::task::JoinSet;

use crate::server::Reply;
use crate::support::{World, access, token_json, user};

/// A store that can be read and locked, and not written.
#[derive(Debug)]
struct ReadOnly(MemoryStore);

#[derive(Debug)]
struct LockedReadOnly(Box<dyn LockedStore>);

impl ReadOnly {
    fn holding(user: &AuthorizedUser) -> Self {
        let store = MemoryStore::new();
        store.lock(Duration::ZERO).unwrap().save(user).unwrap();
        Self(store)
    }
}

impl TokenStore for ReadOnly {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        self.0.load()
    }

    fn lock(&self, wait: Duration) -> Result<Box<dyn LockedStore>, StoreError> {
        Ok(Box::new(LockedReadOnly(self.0.lock(wait)?)))
    }

    fn place(&self) -> String {
        "the read-only store".to_owned()
    }
}

impl LockedStore for LockedReadOnly {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        self.0.load()
    }

    fn save(&mut self, _user: &AuthorizedUser) -> Result<(), StoreError> {
        Err(StoreError::other("the read-only store", "it is full"))
    }

    fn remove(&mut self) -> Result<(), StoreError> {
        self.0.remove()
    }
}

/// Returns a world that rotates the refresh token, and credentials in a store that cannot save.
async fn rotating() -> (World, Credentials) {
    let replies = ["second", "third"].map(|name| {
        let mut answer = token_json(&format!("{name}-access"));
        answer["refresh_token"] = format!("{name}-refresh").into();
        Reply::new(200, answer.to_string())
    });
    let world = World::replying(replies).await;
    let store = ReadOnly::holding(&user(&world.user_json(0)));
    let credentials = Credentials::from_store(store).unwrap();
    let credentials = credentials.with_http(world.http());
    (world, credentials)
}

#[tokio::test]
async fn a_token_that_cannot_be_saved_works_and_the_trouble_is_told() {
    let (world, credentials) = rotating().await;
    assert!(credentials.save_problem().is_none());
    assert_eq!(access(&credentials).await, "second-access");
    assert_eq!(access(&credentials).await, "second-access");
    assert_eq!(world.server.requests().len(), 1);
    let problem = credentials.save_problem().unwrap();
    assert_eq!(problem.to_string(), "the read-only store failed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_tasks_send_one_request_though_nothing_can_be_saved() {
    let (world, credentials) = rotating().await;
    let mut tasks = JoinSet::new();
    for _ in 0..50 {
        let credentials = credentials.clone();
        tasks.spawn(async move { access(&credentials).await });
    }
    assert_eq!(tasks.join_all().await, vec!["second-access"; 50]);
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test]
async fn a_rotated_token_that_could_not_be_saved_is_used_for_the_next_refresh() {
    let (world, credentials) = rotating().await;
    access(&credentials).await;
    world.time.advance(4000);
    assert_eq!(access(&credentials).await, "third-access");
    let requests = world.server.requests();
    assert_eq!(requests[1].value("refresh_token"), "second-refresh");
}

#[tokio::test]
async fn a_first_save_that_fails_is_an_error() {
    let (world, _) = rotating().await;
    let user = user(&world.user_json(0));
    let error = Credentials::save_in(ReadOnly::holding(&user), user).await;
    assert!(error.is_err());
}
