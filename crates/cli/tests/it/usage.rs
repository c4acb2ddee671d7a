//! What holds for every command: the words for wrong usage, JSON errors, silence.

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::{Home, SignedIn};

#[test]
fn without_a_command_it_says_how_to_begin() {
    assert_snapshot!(Home::new().run(""), @r"
    $ hallpass
    --- stdout
    Sign in to Google and work with Sheets from the terminal.

      Try it now, without a Google account:  hallpass try
      Use your account:                      hallpass login --client client_secret.json --scope sheets
      Run a local Google to test against:    hallpass sandbox start

    profile `default` is not signed in.
    All commands: hallpass --help
    --- exit 0
    ");
    let help = Home::new().run("--help").answer();
    for word in ["hallpass try", "login  ", "sheets  ", "Exit codes: 0 done"] {
        assert!(help.contains(word), "{word}: {help}");
    }
}

#[test]
fn an_unknown_flag_is_wrong_usage() {
    Home::new().run("token --nope").expect(2);
    Home::new().run("sheets get").expect(2);
    Home::new().run("login --timeout soon").expect(2);
}

#[test]
fn a_profile_name_cannot_leave_its_folder() {
    let home = Home::new();
    assert_snapshot!(home.run("-p ../x status"), @r"
    $ hallpass -p ../x status
    --- stderr
    error: `../x` cannot be the name of a profile
      try:   use letters, digits, `-`, `_`, `.` and `@`, not starting with a dot
    --- exit 2
    ");
    for name in ["..", ".hidden", "a/b", "a\\b", "nul\u{7}"] {
        let run = home.run_words(&["--profile", name, "token"]).expect(2);
        assert!(
            run.stderr.contains("cannot be the name of a profile"),
            "{run}"
        );
    }
    home.run("-p a.b-c_d@example.test status").expect(4);
}

#[test]
fn an_error_as_json_is_one_line_on_stderr() {
    let home = Home::new();
    for line in ["status --json", "--json token", "sheets get ID --json"] {
        let run = home.run(line).expect(4);
        assert_eq!(run.stdout, "", "{run}");
        assert_eq!(run.stderr.lines().count(), 1, "{run}");
        let error: Value = serde_json::from_str(&run.stderr).unwrap();
        assert_eq!(error["error"]["code"], "HP-AUTH-001", "{run}");
        assert_eq!(error["error"]["exit"], 4, "{run}");
    }
    assert_snapshot!(home.run("status --json"), @r#"
    $ hallpass status --json
    --- stderr
    {"error":{"cause":null,"code":"HP-AUTH-001","exit":4,"message":"profile `default` is not signed in","try":["hallpass login --scope sheets","or without a Google account: hallpass try"]}}
    --- exit 4
    "#);
}

#[test]
fn quiet_keeps_the_answer_and_the_errors() {
    let sandbox = SignedIn::for_scopes("sheets");
    let created = sandbox.run("-q sheets create Budget").expect(0);
    assert_eq!(created.stderr, "");
    let id = created.stdout.trim();
    sandbox.name(id, "ID");
    assert_snapshot!(sandbox.run(&format!("sheets set {id} Sheet1 A1 x -q")), @r"
    $ hallpass sheets set ID Sheet1 A1 x -q
    --- exit 0
    ");
    assert_snapshot!(sandbox.run(&format!("sheets get {id} -q")), @r"
    $ hallpass sheets get ID -q
    --- stdout
    x
    --- exit 0
    ");
    assert_snapshot!(sandbox.run("sheets get NOPE -q"), @r"
    $ hallpass sheets get NOPE -q
    --- stderr
    error: there is no such spreadsheet
      cause: Google answered 404 NOT_FOUND: Requested entity was not found.
      try:   check the ID, or give the address from the browser
    --- exit 5
    ");
}

/// Nobody reads any more from the pipe that the answer goes to.
#[test]
fn a_reader_that_has_enough_is_no_error() {
    let sandbox = SignedIn::for_scopes("sheets");
    let id = sandbox.spreadsheet();
    sandbox
        .run(&format!("sheets set {id} Sheet1 A1 x"))
        .expect(0);
    for format in ["csv", "table", "json", "jsonl"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let line = format!("-q sheets get {id} Sheet1 --format {format}");
        let run = sandbox
            .run_with(&line, |command| command.stdout(writer))
            .expect(0);
        assert_eq!(run.stderr, "", "{run}");
    }
}
