//! One identity that acts as a service account.

use std::time::Duration;

use hallpass_core::{
    ImpersonatedServiceAccount, Scope, ServiceAccount, SourceError, TokenSource as _,
};
use serde_json::{Value, json};

use crate::server::{Reply, Request, Server};
use crate::sources_support::{EMAIL, chain, key_json, signed, source_error, token_of};
use crate::support::{SPREADSHEETS, World, token_reply};

const TARGET: &str = "target@a-project.iam.gserviceaccount.com";

/// Starts a server that is a token endpoint and the IAM credentials API.
async fn world() -> World {
    let script = |_: usize, request: &Request| match request.target.as_str() {
        "/token" => token_reply("own-access"),
        _ => Reply::new(
            200,
            r#"{"accessToken": "target-access", "expireTime": "2030-03-17T18:46:40Z"}"#,
        ),
    };
    World::with(Server::start(script).await)
}

fn iam_path() -> String {
    format!("/v1/projects/-/serviceAccounts/{TARGET}:generateAccessToken")
}

fn file(world: &World, source: Value) -> Value {
    let mut json = json!({
        "type": "impersonated_service_account",
        "service_account_impersonation_url": world.server.url(&iam_path()),
        "delegates": ["middle@a-project.iam.gserviceaccount.com"],
        "quota_project_id": "billed",
    });
    json["source_credentials"] = source;
    json
}

fn read(json: &Value) -> ImpersonatedServiceAccount {
    ImpersonatedServiceAccount::from_json(&json.to_string()).unwrap()
}

#[tokio::test]
async fn a_users_token_is_exchanged_for_the_service_accounts() {
    let world = world().await;
    let source = read(&file(&world, world.user_json(0))).with_scopes(Scope::SPREADSHEETS);
    assert_eq!(source.account(), Some(TARGET));
    assert_eq!(source.quota_project(), Some("billed"));
    let token = token_of(source, world.http()).await.unwrap();
    assert_eq!(token.expose_secret(), "target-access");
    let requests = world.server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].value("grant_type"), "refresh_token");
    assert_eq!(
        (requests[1].method.as_str(), &requests[1].target),
        ("POST", &iam_path())
    );
    assert_eq!(
        requests[1].header("authorization"),
        Some("Bearer own-access")
    );
    assert_eq!(requests[1].header("content-type"), Some("application/json"));
    assert_eq!(
        serde_json::from_str::<Value>(&requests[1].body).unwrap(),
        json!({
            "delegates": ["middle@a-project.iam.gserviceaccount.com"],
            "scope": [SPREADSHEETS],
            "lifetime": "3600s",
        })
    );
}

#[tokio::test]
async fn a_service_account_asks_for_the_scope_to_impersonate() {
    let world = world().await;
    let source = read(&file(&world, key_json(&world.token_uri())))
        .with_scopes(Scope::SPREADSHEETS)
        .with_delegates(Vec::<String>::new())
        .with_lifetime(Duration::from_secs(600));
    token_of(source, world.http()).await.unwrap();
    let requests = world.server.requests();
    let (_, claims) = signed(&requests[0].value("assertion"));
    assert_eq!(claims["scope"], "https://www.googleapis.com/auth/iam");
    assert_eq!(claims["iss"], EMAIL);
    let asked: Value = serde_json::from_str(&requests[1].body).unwrap();
    assert_eq!(asked["lifetime"], "600s");
    assert_eq!(asked["delegates"], json!([]));
}

#[tokio::test]
async fn the_scopes_of_the_file_are_those_of_a_program_that_names_none() {
    let world = world().await;
    let mut json = file(&world, world.user_json(0));
    json["scopes"] = json!([SPREADSHEETS]);
    let response = read(&json).fetch(&world.http()).await.unwrap();
    assert_eq!(response.scopes, Some(Scope::SPREADSHEETS.into()));
}

