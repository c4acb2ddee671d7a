//! `hallpass login`: the server says no, and why is told with what helps.

use hallpass_emulator::Emulator;
use insta::assert_snapshot;

use crate::support::{Run, SignedIn};

/// Signs in where the server answers with this error in place of a code.
fn refused_with(error: &str) -> Run {
    let sandbox = SignedIn::not_yet(Emulator::builder());
    sandbox.google.refuse_next_consent(error);
    let run = sandbox.login("login --client client.json --scope sheets");
    assert!(!sandbox.token_file("default").exists());
    assert_eq!(sandbox.google.requests_to("/token"), 0);
    run.error_alone()
}

#[test]
fn an_administrators_rule_is_the_administrators_to_change() {
    assert_snapshot!(refused_with("admin_policy_enforced"), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: an administrator does not allow this sign-in
      cause: the authorization server refused with admin_policy_enforced
      try:   ask the administrator of your organisation to trust the OAuth app's client ID
             or sign in with an account outside of the organisation
    --- exit 6
    ");
}

#[test]
fn an_organisations_client_is_for_its_members() {
    assert_snapshot!(refused_with("org_internal"), @r#"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: the OAuth app is for members of its organisation only
      cause: the authorization server refused with org_internal
      try:   run the same command again with --account EMAIL, the address of a member's account
             or let its owner make it "External": https://console.cloud.google.com/auth/audience
    --- exit 6
    "#);
}

#[test]
fn a_page_inside_another_program_is_to_be_opened_outside() {
    assert_snapshot!(refused_with("disallowed_useragent"), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: Google takes no sign-in inside another program
      cause: the authorization server refused with disallowed_useragent
      try:   run the same command again with --no-open, and open the address that it shows
             in a browser of its own, such as Firefox or Chrome
    --- exit 4
    ");
}

#[test]
fn a_redirect_uri_that_is_not_the_clients_needs_another_client() {
    assert_snapshot!(refused_with("redirect_uri_mismatch"), @r#"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: the OAuth client does not allow answers to this machine
      cause: the authorization server refused with redirect_uri_mismatch
      try:   make a client of type "Desktop app" at https://console.cloud.google.com/auth/clients, download its JSON file,
             then: hallpass login --client client_secret.json
    --- exit 10
    "#);
}

#[test]
fn a_client_that_is_not_accepted_is_to_be_downloaded_again() {
    assert_snapshot!(refused_with("invalid_client"), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: Google does not accept the OAuth client
      cause: the authorization server refused with invalid_client
      try:   check the client at https://console.cloud.google.com/auth/clients, download its JSON again,
             then: hallpass login --client client_secret.json
    --- exit 10
    ");
    for error in ["deleted_client", "disabled_client", "unauthorized_client"] {
        let run = refused_with(error).expect(10);
        assert!(run.stderr.contains(error), "{run}");
    }
}

#[test]
fn a_scope_that_does_not_exist_is_to_be_spelled_right() {
    assert_snapshot!(refused_with("invalid_scope"), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: a scope does not exist, or is not open to this OAuth client
      cause: the authorization server refused with invalid_scope
      try:   check its spelling: https://developers.google.com/identity/protocols/oauth2/scopes
    --- exit 2
    ");
}

#[test]
fn a_server_that_is_out_of_order_can_be_asked_later() {
    assert_snapshot!(refused_with("server_error"), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: Google's server failed
      cause: the authorization server refused with server_error
      try:   run the command again in a minute
    --- exit 8
    ");
    refused_with("temporarily_unavailable").expect(8);
}

#[test]
fn a_refusal_that_nobody_knows_is_told_as_it_came() {
    assert_snapshot!(refused_with("planets_misaligned"), @r#"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: the sign-in was refused
      cause: the authorization server refused with planets_misaligned
      try:   look whether the OAuth client is of type "Desktop app": https://console.cloud.google.com/auth/clients
             or whether the OAuth app's settings forbid it: https://console.cloud.google.com/auth/overview
    --- exit 4
    "#);
}

#[test]
fn a_refusal_as_json_has_its_code_and_what_helps() {
    let sandbox = SignedIn::not_yet(Emulator::builder());
    sandbox.google.refuse_next_consent("org_internal");
    let run = sandbox.login("login --json -q --client client.json --scope sheets");
    let error = run.stderr.lines().last().unwrap().to_owned();
    assert_snapshot!(Run { stderr: error + "\n", ..run }, @r#"
    $ hallpass login --json -q --client client.json --scope sheets --no-open
    --- stderr
    {"error":{"cause":"the authorization server refused with org_internal","code":"HP-AUTH-016","exit":6,"message":"the OAuth app is for members of its organisation only","try":["run the same command again with --account EMAIL, the address of a member's account","or let its owner make it \"External\": https://console.cloud.google.com/auth/audience"]}}
    --- exit 6
    "#);
}

/// The server's text goes to a terminal, where it must not steer.
#[test]
fn a_refusal_cannot_steer_the_terminal() {
    let run = refused_with("x\u{1b}[2Jerror: no\r\n\u{202e}y");
    assert!(!run.stderr.contains(['\u{1b}', '\r', '\u{202e}']), "{run}");
    assert_eq!(
        run.stderr
            .lines()
            .filter(|line| line.starts_with("error:"))
            .count(),
        1,
        "{run}"
    );
}
