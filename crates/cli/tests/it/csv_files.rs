//! CSV and JSON files: what goes in comes out, byte for byte.

use insta::assert_snapshot;

use crate::sheets::spreadsheet;
use crate::support::Home;

const TRICKY: &str = "name,note,code\n\
    \"comma, \"\"quote\"\"\",\"two\nlines\",0042\n\
    grüße ☃,,1.50\n\
    ,empty first,1e5\n\
    ,,\n\
    TRUE,=SUM(A1:A2),-0.5\n";

#[test]
fn csv_comes_back_byte_for_byte() {
    let (sandbox, id) = spreadsheet();
    sandbox.file("tricky.csv", TRICKY);
    assert_snapshot!(sandbox.run(&format!("sheets set {id} Sheet1 A1 --from tricky.csv")), @r"
    $ hallpass sheets set ID Sheet1 A1 --from tricky.csv
    --- stderr
    Wrote 18 cells to Sheet1!A1:C6
    --- exit 0
    ");
    let csv = sandbox
        .run(&format!("sheets get {id} Sheet1 --format csv"))
        .answer();
    assert_eq!(csv, TRICKY);
}

#[test]
fn real_data_comes_back_byte_for_byte() {
    let (sandbox, id) = spreadsheet();
    let penguins = concat!(env!("CARGO_MANIFEST_DIR"), "/data/penguins.csv");
    let set = ["sheets", "set", &id, "Sheet1", "A1", "--from", penguins];
    sandbox.run_words(&set).expect(0);
    let csv = sandbox
        .run(&format!("sheets get {id} --format csv"))
        .answer();
    assert_eq!(csv, std::fs::read_to_string(penguins).unwrap());
}

#[test]
fn csv_is_read_from_stdin() {
    let (sandbox, id) = spreadsheet();
    let set = format!("sheets append {id} Sheet1 --from -");
    sandbox.run_reading(&set, TRICKY).expect(0);
    let csv = sandbox
        .run(&format!("sheets get {id} --format csv"))
        .answer();
    assert_eq!(csv, TRICKY);
}

#[test]
fn ragged_csv_is_padded_when_it_comes_back() {
    let (sandbox, id) = spreadsheet();
    // As Windows writes it: a byte order mark, and two characters at each line's end.
    sandbox.file("ragged.csv", "\u{feff}a\r\nb,c,d\r\n\"e\",f\r\n");
    sandbox
        .run(&format!("sheets set {id} Sheet1 A1 --from ragged.csv"))
        .expect(0);
    let csv = sandbox
        .run(&format!("sheets get {id} --format csv"))
        .answer();
    assert_eq!(csv, "a,,\nb,c,d\ne,f,\n");
}

#[test]
fn a_file_without_usable_rows_sends_nothing() {
    let (sandbox, id) = spreadsheet();
    let before = sandbox.calls();
    sandbox.file("empty.csv", "");
    sandbox.file("latin.csv", b"caf\xe9\n");
    sandbox.file("broken.json", "[[1, 2");
    sandbox.file("object.json", r#"{"a": 1}"#);
    let set = |file: &str| sandbox.run(&format!("sheets set {id} Sheet1 A1 --from {file}"));
    assert_snapshot!(set("missing.csv"), @r"
    $ hallpass sheets set ID Sheet1 A1 --from missing.csv
    --- stderr
    error: missing.csv could not be read
      cause: SYSTEM ERROR
    --- exit 2
    ");
    assert_snapshot!(set("empty.csv"), @r"
    $ hallpass sheets set ID Sheet1 A1 --from empty.csv
    --- stderr
    error: empty.csv has no rows
    --- exit 2
    ");
    assert_snapshot!(set("latin.csv"), @r"
    $ hallpass sheets set ID Sheet1 A1 --from latin.csv
    --- stderr
    error: latin.csv is not CSV
      cause: CSV parse error: record 0 (line 1, field: 0, byte: 0): invalid utf-8: invalid UTF-8 in field 0 near byte index 3
      try:   save it as CSV in UTF-8
    --- exit 2
    ");
    assert_snapshot!(set("broken.json"), @r#"
    $ hallpass sheets set ID Sheet1 A1 --from broken.json
    --- stderr
    error: broken.json is not a JSON list of rows
      cause: EOF while parsing a list at line 1 column 6
      try:   write it as [["a", 1, true, null], ["b", 2]]
    --- exit 2
    "#);
    assert_snapshot!(set("object.json"), @r#"
    $ hallpass sheets set ID Sheet1 A1 --from object.json
    --- stderr
    error: object.json is not a JSON list of rows
      cause: invalid type: map, expected a sequence at line 1 column 0
      try:   write it as [["a", 1, true, null], ["b", 2]]
    --- exit 2
    "#);
    assert_eq!(sandbox.calls(), before);
}

#[test]
fn a_file_is_read_before_the_sign_in_is_looked_at() {
    Home::new()
        .run("sheets set ID Sheet1 A1 --from missing.csv")
        .expect(2);
}