#[tokio::test]
async fn iams_refusal_is_told_in_its_words() {
    let script = |_: usize, request: &Request| match request.target.as_str() {
        "/token" => token_reply("own-access"),
        _ => Reply::new(
            403,
            r#"{"error": {"code": 403, "message": "Permission 'iam.serviceAccounts.getAccessToken' denied", "status": "PERMISSION_DENIED"}}"#,
        ),
    };
    let world = World::with(Server::start(script).await);
    let source = read(&file(&world, world.user_json(0))).with_scopes(Scope::SPREADSHEETS);
    let error = source_error(token_of(source, world.http()).await);
    assert!(
        matches!(error, SourceError::Refused { status: 403, .. }),
        "{error:?}"
    );
    assert!(
        error
            .to_string()
            .contains("iam.serviceAccounts.getAccessToken"),
        "{error}"
    );
    assert!(!error.is_transient());
}

#[tokio::test]
async fn a_users_revoked_consent_is_still_a_matter_of_consent() {
    let world = World::replying([Reply::new(400, r#"{"error": "invalid_grant"}"#)]).await;
    let source = read(&file(&world, world.user_json(0))).with_scopes(Scope::SPREADSHEETS);
    let error = token_of(source, world.http()).await.unwrap_err();
    assert!(error.needs_consent(), "{error:?}");
}

#[tokio::test]
async fn the_token_does_not_go_where_a_file_likes() {
    let world = world().await;
    for url in [
        format!("https://iamcredentials.evil.test{}", iam_path()),
        format!("https://iamcredentials.googleapis.com{}", iam_path()),
    ] {
        let mut json = file(&world, world.user_json(0));
        json["service_account_impersonation_url"] = url.into();
        let source = read(&json).with_scopes(Scope::SPREADSHEETS);
        let error = source_error(token_of(source, world.http()).await);
        // The second is Google, and the token is a sandbox's.
        assert!(
            matches!(error, SourceError::HostNotAllowed { .. }),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn an_answer_without_a_token_is_malformed() {
    for body in [
        "<html>",
        "{}",
        r#"{"accessToken": "t"}"#,
        r#"{"accessToken": "", "expireTime": "2030-03-17T18:46:40Z"}"#,
    ] {
        let body = body.to_owned();
        let script = move |_: usize, request: &Request| match request.target.as_str() {
            "/token" => token_reply("own-access"),
            _ => Reply::new(200, body.clone()),
        };
        let world = World::with(Server::start(script).await);
        let source = read(&file(&world, world.user_json(0))).with_scopes(Scope::SPREADSHEETS);
        let error = source_error(token_of(source, world.http()).await);
        assert!(matches!(error, SourceError::Malformed { .. }), "{error:?}");
    }
}

#[tokio::test]
async fn any_source_can_stand_behind_it() {
    let world = world().await;
    let json = key_json(&world.token_uri()).to_string();
    let own = ServiceAccount::from_json(&json)
        .unwrap()
        .with_scopes(Scope::DRIVE);
    let source = ImpersonatedServiceAccount::new(own, TARGET).with_scopes(Scope::SPREADSHEETS);
    assert_eq!(source.account(), Some(TARGET));
    // A sandbox's token does not go to Google, which is where this one would.
    let error = source_error(token_of(source, world.http()).await);
    assert!(
        chain(&error).contains("iamcredentials.googleapis.com"),
        "{error}"
    );
}

#[test]
fn each_fault_is_named() {
    #[track_caller]
    fn check(json: &Value, expected: &str) {
        let error = ImpersonatedServiceAccount::from_json(&json.to_string()).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    let url = format!("https://iamcredentials.googleapis.com{}", iam_path());
    check(
        &json!({ "type": "impersonated_service_account" }),
        "lacks `service_account_impersonation_url`",
    );
    let mut json =
        json!({ "type": "impersonated_service_account", "service_account_impersonation_url": url });
    check(&json, "lacks `source_credentials`");
    json["source_credentials"] = json!({});
    check(&json, "lacks `source_credentials.type`");
    json["source_credentials"] = json!({ "type": "external_account_authorized_user" });
    check(
        &json,
        "the type `external_account_authorized_user`, which is not supported yet",
    );
    json["source_credentials"] = json!({ "type": "authorized_user", "client_id": "c" });
    check(&json, "lacks `source_credentials.refresh_token`");
    json["service_account_impersonation_url"] = "https://iamcredentials.googleapis.com/v1".into();
    check(
        &json,
        "does not end with `SERVICE_ACCOUNT:generateAccessToken`",
    );
}
