//! Where default credentials are found, in which order, and what is said when there are none.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use hallpass_core::{Credentials, CredentialsError, Scope, Scopes, SourceError};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::server::{Reply, Request, Server};
use crate::sources_support::{chain, found_in, key_json, source_error};
use crate::support::{World, access, token_reply};

const FILE: &str = "GOOGLE_APPLICATION_CREDENTIALS";
const WELL_KNOWN: &str = "application_default_credentials.json";

/// A machine: a home with files, a token endpoint that is a metadata server too, and variables.
struct Machine {
    home: TempDir,
    world: World,
    variables: Vec<(&'static str, OsString)>,
}

impl Machine {
    async fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let world = World::with(Server::start(answer).await);
        let host = world.server.url("").replace("http://", "");
        let variables = vec![
            ("HOME", home.path().into()),
            ("APPDATA", home.path().into()),
            ("GCE_METADATA_HOST", host.into()),
        ];
        Self {
            home,
            world,
            variables,
        }
    }

    /// Writes a file into the home and returns its path.
    fn file(&self, path: &str, json: &Value) -> PathBuf {
        let path = self.home.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, json.to_string()).unwrap();
        path
    }

    /// Writes the file of gcloud, in its usual folder.
    fn gclouds(&self, json: &Value) -> PathBuf {
        let folder = if cfg!(windows) {
            "gcloud"
        } else {
            ".config/gcloud"
        };
        self.file(&format!("{folder}/{WELL_KNOWN}"), json)
    }

    /// Returns a user's file as gcloud writes it: without an access token, without scopes.
    fn user(&self, account: &str) -> Value {
        json!({
            "type": "authorized_user",
            "client_id": "the-client",
            "client_secret": "the-client-secret",
            "refresh_token": "the-refresh",
            "token_uri": self.world.token_uri(),
            "account": account,
        })
    }

    fn set(&mut self, name: &'static str, value: impl Into<OsString>) {
        self.variables.push((name, value.into()));
    }

    async fn search(&self) -> Result<Credentials, CredentialsError> {
        found_in(self.variables.clone(), self.world.http()).await
    }

    async fn account(&self) -> Option<String> {
        self.search().await.unwrap().account()
    }
}

