//! The examples, run as a user runs them.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use hallpass_core::{AuthorizedUser, ClientSecrets, Scope, StoreFolder};
use hallpass_emulator::{Emulator, UserAgent};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// Runs a built example; `cargo test` builds it beside this test unless it is told to leave it out.
fn example(name: &str, folder: &Path) -> Command {
    let test = std::env::current_exe().unwrap();
    let built = test.ancestors().nth(2).unwrap().join("examples");
    let program = built.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "{name} is not built: cargo build --package hallpass-flow --examples"
    );
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .kill_on_drop(true)
        .stdout(Stdio::piped());
    command
}

/// An example that talks while it runs.
struct Talking {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Talking {
    fn start(name: &str, folder: &Path) -> Self {
        let mut child = example(name, folder).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// Returns the rest of the next line, which has to begin so.
    async fn says(&mut self, beginning: &str) -> String {
        let line = self.lines.next_line().await.unwrap().expect("another line");
        let rest = line.strip_prefix(beginning);
        rest.unwrap_or_else(|| panic!("{line}")).to_owned()
    }

    async fn ends_well(mut self) {
        assert!(self.child.wait().await.unwrap().success());
    }
}

fn saved(folder: &Path) -> AuthorizedUser {
    let token = std::fs::read_to_string(folder.join("token.json")).unwrap();
    AuthorizedUser::from_json(&token).unwrap()
}

#[tokio::test]
async fn a_browser_signs_in() {
    let google = Emulator::start().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let client = folder.path().join("client_secret.json");
    std::fs::write(client, google.client_secrets_json()).unwrap();
    let mut example = Talking::start("sign_in_with_browser", folder.path());
    let url = example.says("Please go to this URL: ").await;
    let person = UserAgent::new().untick(Scope::SPREADSHEETS.as_str());
    let page = person.allow(&url).await.unwrap();
    assert!(page.body.contains("not for everything"), "{}", page.body);
    assert_eq!(example.says("Without ").await, Scope::SPREADSHEETS.as_str());
    assert_eq!(example.says("Signed in as ").await, "ada@sandbox.test");
    example.ends_well().await;
    assert!(saved(folder.path()).refresh_token.is_some());
}

#[tokio::test]
async fn a_code_signs_in() {
    let google = Emulator::builder().device_interval(Duration::ZERO);
    let google = google.start().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let client = folder.path().join("client_secret.json");
    std::fs::write(client, google.device_client_secrets_json()).unwrap();
    let mut example = Talking::start("sign_in_with_code", folder.path());
    let url = example.says("Please go to this URL: ").await;
    let code = example.says("and enter the code: ").await;
    UserAgent::new().enter_code(&url, &code).await.unwrap();
    assert_eq!(example.says("Signed in as ").await, "ada@sandbox.test");
    example.ends_well().await;
    assert!(
        saved(folder.path())
            .scopes
            .unwrap()
            .contains(&Scope::DRIVE_FILE)
    );
}

#[tokio::test]
async fn a_web_application_signs_in_over_two_processes() {
    let google = Emulator::start().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let secrets = google.web_client_secrets_json("https://app.example.com/callback");
    std::fs::write(folder.path().join("client_secret.json"), &secrets).unwrap();
    let begin = example("web_application", folder.path())
        .arg("begin")
        .output()
        .await
        .unwrap();
    assert!(begin.status.success());
    let url = String::from_utf8(begin.stdout).unwrap();
    let redirect = UserAgent::new()
        .redirect_after_allow(url.trim())
        .await
        .unwrap();
    let callback = |redirect: &str| {
        let mut command = example("web_application", folder.path());
        command.args(["callback", redirect]).stderr(Stdio::null());
        command
    };
    let output = callback(&redirect).output().await.unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "Signed in as ada@sandbox.test\n"
    );
    let listing = StoreFolder::new(folder.path().join("users"))
        .list()
        .unwrap();
    let client = ClientSecrets::from_json(&secrets).unwrap();
    assert_eq!(listing.accounts.len(), 1);
    assert_eq!(listing.accounts[0].client_id(), client.client().id());
    // The same address a second time finds no consent.
    assert!(!callback(&redirect).status().await.unwrap().success());
}
