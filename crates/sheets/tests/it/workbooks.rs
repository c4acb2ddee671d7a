//! A spreadsheet that is open: sheets by title, typed rows in and out.

use hallpass_emulator::{Endpoint, Fault};
use hallpass_sheets::model::{GridProperties, SheetProperties};
use hallpass_sheets::{Cell, Upserted, ValueInput, Workbook, WorkbookError, Worksheet, row};
use serde::{Deserialize, Serialize};

use crate::sandbox::Sandbox;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Order {
    number: String,
    quantity: u32,
    note: Option<String>,
}

fn order(number: &str, quantity: u32, note: Option<&str>) -> Order {
    Order {
        number: number.to_owned(),
        quantity,
        note: note.map(str::to_owned),
    }
}

/// A workbook whose only sheet has this awkward title.
async fn open(title: &str) -> (Sandbox, Workbook) {
    let sandbox = Sandbox::start().await;
    let sheets = sandbox.sheets(hallpass_core::Scope::SPREADSHEETS).await;
    let created = sheets.spreadsheets().create("Budget").sheet(title);
    let created = created.send().await.unwrap();
    let workbook = sheets.open(created.url()).await.unwrap();
    (sandbox, workbook)
}

async fn orders() -> (Sandbox, Worksheet) {
    let (sandbox, workbook) = open("Orders q?x #1").await;
    (sandbox, workbook.worksheet("Orders q?x #1").unwrap())
}

async fn cells(sheet: &Worksheet) -> Vec<Vec<Cell>> {
    sheet.read().await.unwrap().to_values()
}

#[tokio::test]
async fn a_sheet_is_found_by_its_title_or_the_nearest_one_is_named() {
    let (_sandbox, workbook) = open("Orders").await;
    assert_eq!(workbook.title(), "Budget");
    let orders = workbook.worksheet("Orders").unwrap();
    assert_eq!(orders.size(), Some((1000, 26)));
    assert_eq!(
        workbook.worksheet_by_id(orders.id()).unwrap().title(),
        "Orders"
    );
    let error = workbook.worksheet("Oders").unwrap_err();
    assert_eq!(error.suggestion(), Some("Orders"));
}

#[tokio::test]
async fn rows_that_are_appended_come_back_as_they_were() {
    let (_sandbox, sheet) = orders().await;
    let first = [order("007", 3, None), order("=1+1", 4, Some("'quoted'"))];
    sheet.append_rows(&first).await.unwrap();
    sheet.append_rows(&[order("8", 5, None)]).await.unwrap();
    assert_eq!(cells(&sheet).await[0], row!["number", "quantity", "note"]);
    let all: Vec<Order> = sheet.rows().await.unwrap();
    assert_eq!(all, [first.to_vec(), vec![order("8", 5, None)]].concat());
    // A gap in the last row moves nothing to the right.
    sheet
        .append(&[row![Cell::Empty, Cell::Empty, "late"]])
        .await
        .unwrap();
    sheet.append(&[row!["9", 1]]).await.unwrap();
    assert_eq!(cells(&sheet).await[5], row!["9", 1]);
}

#[tokio::test]
async fn an_append_is_not_made_twice() {
    let (sandbox, sheet) = orders().await;
    sandbox
        .emulator
        .faults()
        .next(Endpoint::Sheets, Fault::CutOffBody);
    sheet.append(&[row!["a"]]).await.unwrap_err();
    assert_eq!(cells(&sheet).await, [row!["a"]]);
}

#[tokio::test]
async fn a_row_that_cannot_be_read_names_its_cell() {
    let (_sandbox, sheet) = orders().await;
    let rows = [row!["number", "quantity", "note"], row!["1", "n/a", ""]];
    sheet.append(&rows).await.unwrap();
    let error = sheet.rows::<Order>().await.unwrap_err();
    let said = "'Orders q?x #1'!B2: expected an integer, got \"n/a\"";
    assert_eq!(error.to_string(), said);
    assert!(matches!(error, WorkbookError::Row(_)), "{error:?}");
}

#[tokio::test]
async fn replacing_leaves_nothing_of_what_was_there() {
    let (sandbox, sheet) = orders().await;
    let before = vec![row!["old", "old", "old", "old"]; 20];
    sheet.append(&before).await.unwrap();
    let calls = sandbox.calls();
    sheet.replace_rows(&[order("1", 2, None)]).await.unwrap();
    assert_eq!(sandbox.calls() - calls, 1);
    let expected = [row!["number", "quantity", "note"], row!["1", 2]];
    assert_eq!(cells(&sheet).await, expected);
    sheet.replace(&[]).await.unwrap();
    assert!(cells(&sheet).await.is_empty());
}

#[tokio::test]
async fn a_sheet_grows_for_what_is_written() {
    let (_sandbox, sheet) = orders().await;
    let wide = vec![Cell::from(1); 40];
    let tall = vec![wide; 1_200];
    sheet.replace(&tall).await.unwrap();
    let grid = sheet.read().await.unwrap();
    assert_eq!((grid.row_count(), grid.column_count()), (1_200, 40));
}

#[tokio::test]
async fn an_upsert_changes_what_differs_and_adds_what_is_new() {
    let (sandbox, sheet) = orders().await;
    let first = [order("a", 1, Some("x")), order("b", 2, None)];
    assert_eq!(sheet.upsert("number", &first).await.unwrap().added, 2);
    // What somebody wrote beside the table stays.
    let values = [row!["mine"]];
    let beside = sheet.range("F2").unwrap();
    let update = sheet_values(&sandbox, &sheet)
        .await
        .update(beside, ValueInput::Raw, values);
    update.send().await.unwrap();

    let second = [order("b", 3, None), order("c", 4, Some("new"))];
    let done = sheet.upsert("number", &second).await.unwrap();
    assert_eq!((done.changed, done.added), (1, 1));
    let all: Vec<Order> = sheet
        .rows_with(&hallpass_sheets::RowReader::new().ignoring_stray_cells())
        .await
        .unwrap();
    assert_eq!(
        all,
        [first[0].clone(), second[0].clone(), second[1].clone()]
    );
    assert_eq!(
        sheet.find("mine").await.unwrap()[0].to_string(),
        "'Orders q?x #1'!F2"
    );
    let calls = sandbox.calls();
    assert_eq!(
        sheet.upsert("number", &second).await.unwrap(),
        Upserted::default()
    );
    assert_eq!(sandbox.calls() - calls, 1, "only the sheet was read");
}

async fn sheet_values(sandbox: &Sandbox, sheet: &Worksheet) -> hallpass_sheets::Values {
    let sheets = sandbox.sheets(hallpass_core::Scope::SPREADSHEETS).await;
    let id = sheet.workbook().id().clone();
    sheets.values(id)
}

#[tokio::test]
async fn only_the_properties_that_are_set_are_changed() {
    let (_sandbox, sheet) = orders().await;
    let grid = GridProperties::default().frozen_row_count(1);
    let properties = SheetProperties::default()
        .title("Renamed")
        .grid_properties(grid);
    let book = sheet.workbook();
    book.apply(sheet.properties(properties)).await.unwrap();
    let mut workbook = sheet.workbook().clone();
    workbook.reload().await.unwrap();
    let renamed = workbook.worksheet("Renamed").unwrap();
    assert_eq!(renamed.size(), Some((1000, 26)));
    assert_eq!(renamed.id(), sheet.id());
}
