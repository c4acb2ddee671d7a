//! `hallpass login`: where the client and the scopes come from, and what is kept.

use hallpass_emulator::{Emulator, UserAgent};
use insta::assert_snapshot;
use serde_json::json;

use crate::support::{Home, SignedIn};

fn sandbox() -> SignedIn {
    SignedIn::not_yet(Emulator::builder())
}

#[test]
fn a_sign_in_says_who_may_do_what_and_where_the_token_is() {
    let sandbox = sandbox();
    assert_snapshot!(sandbox.login("login --client client.json --scope sheets --scope email"), @r"
    $ hallpass login --client client.json --scope sheets --scope email --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    Signed in as ada@sandbox.test (profile default)
      can:    read and change spreadsheets; see the e-mail address
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
    let saved = sandbox.saved("default");
    assert_eq!(saved["type"], "authorized_user");
    assert_eq!(saved["account"], "ada@sandbox.test");
}

#[test]
fn a_sign_in_as_json_is_one_document() {
    let sandbox = sandbox();
    let run = sandbox.login("login --json --client client.json --scope sheets,email");
    assert_snapshot!(run, @r#"
    $ hallpass login --json --client client.json --scope sheets,email --no-open
    --- stdout
    {
      "account": "ada@sandbox.test",
      "profile": "default",
      "scopes": [
        "https://www.googleapis.com/auth/spreadsheets",
        "https://www.googleapis.com/auth/userinfo.email"
      ],
      "stored": "HOME/profiles/default.json"
    }
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    Signed in as ada@sandbox.test (profile default)
      can:    read and change spreadsheets; see the e-mail address
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    "#);
}

#[cfg(unix)]
#[test]
fn the_token_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = SignedIn::for_scopes("sheets");
    let mode = |path: &str| {
        std::fs::metadata(sandbox.path(path))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(mode("home/profiles/default.json"), 0o600);
    assert_eq!(mode("home/profiles"), 0o700);
    assert_eq!(mode("home/clients/default.json"), 0o600);
    assert_eq!(mode("home"), 0o700);
}

#[test]
fn the_next_sign_in_needs_no_flags() {
    let sandbox = SignedIn::for_scopes("sheets.readonly");
    std::fs::remove_file(sandbox.path("work/client.json")).unwrap();
    sandbox.login("login").expect(0);
    assert_eq!(scopes(&sandbox), ["sheets.readonly"]);
}

#[test]
fn added_scopes_join_those_that_there_are() {
    let sandbox = SignedIn::for_scopes("sheets.readonly");
    sandbox.login("login --add --scope drive.file").expect(0);
    assert_eq!(scopes(&sandbox), ["drive.file", "sheets.readonly"]);
    sandbox.login("login --scope sheets").expect(0);
    assert_eq!(scopes(&sandbox), ["sheets"]);
}

#[test]
fn profiles_know_nothing_of_each_other() {
    let sandbox = SignedIn::for_scopes("sheets");
    let grace = UserAgent::new().account("grace@sandbox.test");
    let line = "-p work login --client client.json --scope sheets.readonly,email";
    sandbox
        .login_where(line, async |url| grace.allow(&url).await)
        .expect(0);
    assert_eq!(sandbox.saved("work")["account"], "grace@sandbox.test");
    assert_eq!(scopes(&sandbox), ["sheets"]);
    sandbox.run("logout").expect(0);
    sandbox.run("-p work token --fresh --check").expect(0);
    assert_snapshot!(sandbox.run("-p other token"), @r"
    $ hallpass -p other token
    --- stderr
    error: profile `other` is not signed in
      try:   hallpass -p other login --scope sheets
             or without a Google account: hallpass try
    --- exit 4
    ");
}

#[test]
fn a_client_of_another_profile_is_found_by_its_name() {
    let sandbox = sandbox();
    sandbox
        .login("-p work login --client client.json --scope sheets")
        .expect(0);
    sandbox
        .login("-p home login --client work --scope sheets")
        .expect(0);
    assert_snapshot!(sandbox.run("-p home login --client nobody --scope sheets"), @r"
    $ hallpass -p home login --client nobody --scope sheets
    --- stderr
    error: there is no OAuth client called `nobody`
      cause: neither a file of that name nor HOME/clients/nobody.json exists
      try:   hallpass -p home login --client client_secret.json --scope sheets
    --- exit 10
    ");
}

#[test]
fn the_account_is_preselected() {
    let sandbox = sandbox();
    let line = "login --client client.json --scope sheets,email --account grace@sandbox.test";
    sandbox.login(line).expect(0);
    assert_eq!(sandbox.saved("default")["account"], "grace@sandbox.test");
}

#[test]
fn without_a_client_the_way_to_one_is_shown() {
    assert_snapshot!(Home::new().run("-p work login --scope sheets"), @r#"
    $ hallpass -p work login --scope sheets
    --- stderr
    error: there is no OAuth client to sign in with
      cause: Google lets only registered applications ask for consent, and hallpass brings none of its own
      try:   make one of type "Desktop app" at https://console.cloud.google.com/auth/clients,
             download its JSON file, then: hallpass -p work login --client client_secret.json --scope sheets
             or without a Google account: hallpass try
    --- exit 10
    "#);
}

#[test]
fn a_web_applications_client_is_refused_before_a_browser_opens() {
    let home = Home::new();
    home.file(
        "web.json",
        json!({"web": {"client_id": "id", "auth_uri": "https://a.test/", "token_uri": "https://a.test/t"}}).to_string(),
    );
    assert_snapshot!(home.run("login --scope sheets --client web.json"), @r#"
    $ hallpass login --scope sheets --client web.json
    --- stderr
    error: a web application's client cannot sign in from a terminal
      cause: web.json is a client of type "Web application"
      try:   make one of type "Desktop app" at https://console.cloud.google.com/auth/clients
    --- exit 10
    "#);
}

#[test]
fn a_client_file_that_cannot_be_used_is_named() {
    let home = Home::new();
    home.file(
        "broken.json",
        "{\"installed\": {\"client_secret\": \"GOCSPX-canary",
    );
    home.file(
        "token.json",
        json!({"type": "authorized_user", "refresh_token": "1//canary"}).to_string(),
    );
    home.file(
        "service.json",
        json!({"type": "service_account", "private_key": "canary"}).to_string(),
    );
    let login = |file: &str| home.run(&format!("login --scope sheets --client {file}"));
    assert_snapshot!(login("missing.json"), @r"
    $ hallpass login --scope sheets --client missing.json
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in missing.json could not be read: SYSTEM ERROR
      try:   check the path given with --client
    --- exit 10
    ");
    assert_snapshot!(login("broken.json"), @r#"
    $ hallpass login --scope sheets --client broken.json
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in broken.json are not JSON (line 1, column 46)
      try:   download the JSON file of a "Desktop app" client again:
             https://console.cloud.google.com/auth/clients
    --- exit 10
    "#);
    assert_snapshot!(login("token.json"), @r#"
    $ hallpass login --scope sheets --client token.json
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in token.json hold credentials of type `authorized_user`, not an OAuth client
      try:   download the JSON file of a "Desktop app" client again:
             https://console.cloud.google.com/auth/clients
    --- exit 10
    "#);
    assert_snapshot!(login("service.json"), @r#"
    $ hallpass login --scope sheets --client service.json
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in service.json hold credentials of type `service_account`, not an OAuth client
      try:   download the JSON file of a "Desktop app" client again:
             https://console.cloud.google.com/auth/clients
    --- exit 10
    "#);
}

#[test]
fn what_to_ask_for_is_never_guessed() {
    let sandbox = sandbox();
    assert_snapshot!(sandbox.run("login --client client.json"), @r"
    $ hallpass login --client client.json
    --- stderr
    error: it is not said what to ask for
      try:   run the same command again with --scope sheets,
             or with --scope sheets.readonly, or with --scope drive.file
    --- exit 2
    ");
    assert_snapshot!(sandbox.run("login --client client.json --scope sheet"), @r"
    $ hallpass login --client client.json --scope sheet
    --- stderr
    error: `sheet` is no scope that hallpass knows by a short name
      try:   one of: sheets, sheets.readonly, drive.file, drive.readonly, drive, email, profile, openid
             or the scope's full address, https://www.googleapis.com/auth/…
    --- exit 2
    ");
    assert_eq!(sandbox.google.requests().len(), 0);
}

/// The saved scopes by their last word, in the order of their names.
fn scopes(sandbox: &SignedIn) -> Vec<String> {
    let status = sandbox.run("status").answer();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("scopes   "))
        .unwrap();
    let mut scopes: Vec<_> = line.split(", ").map(str::to_owned).collect();
    scopes.sort();
    scopes
}
