//! `hallpass login --device`: a code is shown here and entered elsewhere.

use std::time::Duration;

use hallpass_emulator::{Emulator, EmulatorBuilder, UserAgent};
use insta::assert_snapshot;

use crate::support::{Run, Running, SignedIn, wait};

const LOGIN: &str = "login --device --client tv.json --scope drive.file";
const DRIVE_FILE: &str = "https://www.googleapis.com/auth/drive.file";

/// A Google that lets a device poll as it likes, and its client for devices in `tv.json`.
pub(crate) fn sandbox() -> SignedIn {
    with(Emulator::builder())
}

fn with(builder: EmulatorBuilder) -> SignedIn {
    let sandbox = SignedIn::not_yet(builder.device_interval(Duration::ZERO));
    sandbox.file("tv.json", sandbox.google.device_client_secrets_json());
    sandbox
}

/// Waits for the address and the code that are shown.
pub(crate) fn shown(login: &mut Running) -> (String, String) {
    let mut after = |words: &str| login.said(words).trim_start_matches(words).to_owned();
    let url = after("Open this address on any device: ");
    (url, after("and enter the code: "))
}

/// Ends the command; transcripts call the code CODE.
fn transcript(sandbox: &SignedIn, login: Running, code: &str) -> Run {
    sandbox.name(code, "CODE");
    Run {
        names: sandbox.names(),
        ..login.end()
    }
}

/// Signs in where somebody enters the code and allows.
fn login_by(sandbox: &SignedIn, line: &str, person: &UserAgent) -> Run {
    let mut login = sandbox.start(line);
    let (url, code) = shown(&mut login);
    wait(person.enter_code(&url, &code)).unwrap();
    transcript(sandbox, login, &code)
}

