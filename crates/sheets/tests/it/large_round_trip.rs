//! More cells than one request takes, there and back.

use hallpass_sheets::model::{GridProperties, SheetProperties};
use hallpass_sheets::{Cell, Row, ValueInput};

use crate::sandbox::Sandbox;

const ROWS: u32 = 30_000;
const COLUMNS: u32 = 10;

/// The cell in this row and column: of every kind, texts that are not ASCII among them.
fn cell(row: u32, column: u32) -> Cell {
    match column {
        0 => Cell::from(row),
        1 => Cell::from(f64::from(row) / 8.0 - 100.0),
        2 => Cell::from(row.is_multiple_of(2)),
        3 => Cell::from(format!("row {row}")),
        4 => Cell::from(format!("Büro \"{row}\" 🌵\n")),
        _ => Cell::from((row * COLUMNS + column) % 1000),
    }
}

fn line(row: u32) -> Vec<Cell> {
    (0..COLUMNS).map(|column| cell(row, column)).collect()
}

fn assert_is_line(found: Row<'_>, row: u32) {
    assert_eq!(found.to_cells(), line(row), "row {row}");
}

#[tokio::test]
async fn three_hundred_thousand_cells_come_back_by_every_way() {
    let sandbox = Sandbox::start().await;
    let (sheets, id) = sandbox.spreadsheet().await;
    let book = sheets.open(&id).await.unwrap();
    let sheet = book.worksheet("Sheet1").unwrap();
    let grid = GridProperties::default();
    let grid = grid.row_count(ROWS as i32).column_count(COLUMNS as i32);
    let enlarged = SheetProperties::default().grid_properties(grid);
    let change = sheet.properties(enlarged);
    sheet.workbook().apply(change).await.unwrap();

    let values = book.values();
    let rows = (0..ROWS).map(line);
    let write = values.write_all("Sheet1!A1", ValueInput::Raw, rows);
    let written = write.chunk_bytes(500_000).send().await.unwrap();
    assert_eq!(written.cells, u64::from(ROWS * COLUMNS));
    assert!(written.requests > 3, "{written:?}");

    let call = || values.get("Sheet1").unformatted();
    let grid = call().grid().await.unwrap();
    assert_eq!(
        (grid.row_count(), grid.column_count()),
        (ROWS as usize, COLUMNS as usize)
    );
    (0..ROWS).for_each(|row| assert_is_line(grid.row(row as usize), row));

    let mut stream = call().stream().await.unwrap();
    let mut row = 0;
    while let Some(found) = stream.next().await.unwrap() {
        assert_is_line(found, row);
        row += 1;
    }
    assert_eq!(row, ROWS);
    assert_eq!(stream.range(), "Sheet1!A1:J30000");

    let call_both = values.batch_get(["Sheet1!A:D", "Sheet1!E:J"]);
    let mut stream = call_both.unformatted().stream().await.unwrap();
    let mut rows = [0, 0];
    while let Some(next) = stream.next().await.unwrap() {
        let (first, last) = [(0, 4), (4, COLUMNS)][next.index];
        let row = &mut rows[next.index];
        let expected: Vec<_> = (first..last).map(|column| cell(*row, column)).collect();
        assert_eq!(next.row.to_cells(), expected);
        *row += 1;
    }
    assert_eq!(rows, [ROWS; 2]);
    #[cfg(feature = "arrow")]
    batches(call(), &grid).await;
}

/// The same by record batches.
#[cfg(feature = "arrow")]
async fn batches(call: hallpass_sheets::GetValues, grid: &hallpass_sheets::Grid) {
    let options = hallpass_sheets::ArrowOptions::new().without_header();
    let mut stream = call.record_batches(options.clone()).await.unwrap();
    let whole = grid.record_batches(&options).unwrap();
    assert_eq!(stream.schema(), whole.schema());
    for expected in whole {
        assert_eq!(stream.next().await.unwrap(), Some(expected));
    }
    assert_eq!(stream.next().await.unwrap(), None);
}
