//! `hallpass status`: who is signed in, for what, until when, and where that is kept.

use hallpass_emulator::{Endpoint, Fault};
use insta::assert_snapshot;

use crate::support::{Home, SignedIn};

#[test]
fn a_status_asks_nobody() {
    let sandbox = SignedIn::for_scopes("sheets,email");
    let before = sandbox.google.requests().len();
    assert_snapshot!(sandbox.run("status"), @r"
    $ hallpass status
    --- stdout
    profile  default
    account  ada@sandbox.test
    client   sandbox-desktop.apps.googleusercontent.com
    scopes   sheets, email
    token    good for 59 min, renews itself
    stored   HOME/profiles/default.json
    --- exit 0
    ");
    assert_eq!(
        sandbox.run("whoami").answer(),
        sandbox.run("status").answer()
    );
    assert_eq!(sandbox.google.requests().len(), before);
}

#[test]
fn a_status_as_json_has_no_secret() {
    let sandbox = SignedIn::for_scopes("sheets");
    let run = sandbox.run("status --json").expect(0);
    for key in ["token", "refresh_token", "client_secret"] {
        let secret = sandbox.saved("default")[key].as_str().unwrap().to_owned();
        assert!(!run.stdout.contains(&secret), "{run}");
    }
    let mut document = run.json();
    assert!(document["expires_at"].take().is_u64(), "{document}");
    assert_eq!(document["profile"], "default");
    assert_eq!(document["account"], serde_json::Value::Null);
    assert_eq!(
        document["scopes"],
        serde_json::json!(["https://www.googleapis.com/auth/spreadsheets"])
    );
    assert_eq!(document["has_refresh_token"], true);
    assert_eq!(
        document["token_uri"],
        format!("{}/token", sandbox.google.url())
    );
    assert_eq!(
        document["stored"],
        sandbox.token_file("default").display().to_string()
    );
}

#[test]
fn nobody_signed_in_is_told_how_to() {
    assert_snapshot!(Home::new().run("status"), @r"
    $ hallpass status
    --- stderr
    error: profile `default` is not signed in
      try:   hallpass login --scope sheets
             or without a Google account: hallpass try
    --- exit 4
    ");
    assert_snapshot!(Home::new().run("-p work status"), @r"
    $ hallpass -p work status
    --- stderr
    error: profile `work` is not signed in
      try:   hallpass -p work login --scope sheets
             or without a Google account: hallpass try
    --- exit 4
    ");
}

#[test]
fn a_check_asks_the_server() {
    let sandbox = SignedIn::for_scopes("sheets");
    sandbox.run("status --check").expect(0);
    assert_eq!(sandbox.google.requests_to("/token"), 2);
    let faults = sandbox.google.faults();
    faults.next(Endpoint::Token, Fault::status(503, ""));
    sandbox.run("status --check --retries 0").expect(8);
    faults.next(Endpoint::Token, Fault::status(503, ""));
    sandbox.run("status --check").expect(0);
    sandbox.google.revoke_user("ada@sandbox.test");
    sandbox.run("status").expect(0);
    sandbox.run("status --check").expect(4);
}
