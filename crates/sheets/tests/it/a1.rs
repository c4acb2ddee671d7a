//! What ranges mean, beside what was recorded from Google and what the emulator answers.

use hallpass_sheets::model::{GridRange, NamedRange};
use hallpass_sheets::{A1Range, Spreadsheet};

use crate::sandbox::Sandbox;

/// What Google answered for a sheet of 1000 rows and 26 columns.
const RECORDED: [(&str, &str); 7] = [
    ("'Sheet1'", "Sheet1!A1:Z1000"),
    ("'Sheet1'!A1:1", "Sheet1!A1:Z1"),
    ("'Sheet1'!A2:2", "Sheet1!A2:Z2"),
    ("'Sheet1'!A1:A", "Sheet1!A1:A1000"),
    ("'Sheet1'!A1:C", "Sheet1!A1:C1000"),
    ("'Sheet1'!D4:A1", "Sheet1!A1:D4"),
    ("'Sheet1'!A1:A1", "Sheet1!A1"),
];

/// What follows from those, and from Google's guide.
const LIKEWISE: [(&str, &str); 8] = [
    ("'Sheet1'!B2:ZZZ", "Sheet1!B2:Z1000"),
    ("'Sheet1'!B:ZZZ", "Sheet1!B1:Z1000"),
    ("'Sheet1'!A5:ZZZ", "Sheet1!A5:Z1000"),
    ("'Sheet1'!A:ZZZ", "Sheet1!A1:Z1000"),
    ("'Sheet1'!2:5", "Sheet1!A2:Z5"),
    ("'Sheet1'!A:C", "Sheet1!A1:C1000"),
    ("'Sheet1'!B2:5", "Sheet1!B2:Z5"),
    ("'Sheet1'!R1C1:R2C2", "Sheet1!A1:B2"),
];

fn range(text: &str) -> A1Range {
    text.parse().unwrap()
}

#[test]
fn a_range_within_the_grid_is_what_google_answers() {
    let grid = A1Range::block(1..=26, 1..=1000).unwrap().on_sheet("Sheet1");
    for (asked, answered) in RECORDED.into_iter().chain(LIKEWISE) {
        let met = range(asked).intersection(&grid).unwrap();
        assert_eq!(met, Some(range(answered)), "{asked}");
    }
}

#[test]
fn recorded_titles_and_names_are_read() {
    let d3 = A1Range::block(1..=4, 1..=4).unwrap().on_sheet("D3");
    let met = range("'D3'").intersection(&d3).unwrap();
    assert_eq!(met, Some(range("'D3'!A1:D4")));

    let cactus = "🌵 test_values_get 1";
    let grid = A1Range::block(1..=10, 1..=10).unwrap().on_sheet(cactus);
    let met = range(cactus).intersection(&grid).unwrap();
    assert_eq!(met, Some(range("'🌵 test_values_get 1'!A1:J10")));

    let cells = range("Sheet1!B1:C3").to_grid_range(0).unwrap();
    let named = NamedRange::default().name("NamedRange").range(cells);
    let sheet = hallpass_sheets::SheetProperties::default().title("Sheet1");
    let book = Spreadsheet::default()
        .sheets([hallpass_sheets::Sheet::default().properties(sheet)])
        .named_ranges([named]);
    let found = range("'Sheet1'!NamedRange").to_grid_range_in(&book);
    let answered = A1Range::from_grid_range(&found.unwrap(), "Sheet1");
    assert_eq!(answered, Ok(range("Sheet1!B1:C3")));
}

#[tokio::test]
async fn the_emulator_answers_the_same() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    for (asked, answered) in RECORDED.into_iter().chain(LIKEWISE) {
        let answer = values.get(asked).send().await.unwrap();
        assert_eq!(answer.range, answered, "{asked}");
    }
}

#[tokio::test]
async fn a_range_finds_its_sheet_in_a_spreadsheet() {
    let sandbox = Sandbox::start().await;
    let (sheets, id) = sandbox.spreadsheet().await;
    let book = sheets.spreadsheets().get(id).send().await.unwrap();
    let first = book.sheets[0].id();
    let cells = GridRange::default().start_row_index(1).end_row_index(5);
    for text in ["2:5", "Sheet1!2:5", "sheet1!2:5"] {
        let grid = range(text).to_grid_range_in(&book);
        assert_eq!(grid, Ok(cells.clone().sheet_id(first)), "{text}");
    }
    assert!(range("Nope!A1").to_grid_range_in(&book).is_err());
}
