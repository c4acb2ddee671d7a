//! What becomes of each answer that a token endpoint may give to a refresh.

use std::time::Duration;

use hallpass_core::{Credentials, RefreshToken, Scopes, TokenError};
use serde_json::{Value, json};

use crate::server::Reply;
use crate::support::{SPREADSHEETS, World, access, after_start, token_error, token_json};

/// Returns the error of a refresh that got this reply, and of no more than one.
async fn refusal(reply: Reply) -> TokenError {
    let world = World::replying([reply]).await;
    let error = world.credentials(0).token().await.unwrap_err();
    assert_eq!(world.server.requests().len(), 1);
    token_error(error)
}

fn oauth_error(status: u16, code: &str) -> Reply {
    let body = json!({ "error": code, "error_description": "some words" });
    Reply::new(status, body.to_string())
}

/// Refreshes once with the usual success, changed by `change`.
async fn refreshed(change: impl FnOnce(&mut Value)) -> (World, Credentials) {
    let mut answer = token_json("second-access");
    change(&mut answer);
    let world = World::replying([Reply::new(200, answer.to_string())]).await;
    let credentials = world.credentials(0);
    assert_eq!(access(&credentials).await, "second-access");
    (world, credentials)
}

fn refresh_token(credentials: &Credentials) -> String {
    let user = credentials.user().unwrap();
    let token = user.refresh_token.as_ref();
    token.map_or("", RefreshToken::expose_secret).to_owned()
}

#[tokio::test]
async fn the_refresh_token_stays_when_the_answer_has_none() {
    for absent in [None, Some(Value::Null), Some(json!(""))] {
        let (_world, credentials) = refreshed(|answer| {
            let fields = answer.as_object_mut().unwrap();
            fields.extend(absent.map(|value| ("refresh_token".to_owned(), value)));
        })
        .await;
        assert_eq!(refresh_token(&credentials), "first-refresh");
    }
}

#[tokio::test]
async fn r2_a_rotated_refresh_token_replaces_the_old_one() {
    let (world, credentials) =
        refreshed(|answer| answer["refresh_token"] = "second-refresh".into()).await;
    assert_eq!(refresh_token(&credentials), "second-refresh");
    world.time.advance(4000);
    credentials.token().await.unwrap();
    let requests = world.server.requests();
    assert_eq!(requests[1].value("refresh_token"), "second-refresh");
}

#[tokio::test]
async fn the_granted_scopes_follow_the_answer_and_stay_where_it_has_none() {
    let (_world, credentials) = refreshed(|answer| answer["scope"] = "openid".into()).await;
    assert_eq!(
        credentials.granted_scopes(),
        Some(Scopes::parse("openid").unwrap())
    );
    let (_world, credentials) = refreshed(|answer| {
        answer.as_object_mut().unwrap().remove("scope");
    })
    .await;
    assert_eq!(
        credentials.granted_scopes(),
        Some(Scopes::parse(SPREADSHEETS).unwrap())
    );
}

#[tokio::test]
async fn a_lifetime_is_read_in_every_spelling() {
    for (spelling, seconds) in [
        (json!("3599"), 3599),
        (json!(3599.9), 3599),
        (json!(60), 60),
    ] {
        let (_world, credentials) = refreshed(|answer| answer["expires_in"] = spelling).await;
        let token = credentials.token().await.unwrap();
        assert_eq!(token.expires_at(), Some(after_start(seconds)));
    }
}

#[tokio::test]
async fn r9_a_token_that_lives_a_minute_is_not_refreshed_for_every_call() {
    let (world, credentials) = refreshed(|answer| answer["expires_in"] = 60.into()).await;
    world.time.advance(50);
    access(&credentials).await;
    assert_eq!(world.server.requests().len(), 1);
}

#[tokio::test]
async fn a_token_without_lifetime_or_type_is_a_token() {
    for field in ["expires_in", "token_type", "scope"] {
        let (_world, credentials) = refreshed(|answer| {
            answer.as_object_mut().unwrap().remove(field);
        })
        .await;
        let is_known = credentials
            .user()
            .unwrap()
            .access_token
            .as_ref()
            .is_some_and(|token| token.expires_at().is_some());
        assert_eq!(is_known, field != "expires_in");
    }
}

