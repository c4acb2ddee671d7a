//! Another provider's token, exchanged for one of Google's.

use std::path::Path;

use hallpass_core::{ExternalAccount, Scope, SourceError, TokenSource as _};
use serde_json::{Value, json};

use crate::server::{Reply, Request, Server};
use crate::sources_support::{source_error, token_of};
use crate::support::{SPREADSHEETS, World, token_reply};

const AUDIENCE: &str =
    "//iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/pool/providers/p";
const WORKFORCE: &str = "//iam.googleapis.com/locations/global/workforcePools/pool/providers/p";
const GOOGLE: &str = "https://sts.googleapis.com/v1/token";
const JWT: &str = "urn:ietf:params:oauth:token-type:jwt";

pub(crate) fn file(world: &World, source: Value) -> Value {
    let token_url = world.server.url("/v1/token");
    account(&token_url, source)
}

fn account(token_url: &str, source: Value) -> Value {
    let mut json = json!({
        "type": "external_account",
        "audience": AUDIENCE,
        "subject_token_type": JWT,
        "token_url": token_url,
    });
    json["credential_source"] = source;
    json
}

fn read(json: &Value) -> ExternalAccount {
    let account = ExternalAccount::from_json(&json.to_string()).unwrap();
    account.with_scopes(Scope::SPREADSHEETS)
}

/// Returns the form that the token service gets for a file with this content.
async fn exchanged(content: &str, change: impl FnOnce(&mut Value, &Path)) -> Request {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("subject");
    std::fs::write(&path, content).unwrap();
    let world = World::replying([token_reply("federated")]).await;
    let mut json = file(&world, json!({ "file": path }));
    change(&mut json, &path);
    let token = token_of(read(&json), world.http()).await.unwrap();
    assert_eq!(token.expose_secret(), "federated");
    world.server.requests().remove(0)
}

#[tokio::test]
async fn a_files_token_is_exchanged() {
    let request = exchanged("the-subject\n", |_, _| {}).await;
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("POST", "/v1/token")
    );
    assert_eq!(request.header("authorization"), None);
    let expected = [
        ("audience", AUDIENCE),
        (
            "grant_type",
            "urn:ietf:params:oauth:grant-type:token-exchange",
        ),
        (
            "requested_token_type",
            "urn:ietf:params:oauth:token-type:access_token",
        ),
        ("scope", SPREADSHEETS),
        ("subject_token", "the-subject"),
        ("subject_token_type", JWT),
    ];
    let expected = expected.map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(request.form(), expected);
}

#[tokio::test]
async fn a_token_in_json_is_found_by_its_field() {
    let request = exchanged(r#"{"access": "the-subject"}"#, |json, path| {
        json["credential_source"] = json!({
            "file": path,
            "format": { "type": "json", "subject_token_field_name": "access" },
        });
    })
    .await;
    assert_eq!(request.value("subject_token"), "the-subject");
}

#[tokio::test]
async fn a_client_is_named_in_the_header_and_a_workforces_project_in_the_options() {
    let request = exchanged("s", |json, _| {
        json["audience"] = WORKFORCE.into();
        json["workforce_pool_user_project"] = "42".into();
    })
    .await;
    assert_eq!(request.header("authorization"), None);
    // Percent-encoded within the form: what the service reads is encoded once more than the rest.
    assert_eq!(
        request.value("options"),
        "%7B%22userProject%22%3A%2242%22%7D"
    );
    let request = exchanged("s", |json, _| {
        json["audience"] = WORKFORCE.into();
        json["workforce_pool_user_project"] = "42".into();
        json["client_id"] = "the-client".into();
        json["client_secret"] = "the-secret".into();
    })
    .await;
    // base64 of the-client:the-secret
    assert_eq!(
        request.header("authorization"),
        Some("Basic dGhlLWNsaWVudDp0aGUtc2VjcmV0")
    );
    assert_eq!(request.value("options"), "");
    assert_eq!(request.value("client_id"), "");
}

