//! `hallpass login`: the address of the server's own error page, pasted at the terminal.

#![cfg(unix)]

use hallpass_emulator::{Emulator, UserAgent};
use insta::assert_snapshot;

use crate::support::{SignedIn, wait};

const LOGIN: &str = "login --client client.json --scope sheets --no-open";

/// Returns the address that Google's page about an error has.
fn error_page(sandbox: &SignedIn, query: &str) -> String {
    let url = format!("{}/o/oauth2/v2/auth?{query}", sandbox.google.url());
    wait(UserAgent::new().allow(&url)).unwrap().url
}

/// Google shows some refusals on a page of its own and calls nobody back.
#[test]
fn the_address_of_googles_error_page_is_explained() {
    let sandbox = SignedIn::not_yet(Emulator::builder());
    let explained = |query: &str| {
        let mut login = sandbox.start_at_terminal(LOGIN, |command| command);
        login.authorization_url();
        let page = error_page(&sandbox, query);
        assert!(page.contains("/signin/oauth/error?authError="), "{page}");
        login.type_line(&page);
        login.end().error_alone()
    };
    assert_snapshot!(explained("client_id=nobody"), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: Google does not accept the OAuth client
      cause: the authorization server showed the error invalid_client
      try:   check the client at https://console.cloud.google.com/auth/clients, download its JSON again,
             then: hallpass login --client client_secret.json
    --- exit 10
    ");
    let client = "client_id=sandbox-desktop.apps.googleusercontent.com";
    let elsewhere = format!("{client}&redirect_uri=https://app.test/");
    assert_snapshot!(explained(&elsewhere), @r#"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: the OAuth client does not allow answers to this machine
      cause: the authorization server showed the error redirect_uri_mismatch
      try:   make a client of type "Desktop app" at https://console.cloud.google.com/auth/clients, download its JSON file,
             then: hallpass login --client client_secret.json
    --- exit 10
    "#);
    let misspelt = format!(
        "{client}&response_type=code&redirect_uri=http://127.0.0.1:9/\
         &scope=https://www.googleapis.com/auth/sheet"
    );
    assert_snapshot!(explained(&misspelt), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: a scope does not exist, or is not open to this OAuth client
      cause: the authorization server showed the error invalid_scope
      try:   check its spelling: https://developers.google.com/identity/protocols/oauth2/scopes
    --- exit 2
    ");
    assert!(!sandbox.token_file("default").exists());
}

/// Somebody took the client of a television: Google's page says no more than "invalid request".
#[test]
fn the_error_page_for_a_client_of_another_type_leads_to_a_desktop_client() {
    let sandbox = SignedIn::not_yet(Emulator::builder());
    sandbox.file("tv.json", sandbox.google.device_client_secrets_json());
    let line = "login --client tv.json --scope sheets --no-open";
    let mut login = sandbox.start_at_terminal(line, |command| command);
    let url = login.authorization_url();
    login.type_line(&wait(UserAgent::new().allow(&url)).unwrap().url);
    assert_snapshot!(login.end().error_alone(), @r#"
    $ hallpass login --client tv.json --scope sheets --no-open
    --- stderr
    error: the sign-in was refused
      cause: the authorization server showed the error invalid_request
      try:   look whether the OAuth client is of type "Desktop app": https://console.cloud.google.com/auth/clients
             or whether the OAuth app's settings forbid it: https://console.cloud.google.com/auth/overview
    --- exit 4
    "#);
}
