//! `hallpass login --device`: what Google keeps from devices, and which clients are none.

use hallpass_emulator::{Endpoint, Fault};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::login_device::sandbox;

const LOGIN: &str = "login --device --client tv.json --scope drive.file";

#[test]
fn a_scope_that_google_keeps_from_devices_has_two_other_ways() {
    let sandbox = sandbox();
    let line = "login --device --client tv.json --scope sheets";
    assert_snapshot!(sandbox.run(line), @r#"
    $ hallpass login --device --client tv.json --scope sheets
    --- stderr
    error: Google does not allow all of this with --device
      cause: the token endpoint refused with invalid_scope: Invalid device flow scope: https://www.googleapis.com/auth/spreadsheets
      try:   run the same command with --paste in place of --device: any scope, and no browser is needed here;
             its client is one of type "Desktop app"
             or with --scope drive.file alone, for the spreadsheets that this client makes
    --- exit 2
    "#);
    assert!(!sandbox.token_file("default").exists());
    assert_eq!(sandbox.google.requests_to("/token"), 0, "nobody polls");
}

/// Google's list is known, so Google is not asked: this machine has no way to it.
#[test]
fn a_scope_that_is_not_on_googles_list_is_refused_here() {
    let sandbox = sandbox();
    let secrets: Value =
        serde_json::from_str(&sandbox.google.device_client_secrets_json()).unwrap();
    let mut client = secrets["installed"].clone();
    client["auth_uri"] = "https://accounts.google.com/o/oauth2/auth".into();
    client["token_uri"] = "https://oauth2.googleapis.com/token".into();
    sandbox.file("google.json", json!({"installed": client}).to_string());
    let line = "login --device --client google.json --scope sheets,email,drive.readonly";
    assert_snapshot!(sandbox.run(line), @r#"
    $ hallpass login --device --client google.json --scope sheets,email,drive.readonly
    --- stderr
    error: Google does not allow drive.readonly, sheets with --device
      cause: only drive.file, drive.appdata, YouTube and who you are can be had with a code
      try:   run the same command with --paste in place of --device: any scope, and no browser is needed here;
             its client is one of type "Desktop app"
             or with --scope drive.file alone, for the spreadsheets that this client makes
    --- exit 2
    "#);
}

#[test]
fn a_desktop_client_cannot_sign_in_with_a_code() {
    let sandbox = sandbox();
    let line = "login --device --client client.json --scope drive.file";
    assert_snapshot!(sandbox.run(line), @r#"
    $ hallpass login --device --client client.json --scope drive.file
    --- stderr
    error: this OAuth client cannot sign in with a code
      cause: the OAuth client is not accepted (invalid_client): Invalid client type.
      try:   run the same command with --paste in place of --device: no browser is needed here
             or make a client of type "TVs and Limited Input devices" at https://console.cloud.google.com/auth/clients
    --- exit 10
    "#);
}

/// A client may be of the right type and gone.
#[test]
fn a_client_that_was_deleted_is_not_of_another_type() {
    let sandbox = sandbox();
    let refusal =
        r#"{"error": "deleted_client", "error_description": "The OAuth client was deleted."}"#;
    sandbox
        .google
        .faults()
        .next(Endpoint::Device, Fault::status(401, refusal));
    assert_snapshot!(sandbox.run(LOGIN), @r"
    $ hallpass login --device --client tv.json --scope drive.file
    --- stderr
    error: Google does not accept the OAuth client
      cause: the OAuth client is not accepted (deleted_client): The OAuth client was deleted.
      try:   check the client at https://console.cloud.google.com/auth/clients, download its JSON again,
             then: hallpass login --client client_secret.json
    --- exit 10
    ");
}

#[test]
fn a_code_excludes_what_belongs_to_a_browser() {
    let sandbox = sandbox();
    assert_snapshot!(sandbox.run(&format!("{LOGIN} --paste")), @r"
    $ hallpass login --device --client tv.json --scope drive.file --paste
    --- stderr
    error: the argument '--device' cannot be used with '--paste'

    Usage: hallpass login --device --client <FILE|NAME> --scope <SCOPE>

    For more information, try '--help'.
    --- exit 2
    ");
    for flag in ["--no-open", "--port 4711"] {
        sandbox
            .run(&format!("{LOGIN} {flag} --timeout 20ms"))
            .expect(2);
    }
    assert_eq!(sandbox.google.requests().len(), 0);
}
