//! Sheets whose titles look like something else, and titles that no sheet has.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::SignedIn;

const TITLES: [&str; 6] = ["Q1", "Q2: plan", "Wow!", "a!b", "2026/27", "January"];

/// A spreadsheet with a sheet of each title, which has the title in its first cell; the sheet that
/// comes first is hidden.
fn book() -> (SignedIn, String) {
    let sandbox = SignedIn::for_scopes("sheets");
    let sheet = |title: &str| {
        let cell = json!({"userEnteredValue": {"stringValue": title}});
        let data = json!([{"rowData": [{"values": [cell]}]}]);
        json!({"properties": {"title": title, "hidden": title == "old"}, "data": data})
    };
    let sheets: Vec<_> = ["old"].into_iter().chain(TITLES).map(sheet).collect();
    let body = json!({"properties": {"title": "Budget"}, "sheets": sheets});
    let url = format!("{}/v4/spreadsheets", sandbox.google.url());
    let created = sandbox.run_words(&["curl", &url, "-d", &body.to_string()]);
    let id = created.json()["spreadsheetId"].as_str().unwrap().to_owned();
    sandbox.name(&id, "ID");
    (sandbox, id)
}

#[test]
fn a_title_is_a_range_whatever_it_looks_like() {
    let (sandbox, id) = book();
    for title in TITLES {
        let run = sandbox.run_words(&["sheets", "get", &id, title, "--format", "json"]);
        assert_eq!(run.json(), json!([[title]]));
        let set = ["sheets", "set", &id, title, "A1", title];
        sandbox.run_words(&set).expect(0);
        let run = sandbox.run_words(&["sheets", "get", &id, title, "A1:B2", "--json"]);
        assert_eq!(run.json()["values"], json!([[title]]));
    }
    let run = sandbox.run(&format!("sheets get {id} --format csv"));
    assert_eq!(run.answer(), "Q1\n", "the first sheet that is not hidden");
}

#[test]
fn a_title_that_looks_like_a_cell_is_told() {
    let (sandbox, id) = book();
    assert_snapshot!(sandbox.run(&format!("sheets get {id} Q1")), @r"
    $ hallpass sheets get ID Q1
    --- stdout
    Q1
    --- stderr
    Q1 is a sheet of that title; for a cell write SHEET!Q1
    1 rows · 'Q1'!A1:Z1000
    --- exit 0
    ");
    // No sheet is called so, and the cell is meant.
    let cell = sandbox.run(&format!("sheets get {id} A1 --json")).json();
    assert_eq!(cell["range"], "'Q1'!A1");
    let before = sandbox.calls();
    sandbox
        .run(&format!("sheets get {id} January!A1"))
        .expect(0);
    sandbox.run(&format!("sheets get {id} A1:B2")).expect(0);
    assert_eq!(
        sandbox.calls() - before,
        2,
        "nothing is looked up where nothing is in doubt"
    );
}

#[test]
fn a_title_that_is_nearly_one_is_suggested() {
    let (sandbox, id) = book();
    assert_snapshot!(sandbox.run(&format!("sheets get {id} Januar A1:B2")), @r"
    $ hallpass sheets get ID Januar A1:B2
    --- stderr
    error: the spreadsheet has no such sheet or range
      cause: there is no sheet `Januar` in `Budget`; did you mean `January`?
      try:   see its sheets: hallpass sheets info SHEET
    --- exit 5
    ");
    for line in [
        "get ID Januar",
        "get ID Januar!A1:B2",
        "set ID Januar A1 x",
        "append ID Januar x",
    ] {
        let run = sandbox.run(&format!("sheets {}", line.replace("ID", &id)));
        let run = run.expect(5);
        assert!(run.stderr.contains("did you mean `January`?"), "{run}");
    }
    let run = sandbox
        .run(&format!("sheets get {id} Januar --json"))
        .expect(5);
    let error: Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!(error["error"]["code"], "HP-RANGE-002");
    assert_eq!(run.stdout, "");
}