fn answer(_: usize, request: &Request) -> Reply {
    let flavored = |body: &str| Reply::new(200, body).header("metadata-flavor", "Google");
    match request.target.split('?').next().unwrap() {
        "/token" => token_reply("from-the-endpoint"),
        "/" => flavored("computeMetadata/"),
        "/computeMetadata/v1/instance/service-accounts/default/" => {
            flavored(r#"{"email": "machine@p.test", "scopes": []}"#)
        }
        _ => flavored(
            r#"{"access_token": "from-the-machine", "expires_in": 3599, "token_type": "Bearer"}"#,
        ),
    }
}

#[tokio::test]
async fn a1_the_places_are_looked_at_in_googles_order() {
    let mut machine = Machine::new().await;
    // Neither a file nor a folder: the metadata server.
    let credentials = machine.search().await.unwrap();
    assert_eq!(access(&credentials).await, "from-the-machine");
    assert_eq!(credentials.account().as_deref(), Some("machine@p.test"));
    // gcloud's file wins over it, the folder of CLOUDSDK_CONFIG over the usual one.
    machine.gclouds(&machine.user("of-the-home"));
    assert_eq!(machine.account().await.as_deref(), Some("of-the-home"));
    let folder = machine.home.path().join("sdk");
    machine.file(&format!("sdk/{WELL_KNOWN}"), &machine.user("of-the-sdk"));
    machine.set("CLOUDSDK_CONFIG", folder);
    assert_eq!(machine.account().await.as_deref(), Some("of-the-sdk"));
    // An empty variable is none, a path wins over all.
    machine.set(FILE, "");
    assert_eq!(machine.account().await.as_deref(), Some("of-the-sdk"));
    let named = machine.file("named.json", &machine.user("of-the-variable"));
    machine.set(FILE, named);
    assert_eq!(machine.account().await.as_deref(), Some("of-the-variable"));
}

#[tokio::test]
async fn a1_a_named_file_that_is_missing_is_an_error_and_no_fall_through() {
    let mut machine = Machine::new().await;
    machine.gclouds(&machine.user("of-the-home"));
    machine.set(FILE, machine.home.path().join("nope.json"));
    let error = machine.search().await.unwrap_err();
    let text = chain(&error);
    assert!(
        text.contains("nope.json (from GOOGLE_APPLICATION_CREDENTIALS) could not be read"),
        "{text}"
    );
    assert!(matches!(
        source_error::<()>(Err(error)),
        SourceError::Unreadable { .. }
    ));
    assert!(machine.world.server.requests().is_empty());
}

#[tokio::test]
async fn a1_who_finds_nothing_is_told_where_it_was_looked_for() {
    let mut machine = Machine::new().await;
    let server = Server::replying([Reply::new(200, "a page")]).await;
    let host = server.url("").replace("http://", "");
    machine.set("GCE_METADATA_HOST", host.clone());
    let error = source_error(machine.search().await);
    assert!(error.is_not_found() && !error.is_transient());
    let text = error.to_string();
    for place in [
        "GOOGLE_APPLICATION_CREDENTIALS is not set".to_owned(),
        format!("{WELL_KNOWN} does not exist"),
        format!("the metadata server at {host} answered, but is no metadata server"),
    ] {
        assert!(text.contains(&place), "{text}");
    }
    machine.set("NO_GCE_CHECK", "true");
    let error = source_error(machine.search().await);
    assert!(
        error.to_string().contains("NO_GCE_CHECK forbids"),
        "{error}"
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_broken_file_of_gclouds_is_an_error_and_no_fall_through() {
    let machine = Machine::new().await;
    let path = machine.gclouds(&json!([]));
    let error = source_error(machine.search().await);
    assert!(
        error.to_string().contains(&path.display().to_string()),
        "{error}"
    );
    assert!(matches!(error, SourceError::NotJson { .. }), "{error:?}");
}

#[tokio::test]
async fn each_type_is_recognized_or_named() {
    #[track_caller]
    fn has(error: &SourceError, path: &Path, expected: &str) {
        let text = chain(error);
        assert!(text.contains(expected), "{text}");
        assert!(text.contains(&path.display().to_string()), "{text}");
    }
    let machine = Machine::new().await;
    machine.gclouds(&key_json(&machine.world.token_uri()));
    let credentials = machine.search().await.unwrap();
    assert_eq!(access(&credentials).await, "from-the-endpoint");
    for (json, expected) in [
        (
            json!({ "type": "external_account_authorized_user" }),
            "`external_account_authorized_user`, which is not supported yet",
        ),
        (
            json!({ "type": "gdch_service_account" }),
            "`gdch_service_account`, which is not supported yet",
        ),
        (json!({ "type": "new\u{1b}[31m" }), "the type `new [31m`"),
        (json!({}), "lacks `type`"),
        (json!({ "type": 7 }), "the `type` in"),
        (json!({ "installed": {} }), "is an OAuth client"),
        (
            json!({ "type": "authorized_user", "client_id": "c" }),
            "lacks `refresh_token`",
        ),
        (
            json!({ "type": "authorized_user" }),
            "it lacks the text `client_id`",
        ),
    ] {
        let path = machine.gclouds(&json);
        has(&source_error(machine.search().await), &path, expected);
    }
}

#[tokio::test]
async fn a2_a_users_scopes_are_those_of_the_consent_and_not_those_asked_for() {
    let machine = Machine::new().await;
    machine.gclouds(&machine.user("user@b.test"));
    // gcloud's file does not say: nothing is claimed until the endpoint tells.
    let credentials = machine.search().await.unwrap();
    assert_eq!(credentials.granted_scopes(), None);
    credentials.token().await.unwrap();
    let request = &machine.world.server.requests()[0];
    assert_eq!(request.value("scope"), "");
    assert_eq!(
        credentials.granted_scopes(),
        Some(Scope::SPREADSHEETS.into())
    );
    // A file that says keeps its word, also where the program asked for more.
    let mut user = machine.user("user@b.test");
    user["scopes"] = json!([Scope::EMAIL.as_str()]);
    machine.gclouds(&user);
    let granted = machine.search().await.unwrap().granted_scopes();
    assert_eq!(granted, Some(Scopes::from(Scope::EMAIL)));
}

#[tokio::test]
async fn what_google_auth_wrote_without_a_type_is_a_user() {
    let machine = Machine::new().await;
    let mut user = machine.user("user@b.test");
    user.as_object_mut().unwrap().remove("type");
    machine.gclouds(&user);
    assert_eq!(machine.account().await.as_deref(), Some("user@b.test"));
}

#[tokio::test]
async fn a_users_refreshed_token_is_not_written_back() {
    let machine = Machine::new().await;
    let path = machine.gclouds(&machine.user("user@b.test"));
    let before = std::fs::read(&path).unwrap();
    assert_eq!(
        access(&machine.search().await.unwrap()).await,
        "from-the-endpoint"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(
        std::fs::read_dir(path.parent().unwrap()).unwrap().count(),
        1
    );
}

#[tokio::test]
async fn the_quota_project_is_the_environments_or_else_the_files() {
    let mut machine = Machine::new().await;
    let mut robot = key_json(&machine.world.token_uri());
    let mut user = machine.user("user@b.test");
    for json in [&mut robot, &mut user] {
        json["quota_project_id"] = "of-the-file".into();
    }
    for expected in ["of-the-file", "of-the-environment"] {
        for json in [&robot, &user] {
            machine.gclouds(json);
            let credentials = machine.search().await.unwrap();
            assert_eq!(credentials.quota_project().as_deref(), Some(expected));
        }
        machine.set("GOOGLE_CLOUD_QUOTA_PROJECT", "of-the-environment");
    }
}

#[test]
fn the_search_may_run_on_any_thread() {
    fn is_send(_: impl Send) {}
    // A future does nothing, and reads no variable, until it is awaited.
    is_send(Credentials::application_default(Scope::SPREADSHEETS));
}