/// Starts a server that is the provider, the token service and the IAM credentials API.
async fn whole_world() -> World {
    let script = |_: usize, request: &Request| match request.target.as_str() {
        "/subject?audience=a" => Reply::new(200, r#"{"value": "from-the-url"}"#),
        "/v1/token" => token_reply("federated"),
        _ => Reply::new(
            200,
            r#"{"accessToken": "target-access", "expireTime": "2030-03-17T18:46:40Z"}"#,
        ),
    };
    World::with(Server::start(script).await)
}

fn from_url(world: &World) -> Value {
    let source = json!({
        "url": world.server.url("/subject?audience=a"),
        "headers": { "Metadata": "True" },
        "format": { "type": "json", "subject_token_field_name": "value" },
    });
    let mut json = file(world, source);
    json["service_account_impersonation_url"] = world
        .server
        .url("/v1/projects/-/serviceAccounts/t@p.test:generateAccessToken")
        .into();
    json["service_account_impersonation"] = json!({ "token_lifetime_seconds": 2800 });
    json
}

#[tokio::test]
async fn a_urls_token_is_exchanged_for_one_that_impersonates() {
    let world = whole_world().await;
    let source = read(&from_url(&world));
    assert_eq!(source.account(), Some("t@p.test"));
    let token = token_of(source, world.http()).await.unwrap();
    assert_eq!(token.expose_secret(), "target-access");
    let requests = world.server.requests();
    let targets: Vec<_> = requests
        .iter()
        .map(|request| request.method.as_str())
        .collect();
    assert_eq!(targets, ["GET", "POST", "POST"]);
    assert_eq!(requests[0].header("metadata"), Some("True"));
    assert_eq!(requests[1].value("subject_token"), "from-the-url");
    assert_eq!(
        requests[1].value("scope"),
        "https://www.googleapis.com/auth/iam"
    );
    assert_eq!(
        requests[2].header("authorization"),
        Some("Bearer federated")
    );
    assert_eq!(
        serde_json::from_str::<Value>(&requests[2].body).unwrap(),
        json!({ "delegates": null, "scope": [SPREADSHEETS], "lifetime": "2800s" })
    );
}

#[tokio::test]
async fn what_holds_no_subject_token_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("subject");
    std::fs::write(&path, " \n").unwrap();
    let world = World::renewing().await;
    let json_format = json!({ "type": "json", "subject_token_field_name": "value" });
    let missing = folder.path().join("missing");
    for (source, expected) in [
        (json!({ "file": path }), "it is empty"),
        (
            json!({ "file": path, "format": json_format }),
            "it is not JSON",
        ),
        (json!({ "file": missing }), "missing could not be read"),
    ] {
        let error = source_error(token_of(read(&file(&world, source)), world.http()).await);
        assert!(error.to_string().contains(expected), "{error}");
        assert!(
            error.to_string().contains(folder.path().to_str().unwrap()),
            "{error}"
        );
    }
    assert!(world.server.requests().is_empty());
}

#[tokio::test]
async fn a_provider_out_of_order_may_be_asked_again_and_one_that_refuses_may_not() {
    for (status, is_transient) in [(500, true), (429, true), (404, false), (302, false)] {
        let world = World::replying([Reply::new(status, "")]).await;
        let error = source_error(token_of(read(&from_url(&world)), world.http()).await);
        assert_eq!(error.is_transient(), is_transient, "{error:?}");
        assert_eq!(world.server.requests().len(), 1);
    }
}

#[tokio::test]
async fn the_token_services_refusal_is_told() {
    let body = r#"{"error": "invalid_target", "error_description": "unknown pool"}"#;
    let script = move |_: usize, request: &Request| match request.method.as_str() {
        "GET" => Reply::new(200, r#"{"value": "from-the-url"}"#),
        _ => Reply::new(400, body),
    };
    let world = World::with(Server::start(script).await);
    let error = source_error(token_of(read(&from_url(&world)), world.http()).await);
    let text = crate::sources_support::chain(&error);
    assert!(text.contains("invalid_target: unknown pool"), "{text}");
    assert!(!text.contains("from-the-url"), "{text}");
}

#[test]
fn what_is_not_supported_is_named() {
    #[track_caller]
    fn check(source: Value, expected: &str) {
        let json = account(GOOGLE, source);
        let error = ExternalAccount::from_json(&json.to_string()).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    let aws = json!({ "environment_id": "aws1", "url": "http://169.254.169.254/x" });
    check(
        aws,
        "an `external_account` of AWS (`environment_id`), which is not supported yet",
    );
    let certificate = json!({ "certificate": { "use_default_certificate_config": true } });
    check(
        certificate,
        "with a `certificate`, which is not supported yet",
    );
    check(json!({}), "has none of `file`, `url` and `executable`");
    check(
        json!({ "file": "a", "url": "https://b.test/" }),
        "more than one source",
    );
    check(
        json!({ "url": "file:///etc/passwd" }),
        "`credential_source.url`",
    );
    check(
        json!({ "file": "a", "format": { "type": "json" } }),
        "lacks `credential_source.format.subject_token_field_name`",
    );
    check(
        json!({ "file": "a", "format": { "type": "xml" } }),
        "is neither `text` nor `json`",
    );
    check(
        json!({ "url": "https://b.test/", "headers": { "a": 7 } }),
        "the `credential_source.headers.a`",
    );
}

#[test]
fn each_fault_of_the_file_is_named() {
    #[track_caller]
    fn check(key: &str, value: Value, expected: &str) -> SourceError {
        let mut json = account(GOOGLE, json!({ "file": "a" }));
        json[key] = value;
        let error = ExternalAccount::from_json(&json.to_string()).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        error
    }
    check("audience", json!(null), "lacks `audience`");
    check(
        "subject_token_type",
        json!(""),
        "lacks `subject_token_type`",
    );
    check("credential_source", json!([]), "`credential_source`");
    check(
        "type",
        json!("service_account"),
        "is that of other credentials",
    );
    check(
        "workforce_pool_user_project",
        json!("1"),
        "a workforce pool only",
    );
    let error = check(
        "token_url",
        json!("https://sts.googleapis.com.evil.test/v1/token"),
        "the `token_url` points to sts.googleapis.com.evil.test",
    );
    assert!(matches!(error, SourceError::HostNotAllowed { .. }));
}
