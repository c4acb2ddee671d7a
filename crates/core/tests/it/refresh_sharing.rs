//! One refresh for all who ask: tasks, clones, and processes on one store.

use std::path::PathBuf;
use std::sync::Arc;

use hallpass_core::{AuthorizedUser, Credentials, FileStore, TokenStore};
use tempfile::TempDir;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use crate::server::{Reply, Server};
use crate::support::{World, access, token_json, token_reply, user};

/// A saved sign-in that two processes may share.
struct Shared {
    world: World,
    path: PathBuf,
    _folder: TempDir,
}

impl Shared {
    fn new(world: World, seconds_left: u64) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("token.json");
        std::fs::write(&path, world.user_json(seconds_left).to_string()).unwrap();
        Self {
            world,
            path,
            _folder: folder,
        }
    }

    /// Returns credentials as another process would load them.
    fn load(&self) -> Credentials {
        Credentials::from_store(FileStore::new(&self.path))
            .unwrap()
            .with_http(self.world.http())
    }

    fn saved(&self) -> AuthorizedUser {
        FileStore::new(&self.path).load().unwrap().unwrap()
    }
}

fn saved_refresh_token(user: &AuthorizedUser) -> &str {
    user.refresh_token.as_ref().unwrap().expose_secret()
}

/// Returns a success that rotates the refresh token.
fn rotating_reply(access_token: &str, refresh_token: &str) -> Reply {
    let mut answer = token_json(access_token);
    answer["refresh_token"] = refresh_token.into();
    Reply::new(200, answer.to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn c1_c3_fifty_tasks_send_one_request() {
    let world = World::renewing().await;
    let credentials = world.credentials(0);
    let mut tasks = JoinSet::new();
    for _ in 0..50 {
        let credentials = credentials.clone();
        tasks.spawn(async move { access(&credentials).await });
    }
    assert_eq!(tasks.join_all().await, vec!["access-1"; 50]);
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn c2_fifty_tasks_with_a_stale_token_send_one_request() {
    let world = World::renewing().await;
    let credentials = world.credentials(100);
    let mut tasks = JoinSet::new();
    for _ in 0..50 {
        let credentials = credentials.clone();
        tasks.spawn(async move { access(&credentials).await });
    }
    assert_eq!(tasks.join_all().await, vec!["access-1"; 50]);
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_tasks_whose_token_was_rejected_send_one_request() {
    let world = World::renewing().await;
    let credentials = world.credentials(3600);
    let rejected = credentials.token().await.unwrap();
    let mut tasks = JoinSet::new();
    for _ in 0..50 {
        let (credentials, rejected) = (credentials.clone(), rejected.clone());
        tasks.spawn(async move {
            let token = credentials.replace(&rejected).await.unwrap();
            token.expose_secret().to_owned()
        });
    }
    assert_eq!(tasks.join_all().await, vec!["access-1"; 50]);
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_on_one_file_send_one_request() {
    let shared = Shared::new(World::renewing().await, 0);
    let (first, second) = (shared.load(), shared.load());
    let (left, right) = tokio::join!(access(&first), access(&second));
    assert_eq!((&*left, &*right), ("access-1", "access-1"));
    assert_eq!(shared.world.server.requests().len(), 1);
}

#[tokio::test]
async fn what_another_process_refreshed_is_taken_over() {
    let shared = Shared::new(World::renewing().await, 0);
    let (first, second) = (shared.load(), shared.load());
    access(&first).await;
    assert_eq!(access(&second).await, "access-1");
    assert_eq!(shared.world.server.requests().len(), 1);
}

#[tokio::test]
async fn a_new_sign_in_heals_a_running_process() {
    let shared = Shared::new(World::renewing().await, 0);
    let running = shared.load();
    let mut json = shared.world.user_json(0);
    json["refresh_token"] = "newer-refresh".into();
    let user = user(&json);
    Credentials::save_in(FileStore::new(&shared.path), user)
        .await
        .unwrap();
    access(&running).await;
    let requests = shared.world.server.requests();
    assert_eq!(requests[0].value("refresh_token"), "newer-refresh");
}

#[tokio::test]
async fn a_refreshed_token_is_saved_before_it_is_handed_out() {
    let world = World::replying([rotating_reply("second-access", "second-refresh")]).await;
    let shared = Shared::new(world, 0);
    access(&shared.load()).await;
    let saved = shared.saved();
    assert_eq!(saved_refresh_token(&saved), "second-refresh");
    let token = saved.access_token.unwrap();
    assert_eq!(token.expose_secret(), "second-access");
    // The next process needs no refresh.
    assert_eq!(access(&shared.load()).await, "second-access");
    assert_eq!(shared.world.server.requests().len(), 1);
}

#[tokio::test]
async fn a_caller_that_gives_up_does_not_lose_a_rotated_token() {
    let release = Arc::new(Notify::new());
    let reply = rotating_reply("second-access", "second-refresh").held(&release);
    let shared = Shared::new(World::replying([reply]).await, 0);
    let credentials = shared.load();
    {
        let giving_up = credentials.clone();
        let caller = tokio::spawn(async move { giving_up.token().await });
        shared.world.server.has_been_asked(1).await;
        caller.abort();
        assert!(caller.await.unwrap_err().is_cancelled());
    }
    release.notify_one();
    assert_eq!(access(&credentials).await, "second-access");
    assert_eq!(shared.world.server.requests().len(), 1);
    assert_eq!(saved_refresh_token(&shared.saved()), "second-refresh");
}

#[tokio::test]
async fn a_forced_refresh_of_two_callers_is_one_request() {
    let release = Arc::new(Notify::new());
    let held = Arc::clone(&release);
    let server =
        Server::start(move |number, _| token_reply(&format!("access-{}", number + 1)).held(&held));
    let world = World::with(server.await);
    let credentials = world.credentials(3600);
    let second = credentials.clone();
    let first = tokio::spawn(async move { second.refresh().await.unwrap() });
    world.server.has_been_asked(1).await;
    let (waiting, ()) = tokio::join!(credentials.refresh(), async { release.notify_one() });
    assert_eq!(waiting.unwrap().expose_secret(), "access-1");
    assert_eq!(first.await.unwrap().expose_secret(), "access-1");
    assert_eq!(world.server.requests().len(), 1);
}
