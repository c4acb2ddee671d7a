//! What a session can be told, and what it does not read by itself.

use std::process::Command;
use std::time::Duration;

use hallpass_core::{AuthorizedSession, SessionError};

use crate::server::{Reply, Server};
use crate::support::World;

/// Names the server that the child process of a test asks.
const CHILD: &str = "HALLPASS_TEST_NETRC_URL";

/// Returns a session whose token is fresh, at a server with these replies.
async fn session(replies: impl IntoIterator<Item = Reply>) -> (World, AuthorizedSession) {
    let world = World::replying(replies).await;
    let session = AuthorizedSession::new(world.credentials(3600));
    (world, session)
}

#[tokio::test]
async fn no_project_is_billed_unless_it_is_asked_for() {
    let (world, session) = session([Reply::new(200, "{}")]).await;
    session.get(&world.server.url("/x")).send().await.unwrap();
    let billed = session.clone().bill_to("my-project").unwrap();
    billed.get(&world.server.url("/x")).send().await.unwrap();
    let requests = world.server.requests();
    assert_eq!(requests[0].header("x-goog-user-project"), None);
    assert_eq!(
        requests[1].header("x-goog-user-project"),
        Some("my-project")
    );
}

#[tokio::test]
async fn a_project_that_no_header_can_hold_is_refused() {
    let (_world, session) = session([Reply::new(200, "{}")]).await;
    let error = session.bill_to("a\r\nb").unwrap_err();
    assert!(matches!(error, SessionError::Invalid { .. }), "{error:?}");
}

#[tokio::test]
async fn s5_a_session_can_have_a_shorter_deadline() {
    let (world, session) = session([Reply::Hang]).await;
    let session = session.with_deadline(Duration::from_millis(50));
    let error = session
        .get(&world.server.url("/x"))
        .send()
        .await
        .unwrap_err();
    assert!(
        matches!(&error, SessionError::Transport(error) if error.is_timeout()),
        "{error:?}"
    );
}

#[tokio::test]
async fn s4_a_netrc_file_changes_nothing() {
    if let Ok(url) = std::env::var(CHILD) {
        return ask(&url).await;
    }
    let server = Server::replying([Reply::new(200, "{}")]).await;
    let home = tempfile::TempDir::new().unwrap();
    let netrc = home.path().join(".netrc");
    std::fs::write(&netrc, "machine 127.0.0.1 login mallory password canary\n").unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args([
        "--exact",
        "session_options::s4_a_netrc_file_changes_nothing",
    ]);
    child
        .env(CHILD, server.url("/x"))
        .env("HOME", home.path())
        .env("NETRC", &netrc);
    let output = tokio::task::spawn_blocking(move || child.output().unwrap());
    assert!(output.await.unwrap().status.success());
    assert_eq!(
        server.requests()[0].header("authorization"),
        Some("Bearer first-access")
    );
}

async fn ask(url: &str) {
    let world = World::renewing().await;
    let credentials = world.credentials(3600);
    let session = AuthorizedSession::new(credentials.with_http(world.http()));
    session.get(url).send().await.unwrap();
}

#[tokio::test]
async fn a_post_without_a_body_says_so() {
    let (world, session) = session([Reply::new(200, "{}")]).await;
    session.post(&world.server.url("/x")).send().await.unwrap();
    let request = http::Request::put(world.server.url("/x"))
        .body(Vec::new())
        .unwrap();
    session.send(request).await.unwrap();
    session.get(&world.server.url("/x")).send().await.unwrap();
    let lengths: Vec<_> = world
        .server
        .requests()
        .iter()
        .map(|request| request.header("content-length").map(str::to_owned))
        .collect();
    assert_eq!(lengths, [Some("0".to_owned()), Some("0".to_owned()), None]);
}
