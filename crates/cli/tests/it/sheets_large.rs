//! More rows than one request takes, there and back.

use std::fmt::Write as _;

use hallpass_emulator::{Endpoint, Fault};
use insta::assert_snapshot;

use crate::sheets::spreadsheet;
use crate::support::SignedIn;

const ROWS: usize = 14_000;

/// So many rows of 170 bytes, a blank one among them.
fn csv(rows: usize) -> String {
    let mut csv = String::new();
    for row in 0..rows {
        match row {
            7 => csv.push_str(",,,,,,,\n"),
            _ => {
                let is_even = if row % 2 == 0 { "TRUE" } else { "FALSE" };
                writeln!(csv, "{row},{is_even},{},1,2,3,4,5", "text ".repeat(30)).unwrap();
            }
        }
    }
    csv
}

fn filled() -> (SignedIn, String, String) {
    let (sandbox, id) = spreadsheet();
    let csv = csv(ROWS);
    sandbox.file("large.csv", &csv);
    (sandbox, id, csv)
}

#[test]
fn a_large_file_is_written_in_pieces_and_comes_back_byte_for_byte() {
    let (sandbox, id, csv) = filled();
    assert_snapshot!(sandbox.run(&format!("sheets set {id} Sheet1 A1 --from large.csv")), @r"
    $ hallpass sheets set ID Sheet1 A1 --from large.csv
    --- stderr
    Sheet1 grows to 14000 rows and 26 columns
    Wrote 112000 cells to Sheet1!A1:H14000
    --- exit 0
    ");
    let get = |format: &str| {
        sandbox
            .run(&format!("sheets get {id} Sheet1 {format}"))
            .answer()
    };
    assert!(get("--format csv") == csv);
    let lines = get("--format jsonl --values raw");
    assert_eq!(lines.lines().count(), ROWS);
    let json = get("--format json --values raw");
    let lines: Vec<_> = lines.lines().collect();
    assert!(json == format!("[\n{}\n]\n", lines.join(",\n")));
    // The same from a pipe, and as JSON.
    sandbox.file("large.json", &json);
    let before = sandbox.calls();
    let set = format!("sheets set {id} Sheet1 I1 --from large.json --json");
    let written = sandbox.run(&set).json();
    assert_eq!(written["updatedRange"], format!("Sheet1!I1:P{ROWS}"));
    assert_eq!(written["updatedCells"], (ROWS - 1) * 8);
    let set = format!("sheets set {id} Sheet1 Q1 --from -");
    sandbox.run_reading(&set, &csv).expect(0);
    assert!(
        sandbox.calls() - before >= 6,
        "each took two pieces or more"
    );
    assert!(get("I:P --format csv") == csv);
    assert!(get("Q:X --format csv") == csv);
}

#[test]
fn many_rows_are_added_below_the_table_whatever_gaps_they_have() {
    let (sandbox, id, _) = filled();
    sandbox.file("rows.json", r#"[["n", "even", "text"], [], ["total"]]"#);
    sandbox
        .run(&format!("sheets set {id} Sheet1 A1 --from rows.json"))
        .expect(0);
    assert_snapshot!(sandbox.run(&format!("sheets append {id} Sheet1 --from large.csv")), @r"
    $ hallpass sheets append ID Sheet1 --from large.csv
    --- stderr
    Added 112000 cells at Sheet1!A2:H14001
    --- exit 0
    ");
    let read = sandbox.run(&format!("sheets get {id} Sheet1 --format csv"));
    let read = read.answer();
    assert!(
        read.starts_with("n,even,text,,,,,\n0,TRUE,text "),
        "{}",
        &read[..99]
    );
    assert!(
        read.ends_with(",4,5\n,,,,,,,\ntotal,,,,,,,\n"),
        "{}",
        &read[read.len() - 99..]
    );
    assert_eq!(read.lines().count(), ROWS + 3);
}

#[test]
fn what_is_there_after_a_failure_is_said() {
    let (sandbox, id, _) = filled();
    let faults = sandbox.google.faults();
    // It is opened, it grows, and one of the pieces is refused.
    for _ in 0..2 {
        faults.next(Endpoint::Sheets, Fault::Delay(std::time::Duration::ZERO));
    }
    let refusal = r#"{"error": {"code": 400, "message": "no", "status": "INVALID_ARGUMENT"}}"#;
    faults.next(Endpoint::Sheets, Fault::status(400, refusal));
    let run = sandbox.run(&format!("sheets set {id} Sheet1 A1 --from large.csv"));
    let run = run.expect(1);
    let (_, said) = run.stderr.split_once("error: ").unwrap();
    assert!(
        said.contains(&format!(
            " of {ROWS} rows were written; there are the rows "
        )),
        "{run}"
    );
    assert!(
        said.contains("cause: Google refused the request: Google answered 400"),
        "{run}"
    );
    assert!(said.contains("try:   run the command again"), "{run}");
    let written: usize = said.split(' ').next().unwrap().parse().unwrap();
    let read = sandbox.run(&format!("sheets get {id} Sheet1 --format jsonl"));
    let is_there = |line: &&str| !matches!(*line, "[]" | r#"["","","","","","","",""]"#);
    let there = read.answer().lines().filter(is_there).count();
    assert!(
        (written - 1..=written).contains(&there),
        "{there}, {written}"
    );
}

#[test]
fn a_sheet_grows_for_a_file_and_for_nothing_else() {
    let (sandbox, id) = spreadsheet();
    sandbox.file("long.csv", "x\n".repeat(1_001));
    assert_snapshot!(sandbox.run(&format!("sheets set {id} Sheet1 Z1 --from long.csv")), @r"
    $ hallpass sheets set ID Sheet1 Z1 --from long.csv
    --- stderr
    Sheet1 grows to 1001 rows and 26 columns
    Wrote 1001 cells to Sheet1!Z1:Z1001
    --- exit 0
    ");
    assert_snapshot!(sandbox.run(&format!("sheets set {id} Sheet1 Z1 a b")), @r"
    $ hallpass sheets set ID Sheet1 Z1 a b
    --- stderr
    error: the range reaches beyond the sheet's last row or column
      cause: Google answered 400 INVALID_ARGUMENT: Range (Sheet1!Z1:AA1) exceeds grid limits. Max rows: 1001, max columns: 26
      try:   see the sheet's size: hallpass sheets info SHEET
    --- exit 2
    ");
}

#[test]
fn an_append_that_ends_early_says_which_rows_are_there() {
    let (sandbox, id, _) = filled();
    sandbox
        .run(&format!("sheets set {id} Sheet1 A1 n"))
        .expect(0);
    // The first request is carried out, the second is refused.
    let faults = sandbox.google.faults();
    faults.next(Endpoint::Sheets, Fault::Delay(std::time::Duration::ZERO));
    let refusal = r#"{"error": {"code": 403, "status": "PERMISSION_DENIED"}}"#;
    faults.next(Endpoint::Sheets, Fault::status(403, refusal));
    let run = sandbox.run(&format!("sheets append {id} Sheet1 --from large.csv"));
    let run = run.expect(6);
    let column = sandbox.run(&format!("sheets get {id} Sheet1 A:A --format jsonl"));
    let there = column.answer().lines().count() - 1;
    let said = format!("{there} of {ROWS} rows were written; there are the rows 1 to {there}\n");
    assert!(run.stderr.contains(&said), "{run}");
    let said = "append the rows that are missing, from a file of their own";
    assert!(run.stderr.contains(said), "{run}");
}

#[test]
fn large_appends_at_once_lose_no_row() {
    let (sandbox, id, csv) = filled();
    sandbox
        .run(&format!("sheets set {id} Sheet1 A1 n"))
        .expect(0);
    let append = format!("sheets append {id} Sheet1 --from large.csv");
    let running: Vec<_> = (0..3).map(|_| sandbox.start(&append)).collect();
    for one in running {
        one.end().expect(0);
    }
    let read = sandbox.run(&format!("sheets get {id} Sheet1 --format csv"));
    let read = read.answer();
    let sorted = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort_unstable();
        lines
    };
    let expected = format!("n,,,,,,,\n{}", csv.repeat(3));
    assert!(
        sorted(&read) == sorted(&expected),
        "{} lines",
        read.lines().count()
    );
}

#[test]
fn more_than_a_range_holds_is_refused_before_a_request() {
    let (sandbox, id, _) = filled();
    let before = sandbox.calls();
    assert_snapshot!(sandbox.run(&format!("sheets set {id} Sheet1 A1:C9 --from large.csv")), @r"
    $ hallpass sheets set ID Sheet1 A1:C9 --from large.csv
    --- stderr
    error: there are more cells to write than the range holds
      cause: 'Sheet1'!A1:C9 is for fewer than 14000 rows of 8
      try:   give the first cell alone, such as A1, or a range that is large enough
    --- exit 2
    ");
    assert_eq!(sandbox.calls(), before);
}

#[test]
fn rows_are_printed_while_they_arrive() {
    let (sandbox, id, csv) = filled();
    sandbox
        .run(&format!("sheets set {id} Sheet1 A1 --from large.csv"))
        .expect(0);
    let torn = |format: &str| {
        sandbox
            .google
            .faults()
            .next(Endpoint::Sheets, Fault::CutOffBody);
        sandbox.run(&format!("sheets get {id} Sheet1 --format {format}"))
    };
    let run = torn("jsonl").expect(8);
    let rows = run.stdout.lines().count();
    assert!((ROWS / 4..ROWS).contains(&rows), "{rows}");
    let said = format!("; {rows} rows were printed before that\n");
    assert!(run.stderr.contains(&said), "{}", run.stderr);
    assert!(run.stdout.ends_with("]\n"));
    // A document that breaks off is of no use, so nothing of it is printed, and it is asked again.
    assert_eq!(torn("json").expect(0).stdout.lines().count(), ROWS + 2);
    assert_eq!(torn("json --retries 0").expect(8).stdout, "");
    // CSV is printed when so many cells are there that it is known how wide it is.
    let printed = torn("csv").expect(8).stdout;
    assert!(!printed.is_empty() && csv.starts_with(&printed));
    // Of a few rows nothing was printed yet, so they are asked for again.
    let few = format!("sheets get {id} Sheet1 A1:H9 --format csv");
    for (retries, code) in [("", 0), (" --retries 0", 8)] {
        sandbox
            .google
            .faults()
            .next(Endpoint::Sheets, Fault::CutOffBody);
        let run = sandbox.run(&format!("{few}{retries}")).expect(code);
        assert!(if code == 0 {
            csv.starts_with(&run.stdout)
        } else {
            run.stdout.is_empty()
        });
    }
}
