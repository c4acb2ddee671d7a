//! The bearer, and what happens after a 401.

use hallpass_core::{AuthorizedSession, SessionError, http};
use tokio::task::JoinSet;

use crate::server::{Reply, Request, Server};
use crate::support::{World, token_reply};

/// Starts a server that is the token endpoint and an API, which answers by the bearer's token.
async fn api(answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> World {
    let script = move |_: usize, request: &Request| match &*request.target {
        "/token" => token_reply("second-access"),
        _ => answer(request.header("authorization").unwrap_or_default()),
    };
    World::with(Server::start(script).await)
}

/// Starts an API that takes the token that a refresh gives, and no other.
async fn picky_api() -> World {
    api(|bearer| match bearer {
        "Bearer second-access" => Reply::new(200, r#"{"answer": 42}"#),
        _ => Reply::new(401, r#"{"error": {"message": "who are you"}}"#),
    })
    .await
}

fn session(world: &World) -> AuthorizedSession {
    AuthorizedSession::new(world.credentials(3600))
}

fn api_requests(world: &World) -> Vec<Request> {
    let requests = world.server.requests();
    let to_api = |request: &Request| request.target != "/token";
    requests.into_iter().filter(to_api).collect()
}

#[tokio::test]
async fn the_bearer_is_added() {
    let world = api(|_| Reply::new(200, "")).await;
    session(&world)
        .get(&world.server.url("/x"))
        .send()
        .await
        .unwrap();
    let requests = world.server.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(
        requests[0].header("authorization"),
        Some("Bearer first-access")
    );
}

#[tokio::test]
async fn the_callers_own_authorization_is_overwritten() {
    let world = api(|_| Reply::new(200, "")).await;
    let request = session(&world).get(&world.server.url("/x"));
    let request = request.header("Authorization", "Basic Zm9vOmJhcg==");
    request.send().await.unwrap();
    let requests = world.server.requests();
    assert_eq!(
        requests[0].header("authorization"),
        Some("Bearer first-access")
    );
}

#[tokio::test]
async fn a_token_about_to_end_is_refreshed_before_the_request() {
    let world = picky_api().await;
    let session = AuthorizedSession::new(world.credentials(10));
    session.get(&world.server.url("/x")).send().await.unwrap();
    let targets: Vec<_> = world.server.requests();
    let targets: Vec<_> = targets.iter().map(|request| &*request.target).collect();
    assert_eq!(targets, ["/token", "/x"]);
}

#[tokio::test]
async fn s3_after_a_401_the_token_is_replaced_and_the_same_request_sent_again() {
    let world = picky_api().await;
    let request = session(&world).request("PUT", &world.server.url("/x?a=b"));
    let request = request
        .header("x-mine", "kept")
        .json(&serde_json::json!([1, null]));
    let response = request.send().await.unwrap();
    assert_eq!(response.json::<serde_json::Value>().unwrap()["answer"], 42);
    let requests = api_requests(&world);
    assert_eq!(requests.len(), 2);
    for request in &requests {
        assert_eq!((&*request.method, &*request.target), ("PUT", "/x?a=b"));
        assert_eq!(request.header("x-mine"), Some("kept"));
        assert_eq!(request.header("content-type"), Some("application/json"));
        assert_eq!(request.body, "[1,null]");
    }
    assert_eq!(
        requests[1].header("authorization"),
        Some("Bearer second-access")
    );
    assert_eq!(world.server.requests().len(), 3);
}

#[tokio::test]
async fn s1_a_second_401_is_the_answer() {
    let world = api(|_| Reply::new(401, "never")).await;
    let response = session(&world)
        .get(&world.server.url("/x"))
        .send()
        .await
        .unwrap();
    assert_eq!(
        (response.status().as_u16(), response.body()),
        (401, &b"never"[..])
    );
    assert_eq!(api_requests(&world).len(), 2);
    assert_eq!(world.server.requests().len(), 3);
}

#[tokio::test]
async fn a_403_is_an_answer_and_refreshes_nothing() {
    let world = api(|_| Reply::new(403, "missing permission")).await;
    let response = session(&world)
        .get(&world.server.url("/x"))
        .send()
        .await
        .unwrap();
    assert_eq!(response.status().as_u16(), 403);
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test]
async fn s2_a_401_that_cannot_be_mended_keeps_the_apis_answer() {
    let world = picky_api().await;
    let mut json = world.user_json(3600);
    json["refresh_token"] = serde_json::Value::Null;
    let session = AuthorizedSession::new(world.credentials_of(&json));
    let error = session
        .get(&world.server.url("/x"))
        .send()
        .await
        .unwrap_err();
    assert!(error.needs_consent(), "{error:?}");
    let SessionError::Rejected { response, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!(response.status().as_u16(), 401);
    assert!(String::from_utf8_lossy(response.body()).contains("who are you"));
}

#[tokio::test]
async fn c4_fifty_requests_that_are_rejected_at_once_refresh_once() {
    let world = picky_api().await;
    let session = session(&world);
    let mut tasks = JoinSet::new();
    for _ in 0..50 {
        let request = session.get(&world.server.url("/x"));
        tasks.spawn(async move { request.send().await.unwrap().status().as_u16() });
    }
    assert_eq!(tasks.join_all().await, vec![200; 50]);
    let refreshes = world.server.requests().len() - api_requests(&world).len();
    assert_eq!(refreshes, 1);
}

#[tokio::test]
async fn a_refresh_that_fails_is_told_before_anything_is_sent() {
    let world = World::replying([Reply::new(400, r#"{"error": "invalid_grant"}"#)]).await;
    let session = AuthorizedSession::new(world.credentials(0));
    let error = session
        .get(&world.server.url("/x"))
        .send()
        .await
        .unwrap_err();
    assert!(matches!(error, SessionError::Credentials(_)), "{error:?}");
    assert!(error.needs_consent() && !error.is_transient());
    assert!(api_requests(&world).is_empty());
}

#[tokio::test]
async fn a_whole_http_request_can_be_sent() {
    let world = picky_api().await;
    let request = http::Request::post(world.server.url("/x")).body(b"raw".to_vec());
    let response = session(&world).send(request.unwrap()).await.unwrap();
    assert_eq!(response.status(), 200);
    assert!(
        api_requests(&world)
            .iter()
            .all(|request| request.body == "raw")
    );
}
