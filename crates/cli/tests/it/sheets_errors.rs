//! `hallpass sheets`: every refusal has its exit code and its next step.

use hallpass_emulator::{Endpoint, Fault, UserAgent};
use insta::assert_snapshot;
use serde_json::json;

use crate::sheets::spreadsheet;
use crate::support::{Home, Run, SignedIn};

#[test]
fn nobody_signed_in_reads_nothing() {
    assert_snapshot!(Home::new().run("sheets get ID"), @r"
    $ hallpass sheets get ID
    --- stderr
    error: profile `default` is not signed in
      try:   hallpass login --scope sheets
             or without a Google account: hallpass try
    --- exit 4
    ");
}

#[test]
fn a_missing_scope_is_known_before_the_request() {
    let sandbox = SignedIn::for_scopes("sheets.readonly");
    assert_snapshot!(sandbox.run("sheets create Budget"), @r"
    $ hallpass sheets create Budget
    --- stderr
    error: this sign-in may not do that
      cause: it is for sheets.readonly; this needs sheets
      try:   hallpass login --add --scope sheets
    --- exit 6
    ");
    assert_eq!(sandbox.calls(), 0);
    let sandbox = SignedIn::for_scopes("email");
    assert_snapshot!(sandbox.run("sheets get 1234567890123456789012345678901234567890abcd"), @r"
    $ hallpass sheets get 1234567890123456789012345678901234567890abcd
    --- stderr
    error: this sign-in may not do that
      cause: it is for email; this needs sheets.readonly
      try:   hallpass login --add --scope sheets.readonly
    --- exit 6
    ");
}

#[test]
fn a_missing_scope_that_only_google_knows_of_is_the_same_to_people() {
    let sandbox = SignedIn::for_scopes("sheets.readonly");
    let claimed = json!(["https://www.googleapis.com/auth/spreadsheets"]);
    sandbox.change_saved("default", |saved| saved["scopes"] = claimed);
    assert_snapshot!(sandbox.run("sheets create Budget"), @r"
    $ hallpass sheets create Budget
    --- stderr
    error: this sign-in may not do that
      cause: Google answered 403 PERMISSION_DENIED: Request had insufficient authentication scopes.
      try:   hallpass login --add --scope sheets
    --- exit 6
    ");
    assert_eq!(sandbox.calls(), 1);
}

#[test]
fn an_unknown_spreadsheet_is_not_found() {
    let sandbox = SignedIn::for_scopes("sheets");
    assert_snapshot!(sandbox.run("sheets get 1234567890123456789012345678901234567890abcd Sheet1"), @r"
    $ hallpass sheets get 1234567890123456789012345678901234567890abcd Sheet1
    --- stderr
    error: there is no such spreadsheet
      cause: Google answered 404 NOT_FOUND: Requested entity was not found.
      try:   check the ID, or give the address from the browser
    --- exit 5
    ");
    let run = sandbox.run("sheets info 1234567890123456789012345678901234567890abcd --json");
    assert_snapshot!(run.expect(5), @r#"
    $ hallpass sheets info 1234567890123456789012345678901234567890abcd --json
    --- stderr
    {"error":{"cause":"Google answered 404 NOT_FOUND: Requested entity was not found.","code":"HP-API-404","exit":5,"message":"there is no such spreadsheet","try":["check the ID, or give the address from the browser"]}}
    --- exit 5
    "#);
}

#[test]
fn what_is_no_spreadsheet_sends_nothing() {
    let sandbox = SignedIn::for_scopes("sheets");
    assert_snapshot!(sandbox.run_words(&["sheets", "get", "My budget!", "A1"]), @r"
    $ hallpass sheets get My budget! A1
    --- stderr
    error: the spreadsheet cannot be found by that
      cause: `My budget!` is not a spreadsheet: an id has only letters, digits, `-` and `_`
      try:   give its ID, or its address from the browser
    --- exit 2
    ");
    assert_eq!(sandbox.calls(), 0);
}

#[test]
fn a_range_that_is_none_is_wrong_usage() {
    let (sandbox, id) = spreadsheet();
    let before = sandbox.calls();
    assert_snapshot!(sandbox.run(&format!("sheets get {id} Sheet1 A1:B:C")), @r"
    $ hallpass sheets get ID Sheet1 A1:B:C
    --- stderr
    error: the range cannot be understood
      cause: `A1:B:C` is not a range: it is not cells such as `A1:B2`, nor a name; put a sheet's title in quotes
      try:   write it as Sheet!A1:B2, as A1:B2, or as two words: Sheet A1:B2
    --- exit 2
    ");
    assert_snapshot!(sandbox.run(&format!("sheets get {id} Sheet1!A1:B:C")), @r"
    $ hallpass sheets get ID Sheet1!A1:B:C
    --- stderr
    error: the range cannot be understood
      cause: `Sheet1!A1:B:C` is not a range: it is not cells such as `A1:B2`, nor a name; put a sheet's title in quotes
      try:   write it as Sheet!A1:B2, as A1:B2, or as two words: Sheet A1:B2
    --- exit 2
    ");
    assert_snapshot!(sandbox.run(&format!("sheets set {id} Sheet1 1A x")), @r"
    $ hallpass sheets set ID Sheet1 1A x
    --- stderr
    error: the range cannot be understood
      cause: `1A` is not a range: it is not cells such as `A1:B2`, nor a name; put a sheet's title in quotes
      try:   write it as Sheet!A1:B2, as A1:B2, or as two words: Sheet A1:B2
    --- exit 2
    ");
    assert_eq!(sandbox.calls(), before);
}

#[test]
fn an_unknown_tab_is_not_found() {
    let (sandbox, id) = spreadsheet();
    assert_snapshot!(sandbox.run(&format!("sheets get {id} Januar A1:B2")), @r"
    $ hallpass sheets get ID Januar A1:B2
    --- stderr
    error: the spreadsheet has no such sheet or range
      cause: there is no sheet `Januar` in `Budget`; it has `Sheet1`
      try:   see its sheets: hallpass sheets info SHEET
    --- exit 5
    ");
    sandbox
        .run(&format!("sheets set {id} Januar A1 x"))
        .expect(5);
    sandbox
        .run(&format!("sheets append {id} Januar x"))
        .expect(5);
}

#[test]
fn more_cells_than_the_range_holds_are_refused() {
    let (sandbox, id) = spreadsheet();
    assert_snapshot!(sandbox.run(&format!("sheets set {id} Sheet1 A1:B1 a b c")), @r"
    $ hallpass sheets set ID Sheet1 A1:B1 a b c
    --- stderr
    error: there are more cells to write than the range holds
      cause: Google answered 400 INVALID_ARGUMENT: Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]
      try:   give the first cell alone, such as A1, or a range that is large enough
    --- exit 2
    ");
}

#[test]
fn the_spreadsheet_of_somebody_else_is_not_to_be_used() {
    let (sandbox, id) = spreadsheet();
    let grace = UserAgent::new().account("grace@sandbox.test");
    let line = "-p grace login --client client.json --scope sheets,email";
    sandbox
        .login_where(line, async |url| grace.allow(&url).await)
        .expect(0);
    assert_snapshot!(sandbox.run(&format!("-p grace sheets get {id} Sheet1")), @r"
    $ hallpass -p grace sheets get ID Sheet1
    --- stderr
    error: grace@sandbox.test may not do that with this spreadsheet
      cause: Google answered 403 PERMISSION_DENIED: The caller does not have permission
      try:   ask its owner to share it, or use another profile: hallpass -p NAME …
    --- exit 6
    ");
    let nameless = "-p nameless login --client client.json --scope sheets";
    sandbox
        .login_where(nameless, async |url| grace.allow(&url).await)
        .expect(0);
    let run = sandbox
        .run(&format!("-p nameless sheets get {id} Sheet1"))
        .expect(6);
    assert!(
        run.stderr.contains("the account of profile `nameless`"),
        "{run}"
    );
}

#[test]
fn too_many_requests_are_a_matter_of_waiting() {
    let refusal = r#"{"error": {"code": 429, "message": "Quota exceeded for quota metric 'Read requests'",
        "status": "RESOURCE_EXHAUSTED", "details": [{"reason": "RATE_LIMIT_EXCEEDED"}]}}"#;
    assert_snapshot!(get_with(Fault::status(429, refusal)), @r"
    $ hallpass --retries 0 sheets get ID Sheet1
    --- stderr
    error: too many requests: Google allows about 60 reads and 60 writes a minute
      cause: Google answered 429 RESOURCE_EXHAUSTED: Quota exceeded for quota metric 'Read requests'
      try:   wait a minute, run the command again
    --- exit 7
    ");
}

#[test]
fn an_api_that_is_off_says_where_to_switch_it_on() {
    let refusal = r#"{"error": {"code": 403, "message": "Google Sheets API has not been used in project 1",
        "status": "PERMISSION_DENIED", "details": [{"reason": "SERVICE_DISABLED",
        "metadata": {"activationUrl": "https://console.developers.google.com/apis/api/sheets.googleapis.com"}}]}}"#;
    assert_snapshot!(get_with(Fault::status(403, refusal)), @r"
    $ hallpass --retries 0 sheets get ID Sheet1
    --- stderr
    error: the Google Sheets API is off in the project of your OAuth client
      cause: Google answered 403 PERMISSION_DENIED: Google Sheets API has not been used in project 1
      try:   open https://console.developers.google.com/apis/api/sheets.googleapis.com, press Enable, wait a minute, run the command again
    --- exit 6
    ");
}

#[test]
fn a_server_in_trouble_can_be_asked_later() {
    assert_snapshot!(get_with(Fault::status(503, "<html><title>Error 503</title></html>")), @r"
    $ hallpass --retries 0 sheets get ID Sheet1
    --- stderr
    error: Google's server failed
      cause: Google answered 503: Error 503
      try:   run the command again in a minute
    --- exit 8
    ");
    for fault in [Fault::CutOff, Fault::CutOffBody] {
        let run = get_with(fault).expect(8);
        assert!(
            run.stderr.contains("broke before the answer was complete"),
            "{run}"
        );
    }
    get_with(Fault::status(500, "")).expect(8);
}

#[test]
fn an_api_that_hangs_is_given_up() {
    let (sandbox, id) = spreadsheet();
    sandbox.google.faults().next(Endpoint::Sheets, Fault::Hang);
    let get = format!("sheets get {id} Sheet1 --request-timeout 50ms --retries 0");
    assert_snapshot!(sandbox.run(&get), @r"
    $ hallpass sheets get ID Sheet1 --request-timeout 50ms --retries 0
    --- stderr
    error: the API could not be asked
      cause: GOOGLE-HOST did not answer within 50ms
      try:   check the network (and HTTPS_PROXY, if you need a proxy), then run the command again
    --- exit 8
    ");
}

#[test]
fn an_answer_that_is_none_is_named() {
    assert_snapshot!(get_with(Fault::status(200, "<html>a page of a hotel's network</html>")), @r"
    $ hallpass --retries 0 sheets get ID Sheet1
    --- stderr
    error: the answer could not be used
      cause: Google's answer cannot be read: the answer is not JSON at byte 0, `.`: expected a value
    --- exit 1
    ");
}

#[test]
fn a_consent_that_ends_on_the_way_needs_a_new_sign_in() {
    let (sandbox, id) = spreadsheet();
    sandbox.google.revoke_user("ada@sandbox.test");
    assert_snapshot!(sandbox.run(&format!("sheets get {id} Sheet1")), @r#"
    $ hallpass sheets get ID Sheet1
    --- stderr
    error: this sign-in has ended
      cause: the grant is expired or revoked: Token has been expired or revoked. Usual reasons: access was removed in the Google account, six months without use, a changed password, or an OAuth app in "Testing", whose sign-ins end after seven days
      try:   hallpass login
    --- exit 4
    "#);
}

#[test]
fn a_sandbox_that_has_ended_is_named() {
    let (sandbox, id) = spreadsheet();
    assert_snapshot!(sandbox.without_google().run(&format!("sheets get {id} Sheet1")), @r"
    $ hallpass sheets get ID Sheet1
    --- stderr
    error: the API could not be asked
      cause: could not connect to GOOGLE-HOST: SYSTEM ERROR
      try:   is the sandbox running? start it in another terminal: hallpass sandbox start
    --- exit 8
    ");
}

/// Reads from a spreadsheet while this goes wrong.
fn get_with(fault: Fault) -> Run {
    let (sandbox, id) = spreadsheet();
    sandbox.google.faults().next(Endpoint::Sheets, fault);
    sandbox.run(&format!("--retries 0 sheets get {id} Sheet1"))
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_for_which_there_is_no_room_is_an_error_in_every_format() {
    let (sandbox, id) = spreadsheet();
    sandbox
        .run(&format!("sheets set {id} Sheet1 A1 a"))
        .expect(0);
    for format in ["table", "csv", "tsv", "json", "jsonl"] {
        let full = std::fs::File::create("/dev/full").unwrap();
        let words = ["sheets", "get", &id, "Sheet1", "--format", format];
        let mut command = sandbox.command(&words);
        let output = command.stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}: {said}");
        assert!(
            said.contains("error: the answer could not be written"),
            "{said}"
        );
        assert!(
            said.contains("try:   make room where the answer goes"),
            "{said}"
        );
    }
}
