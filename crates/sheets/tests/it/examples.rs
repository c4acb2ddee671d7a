//! The examples, run as a user runs them.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use hallpass_emulator::{Emulator, UserAgent};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::Command;

type TestResult = Result<(), Box<dyn Error>>;

/// The built example; `cargo test` builds it beside this test unless it is told to leave it out.
pub(crate) fn built_example(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    let built = test
        .ancestors()
        .nth(2)
        .expect("tests are built in a folder of their own");
    let program = built
        .join("examples")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "{name} is not built: cargo build --package hallpass-sheets --examples"
    );
    program
}

fn example(name: &str, folder: &Path) -> Command {
    let mut command = Command::new(built_example(name));
    command.current_dir(folder).kill_on_drop(true);
    command
}

/// Authorizes in the folder: opens the printed address, allows, pastes where the browser ends.
async fn authorize(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut child = example("authorize_new_user", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let first = lines.next_line().await?.expect("the address");
    let url = first
        .strip_prefix("Please go to this URL: ")
        .expect("the address");
    let address = UserAgent::new().redirect_after_allow(url).await?;
    child
        .stdin
        .take()
        .expect("piped")
        .write_all(format!("{address}\n").as_bytes())
        .await?;
    assert!(child.wait().await?.success());
    let mut last = String::new();
    while let Some(line) = lines.next_line().await? {
        last = line;
    }
    Ok(last)
}

async fn new_spreadsheet(google: &Emulator, token: &Value) -> Result<String, Box<dyn Error>> {
    let user = hallpass_core::AuthorizedUser::from_json(&token.to_string())?;
    let session = hallpass_core::AuthorizedSession::new(hallpass_core::Credentials::new(user));
    let url = format!("{}/v4/spreadsheets", google.url());
    let created: Value = session
        .post(&url)
        .json(&json!({"properties": {"title": "t"}}))
        .send()
        .await?
        .json()?;
    Ok(created["spreadsheetId"].as_str().expect("an ID").to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_examples_run_one_after_the_other() -> TestResult {
    let google = Emulator::start().await?;
    let folder = tempfile::tempdir()?;
    std::fs::write(
        folder.path().join("client_secrets.json"),
        google.client_secrets_json(),
    )?;

    let last = authorize(folder.path()).await?;
    assert_eq!(
        last,
        "Saved token.json for https://www.googleapis.com/auth/spreadsheets"
    );
    let token: Value = serde_json::from_slice(&std::fs::read(folder.path().join("token.json"))?)?;
    assert_eq!(token["type"], "authorized_user");

    let spreadsheet = new_spreadsheet(&google, &token).await?;
    let output = example("reuse_saved_token", folder.path())
        .arg(&spreadsheet)
        .output()
        .await?;
    let printed = String::from_utf8(output.stdout)?;
    assert_eq!(
        printed,
        "[Text(\"Tea\"), Number(3.0)]\n[Text(\"Rent\"), Number(900.5)]\n"
    );
    assert!(output.status.success());

    // Twice, because a recipe is run again.
    for _ in 0..2 {
        let output = example("orders", folder.path())
            .arg(&spreadsheet)
            .output()
            .await?;
        assert_eq!(String::from_utf8(output.stderr)?, "");
        assert_eq!(String::from_utf8(output.stdout)?, ORDERS);
    }
    Ok(())
}

const ORDERS: &str = r#"1 changed, 1 added
Order { number: 1, customer: "Ada", total: 12.5 }
Order { number: 2, customer: "Grace", total: 4.25 }
Order { number: 3, customer: "Edsger", total: 900.0 }
"#;

#[tokio::test(flavor = "multi_thread")]
async fn without_its_file_an_example_says_which_one_is_missing() -> TestResult {
    let folder = tempfile::tempdir()?;
    let output = example("authorize_new_user", folder.path())
        .output()
        .await?;
    let complaint = String::from_utf8(output.stderr)?;
    assert!(!output.status.success());
    assert!(complaint.contains("client_secrets.json"), "{complaint}");
    Ok(())
}