#[tokio::test]
async fn an_expired_or_revoked_grant_needs_consent() {
    let error = refusal(oauth_error(400, "invalid_grant")).await;
    assert!(
        matches!(&error, TokenError::GrantRejected { description: Some(text), .. } if text == "some words"),
        "{error:?}"
    );
    assert!(error.needs_consent() && !error.is_transient());
}

#[tokio::test]
async fn the_finer_code_of_an_organisation_is_told() {
    let body = json!({ "error": "invalid_grant", "error_subtype": "invalid_rapt" });
    let error = refusal(Reply::new(400, body.to_string())).await;
    assert!(
        matches!(&error, TokenError::GrantRejected { subtype: Some(text), .. } if text == "invalid_rapt"),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_rejected_client_is_not_a_rejected_grant() {
    for code in ["invalid_client", "deleted_client", "unauthorized_client"] {
        let error = refusal(oauth_error(401, code)).await;
        assert!(
            matches!(&error, TokenError::ClientRejected { code: told, .. } if told == code),
            "{error:?}"
        );
        assert!(!error.needs_consent() && !error.is_transient());
    }
}

#[tokio::test]
async fn another_refusal_is_told_by_its_code() {
    for (status, code) in [(400, "invalid_scope"), (403, "access_denied")] {
        let error = refusal(oauth_error(status, code)).await;
        assert!(
            matches!(&error, TokenError::Refused { code: told, .. } if told == code),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn an_error_with_status_200_is_an_error() {
    let error = refusal(oauth_error(200, "invalid_grant")).await;
    assert!(error.needs_consent(), "{error:?}");
}

#[tokio::test]
async fn an_overloaded_server_says_when_to_come_back() {
    for status in [408, 429, 500, 502, 503, 504] {
        let reply = Reply::new(status, "<html>busy</html>").header("retry-after", "7");
        let error = refusal(reply).await;
        assert!(
            matches!(&error, TokenError::Unavailable { status: told, .. } if *told == status),
            "{error:?}"
        );
        assert!(error.is_transient() && !error.needs_consent());
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    }
    let error = refusal(Reply::new(503, "")).await;
    assert_eq!(error.retry_after(), None);
}

#[tokio::test]
async fn googles_words_for_a_passing_trouble_are_transient() {
    for code in [
        "internal_failure",
        "server_error",
        "temporarily_unavailable",
    ] {
        assert!(refusal(oauth_error(400, code)).await.is_transient());
    }
}

#[tokio::test]
async fn r7_an_answer_that_is_no_token_response_is_malformed() {
    let mac = json!({ "access_token": "t", "token_type": "MAC" }).to_string();
    let split = json!({ "access_token": "a b\r\nX-Evil: 1", "token_type": "Bearer" }).to_string();
    let bodies = [
        "<html>Sign in</html>",
        "",
        "[]",
        "[{}]",
        "{}",
        "null",
        &mac,
        &split,
    ];
    for status in [200, 400] {
        for body in bodies {
            if status == 400 && body.contains("access_token") {
                continue;
            }
            let error = refusal(Reply::new(status, body)).await;
            assert!(
                matches!(error, TokenError::Malformed { .. }),
                "{status} {body}: {error:?}"
            );
            assert!(!error.is_transient() && !error.needs_consent());
        }
    }
}

#[tokio::test]
async fn r3_an_id_token_is_kept_when_the_answer_has_none() {
    let world = World::renewing().await;
    let mut json = world.user_json(0);
    json["id_token"] = "an.id.token".into();
    let credentials = world.credentials_of(&json);
    credentials.token().await.unwrap();
    let saved: Value = serde_json::from_str(&credentials.user().unwrap().to_json()).unwrap();
    assert_eq!(saved["id_token"], "an.id.token");
}
