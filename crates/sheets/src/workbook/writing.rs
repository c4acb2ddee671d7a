//! What is written into a worksheet.

use serde::Serialize;

use super::{WorkbookError, Worksheet, cells};
use crate::model::AppendCellsRequest;
use crate::{BatchUpdate, CallError, Cell, CellRef, CellRow, RowChange, RowWriter};

/// What an upsert did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upserted {
    /// Rows of which at least one cell changed.
    pub changed: usize,
    /// Rows that were added below the others.
    pub added: usize,
}

impl Worksheet {
    /// Adds rows below the last row of the sheet that has data.
    ///
    /// Google guesses no table: the first cell of a row goes into column A. The sheet grows as far
    /// as it has to. `values.append`, which does guess, is
    /// [`Values::append`](crate::Values::append).
    ///
    /// # Errors
    ///
    /// Any [`CallError`]. A request whose answer is lost is not sent again, because the rows could
    /// be there twice.
    pub async fn append(&self, rows: &[Vec<Cell>]) -> Result<(), CallError> {
        let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
        if widest == 0 {
            return Ok(());
        }
        let mut batch = self.workbook.batch();
        self.enlarge(&mut batch, (0, widest));
        batch.add(
            AppendCellsRequest::default()
                .sheet_id(self.id())
                .rows(rows.iter().map(|row| cells::row_data(row)))
                .fields(cells::values()),
        );
        batch.commit().await.map(|_| ())
    }

    /// Adds a row for each value, its fields under the headers of the first row. An empty sheet gets
    /// the header, too.
    ///
    /// # Errors
    ///
    /// [`WorkbookError::Row`] names the field that has no header, or that no cell can hold.
    pub async fn append_rows<T: Serialize>(&self, values: &[T]) -> Result<(), WorkbookError> {
        let header = self.read_range("1:1").await?;
        let writer = RowWriter::new().at(self.first_cell());
        let first = header.row(0);
        let is_empty = (0..first.width()).all(|column| first.cell(column) == CellRef::Empty);
        let rows = if is_empty {
            writer.to_rows(values)?.with_header()
        } else {
            writer.under(&first).to_rows(values)?.rows
        };
        Ok(self.append(&rows).await?)
    }

    /// Puts a header and a row for each value in the place of all values of the sheet, in one request
    /// that is carried out as a whole or not at all. Formats and notes stay.
    ///
    /// # Errors
    ///
    /// [`WorkbookError::Row`] names the field that no cell can hold.
    pub async fn replace_rows<T: Serialize>(&self, values: &[T]) -> Result<(), WorkbookError> {
        let rows = RowWriter::new().to_rows(values)?.with_header();
        Ok(self.replace(&rows).await?)
    }

    /// Puts these cells in the place of all values of the sheet, likewise.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn replace(&self, rows: &[Vec<Cell>]) -> Result<(), CallError> {
        let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut batch = self.workbook.batch();
        self.enlarge(&mut batch, (rows.len(), widest));
        batch.add(cells::clear(self.id()));
        if widest > 0 {
            batch.add(cells::write_rows(self.id(), rows));
        }
        batch.commit().await.map(|_| ())
    }

    /// Writes each value into the row that has the same key, and adds rows for new keys: in one
    /// request, and only the cells that differ.
    ///
    /// The sheet is read first. What somebody else writes in between is not seen.
    ///
    /// # Errors
    ///
    /// [`WorkbookError::Row`] names both rows that have one key, or the header or field at fault.
    pub async fn upsert<T: Serialize>(
        &self,
        key: &str,
        values: &[T],
    ) -> Result<Upserted, WorkbookError> {
        let grid = self.read().await?;
        let writer = RowWriter::new().at(self.first_cell());
        if grid.row_count() == 0 {
            self.replace_rows(values).await?;
            return Ok(Upserted {
                changed: 0,
                added: values.len(),
            });
        }
        let plan = writer.plan_upsert(key, grid.rows(), values)?;
        let done = Upserted {
            changed: plan.changes.len(),
            added: plan.added.len(),
        };
        if plan.is_empty() {
            return Ok(done);
        }
        let added = plan
            .added
            .iter()
            .enumerate()
            .map(|(number, cells)| RowChange {
                at: plan.end.offset(number, 0),
                cells: cells.clone(),
            });
        let changes: Vec<_> = plan
            .header
            .iter()
            .chain(&plan.changes)
            .cloned()
            .chain(added)
            .collect();
        self.change(&changes).await?;
        Ok(done)
    }

    async fn change(&self, changes: &[RowChange]) -> Result<(), CallError> {
        let bottom = |change: &RowChange| change.at.row() as usize;
        let right = |change: &RowChange| change.at.column() as usize - 1 + change.cells.len();
        let rows = changes.iter().map(bottom).max().unwrap_or_default();
        let columns = changes.iter().map(right).max().unwrap_or_default();
        let mut batch = self.workbook.batch();
        self.enlarge(&mut batch, (rows, columns));
        for RowChange { at, cells, .. } in changes {
            let (row, column) = (at.row() as usize - 1, at.column() as usize - 1);
            for change in cells::write_row(self.id(), row, column, cells) {
                batch.add(change);
            }
        }
        batch.commit().await.map(|_| ())
    }

    fn enlarge(&self, batch: &mut BatchUpdate, needed: (usize, usize)) {
        // A sheet that is no grid has no size; Google says so.
        let Some(size) = self.size() else { return };
        for change in cells::enlarge(self.id(), size, needed) {
            batch.add(change);
        }
    }
}
