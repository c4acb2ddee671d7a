//! What a service account's key signs, sends and gets.

use hallpass_core::{Http, Scope, ServiceAccount, SourceError, TokenError, TokenSource as _};
use serde_json::json;

use crate::server::Reply;
use crate::sources_support::{
    EMAIL, chain, key_json, pem, pkcs1, pkcs8, signed, source_error, token_of,
};
use crate::support::{SPREADSHEETS, World, after_start, token_reply};

const GRANT: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

fn account(world: &World) -> ServiceAccount {
    let json = key_json(&world.token_uri()).to_string();
    ServiceAccount::from_json(&json).unwrap()
}

fn seconds(world: &World) -> u64 {
    let now = world.time.clock().now();
    let since = now.duration_since(std::time::SystemTime::UNIX_EPOCH);
    since.unwrap().as_secs()
}

#[tokio::test]
async fn a_signed_assertion_is_exchanged_for_a_token() {
    let world = World::replying([token_reply("of-the-robot")]).await;
    let source = account(&world).with_scopes(Scope::SPREADSHEETS);
    let token = token_of(source, world.http()).await.unwrap();
    assert_eq!(token.expose_secret(), "of-the-robot");
    assert_eq!(token.expires_at(), Some(after_start(3599)));
    let request = world.server.requests().remove(0);
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("POST", "/token")
    );
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(request.header("authorization"), None);
    let keys: Vec<_> = request.form().into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["assertion", "grant_type"]);
    assert_eq!(request.value("grant_type"), GRANT);
    let (header, claims) = signed(&request.value("assertion"));
    assert_eq!(
        header,
        json!({ "alg": "RS256", "typ": "JWT", "kid": "the-key-id" })
    );
    let now = seconds(&world);
    assert_eq!(
        claims,
        json!({ "iss": EMAIL, "scope": SPREADSHEETS, "aud": world.token_uri(), "iat": now, "exp": now + 3600 })
    );
}

