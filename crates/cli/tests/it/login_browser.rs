//! `hallpass login`: the browser that opens, and those that do not.

// A system that does not look at BROWSER would open the tester's own.
#![cfg(all(unix, not(target_os = "macos")))]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use hallpass_emulator::{Emulator, UserAgent};
use insta::assert_snapshot;

use crate::support::{Run, SignedIn, fixed_port, is_free, until, wait};

const LOGIN: &str = "login --client client.json --scope sheets";

/// A script `browser` in the working folder.
fn sandbox(browser: &str) -> SignedIn {
    let sandbox = SignedIn::not_yet(Emulator::builder());
    sandbox.file("browser", browser);
    sandbox
}

/// A program by this name in the working folder.
fn program(sandbox: &SignedIn, name: &str, body: &str) {
    sandbox.file(name, format!("#!/bin/sh\n{body}\n"));
    let path = sandbox.path("work").join(name);
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Signs in with other circumstances, and allows at the address that is printed.
fn login(sandbox: &SignedIn, line: &str, change: impl FnOnce(&mut Command) -> &mut Command) -> Run {
    let mut login = sandbox.start_with(line, change);
    let url = login.authorization_url();
    wait(UserAgent::new().allow(&url)).unwrap();
    login.end()
}

#[test]
fn the_browser_opens_the_address_and_hears_nothing_else() {
    let sandbox =
        sandbox("for word; do printf '%s\\n' \"$word\"; done > words.new; mv words.new words");
    let mut login = sandbox.start_with(LOGIN, |command| command.env("BROWSER", "sh browser"));
    let url = login.authorization_url();
    let words = sandbox.path("work/words");
    until(|| words.exists());
    assert_eq!(fs::read_to_string(words).unwrap(), format!("{url}\n"));
    wait(UserAgent::new().allow(&url)).unwrap();
    assert_snapshot!(login.end(), @r"
    $ hallpass login --client client.json --scope sheets
    --- stderr
    Your browser opens. If it does not, open this address:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    Signed in (profile default)
      can:    read and change spreadsheets
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
}

#[test]
fn without_a_browser_the_address_is_to_be_opened_by_hand() {
    let sandbox = sandbox("");
    fs::create_dir(sandbox.path("work/empty")).unwrap();
    let empty = sandbox.path("work/empty");
    assert_snapshot!(login(&sandbox, LOGIN, |command| command.env("PATH", &empty)), @r"
    $ hallpass login --client client.json --scope sheets
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    Signed in (profile default)
      can:    read and change spreadsheets
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
}

#[test]
fn a_browser_that_is_not_there_is_as_good_as_none() {
    let sandbox = sandbox("");
    let run = login(&sandbox, LOGIN, |command| {
        command
            .env("BROWSER", "./no-browser:/no/browser")
            .env("PATH", "")
    });
    assert!(
        run.expect(0)
            .stderr
            .starts_with("Open this address in a browser on this machine:")
    );
}

/// It is known too late that a browser fails, so the address stands there in any case.
#[test]
fn a_browser_that_fails_ends_nothing() {
    let sandbox = sandbox("");
    let run = login(&sandbox, LOGIN, |command| command.env("BROWSER", "false"));
    assert!(
        run.expect(0)
            .stderr
            .contains("If it does not, open this address:")
    );
}

#[test]
fn what_a_browser_prints_is_not_the_answer() {
    let sandbox = sandbox("echo \"$@\"; echo \"$@\" >&2; touch printed");
    let line = format!("--json {LOGIN}");
    let mut login = sandbox.start_with(&line, |command| command.env("BROWSER", "sh browser"));
    let url = login.authorization_url();
    until(|| sandbox.path("work/printed").exists());
    wait(UserAgent::new().allow(&url)).unwrap();
    let run = login.end().expect(0);
    assert_eq!(run.stderr.matches("/o/oauth2/v2/auth?").count(), 1, "{run}");
    run.json();
}

/// Such a browser would wait for the receiver, and the receiver for it.
#[test]
fn a_browser_in_text_mode_is_not_started() {
    let sandbox = sandbox("");
    for name in ["w3m", "lynx", "curl"] {
        program(&sandbox, name, "echo page; touch started");
        for browser in [format!("./{name}"), format!("./{name} -x %s")] {
            let run = login(&sandbox, LOGIN, |command| command.env("BROWSER", browser));
            assert_eq!(run.stdout, "", "{run}");
            assert!(
                run.expect(0)
                    .stderr
                    .starts_with("Open this address in a browser")
            );
        }
    }
    assert!(!sandbox.path("work/started").exists());
}

#[test]
fn no_open_opens_nothing() {
    let sandbox = sandbox("touch started");
    let line = format!("{LOGIN} --no-open");
    login(&sandbox, &line, |command| {
        command.env("BROWSER", "sh browser")
    })
    .expect(0);
    assert!(!sandbox.path("work/started").exists());
}

#[test]
fn a_quiet_sign_in_shows_the_address_where_nothing_opens() {
    let sandbox = sandbox("");
    let run = login(&sandbox, &format!("-q {LOGIN} --no-open"), |command| {
        command
    });
    assert_snapshot!(run, @r"
    $ hallpass -q login --client client.json --scope sheets --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    --- exit 0
    ");
}

/// A browser stays open when the command has ended; it must not hold the port.
#[test]
fn a_browser_that_stays_does_not_hold_the_port() {
    let sandbox = sandbox("echo $$ > id.new; mv id.new id; exec sleep 60");
    let port = fixed_port();
    let line = format!("{LOGIN} --port {port}");
    let mut login = sandbox.start_with(&line, |command| command.env("BROWSER", "sh browser"));
    let url = login.authorization_url();
    let id = sandbox.path("work/id");
    until(|| id.exists());
    wait(UserAgent::new().allow(&url)).unwrap();
    login.end().expect(0);
    assert!(is_free(port));
    let id = fs::read_to_string(id).unwrap();
    let kill = Command::new("sh")
        .args(["-c", &format!("kill {id}")])
        .status();
    assert!(
        kill.unwrap().success(),
        "the browser was there all the time"
    );
}
