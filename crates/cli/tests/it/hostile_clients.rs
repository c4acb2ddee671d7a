//! A `client_secret.json` that somebody else made: refused before anything is opened or sent.

use std::process::Command;

use insta::assert_snapshot;
use serde_json::json;

use crate::support::{Home, Run};

const GOOGLE: &str = "https://accounts.google.com/o/oauth2/v2/auth";
const TOKEN: &str = "https://oauth2.googleapis.com/token";

/// Whatever opens a browser leaves a mark.
fn with_browser(command: &mut Command) -> &mut Command {
    command.env("BROWSER", "touch opened")
}

/// Signs in with such a client, each way; nothing comes of it.
fn login(auth_uri: &str, token_uri: &str) -> Run {
    let home = Home::new();
    let client = json!({"installed": {"client_id": "id", "client_secret": "canary",
        "auth_uri": auth_uri, "token_uri": token_uri}});
    home.file("evil.json", client.to_string());
    let line = "login --client evil.json --scope drive.file";
    for way in ["--paste", "--device"] {
        home.run_with(&format!("{line} {way}"), with_browser)
            .expect(10);
    }
    let run = home.run_with(line, with_browser);
    assert!(!home.path("work/opened").exists());
    // Neither tokens nor the client are kept.
    assert!(!home.path("home").exists());
    assert!(!run.stderr.contains("canary"), "{run}");
    assert!(!run.stderr.contains("note:"), "{run}");
    run
}