#[test]
fn a_code_that_is_entered_elsewhere_signs_in() {
    let sandbox = sandbox();
    assert_snapshot!(login_by(&sandbox, LOGIN, &UserAgent::new()), @r"
    $ hallpass login --device --client tv.json --scope drive.file
    --- stderr
    Open this address on any device: GOOGLE/device
    and enter the code: CODE
    Waiting up to 30 minutes for the answer …
    Signed in (profile default)
      can:    only files made by or opened with this client
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
    sandbox.run("token --fresh --check").expect(0);
    sandbox.run("sheets create Budget").expect(0);
    assert_eq!(sandbox.google.requests_to("/o/oauth2/v2/auth"), 0);
    // The client was kept, so the next time needs no flags.
    login_by(&sandbox, "login --device", &UserAgent::new()).expect(0);
}

#[test]
fn a_sign_in_with_a_code_as_json_is_one_document() {
    let sandbox = sandbox();
    let line = "login --json --device --client tv.json --scope drive.file,email";
    assert_snapshot!(login_by(&sandbox, line, &UserAgent::new()), @r#"
    $ hallpass login --json --device --client tv.json --scope drive.file,email
    --- stdout
    {
      "account": "ada@sandbox.test",
      "profile": "default",
      "scopes": [
        "https://www.googleapis.com/auth/drive.file",
        "https://www.googleapis.com/auth/userinfo.email"
      ],
      "stored": "HOME/profiles/default.json"
    }
    --- stderr
    Open this address on any device: GOOGLE/device
    and enter the code: CODE
    Waiting up to 30 minutes for the answer …
    Signed in as ada@sandbox.test (profile default)
      can:    only files made by or opened with this client; see the e-mail address
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    "#);
}

#[test]
fn a_quiet_sign_in_shows_the_code_and_no_more() {
    let sandbox = sandbox();
    assert_snapshot!(login_by(&sandbox, &format!("-q {LOGIN}"), &UserAgent::new()), @r"
    $ hallpass -q login --device --client tv.json --scope drive.file
    --- stderr
    Open this address on any device: GOOGLE/device
    and enter the code: CODE
    --- exit 0
    ");
}

#[test]
fn a_denial_elsewhere_is_no_sign_in() {
    let sandbox = sandbox();
    let mut login = sandbox.start(LOGIN);
    let (url, code) = shown(&mut login);
    wait(UserAgent::new().enter_code_and_deny(&url, &code)).unwrap();
    assert_snapshot!(transcript(&sandbox, login, &code), @r#"
    $ hallpass login --device --client tv.json --scope drive.file
    --- stderr
    Open this address on any device: GOOGLE/device
    and enter the code: CODE
    Waiting up to 30 minutes for the answer …
    error: the sign-in was declined
      cause: somebody chose not to give access, or the account is not a test user of an OAuth app in "Testing"
      try:   run the same command again, and choose Allow
             or add the account under https://console.cloud.google.com/auth/audience
    --- exit 4
    "#);
    assert!(!sandbox.token_file("default").exists());
}

#[test]
fn what_was_granted_elsewhere_without_a_box_is_kept() {
    let sandbox = sandbox();
    let line = "login --device --client tv.json --scope drive.file,email";
    let person = UserAgent::new().untick(DRIVE_FILE);
    assert_snapshot!(login_by(&sandbox, line, &person), @r"
    $ hallpass login --device --client tv.json --scope drive.file,email
    --- stderr
    Open this address on any device: GOOGLE/device
    and enter the code: CODE
    Waiting up to 30 minutes for the answer …
    Signed in as ada@sandbox.test (profile default)
      can:    see the e-mail address
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    error: signed in, but without drive.file
      cause: its box was not ticked on the consent page; what was granted is saved and works
      try:   hallpass login --device --add --scope drive.file   # and leave the boxes ticked
    --- exit 6
    ");
    let again = "login --device --add --scope drive.file";
    login_by(&sandbox, again, &UserAgent::new()).expect(0);
    sandbox.run("sheets create Budget").expect(0);
}

#[test]
fn a_code_that_nobody_entered_expires() {
    let sandbox = with(Emulator::builder().device_code_lifetime(Duration::from_secs(1800)));
    let mut login = sandbox.start(LOGIN);
    let (url, code) = shown(&mut login);
    sandbox.google.clock().advance(Duration::from_secs(1801));
    let late = wait(UserAgent::new().enter_code(&url, &code)).unwrap();
    assert_eq!(late.status, 400);
    assert_snapshot!(transcript(&sandbox, login, &code), @r"
    $ hallpass login --device --client tv.json --scope drive.file
    --- stderr
    Open this address on any device: GOOGLE/device
    and enter the code: CODE
    Waiting up to 30 minutes for the answer …
    error: nobody entered the code within 30 minutes
      try:   run the same command again, and enter the new code
    --- exit 4
    ");
}

#[test]
fn the_wait_for_a_code_can_be_shorter_than_its_life() {
    let sandbox = sandbox();
    let mut login = sandbox.start(&format!("{LOGIN} --timeout 20ms"));
    let (_, code) = shown(&mut login);
    assert_snapshot!(transcript(&sandbox, login, &code), @r"
    $ hallpass login --device --client tv.json --scope drive.file --timeout 20ms
    --- stderr
    Open this address on any device: GOOGLE/device
    and enter the code: CODE
    Waiting up to 20 ms for the answer …
    error: nobody entered the code within 20 ms
      try:   run the same command again, and enter the new code
    --- exit 4
    ");
}

#[test]
fn another_account_that_enters_the_code_is_not_taken() {
    let sandbox = sandbox();
    let line = format!("{LOGIN} --account ada@sandbox.test");
    let grace = UserAgent::new().account("grace@sandbox.test");
    assert_snapshot!(login_by(&sandbox, &line, &grace), @r"
    $ hallpass login --device --client tv.json --scope drive.file --account ada@sandbox.test
    --- stderr
    Open this address on any device: GOOGLE/device
    and enter the code: CODE
    Waiting up to 30 minutes for the answer …
    error: grace@sandbox.test signed in, and ada@sandbox.test was expected
      cause: nothing was saved; profile `default` is as it was
      try:   run the same command again, and choose ada@sandbox.test on the page
             or with --account grace@sandbox.test, to take that one in its place
             or with -p NAME, to keep the two apart
    --- exit 4
    ");
    assert!(!sandbox.token_file("default").exists());
    login_by(&sandbox, &line, &UserAgent::new()).expect(0);
    assert_eq!(sandbox.saved("default")["account"], "ada@sandbox.test");
}

/// Wrong codes are told on the page; the command hears nothing of them.
#[test]
fn a_code_that_was_mistyped_can_be_typed_again() {
    let sandbox = sandbox();
    let mut login = sandbox.start(LOGIN);
    let (url, code) = shown(&mut login);
    let person = UserAgent::new();
    assert_eq!(
        wait(person.enter_code(&url, "BBBB-BBBB")).unwrap().status,
        400
    );
    let careless = code.to_lowercase().replace('-', " ");
    wait(person.enter_code(&url, &careless)).unwrap();
    login.end().expect(0);
}

#[cfg(unix)]
#[test]
fn the_wait_for_a_code_can_be_interrupted() {
    let sandbox = sandbox();
    let mut login = sandbox.start(LOGIN);
    shown(&mut login);
    login.interrupt();
    login.end().expect(130);
    assert!(!sandbox.token_file("default").exists());
}
