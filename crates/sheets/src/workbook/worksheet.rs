//! [`Worksheet`]: one sheet of a workbook, as a person sees it.

use serde::de::DeserializeOwned;

use super::{Workbook, WorkbookError};
use crate::model::Sheet;
use crate::{A1Range, A1RangeError, CallError, CellAddress, CellRef, Grid, RowReader, RowStream};

/// A sheet of a workbook; made by [`Workbook::worksheet`].
///
/// Values are read as they are stored: numbers as numbers, dates as
/// [`SerialNumber`](crate::SerialNumber)s.
#[derive(Clone, Debug)]
pub struct Worksheet {
    pub(super) workbook: Workbook,
    index: usize,
}

impl Worksheet {
    pub(super) fn new(workbook: Workbook, index: usize) -> Self {
        Self { workbook, index }
    }

    /// Returns the workbook that the sheet is of.
    #[must_use]
    pub fn workbook(&self) -> &Workbook {
        &self.workbook
    }

    /// Returns the title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.described().title()
    }

    /// Returns the id: the number after `gid=` in a browser's address.
    #[must_use]
    pub fn id(&self) -> i32 {
        self.described().id()
    }

    /// Returns rows and columns of the grid, with data or without, when the workbook was opened;
    /// `None` for a sheet that is no grid, such as a chart.
    #[must_use]
    pub fn size(&self) -> Option<(i32, i32)> {
        self.described().size()
    }

    /// Returns what Google said of the sheet.
    #[must_use]
    pub fn described(&self) -> &Sheet {
        &self.workbook.described.sheets[self.index]
    }

    /// Returns the whole sheet as a range, whatever its title is.
    #[must_use]
    pub fn whole(&self) -> A1Range {
        A1Range::sheet(self.title())
    }

    /// Returns cells of the sheet as a range, such as `A1:C9`.
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] if the text names no cells.
    pub fn range(&self, cells: &str) -> Result<A1Range, A1RangeError> {
        self.whole().cells(cells)
    }

    /// Reads the whole sheet.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn read(&self) -> Result<Grid, CallError> {
        self.grid(self.whole()).await
    }

    /// Reads some cells, such as `A1:C9`.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn read_range(&self, cells: &str) -> Result<Grid, CallError> {
        self.grid(self.range(cells)?).await
    }

    /// Reads the whole sheet row by row, in the memory of one row.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn stream(&self) -> Result<RowStream, CallError> {
        let call = self.workbook.values().get(self.whole());
        call.unformatted().stream().await
    }

    /// Reads each row below the header into a value.
    ///
    /// # Errors
    ///
    /// [`WorkbookError::Row`] names the cell: `Orders!D17: expected an integer, got "n/a"`.
    pub async fn rows<T: DeserializeOwned>(&self) -> Result<Vec<T>, WorkbookError> {
        self.rows_with(&RowReader::new()).await
    }

    /// Reads the rows as the reader says: with other headers, without blank rows, and so on.
    ///
    /// # Errors
    ///
    /// As [`rows`](Self::rows).
    pub async fn rows_with<T: DeserializeOwned>(
        &self,
        reader: &RowReader,
    ) -> Result<Vec<T>, WorkbookError> {
        let grid = self.read().await?;
        let reader = reader.clone().at(self.first_cell());
        let rows: Result<_, _> = reader.read(grid.rows()).collect();
        Ok(rows?)
    }

    /// Returns the cells that show exactly this text, row by row.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn find(&self, text: &str) -> Result<Vec<CellAddress>, CallError> {
        let shown = self.workbook.values().get(self.whole()).grid().await?;
        let first = self.first_cell();
        let mut found = Vec::new();
        for (row, cells) in shown.rows().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                if matches!(cell, CellRef::Text(shown) if shown == text) {
                    found.push(first.offset(row, column));
                }
            }
        }
        Ok(found)
    }

    pub(super) fn first_cell(&self) -> CellAddress {
        let first = self.whole().first_cell();
        first.expect("a whole sheet begins with its first cell")
    }

    async fn grid(&self, range: A1Range) -> Result<Grid, CallError> {
        self.workbook.values().get(range).unformatted().grid().await
    }
}
