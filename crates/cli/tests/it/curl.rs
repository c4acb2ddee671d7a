//! `hallpass curl`: any Google API, with the token, and with it nowhere else.

use hallpass_emulator::{Endpoint, Fault};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{Home, SignedIn};

#[test]
fn the_body_of_the_answer_is_the_answer() {
    let sandbox = SignedIn::for_scopes("sheets,email");
    let url = format!("{}/userinfo", sandbox.google.url());
    let run = sandbox.run(&format!("curl {url}")).expect(0);
    assert_eq!(run.stderr, "");
    assert_eq!(run.json()["email"], "ada@sandbox.test");
    let with_head = sandbox.run(&format!("curl -i GET {url}")).answer();
    let (head, body) = with_head.split_once("\n\n").unwrap();
    assert!(
        head.starts_with("HTTP 200 OK\n") && head.contains("\ncontent-type: application/json"),
        "{head}"
    );
    assert_eq!(
        serde_json::from_str::<Value>(body).unwrap()["email"],
        "ada@sandbox.test"
    );
}

#[test]
fn a_body_comes_from_the_line_a_file_or_stdin() {
    let sandbox = SignedIn::for_scopes("sheets");
    let url = format!("{}/v4/spreadsheets", sandbox.google.url());
    let body = r#"{"properties":{"title":"Plan"}}"#;
    sandbox.file("body.json", body);
    let title = |run: crate::support::Run| run.json()["properties"]["title"].clone();
    assert_eq!(title(sandbox.run(&format!("curl {url} -d {body}"))), "Plan");
    assert_eq!(
        title(sandbox.run(&format!("curl post {url} --data @body.json"))),
        "Plan"
    );
    assert_eq!(
        title(sandbox.run_reading(&format!("curl {url} -d -"), body)),
        "Plan"
    );
    assert_snapshot!(sandbox.run(&format!("curl {url} -d @missing.json")), @r"
    $ hallpass curl GOOGLE/v4/spreadsheets -d @missing.json
    --- stderr
    error: the body @missing.json could not be read
      cause: SYSTEM ERROR
    --- exit 2
    ");
}

#[test]
fn method_and_query_are_sent() {
    let sandbox = SignedIn::for_scopes("sheets");
    let id = sandbox.spreadsheet();
    let url = format!("{}/v4/spreadsheets/{id}", sandbox.google.url());
    let info = sandbox
        .run(&format!("curl {url} --query fields=properties.title"))
        .json();
    assert_eq!(info, json!({"properties": {"title": "Budget"}}));
    let put = format!("curl PUT {url}/values/A1 --query valueInputOption=RAW -d");
    let body = r#"{"values":[["x"]]}"#;
    sandbox.run(&format!("{put} {body}")).expect(0);
}

#[test]
fn what_is_no_request_is_wrong_usage() {
    let sandbox = SignedIn::for_scopes("sheets");
    assert_snapshot!(sandbox.run("curl https://sheets.googleapis.com/ --query fields"), @r"
    $ hallpass curl https://sheets.googleapis.com/ --query fields
    --- stderr
    error: --query `fields` is not of the form name=value
    --- exit 2
    ");
    assert_snapshot!(sandbox.run("curl https://sheets.googleapis.com/ -H X-Nothing"), @r"
    $ hallpass curl https://sheets.googleapis.com/ -H X-Nothing
    --- stderr
    error: --header `X-Nothing` is not of the form Name: value
    --- exit 2
    ");
    assert_snapshot!(sandbox.run_words(&["curl", "https://sheets.googleapis.com/", "-H", "Authorization: Bearer x"]), @r"
    $ hallpass curl https://sheets.googleapis.com/ -H Authorization: Bearer x
    --- stderr
    error: the Authorization header is hallpass's own to set
    --- exit 2
    ");
    assert_snapshot!(sandbox.run("curl sheets.googleapis.com/v4"), @r"
    $ hallpass curl sheets.googleapis.com/v4
    --- stderr
    error: the request cannot be sent
      cause: the URL is not an absolute URL
    --- exit 2
    ");
    assert_snapshot!(sandbox.run("curl FETCH! https://sheets.googleapis.com/"), @r"
    $ hallpass curl FETCH! https://sheets.googleapis.com/
    --- stderr
    error: sheets.googleapis.com does not get a sandbox's token
      cause: profile `default` is signed in to a sandbox on this machine
      try:   use another profile: hallpass -p NAME …
    --- exit 2
    ");
}

/// Nothing of this leaves the machine: the host is looked at before anything is sent.
#[test]
fn the_token_goes_to_google_and_to_named_hosts_only() {
    let sandbox = SignedIn::for_scopes("sheets");
    assert_snapshot!(sandbox.run("curl https://example.com/"), @r"
    $ hallpass curl https://example.com/
    --- stderr
    error: example.com does not get your token
      cause: tokens go to https hosts under googleapis.com only
      try:   if you trust it: --allow-host example.com
    --- exit 2
    ");
    assert_snapshot!(sandbox.run("curl https://sheets.googleapis.com/v4/spreadsheets/x"), @r"
    $ hallpass curl https://sheets.googleapis.com/v4/spreadsheets/x
    --- stderr
    error: sheets.googleapis.com does not get a sandbox's token
      cause: profile `default` is signed in to a sandbox on this machine
      try:   use another profile: hallpass -p NAME …
    --- exit 2
    ");
    assert_snapshot!(sandbox.run("curl http://sheets.googleapis.com/v4/spreadsheets/x"), @r"
    $ hallpass curl http://sheets.googleapis.com/v4/spreadsheets/x
    --- stderr
    error: the request cannot be sent
      cause: the URL is refused: a token travels by https only
    --- exit 2
    ");
    for url in [
        "https://user@sheets.googleapis.com/",
        "https://googleapis.com.example.test/",
        "ftp://googleapis.com/",
    ] {
        sandbox.run(&format!("curl {url}")).expect(2);
    }
}

#[test]
fn a_host_that_was_allowed_by_name_gets_the_token() {
    let sandbox = SignedIn::for_scopes("email");
    let google = "https://oauth2.googleapis.com/token";
    // As if the tokens were of Google's own.
    sandbox.change_saved("default", |saved| saved["token_uri"] = google.into());
    let url = format!("{}/userinfo", sandbox.google.url());
    let host = url
        .trim_start_matches("http://")
        .trim_end_matches("/userinfo");
    assert_snapshot!(sandbox.run(&format!("curl {url}")), @r"
    $ hallpass curl GOOGLE/userinfo
    --- stderr
    error: GOOGLE-HOST does not get your token
      cause: tokens go to https hosts under googleapis.com only
      try:   if you trust it: --allow-host GOOGLE-HOST
    --- exit 2
    ");
    let before = sandbox.google.requests_to("/userinfo");
    sandbox
        .run(&format!("curl {url} --allow-host {host}"))
        .expect(0);
    assert_eq!(sandbox.google.requests_to("/userinfo"), before + 1);
}

#[test]
fn a_refusal_is_printed_and_has_its_exit_code() {
    let sandbox = SignedIn::for_scopes("sheets");
    let url = format!("{}/v4/spreadsheets", sandbox.google.url());
    let run = sandbox.run(&format!("curl {url}/nope")).expect(5);
    assert!(
        run.stdout.contains("Requested entity was not found."),
        "{run}"
    );
    for (status, code) in [(400, 1), (403, 6), (429, 7), (503, 8)] {
        sandbox
            .google
            .faults()
            .next(Endpoint::Sheets, Fault::status(status, "{\"error\": {}}"));
        let run = sandbox.run(&format!("curl {url}/nope")).expect(code);
        assert_eq!(run.stdout, "{\"error\": {}}");
    }
    sandbox
        .google
        .faults()
        .next(Endpoint::Sheets, Fault::status(503, "busy\n"));
    assert_snapshot!(sandbox.run(&format!("curl {url}/nope")), @r"
    $ hallpass curl GOOGLE/v4/spreadsheets/nope
    --- stdout
    busy
    --- stderr
    error: the API answered with HTTP status 503
      cause: the API refused with HTTP status 503
      try:   run the command again in a minute
    --- exit 8
    ");
}

#[test]
fn nobody_signed_in_asks_nothing() {
    Home::new()
        .run("curl https://sheets.googleapis.com/")
        .expect(4);
}
