//! A command that prints another provider's token.

use std::path::{Path, PathBuf};

use hallpass_core::{AccessToken, CredentialsError, ExternalAccount, Scope, SourceError};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::sources_external::file;
use crate::sources_support::{found_in, source_error, token_of};
use crate::support::World;

const ANSWER: &str = r#"{"version": 1, "success": true, "token_type": "urn:ietf:params:oauth:token-type:id_token", "id_token": "from-the-command", "expiration_time": 1900000100}"#;

/// A command, its folder, and the world that it is used in.
struct Desk {
    folder: TempDir,
    world: World,
    output_file: Option<PathBuf>,
}

impl Desk {
    /// Returns a desk whose command is this shell script.
    async fn with(script: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("script"), script).unwrap();
        Self {
            folder,
            world: World::renewing().await,
            output_file: None,
        }
    }

    async fn printing(answer: &str) -> Self {
        Self::with(&format!("cat <<'END'\n{answer}\nEND\n")).await
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn json(&self) -> Value {
        let command = format!("/bin/sh {} argument", self.path("script").display());
        file(
            &self.world,
            json!({ "executable": {
                "command": command,
                "timeout_millis": 5000,
                "output_file": self.output_file,
            }}),
        )
    }

    async fn token_of(&self, json: &Value) -> Result<AccessToken, CredentialsError> {
        let account = ExternalAccount::from_json(&json.to_string()).unwrap();
        let account = account.with_scopes(Scope::SPREADSHEETS).allow_executables();
        token_of(account, self.world.http()).await
    }

    async fn token(&self) -> Result<AccessToken, CredentialsError> {
        self.token_of(&self.json()).await
    }

    /// Returns the token that the command's was exchanged for.
    fn subject(&self) -> String {
        self.world.server.requests()[0].value("subject_token")
    }
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[tokio::test]
async fn a_commands_token_is_exchanged() {
    let desk = Desk::printing(ANSWER).await;
    desk.token().await.unwrap();
    assert_eq!(desk.subject(), "from-the-command");
}

#[tokio::test]
async fn a_saml_assertion_is_a_token_too() {
    let answer = ANSWER
        .replace("token-type:id_token", "token-type:saml2")
        .replace("\"id_token\"", "\"saml_response\"");
    let desk = Desk::printing(&answer).await;
    desk.token().await.unwrap();
    assert_eq!(desk.subject(), "from-the-command");
}

#[tokio::test]
async fn no_command_runs_unless_it_is_allowed() {
    let mut desk = Desk::with("").await;
    let ran = desk.path("ran");
    std::fs::write(desk.path("script"), format!("touch {}", ran.display())).unwrap();
    desk.output_file = Some(desk.path("output"));
    std::fs::write(desk.path("output"), ANSWER).unwrap();
    let account = ExternalAccount::from_json(&desk.json().to_string()).unwrap();
    let account = account.with_scopes(Scope::SPREADSHEETS);
    let error = source_error(token_of(account, desk.world.http()).await);
    assert!(
        matches!(&error, SourceError::ExecutableNotAllowed { command } if command == "/bin/sh"),
        "{error:?}"
    );
    assert!(!ran.exists() && desk.world.server.requests().is_empty());
}

#[tokio::test]
async fn the_environment_allows_commands_to_default_credentials() {
    let desk = Desk::printing(ANSWER).await;
    let path = desk.path("file.json");
    std::fs::write(&path, desk.json().to_string()).unwrap();
    for (value, is_allowed) in [("0", false), ("1", true)] {
        let variables = [
            ("GOOGLE_APPLICATION_CREDENTIALS", path.as_os_str()),
            ("GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES", value.as_ref()),
        ];
        let credentials = found_in(variables, desk.world.http()).await.unwrap();
        assert_eq!(credentials.token().await.is_ok(), is_allowed);
    }
}

#[tokio::test]
async fn the_command_learns_what_the_token_is_for() {
    let mut desk = Desk::with("").await;
    let told = desk.path("told");
    let script = format!(
        "env | grep GOOGLE_EXTERNAL | sort > {}; echo \"$@\" >> {0}; cat <<'END'\n{ANSWER}\nEND\n",
        told.display()
    );
    std::fs::write(desk.path("script"), script).unwrap();
    desk.output_file = Some(desk.path("output"));
    let mut json = desk.json();
    json["service_account_impersonation_url"] = desk
        .world
        .server
        .url("/v1/projects/-/serviceAccounts/t@p.test:generateAccessToken")
        .into();
    // What the exchange gives is of no matter here.
    let _ = desk.token_of(&json).await;
    let told = text(&told);
    let expected = format!(
        "GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE={}\n\
         GOOGLE_EXTERNAL_ACCOUNT_IMPERSONATED_EMAIL=t@p.test\n\
         GOOGLE_EXTERNAL_ACCOUNT_INTERACTIVE=0\n\
         GOOGLE_EXTERNAL_ACCOUNT_OUTPUT_FILE={}\n\
         GOOGLE_EXTERNAL_ACCOUNT_REVOKE=0\n\
         GOOGLE_EXTERNAL_ACCOUNT_TOKEN_TYPE={}\n\
         argument\n",
        json["audience"].as_str().unwrap(),
        desk.path("output").display(),
        json["subject_token_type"].as_str().unwrap(),
    );
    assert_eq!(told, expected);
}

#[tokio::test]
async fn a_saved_token_spares_the_command_until_it_ends() {
    let mut desk = Desk::printing(&ANSWER.replace("1900000100", "1900005000")).await;
    desk.output_file = Some(desk.path("output"));
    let saved = ANSWER.replace("from-the-command", "from-the-file");
    std::fs::write(desk.path("output"), saved).unwrap();
    desk.token().await.unwrap();
    assert_eq!(desk.subject(), "from-the-file");
    desk.world.time.advance(100);
    desk.token().await.unwrap();
    let requests = desk.world.server.requests();
    assert_eq!(requests[1].value("subject_token"), "from-the-command");
}

#[tokio::test]
async fn each_fault_of_a_command_is_told() {
    let no = r#"{"version": 1, "success": false, "code": "401", "message": "sign in first"}"#;
    for (script, expected) in [
        (format!("echo '{no}'; exit 1"), "it said: 401 sign in first"),
        (format!("echo '{no}'"), "it said: 401 sign in first"),
        ("exit 3".to_owned(), "it ended with exit status: 3"),
        ("echo hello".to_owned(), "its output is not a JSON object"),
        (
            format!("echo '{}'", ANSWER.replace("1,", "2,")),
            "is not of version 1",
        ),
        (
            format!("echo '{}'", ANSWER.replace("1900000100", "1899999999")),
            "its token has ended",
        ),
        (
            format!("echo '{}'", ANSWER.replace("token-type:id_token", "x")),
            "`token_type` that is not known",
        ),
        (
            format!("echo '{}'", ANSWER.replace("\"id_token\"", "\"x\"")),
            "its output lacks `id_token`",
        ),
    ] {
        let desk = Desk::with(&script).await;
        let error = source_error(desk.token().await);
        assert!(matches!(error, SourceError::Executable { .. }), "{error:?}");
        assert!(error.to_string().contains(expected), "{error}");
        assert!(!error.to_string().contains("from-the-command"), "{error}");
        assert!(desk.world.server.requests().is_empty());
    }
}

#[tokio::test]
async fn a_token_that_is_kept_has_to_say_when_it_ends() {
    let mut desk = Desk::printing(&ANSWER.replace("expiration_time", "x")).await;
    desk.token().await.unwrap();
    desk.output_file = Some(desk.path("output"));
    let error = source_error(desk.token().await);
    assert!(
        error.to_string().contains("lacks `expiration_time`"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_command_that_hangs_is_ended() {
    let desk = Desk::with("exec sleep 600").await;
    let error = source_error(desk.token().await);
    assert!(
        error.to_string().contains("it took longer than 5s"),
        "{error}"
    );
}

#[tokio::test]
async fn a_command_that_does_not_exist_is_named() {
    let desk = Desk::with("").await;
    let source = json!({ "executable": { "command": "/no/such/command --secret s3cret" } });
    let error = source_error(desk.token_of(&file(&desk.world, source)).await);
    let text = error.to_string();
    assert!(
        text.contains("`/no/such/command` gave no token: it could not be run"),
        "{text}"
    );
    assert!(!text.contains("s3cret"), "{text}");
}

#[tokio::test]
async fn the_time_a_command_may_take_has_bounds() {
    let desk = Desk::with("").await;
    for millis in [4_999, 120_001] {
        let source = json!({ "executable": { "command": "c", "timeout_millis": millis } });
        let json = file(&desk.world, source).to_string();
        let error = ExternalAccount::from_json(&json).unwrap_err();
        assert!(
            error.to_string().contains("is not between 5000 and 120000"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn debug_shows_no_secret() {
    let desk = Desk::with("").await;
    let mut command = file(
        &desk.world,
        json!({ "executable": { "command": "helper --password canary-1" } }),
    );
    command["client_id"] = "the-client".into();
    command["client_secret"] = "canary-2".into();
    let url = file(
        &desk.world,
        json!({ "url": "https://b.test/?key=canary-3", "headers": { "authorization": "canary-4" } }),
    );
    for json in [command, url] {
        let shown = format!(
            "{:?}",
            ExternalAccount::from_json(&json.to_string()).unwrap()
        );
        assert!(!shown.contains("canary"), "{shown}");
        assert!(
            shown.contains("helper") || shown.contains("b.test"),
            "{shown}"
        );
    }
}