#[test]
fn a_script_or_a_file_is_no_page_to_open() {
    assert_snapshot!(login("javascript:alert(document.domain)", TOKEN), @r"
    $ hallpass login --client evil.json --scope drive.file
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in evil.json name an address in `installed.auth_uri` that is refused: it must start with https://
      try:   do not use this file: the developer console makes none like it
             download the client's JSON again: https://console.cloud.google.com/auth/clients
    --- exit 10
    ");
    assert_snapshot!(login("file:///etc/passwd", TOKEN), @r"
    $ hallpass login --client evil.json --scope drive.file
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in evil.json name an address in `installed.auth_uri` that is refused: it must start with https://
      try:   do not use this file: the developer console makes none like it
             download the client's JSON again: https://console.cloud.google.com/auth/clients
    --- exit 10
    ");
    for auth_uri in [
        "data:text/html,x",
        "ftp://accounts.google.com/",
        "ms-settings:privacy",
        "chrome://settings",
        "x-terminal:rm",
        "https:",
        "--help",
        "",
    ] {
        login(auth_uri, TOKEN).expect(10);
    }
}

#[test]
fn a_page_without_tls_is_opened_on_this_machine_only() {
    assert_snapshot!(login("http://accounts.google.com/o/oauth2/v2/auth", TOKEN), @r"
    $ hallpass login --client evil.json --scope drive.file
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in evil.json name an address in `installed.auth_uri` that is refused: plain http is allowed on the loopback only
      try:   do not use this file: the developer console makes none like it
             download the client's JSON again: https://console.cloud.google.com/auth/clients
    --- exit 10
    ");
    for auth_uri in [
        "http://127.0.0.1.evil.test/auth",
        "http://localhost.evil.test/auth",
        "http://127.0.0.1@evil.test/auth",
    ] {
        login(auth_uri, auth_uri).expect(10);
    }
}

#[test]
fn the_code_goes_to_the_server_that_was_asked() {
    assert_snapshot!(login(GOOGLE, "https://evil.test/token"), @r"
    $ hallpass login --client evil.json --scope drive.file
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in evil.json would ask for consent at accounts.google.com and send the answer to evil.test, which is another server
      try:   do not use this file: the developer console makes none like it
             download the client's JSON again: https://console.cloud.google.com/auth/clients
    --- exit 10
    ");
    assert_snapshot!(login(GOOGLE, "https://script.google.com/macros/s/x/exec"), @r"
    $ hallpass login --client evil.json --scope drive.file
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in evil.json would ask for consent at accounts.google.com and send the answer to script.google.com, which is another server
      try:   do not use this file: the developer console makes none like it
             download the client's JSON again: https://console.cloud.google.com/auth/clients
    --- exit 10
    ");
    for token_uri in [
        "https://oauth2.googleapis.com.evil.test/token",
        "https://storage.googleapis.com/evil/token",
        "https://oauth2.googleapis.com:8443/token",
        "http://127.0.0.1:9/token",
    ] {
        let run = login(GOOGLE, token_uri).expect(10);
        assert!(run.stderr.contains("which is another server"), "{run}");
    }
    login("https://evil.test/auth", TOKEN).expect(10);
}

#[test]
fn a_page_that_brings_our_parameters_is_refused() {
    assert_snapshot!(login(&format!("{GOOGLE}?redirect_uri=https://evil.test/"), TOKEN), @r"
    $ hallpass login --client evil.json --scope drive.file
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in evil.json name an address in `installed.auth_uri` that is refused: its query holds a parameter of the authorization request
      try:   do not use this file: the developer console makes none like it
             download the client's JSON again: https://console.cloud.google.com/auth/clients
    --- exit 10
    ");
    for parameter in [
        "scope",
        "state",
        "client_id",
        "code_challenge",
        "prompt",
        "request_uri",
    ] {
        let run = login(&format!("{GOOGLE}?x=1&{parameter}=evil"), TOKEN);
        assert!(
            run.expect(10)
                .stderr
                .contains("its query holds a parameter")
        );
    }
    login(&format!("{GOOGLE}#redirect_uri=x"), TOKEN).expect(10);
}

#[test]
fn an_address_with_a_password_is_refused() {
    assert_snapshot!(login("https://user:password@accounts.google.com/o/oauth2/v2/auth", TOKEN), @r"
    $ hallpass login --client evil.json --scope drive.file
    --- stderr
    error: the OAuth client cannot be used
      cause: the client secrets in evil.json name an address in `installed.auth_uri` that is refused: it holds a user name or a password
      try:   do not use this file: the developer console makes none like it
             download the client's JSON again: https://console.cloud.google.com/auth/clients
    --- exit 10
    ");
    let trick = "https://accounts.google.com@evil.test/";
    let run = login(trick, trick).expect(10);
    assert!(run.stderr.contains("a user name or a password"), "{run}");
}

/// Another server is no crime, but whoever signs in has to know it.
#[test]
fn another_server_than_googles_is_named_first() {
    let home = Home::new();
    let client = json!({"installed": {"client_id": "id",
        "auth_uri": "https://id.example/o/oauth2/v2/auth", "token_uri": "https://id.example/token"}});
    home.file("other.json", client.to_string());
    let line = "login --client other.json --scope sheets --no-open --timeout 20ms";
    assert_snapshot!(home.run(line), @r"
    $ hallpass login --client other.json --scope sheets --no-open --timeout 20ms
    --- stderr
    note: this OAuth client signs in at id.example, which is not Google.
    Open this address in a browser on this machine:

      https://id.example/o/oauth2/v2/auth?…

    Waiting up to 20 ms for the answer …
    error: no answer came from the browser within 20 ms
      cause: a page that shows an error of Google's sends no answer; neither does a browser on another machine
      try:   run the same command again, with --paste, and paste the address of the page that the browser
             ends at; if that is an error page of Google's, it will be explained
    --- exit 4
    ");
    assert_snapshot!(home.run(&format!("-q {line}")), @r"
    $ hallpass -q login --client other.json --scope sheets --no-open --timeout 20ms
    --- stderr
    note: this OAuth client signs in at id.example, which is not Google.
    Open this address in a browser on this machine:

      https://id.example/o/oauth2/v2/auth?…

    error: no answer came from the browser within 20 ms
      cause: a page that shows an error of Google's sends no answer; neither does a browser on another machine
      try:   run the same command again, with --paste, and paste the address of the page that the browser
             ends at; if that is an error page of Google's, it will be explained
    --- exit 4
    ");
    assert!(!home.path("home").exists());
}

#[test]
fn a_name_that_looks_like_googles_is_shown_for_what_it_is() {
    let home = Home::new();
    let lookalike = "https://accounts.g\u{43e}ogle.com";
    let client = json!({"installed": {"client_id": "id\u{1b}[2J",
        "auth_uri": format!("{lookalike}/auth"), "token_uri": format!("{lookalike}/token")}});
    home.file("lookalike.json", client.to_string());
    let line = "login --client lookalike.json --scope sheets --no-open --timeout 20ms";
    let run = home.run(line).expect(4);
    let note =
        "note: this OAuth client signs in at accounts.xn--gogle-jye.com, which is not Google.\n";
    assert!(run.stderr.starts_with(note), "{run}");
    assert!(!run.stderr.contains('\u{1b}'), "{run}");
}

#[test]
fn googles_own_client_goes_without_a_note() {
    let home = Home::new();
    let client = json!({"installed": {"client_id": "id", "auth_uri": GOOGLE, "token_uri": TOKEN}});
    home.file("google.json", client.to_string());
    let line = "login --client google.json --scope sheets --no-open --timeout 20ms";
    let run = home.run(line).expect(4);
    assert!(run.stderr.starts_with("Open this address"), "{run}");
}
