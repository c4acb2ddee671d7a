//! The canary: with everything logged, no secret is in any output.

use std::fs;

use hallpass_emulator::{Emulator, UserAgent};
use serde_json::Value;
use url::Url;

use crate::leaks::found;
use crate::support::{Home, Run, SignedIn, wait};

#[test]
fn a_traced_tour_shows_no_secret() {
    let home = Home::new();
    let run = home
        .run_with("try", |command| command.env("RUST_LOG", "trace"))
        .expect(0);
    assert!(run.stderr.lines().count() > 20, "nothing was logged: {run}");
    assert_eq!(found(&run.stderr), Vec::<String>::new());
    assert_eq!(found(&run.stdout), Vec::<String>::new());
}

#[test]
fn traced_commands_show_no_secret() {
    let sandbox = SignedIn::not_yet(Emulator::builder());
    let mut secrets = Secrets::default();
    let (login, url) = traced_login(&sandbox);
    secrets.take(&sandbox);
    secrets.take_query(&url, "state");
    // The one line that has to show the state: a person opens it.
    let login = Run {
        stderr: login.stderr.replace(&url, ""),
        ..login
    };
    let id = sandbox.spreadsheet();
    let mut runs = vec![login];
    for line in [
        "token --check --fresh".to_owned(),
        "status --check".to_owned(),
        "status --json".to_owned(),
        format!("sheets set {id} Sheet1 A1 x"),
        format!("sheets get {id}"),
        format!("curl -i {}/v4/spreadsheets/{id}", sandbox.google.url()),
        "sheets get 12345678901234567890 Sheet1".to_owned(),
        "curl https://example.com/".to_owned(),
        "logout".to_owned(),
    ] {
        runs.push(sandbox.run_with(&line, |command| command.env("RUST_LOG", "trace")));
        secrets.take(&sandbox);
    }
    assert!(secrets.0.len() >= 5, "tokens, a client's secret, a state");
    let logged = runs.iter().filter(|run| run.stderr.contains("DEBUG"));
    assert!(logged.count() >= 6, "a log without requests proves nothing");
    for run in &runs {
        secrets.check(run);
    }
}

#[test]
fn a_traced_paste_shows_neither_code_nor_state() {
    let sandbox = SignedIn::not_yet(Emulator::builder());
    let line = "login --client client.json --scope sheets --paste";
    let mut login = sandbox.start_with(line, |command| command.env("RUST_LOG", "trace"));
    let url = login.authorization_url();
    let redirect = wait(UserAgent::new().redirect_after_allow(&url)).unwrap();
    login.type_line(&redirect);
    let login = login.end().expect(0);
    let mut secrets = Secrets::default();
    secrets.take(&sandbox);
    secrets.take_query(&redirect, "code");
    secrets.take_query(&redirect, "state");
    secrets.check(&Run {
        stderr: login.stderr.replace(&url, ""),
        ..login
    });
}

#[test]
fn a_traced_failure_shows_no_secret() {
    let sandbox = SignedIn::for_scopes("sheets");
    let mut secrets = Secrets::default();
    secrets.take(&sandbox);
    sandbox.google.revoke_user("ada@sandbox.test");
    for line in [
        "token --fresh",
        "sheets create x",
        "status --check",
        "logout",
    ] {
        secrets.check(&sandbox.run_with(line, |command| command.env("HALLPASS_LOG", "trace")));
    }
    let home = sandbox.without_google();
    secrets.check(&home.run_with("token --fresh", |command| command.env("RUST_LOG", "trace")));
}

/// Signs in with everything logged; returns the address that was opened, too.
fn traced_login(sandbox: &SignedIn) -> (Run, String) {
    let line = "login --client client.json --scope sheets,email --no-open";
    let mut login = sandbox.start_with(line, |command| command.env("RUST_LOG", "trace"));
    let url = login.authorization_url();
    wait(UserAgent::new().allow(&url)).unwrap();
    (login.end().expect(0), url)
}

/// The real secrets of a sign-in, collected as they change.
#[derive(Default)]
pub(crate) struct Secrets(std::collections::BTreeSet<String>);

impl Secrets {
    pub(crate) fn take(&mut self, sandbox: &SignedIn) {
        let Ok(saved) = fs::read(sandbox.token_file("default")) else {
            return;
        };
        let saved: Value = serde_json::from_slice(&saved).unwrap();
        let secret = |key: &str| saved[key].as_str().map(str::to_owned);
        self.0.extend(
            ["token", "refresh_token", "client_secret"]
                .into_iter()
                .filter_map(secret),
        );
    }

    pub(crate) fn take_query(&mut self, url: &str, name: &str) {
        let url = Url::parse(url).unwrap();
        let mut pairs = url.query_pairs();
        let value = pairs.find(|(key, _)| key == name).unwrap().1.into_owned();
        self.0.insert(value);
    }

    #[track_caller]
    pub(crate) fn check(&self, run: &Run) {
        for output in [&run.stdout, &run.stderr] {
            assert_eq!(found(output), Vec::<String>::new(), "{}", run.line);
            for secret in &self.0 {
                assert!(
                    !output.contains(secret.as_str()),
                    "`{}` shows a secret",
                    run.line
                );
            }
        }
    }
}
