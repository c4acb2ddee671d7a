//! `hallpass sheets`: what is written is what is read.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::SignedIn;

/// Somebody signed in, with an empty spreadsheet.
pub(crate) fn spreadsheet() -> (SignedIn, String) {
    let sandbox = SignedIn::for_scopes("sheets");
    let id = sandbox.spreadsheet();
    (sandbox, id)
}

#[test]
fn a_new_spreadsheet_is_answered_by_its_id() {
    let (sandbox, _) = spreadsheet();
    let run = sandbox.run("sheets create Budget").expect(0);
    sandbox.name(run.stdout.trim(), "NEW");
    assert_snapshot!(sandbox.run(&format!("sheets info {}", run.stdout.trim())), @r"
    $ hallpass sheets info NEW
    --- stdout
    Budget  GOOGLE/spreadsheets/d/NEW/edit
    Sheet1  1000 rows × 26 columns
    --- exit 0
    ");
    let created = sandbox.run("sheets create Other --json").json();
    let id = created["spreadsheetId"].as_str().unwrap();
    let info = sandbox.run(&format!("sheets info --json {id}")).json();
    assert_eq!(info["properties"]["title"], "Other");
    assert_eq!(info["spreadsheetUrl"], created["spreadsheetUrl"]);
}

/// A spreadsheet with a cell of each kind, and gaps.
fn filled() -> (SignedIn, String) {
    let (sandbox, id) = spreadsheet();
    let words = ["rent, flat", "1200.5", "-3", "TRUE", "", "x\ty"];
    let set = ["sheets", "set", &id, "Sheet1", "B2"];
    let run = sandbox.run_words(&[&set[..], &words].concat()).expect(0);
    assert_eq!(run.stderr, "Wrote 6 cells to Sheet1!B2:G2\n");
    sandbox
        .run(&format!("sheets set {id} Sheet1 A1 title"))
        .expect(0);
    (sandbox, id)
}

#[test]
fn words_are_cells_and_a_table_is_for_people() {
    let (sandbox, id) = filled();
    assert_snapshot!(sandbox.run(&format!("sheets get {id}")), @r"
    $ hallpass sheets get ID
    --- stdout
    title
           rent, flat  1200.5  -3  TRUE     x y
    --- stderr
    2 rows · Sheet1!A1:Z1000
    --- exit 0
    ");
}

#[test]
fn formats_for_programs_are_stable() {
    let (sandbox, id) = filled();
    let get = |format: &str| {
        sandbox
            .run(&format!("sheets get {id} --values raw {format}"))
            .answer()
    };
    let csv = get("--format csv");
    assert_eq!(csv, "title,,,,,,\n,\"rent, flat\",1200.5,-3,TRUE,,x\ty\n");
    let tsv = "title\t\t\t\t\t\t\n\trent, flat\t1200.5\t-3\tTRUE\t\t\"x\ty\"\n";
    assert_eq!(get("--format tsv"), tsv);
    let lines = "[\"title\"]\n[\"\",\"rent, flat\",1200.5,-3,true,\"\",\"x\\ty\"]\n";
    assert_eq!(get("--format jsonl"), lines);
    let json = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let rows = json!([["title"], ["", "rent, flat", 1200.5, -3, true, "", "x\ty"]]);
    assert_eq!(json(get("--format json")), rows);
    let document = json!({"range": "Sheet1!A1:Z1000", "values": rows});
    assert_eq!(json(get("--json")), document);
}

#[test]
fn a_range_is_written_in_any_usual_way() {
    let (sandbox, id) = spreadsheet();
    let url = format!("https://docs.google.com/spreadsheets/d/{id}/edit#gid=0");
    sandbox
        .run(&format!("sheets set {url} Sheet1 A1 a b"))
        .expect(0);
    for range in [
        "",
        "Sheet1",
        "Sheet1!A1:B1",
        "A1:B1",
        "Sheet1 A1:B1",
        "Sheet1\\!A1:B1",
        "'Sheet1'!A1:B1",
    ] {
        let csv = sandbox
            .run(&format!("sheets get {url} {range} --format csv"))
            .answer();
        assert_eq!(csv, "a,b\n", "{range}");
    }
}

#[test]
fn an_empty_range_is_an_answer() {
    let (sandbox, id) = spreadsheet();
    assert_snapshot!(sandbox.run(&format!("sheets get {id}")), @r"
    $ hallpass sheets get ID
    --- stderr
    Sheet1!A1:Z1000 is empty
    --- exit 0
    ");
    assert_eq!(
        sandbox
            .run(&format!("sheets get {id} --format json"))
            .json(),
        json!([])
    );
}

#[test]
fn appended_rows_go_below_the_table() {
    let (sandbox, id) = spreadsheet();
    assert_snapshot!(sandbox.run(&format!("sheets append {id} Sheet1 date amount")), @r"
    $ hallpass sheets append ID Sheet1 date amount
    --- stderr
    Added 2 cells at Sheet1!A1:B1
    --- exit 0
    ");
    let appended = sandbox
        .run(&format!("sheets append {id} Sheet1 monday 3 --json"))
        .json();
    assert_eq!(
        appended,
        json!({"updatedCells": 2, "updatedRange": "Sheet1!A2:B2"})
    );
    let csv = sandbox
        .run(&format!("sheets get {id} --format csv"))
        .answer();
    assert_eq!(csv, "date,amount\nmonday,3\n");
}

#[test]
fn what_is_below_a_table_makes_room_for_appended_rows() {
    let (sandbox, id) = spreadsheet();
    sandbox.file("rows.json", r#"[["apples"], [], ["total"]]"#);
    for line in [
        "set ID Sheet1 A1 --from rows.json",
        "append ID Sheet1 pears",
    ] {
        let line = line.replace("ID", &id);
        sandbox.run(&format!("sheets {line}")).expect(0);
    }
    let rows = sandbox
        .run(&format!("sheets get {id} --format json"))
        .json();
    assert_eq!(rows, json!([["apples"], ["pears"], [], ["total"]]));
}

#[test]
fn a_formula_is_text_unless_it_is_typed() {
    let (sandbox, id) = spreadsheet();
    let shown = |values: &str| {
        sandbox
            .run(&format!("sheets get {id} --format csv --values {values}"))
            .answer()
    };
    sandbox
        .run(&format!(
            "sheets set {id} Sheet1 A1 =1+1 0042 1e5 2024-02-03"
        ))
        .expect(0);
    assert_eq!(shown("shown"), "=1+1,0042,1e5,2024-02-03\n");
    sandbox
        .run(&format!(
            "sheets set {id} Sheet1 A1 =1+1 0042 --input typed"
        ))
        .expect(0);
    assert_eq!(shown("raw"), "2,42,1e5,2024-02-03\n");
    assert_eq!(shown("formula"), "=1+1,42,1e5,2024-02-03\n");
    sandbox
        .run(&format!(
            "sheets set {id} Sheet1 A1 =1+1 12.5 TRUE --input text"
        ))
        .expect(0);
    let rows = sandbox
        .run(&format!("sheets get {id} A1:C1 --format json --values raw"))
        .json();
    assert_eq!(rows, json!([["=1+1", "12.5", "TRUE"]]));
}

#[test]
fn json_rows_keep_their_types_and_null_keeps_the_cell() {
    let (sandbox, id) = spreadsheet();
    sandbox
        .run(&format!("sheets set {id} Sheet1 A1 a b c d"))
        .expect(0);
    sandbox.file("rows.json", r#"[["A", null, 3, ""], [false, null]]"#);
    let set = sandbox
        .run(&format!(
            "sheets set {id} Sheet1 A1 --from rows.json --json"
        ))
        .json();
    assert_eq!(set["updatedRange"], "Sheet1!A1:D2");
    let rows = sandbox
        .run(&format!("sheets get {id} --format json --values raw"))
        .json();
    assert_eq!(rows, json!([["A", "b", 3], [false]]));
}

#[test]
fn an_access_token_that_was_forgotten_is_replaced_on_the_way() {
    let (sandbox, id) = spreadsheet();
    let before = sandbox.google.requests_to("/token");
    sandbox.google.forget_access_tokens();
    sandbox.run(&format!("sheets get {id}")).expect(0);
    assert_eq!(sandbox.google.requests_to("/token"), before + 1);
    sandbox.run(&format!("sheets get {id}")).expect(0);
    assert_eq!(sandbox.google.requests_to("/token"), before + 1);
}
