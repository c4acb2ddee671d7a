//! The canary in a sign-in: with everything logged, no way of it shows a secret.

use std::process::Command;

use hallpass_emulator::{Endpoint, Fault, UserAgent};
use serde_json::json;

use crate::login_device::{sandbox, shown};
use crate::secrets::Secrets;
use crate::support::{Run, SignedIn, wait};

fn traced(command: &mut Command) -> &mut Command {
    command.env("RUST_LOG", "trace")
}

/// Checks a sign-in that ended; a person has to be shown this one text, and once.
#[track_caller]
fn check(sandbox: &SignedIn, mut secrets: Secrets, run: Run, shown: &str) {
    assert!(run.stderr.contains("DEBUG"), "nothing was logged: {run}");
    assert_eq!(run.stderr.matches(shown).count(), 1, "{shown} in {run}");
    secrets.take(sandbox);
    secrets.check(&Run {
        stderr: run.stderr.replace(shown, ""),
        ..run
    });
}

#[test]
fn a_traced_sign_in_with_a_code_shows_none_but_that_code() {
    let sandbox = sandbox();
    let line = "login --device --client tv.json --scope drive.file,openid,email";
    let mut login = sandbox.start_with(line, traced);
    let (url, code) = shown(&mut login);
    wait(UserAgent::new().enter_code(&url, &code)).unwrap();
    let run = login.end().expect(0);
    assert!(
        run.stderr.contains("Signed in as"),
        "an ID token came: {run}"
    );
    check(&sandbox, Secrets::default(), run, &code);
}

#[test]
fn a_traced_sign_in_with_a_code_that_is_refused_shows_none_either() {
    let sandbox = sandbox();
    let codes = json!({"device_code": "canary-of-a-device", "user_code": "WXYZ-WXYZ",
        "verification_url": "https://id.example/device", "expires_in": 1800, "interval": 0});
    let faults = sandbox.google.faults();
    faults.next(Endpoint::Device, Fault::status(200, codes.to_string()));
    let line = "login --device --client tv.json --scope drive.file";
    let run = sandbox.run_with(line, traced).expect(4);
    assert!(!run.stderr.contains("canary"), "{run}");
    check(&sandbox, Secrets::default(), run, "WXYZ-WXYZ");
}

/// An ID token that is not for this sign-in is refused, and not told.
#[test]
fn a_traced_id_token_that_is_refused_is_not_shown() {
    let sandbox = sandbox();
    let tokens = json!({"access_token": "sbx.canary", "expires_in": 3599, "token_type": "Bearer",
        "refresh_token": "1//canary", "id_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.canary"});
    let faults = sandbox.google.faults();
    faults.next(Endpoint::Token, Fault::status(200, tokens.to_string()));
    let line = "login --client client.json --scope sheets,openid --no-open";
    let mut login = sandbox.start_with(line, traced);
    let url = login.authorization_url();
    wait(UserAgent::new().allow(&url)).unwrap();
    let run = login.end().expect(1);
    assert!(run.stderr.contains("cannot be trusted"), "{run}");
    assert!(!run.stderr.contains("canary"), "{run}");
    check(&sandbox, Secrets::default(), run, &url);
}

#[cfg(unix)]
#[test]
fn a_traced_paste_at_the_terminal_shows_neither_code_nor_state() {
    let sandbox = sandbox();
    let line = "login --client client.json --scope sheets,openid,email --no-open";
    let mut login = sandbox.start_at_terminal(line, traced);
    let url = login.authorization_url();
    let redirect = wait(UserAgent::new().redirect_after_allow(&url)).unwrap();
    // Pasted with a slip first: what is told about it repeats nothing.
    login.type_line(&redirect.replace("state=", "state=x"));
    login.said("Not taken:");
    login.type_line(&redirect);
    let run = login.end().expect(0);
    let mut secrets = Secrets::default();
    secrets.take_query(&redirect, "code");
    secrets.take_query(&redirect, "state");
    secrets.take_query(&url, "nonce");
    check(&sandbox, secrets, run, &url);
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn a_traced_browser_is_given_the_address_and_nothing_else() {
    let sandbox = sandbox();
    let browser = "printf '%s\\n' \"$#\" \"$@\" > words.new; env > variables; mv words.new words\n";
    sandbox.file("browser", browser);
    let line = "login --client client.json --scope sheets,openid,email";
    let mut login =
        sandbox.start_with(line, |command| traced(command).env("BROWSER", "sh browser"));
    let url = login.authorization_url();
    let words = sandbox.path("work/words");
    crate::support::until(|| words.exists());
    wait(UserAgent::new().allow(&url)).unwrap();
    let run = login.end().expect(0);
    assert_eq!(
        std::fs::read_to_string(words).unwrap(),
        format!("1\n{url}\n")
    );
    let variables = std::fs::read_to_string(sandbox.path("work/variables")).unwrap();
    assert_eq!(crate::leaks::found(&variables), Vec::<String>::new());
    let mut secrets = Secrets::default();
    secrets.take_query(&url, "state");
    secrets.take_query(&url, "nonce");
    check(&sandbox, secrets, run, &url);
}