#[tokio::test]
async fn the_scopes_of_the_answer_are_those_that_were_asked_for() {
    let reply = Reply::new(200, r#"{"access_token": "t", "expires_in": 3599}"#);
    let world = World::replying([reply]).await;
    let source = account(&world).with_scopes(Scope::SPREADSHEETS);
    let response = source.fetch(&world.http()).await.unwrap();
    assert_eq!(response.scopes, Some(Scope::SPREADSHEETS.into()));
}

#[tokio::test]
async fn a_delegate_names_the_user_whom_it_acts_for() {
    let world = World::renewing().await;
    let source = account(&world)
        .with_scopes([Scope::SPREADSHEETS, Scope::DRIVE_FILE])
        .with_subject("user@example.test");
    assert_eq!(source.account(), Some("user@example.test"));
    token_of(source, world.http()).await.unwrap();
    let (_, claims) = signed(&world.server.requests()[0].value("assertion"));
    assert_eq!(claims["sub"], "user@example.test");
    assert_eq!(claims["iss"], EMAIL);
    let scope = format!("https://www.googleapis.com/auth/drive.file {SPREADSHEETS}");
    assert_eq!(claims["scope"], scope);
}

#[tokio::test]
async fn keys_of_every_spelling_sign_the_same() {
    for private_key in [
        pkcs1(),
        pkcs8().replace('\n', "\r\n"),
        pkcs8().replace('\n', "\\n"),
        pkcs1().replace('\n', "\\r\\n"),
    ] {
        let mut json = key_json("https://oauth2.googleapis.com/token");
        json["private_key"] = private_key.into();
        json.as_object_mut().unwrap().remove("private_key_id");
        let account = ServiceAccount::from_json(&json.to_string()).unwrap();
        let source = account.with_scopes(Scope::DRIVE).self_signed();
        let token = token_of(source, Http::new()).await.unwrap();
        let (header, _) = signed(token.expose_secret());
        assert_eq!(header, json!({ "alg": "RS256", "typ": "JWT" }));
    }
}

#[tokio::test]
async fn a_self_signed_token_needs_no_request() {
    let world = World::renewing().await;
    let now = seconds(&world);
    let common = json!({ "iss": EMAIL, "sub": EMAIL, "iat": now, "exp": now + 3600 });
    let for_scopes = account(&world)
        .with_scopes(Scope::SPREADSHEETS)
        .self_signed();
    let for_audience = account(&world).self_signed_for("https://sheets.googleapis.com/");
    for (source, key, value) in [
        (for_scopes, "scope", SPREADSHEETS),
        (for_audience, "aud", "https://sheets.googleapis.com/"),
    ] {
        let token = token_of(source, world.http()).await.unwrap();
        assert_eq!(token.expires_at(), Some(after_start(3600)));
        let (_, claims) = signed(token.expose_secret());
        let mut expected = common.clone();
        expected[key] = value.into();
        assert_eq!(claims, expected);
    }
    assert!(world.server.requests().is_empty());
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_told_before_the_request() {
    let world = World::renewing().await;
    let acting = account(&world)
        .with_scopes(Scope::DRIVE)
        .with_subject("a@b.test");
    for result in [
        token_of(account(&world), world.http()).await,
        token_of(account(&world).self_signed(), world.http()).await,
        token_of(acting.self_signed(), world.http()).await,
    ] {
        let error = source_error(result);
        assert!(matches!(error, SourceError::Incomplete { .. }), "{error:?}");
        assert!(!error.is_transient());
    }
    assert!(world.server.requests().is_empty());
}

#[tokio::test]
async fn a_refused_assertion_is_not_a_matter_of_consent() {
    let body = json!({ "error": "invalid_grant", "error_description": "Invalid JWT Signature." });
    let world = World::replying([Reply::new(400, body.to_string())]).await;
    let source = account(&world).with_scopes(Scope::SPREADSHEETS);
    let error = token_of(source, world.http()).await.unwrap_err();
    assert!(!error.needs_consent() && !error.is_transient());
    assert!(
        chain(&error).contains("Invalid JWT Signature."),
        "{}",
        chain(&error)
    );
    let error = source_error::<()>(Err(error));
    assert!(
        matches!(&error, SourceError::Grant { source, .. } if matches!(**source, TokenError::GrantRejected { .. })),
        "{error:?}"
    );
}

#[tokio::test]
async fn an_overloaded_server_may_be_asked_again() {
    let world = World::replying([Reply::new(503, "").header("retry-after", "7")]).await;
    let source = account(&world).with_scopes(Scope::SPREADSHEETS);
    let error = token_of(source, world.http()).await.unwrap_err();
    assert!(error.is_transient());
    assert_eq!(error.retry_after(), Some(std::time::Duration::from_secs(7)));
}

#[test]
fn each_fault_of_a_key_file_is_named_without_its_value() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut serde_json::Value), expected: &str) {
        let mut json = key_json("https://oauth2.googleapis.com/token");
        change(&mut json);
        let error = ServiceAccount::from_json(&json.to_string()).unwrap_err();
        let text = error.to_string();
        assert!(text.contains(expected), "{text}");
        assert!(!format!("{error:?}").contains("MII"), "{error:?}");
    }
    check(
        |json| json["client_email"] = "".into(),
        "lacks `client_email`",
    );
    check(|json| json["token_uri"] = json!(null), "lacks `token_uri`");
    check(
        |json| json["private_key"] = json!(7),
        "the `private_key` in the service account's JSON is not a text",
    );
    check(
        |json| json["private_key"] = "MIIE no PEM".into(),
        "is not a private key in PEM format",
    );
    check(
        |json| json["private_key"] = pem("PRIVATE KEY", "TUlJQg==\n").into(),
        "is not an RSA key of 2048 bits or more",
    );
    check(
        |json| json["private_key"] = pem("EC PRIVATE KEY", "TUlJQg==\n").into(),
        "is not an RSA key",
    );
    check(
        |json| json["private_key"] = pem("ENCRYPTED PRIVATE KEY", "TUlJQg==\n").into(),
        "is protected by a passphrase",
    );
    check(
        |json| json["token_uri"] = "http://oauth2.googleapis.com/token".into(),
        "the `token_uri` in the service account's JSON is neither https nor on the loopback",
    );
    check(
        |json| json["type"] = "authorized_user".into(),
        "is that of other credentials",
    );
    check(
        |json| json["type"] = "gdch_service_account".into(),
        "the type `gdch_service_account`, which is not supported yet",
    );
    check(
        |json| json["universe_domain"] = "example.test".into(),
        "the universe `example.test`",
    );
    let error = ServiceAccount::from_json("[1]").unwrap_err();
    assert!(
        error.to_string().contains("is not a JSON object"),
        "{error}"
    );
}

#[test]
fn debug_shows_no_key() {
    let json = key_json("https://oauth2.googleapis.com/token").to_string();
    let shown = format!("{:?}", ServiceAccount::from_json(&json).unwrap());
    let line = pkcs8().lines().nth(3).unwrap().to_owned();
    assert!(
        !shown.contains(&line) && !shown.contains("PRIVATE"),
        "{shown}"
    );
    assert!(shown.contains(EMAIL), "{shown}");
}
