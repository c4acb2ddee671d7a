//! [`SheetTable`]: a table of a workbook, by its name.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{NoSuchTable, Workbook, WorkbookError, Worksheet, cells};
use crate::model::{AppendCellsRequest, GridRange, Table, TableColumnProperties};
use crate::{A1Range, CallError, RowReader, RowWriter};

/// A table of a workbook; made by [`Workbook::table`].
///
/// ```no_run
/// # async fn example(workbook: hallpass_sheets::Workbook) -> Result<(), Box<dyn std::error::Error>> {
/// #[derive(serde::Deserialize, serde::Serialize)]
/// struct Order {
///     customer: String,
///     total: f64,
/// }
///
/// let orders = workbook.table("Orders")?;
/// let customer = "Ada".to_owned();
/// orders.append_rows(&[Order { customer, total: 12.5 }]).await?;
/// let all: Vec<Order> = orders.rows().await?;
/// # Ok(())
/// # }
/// ```
///
/// It is cheap to clone.
#[derive(Clone, Debug)]
pub struct SheetTable {
    worksheet: Worksheet,
    index: usize,
}

impl Workbook {
    /// Returns a table by its name, letter by letter. A name is in a spreadsheet once.
    ///
    /// # Errors
    ///
    /// [`NoSuchTable`] names the table that was probably meant.
    pub fn table(&self, name: &str) -> Result<SheetTable, NoSuchTable> {
        let found = self.tables().find(|table| table.name() == name);
        found.ok_or_else(|| {
            let names = self.tables().map(|table| table.name().to_owned());
            NoSuchTable::new(name, self.title(), names.collect())
        })
    }

    /// Returns the tables of all sheets.
    pub fn tables(&self) -> impl Iterator<Item = SheetTable> {
        self.worksheets().flat_map(|worksheet| {
            let count = worksheet.described().tables.len();
            (0..count).map(move |index| SheetTable {
                worksheet: worksheet.clone(),
                index,
            })
        })
    }
}

impl SheetTable {
    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.described().name.as_deref().unwrap_or_default()
    }

    /// Returns the sheet that the table is on.
    #[must_use]
    pub fn worksheet(&self) -> &Worksheet {
        &self.worksheet
    }

    /// Returns the names of the columns, from left to right.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        let mut columns: Vec<&TableColumnProperties> =
            self.described().column_properties.iter().collect();
        // Google leaves out a 0.
        columns.sort_by_key(|column| column.column_index.unwrap_or_default());
        columns
            .into_iter()
            .map(|column| column.column_name.as_deref().unwrap_or_default())
    }

    /// Returns the cells of the table, its header among them, as they were when the workbook was
    /// opened.
    #[must_use]
    pub fn cells(&self) -> GridRange {
        self.described()
            .range
            .as_deref()
            .cloned()
            .unwrap_or_default()
    }

    /// Returns what Google said of the table.
    #[must_use]
    pub fn described(&self) -> &Table {
        &self.worksheet.described().tables[self.index]
    }

    /// Reads each row into a value. Where the table is now is asked first, because it grows.
    ///
    /// # Errors
    ///
    /// [`WorkbookError::Row`] names the cell, [`WorkbookError::NoSuchTable`] says that the table is
    /// gone.
    pub async fn rows<T: DeserializeOwned>(&self) -> Result<Vec<T>, WorkbookError> {
        let mut workbook = self.worksheet.workbook().clone();
        workbook.reload().await?;
        let id = self.described().table_id.as_ref();
        let mut tables = workbook.tables();
        let same = tables.find(|table| id.is_some() && table.described().table_id.as_ref() == id);
        let now = same.map_or_else(|| workbook.table(self.name()), Ok)?;
        now.read().await
    }

    /// Adds a row to the table for each value, its fields under the columns' names. The table
    /// grows, whatever is below it makes room.
    ///
    /// # Errors
    ///
    /// [`WorkbookError::Row`] names the field that has no column, or that no cell can hold. A
    /// request whose answer is lost is not sent again, because the rows could be there twice.
    pub async fn append_rows<T: Serialize>(&self, values: &[T]) -> Result<(), WorkbookError> {
        if values.is_empty() {
            return Ok(());
        }
        let names: Vec<_> = self.columns().map(crate::Cell::from).collect();
        let rows = RowWriter::new().under(&names).to_rows(values)?.rows;
        let mut change = AppendCellsRequest::default()
            .rows(rows.iter().map(|row| cells::row_data(row)))
            .fields(cells::values());
        change.table_id.clone_from(&self.described().table_id);
        self.worksheet.workbook().apply(change).await?;
        Ok(())
    }

    async fn read<T: DeserializeOwned>(&self) -> Result<Vec<T>, WorkbookError> {
        let range = A1Range::from_grid_range(&self.cells(), self.worksheet.title());
        let range = range.map_err(CallError::from)?;
        let first = range.first_cell();
        let values = self.worksheet.workbook().values();
        let grid = values.get(range).unformatted().grid().await?;
        let mut reader = RowReader::new();
        if let Some(first) = first {
            reader = reader.at(first);
        }
        let body = grid
            .row_count()
            .saturating_sub(usize::from(self.has_footer()));
        let rows: Result<_, _> = reader.read(grid.rows().take(body)).collect();
        Ok(rows?)
    }

    fn has_footer(&self) -> bool {
        let rows = self.described().rows_properties.as_ref();
        rows.is_some_and(|rows| rows.footer_color_style.is_some())
    }
}
