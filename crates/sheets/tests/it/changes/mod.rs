//! Changes of cells, lines and sheets as values: made on the emulator, and looked at afterwards.

mod charts;
mod contents;
mod formats;
mod lines;
mod objects;
mod sheets;

use hallpass_core::Scope;
use hallpass_sheets::model::{CellData, CommentsViewMode, GridRange, Sheet};
use hallpass_sheets::{Cell, Change, Sheets, ValueInput, Workbook, Worksheet, row};

use crate::sandbox::Sandbox;

/// A workbook with the sheet `Orders`: a header and three rows in A to C.
struct Book {
    _sandbox: Sandbox,
    sheets: Sheets,
    workbook: Workbook,
    orders: Worksheet,
}

impl Book {
    async fn open() -> Self {
        let sandbox = Sandbox::start().await;
        let sheets = sandbox.sheets(Scope::SPREADSHEETS).await;
        let created = sheets.spreadsheets().create("Budget").sheet("Orders");
        let workbook = sheets.open(created.send().await.unwrap().url()).await;
        let workbook = workbook.unwrap();
        let orders = workbook.worksheet("Orders").unwrap();
        let rows = [
            row!["Customer", "Total", "State"],
            row!["Grace", 3, "open"],
            row!["Ada", 12.5, "paid"],
            row!["Edsger", 3, "open"],
        ];
        let values = workbook.values();
        let written = values.update("Orders!A1", ValueInput::Raw, rows).send();
        written.await.unwrap();
        Self {
            _sandbox: sandbox,
            sheets,
            workbook,
            orders,
        }
    }

    fn cells(&self, cells: &str) -> GridRange {
        self.orders.cells(cells).unwrap()
    }

    async fn apply<C: Change>(&self, change: C) -> C::Reply {
        self.workbook.apply(change).await.unwrap()
    }

    /// The sheet as Google describes it, with cells and comments.
    async fn look(&self) -> Sheet {
        let get = self.sheets.spreadsheets().get(self.workbook.id().clone());
        let get = get.with_grid_data().comments(CommentsViewMode::Included);
        let mut spreadsheet = get.send().await.unwrap();
        spreadsheet.sheets.swap_remove(0)
    }

    /// What Google says of the first cell of a range.
    async fn cell(&self, cells: &str) -> CellData {
        let first = self.cells(cells).first_coordinate();
        let sheet = self.look().await;
        let row = usize::try_from(first.row_index.unwrap()).unwrap();
        let column = usize::try_from(first.column_index.unwrap()).unwrap();
        let row = sheet.data[0].row_data.get(row);
        let cell = row.and_then(|row| row.values.get(column));
        cell.cloned().unwrap_or_default()
    }

    async fn values(&self) -> Vec<Vec<Cell>> {
        self.orders.read().await.unwrap().to_values()
    }
}
