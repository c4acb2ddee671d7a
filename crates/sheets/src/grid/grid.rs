//! [`Grid`]: the values of a range in little memory.

use std::fmt;

use super::{cell_ref::CellRef, column::Column, row::Row, store::Store};
use crate::{Cell, Dimension, ValueRange};

/// The values of a range, read only.
///
/// It holds eight bytes for a cell, four for a row, and the texts one behind the other: about
/// a fifth of what a [`ValueRange`] takes. A [`GridDecoder`](crate::GridDecoder) makes one
/// from Google's answer while it arrives.
///
/// Google drops empty cells at the end of a row and empty rows at the end of the range. A grid
/// keeps the rows as they came, and reads as a rectangle all the same: a cell that is not there
/// is [`CellRef::Empty`].
///
/// Rows and columns are counted from 0.
///
/// ```
/// use hallpass_sheets::{CellRef, GridDecoder};
///
/// let mut decoder = GridDecoder::new();
/// decoder.feed(br#"{"range": "Sheet1!A1:B9", "values": [["Tea", 3], ["Rent"#)?;
/// decoder.feed(br#"", 900.5], ["Total"]]}"#)?;
/// let grid = decoder.finish()?;
///
/// assert_eq!((grid.row_count(), grid.column_count()), (3, 2));
/// assert_eq!(grid.cell(1, 0), CellRef::Text("Rent"));
/// assert_eq!(grid.cell(2, 1), CellRef::Empty);
/// assert_eq!(grid.column(1).numbers()?, [Some(3.0), Some(900.5), None]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Grid {
    range: String,
    by_columns: bool,
    store: Store,
}

impl Grid {
    pub(super) fn new(range: String, by_columns: bool, mut store: Store) -> Self {
        store.finish();
        Self {
            range,
            by_columns,
            store,
        }
    }

    /// Returns the whole range that was asked for, in A1 notation.
    #[must_use]
    pub fn range(&self) -> &str {
        &self.range
    }

    /// Returns how Google listed the values, which makes no difference to how they are read.
    #[must_use]
    pub fn major_dimension(&self) -> Dimension {
        if self.by_columns {
            Dimension::Columns
        } else {
            Dimension::Rows
        }
    }

    /// Returns the number of rows up to the last that has a cell.
    #[must_use]
    pub fn row_count(&self) -> usize {
        if self.by_columns {
            self.store.longest()
        } else {
            self.store.lists()
        }
    }

    /// Returns the number of columns up to the last that has a cell.
    #[must_use]
    pub fn column_count(&self) -> usize {
        if self.by_columns {
            self.store.lists()
        } else {
            self.store.longest()
        }
    }

    /// Returns a cell; outside of what Google sent it is empty.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> CellRef<'_> {
        let (list, index) = if self.by_columns {
            (column, row)
        } else {
            (row, column)
        };
        self.store.line(list).cell(index)
    }

    /// Returns a row; outside of what Google sent it has no cells.
    #[must_use]
    pub fn row(&self, row: usize) -> Row<'_> {
        Row::new(if self.by_columns {
            let length = self.store.length_across(row);
            self.store.line_across(row, length)
        } else {
            self.store.line(row)
        })
    }

    /// Returns a column, as long as the grid has rows; outside of what Google sent its cells
    /// are empty.
    #[must_use]
    pub fn column(&self, column: usize) -> Column<'_> {
        let rows = self.row_count();
        let line = if self.by_columns {
            self.store.line(column).of_length(rows)
        } else {
            self.store.line_across(column, rows)
        };
        Column::new(line, column)
    }

    /// Returns the rows, from the first to the last.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> + DoubleEndedIterator {
        (0..self.row_count()).map(|row| self.row(row))
    }

    /// Returns the columns, from the first to the last.
    pub fn columns(&self) -> impl ExactSizeIterator<Item = Column<'_>> + DoubleEndedIterator {
        (0..self.column_count()).map(|column| self.column(column))
    }

    /// Copies the values into lists, as Google sent them.
    #[must_use]
    pub fn to_values(&self) -> Vec<Vec<Cell>> {
        let list = |list| self.store.line(list).iter().map(Cell::from).collect();
        (0..self.store.lists()).map(list).collect()
    }

    /// Copies the values into the range that [`GetValues`](crate::GetValues) answers.
    #[must_use]
    pub fn to_value_range(&self) -> ValueRange {
        ValueRange {
            range: self.range.clone(),
            major_dimension: self.major_dimension(),
            values: self.to_values(),
        }
    }

    /// Returns how many bytes of memory the grid holds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.range.capacity() + self.store.bytes()
    }
}

impl fmt::Debug for Grid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Grid")
            .field("range", &self.range)
            .field("rows", &self.row_count())
            .field("columns", &self.column_count())
            .field("cells", &self.store.cells())
            .finish_non_exhaustive()
    }
}
