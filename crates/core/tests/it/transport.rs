//! The transport: no ambient proxy for the loopback, and a caller's own client.

use std::process::Command;
use std::sync::Arc;

use hallpass_core::{AuthorizedSession, Http, Limits, TokenError};

use crate::server::{Reply, Server};
use crate::support::{World, access, token_error};

/// Names the server that the child process of this test asks.
const CHILD: &str = "HALLPASS_TEST_LOOPBACK_URL";

#[tokio::test]
async fn no_proxy_sees_a_request_to_the_loopback() {
    if let Ok(url) = std::env::var(CHILD) {
        return ask(&url).await;
    }
    let server = Server::replying([Reply::new(200, "direct")]).await;
    let proxy = Server::replying([Reply::new(200, "by the proxy")]).await;
    // The environment of a process that runs other tests cannot be changed, so a child has it.
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args([
        "--exact",
        "transport::no_proxy_sees_a_request_to_the_loopback",
    ]);
    child
        .env(CHILD, server.url("/x"))
        .env_remove("NO_PROXY")
        .env_remove("no_proxy");
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        child.env(name, proxy.url(""));
    }
    let output = tokio::task::spawn_blocking(move || child.output().unwrap());
    let output = output.await.unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(server.requests().len(), 1);
    assert!(proxy.requests().is_empty());
}

async fn ask(url: &str) {
    let request = http::Request::get(url).body(Vec::new()).unwrap();
    let answer = Http::new().send(request, Limits::OAUTH).await.unwrap();
    assert_eq!(answer.body(), b"direct");
}

#[tokio::test]
async fn a_callers_client_that_follows_redirects_brings_no_token() {
    let other = World::renewing().await;
    let redirect = Reply::new(307, "").header("location", &other.token_uri());
    let world = World::replying([redirect]).await;
    let http = Http::with_client(callers_client()).with_clock(world.time.clock());
    let credentials = world.credentials(0).with_http(http);
    let error = token_error(credentials.token().await.unwrap_err());
    assert!(matches!(&error, TokenError::Transport(_)), "{error:?}");
    assert!(!error.is_transient());
}

#[tokio::test]
async fn a_callers_client_sends_everything() {
    let world = World::renewing().await;
    let http = Http::with_client(callers_client()).with_clock(world.time.clock());
    let credentials = world.credentials(0).with_http(http);
    assert_eq!(access(&credentials).await, "access-1");
    let session = AuthorizedSession::new(credentials);
    session.get(&world.server.url("/x")).send().await.unwrap();
    for request in world.server.requests() {
        assert_eq!(request.header("user-agent"), Some("the caller's own"));
    }
}

#[tokio::test]
async fn the_library_names_itself() {
    let world = World::renewing().await;
    world.credentials(0).token().await.unwrap();
    let requests = world.server.requests();
    let agent = requests[0].header("user-agent").unwrap_or_default();
    assert!(agent.starts_with("hallpass/"), "{agent}");
}

#[expect(
    clippy::disallowed_methods,
    reason = "it plays the caller's own client"
)]
fn callers_client() -> reqwest::Client {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    reqwest::Client::builder()
        .user_agent("the caller's own")
        .no_proxy()
        .tls_backend_preconfigured(tls)
        .build()
        .unwrap()
}
