//! Raw requests and their answers, in one line each.

use hallpass_core::{AuthorizedSession, ResponseError, SessionError};
use serde_json::{Value, json};

use crate::server::{Reply, Request};
use crate::support::World;

/// Returns a world whose API gives this reply, and a session for it.
async fn api(reply: Reply) -> (World, AuthorizedSession) {
    let world = World::replying([reply]).await;
    let session = AuthorizedSession::new(world.credentials(3600));
    (world, session)
}

fn only(world: &World) -> Request {
    let mut requests = world.server.requests();
    assert_eq!(requests.len(), 1);
    requests.remove(0)
}

#[tokio::test]
async fn each_method_is_sent_under_its_name() {
    let (world, session) = api(Reply::new(200, "")).await;
    let url = world.server.url("/x");
    let requests = [
        session.get(&url),
        session.post(&url),
        session.put(&url),
        session.patch(&url),
        session.delete(&url),
        session.request("OPTIONS", &url),
    ];
    for request in requests {
        request.send().await.unwrap();
    }
    let methods: Vec<_> = world.server.requests();
    let methods: Vec<_> = methods.iter().map(|request| &*request.method).collect();
    assert_eq!(
        methods,
        ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    );
}

#[tokio::test]
async fn parameters_are_escaped_and_added_to_those_of_the_url() {
    let (world, session) = api(Reply::new(200, "")).await;
    let request = session.get(&world.server.url("/x?first=1#part"));
    let request = request.query(&[("ranges", "Tab & Co!A1"), ("ranges", "ä=b")]);
    request.send().await.unwrap();
    assert_eq!(
        only(&world).target,
        "/x?first=1&ranges=Tab+%26+Co%21A1&ranges=%C3%A4%3Db"
    );
}

#[tokio::test]
async fn json_goes_out_and_comes_in() {
    let (world, session) = api(Reply::new(200, r#"{"rows": [[1, null]]}"#)).await;
    let request = session.post(&world.server.url("/x"));
    let response = request
        .json(&json!({ "values": ["ä"] }))
        .send()
        .await
        .unwrap();
    assert_eq!(
        response.json::<Value>().unwrap(),
        json!({ "rows": [[1, null]] })
    );
    let request = only(&world);
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.body, r#"{"values":["ä"]}"#);
}

#[tokio::test]
async fn bytes_go_out_with_their_type() {
    let (world, session) = api(Reply::new(200, "")).await;
    let request = session
        .put(&world.server.url("/x"))
        .body("text/csv", "a,b\n");
    request.send().await.unwrap();
    let request = only(&world);
    assert_eq!(request.header("content-type"), Some("text/csv"));
    assert_eq!(request.body, "a,b\n");
}

#[tokio::test]
async fn status_headers_and_body_can_be_read() {
    let (world, session) = api(Reply::new(206, "part").header("etag", "e1")).await;
    let response = session.get(&world.server.url("/x")).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 206);
    assert_eq!(response.headers()["etag"], "e1");
    assert_eq!(response.body(), b"part");
}

#[tokio::test]
async fn a_refusal_is_told_in_googles_words() {
    let google = r#"{"error": {"code": 404, "message": "Requested entity was not found."}}"#;
    let oauth = r#"{"error": "x", "error_description": "Some\u001b[31m words"}"#;
    let cases = [
        (404, google, Some("Requested entity was not found.")),
        (401, oauth, Some("Some [31m words")),
        (500, "<html>", None),
        (304, "", None),
    ];
    for (expected, body, words) in cases {
        // An API's 401 is looked at by the session first; here it stays one.
        let status = if expected == 401 { 400 } else { expected };
        let (world, session) = api(Reply::new(status, body)).await;
        let response = session.get(&world.server.url("/x")).send().await.unwrap();
        let error = response.error_for_status().unwrap_err();
        assert!(
            matches!(&error, ResponseError::Refused { status: told, message }
                if *told == status && message.as_deref() == words),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn an_answer_that_is_not_the_expected_json_is_unreadable() {
    for body in ["<html>", "", r#"{"rows": 1}"#] {
        let (world, session) = api(Reply::new(200, body)).await;
        let response = session.get(&world.server.url("/x")).send().await.unwrap();
        let error = response.json::<Vec<u8>>().unwrap_err();
        assert!(matches!(error, ResponseError::Unreadable(_)), "{error:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_and_asks_nothing() {
    let (world, session) = api(Reply::new(200, "")).await;
    let url = world.server.url("/x");
    let requests = [
        (
            session.get("/v4/spreadsheets"),
            "the URL is not an absolute URL",
        ),
        (session.get("https://"), "the URL is not an absolute URL"),
        (
            session.request("NO WAY", &url),
            "`NO WAY` is not an HTTP method",
        ),
        (
            session.get(&url).header("a b", "c"),
            "`a b` is not a header's name",
        ),
        (
            session.get(&url).header("x-a", "b\r\nx-evil: 1"),
            "the value of the header x-a cannot be sent",
        ),
    ];
    for (request, expected) in requests {
        let error = request.send().await.unwrap_err();
        assert!(
            matches!(&error, SessionError::Invalid { reason } if reason == expected),
            "{error:?}"
        );
    }
    assert!(world.server.requests().is_empty());
}
