//! [`Column`]: the cells of one column, and the values of one type in it.

use std::fmt;

use super::{
    cell_ref::{CellKind, CellRef},
    line::Line,
};

/// A column of a [`Grid`](crate::Grid), as long as the grid has rows.
///
/// ```
/// use hallpass_sheets::{CellKind, GridDecoder};
///
/// let mut decoder = GridDecoder::new();
/// decoder.feed(br#"{"values": [["Tea", true, 3], ["", false], ["Milk", "", "n/a"]]}"#)?;
/// let grid = decoder.finish()?;
///
/// assert_eq!(grid.column(0).texts()?, [Some("Tea"), None, Some("Milk")]);
/// assert_eq!(grid.column(1).bools()?, [Some(true), Some(false), None]);
/// let error = grid.column(2).numbers().unwrap_err();
/// assert_eq!((error.row, error.found), (2, CellKind::Text));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Column<'a> {
    line: Line<'a>,
    index: usize,
}

/// Says that a cell has a value of another kind than its column was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cell in row {}, column {} is {found}, not {expected}", row + 1, column + 1)]
#[non_exhaustive]
pub struct MixedColumnError {
    /// The row of the first such cell, counted from 0 as by [`Grid::cell`](crate::Grid::cell).
    pub row: usize,
    /// The column, counted from 0.
    pub column: usize,
    /// The kind of value that all cells should have.
    pub expected: CellKind,
    /// The kind of value that the cell has.
    pub found: CellKind,
}

impl<'a> Column<'a> {
    pub(super) fn new(line: Line<'a>, index: usize) -> Self {
        Self { line, index }
    }

    /// Returns the number of cells, which is that of the grid's rows.
    #[must_use]
    pub fn len(self) -> usize {
        self.line.len()
    }

    /// Whether the grid has no rows.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns a cell; behind the last one it is empty.
    #[must_use]
    pub fn cell(self, row: usize) -> CellRef<'a> {
        self.line.cell(row)
    }

    /// Returns the cells, from the first row to the last.
    pub fn iter(self) -> impl ExactSizeIterator<Item = CellRef<'a>> + Clone {
        self.line.iter()
    }

    /// Returns the cells of these rows.
    #[cfg(feature = "arrow")]
    pub(super) fn part(self, rows: std::ops::Range<usize>) -> impl Iterator<Item = CellRef<'a>> {
        self.line.part(rows)
    }

    /// Returns the numbers, with `None` for each empty cell.
    ///
    /// # Errors
    ///
    /// [`MixedColumnError`] names the first cell that has another value.
    pub fn numbers(self) -> Result<Vec<Option<f64>>, MixedColumnError> {
        self.values(CellKind::Number, CellRef::as_f64)
    }

    /// Returns the texts, with `None` for each empty cell.
    ///
    /// # Errors
    ///
    /// [`MixedColumnError`] names the first cell that has another value.
    pub fn texts(self) -> Result<Vec<Option<&'a str>>, MixedColumnError> {
        self.values(CellKind::Text, CellRef::as_str)
    }

    /// Returns the booleans, with `None` for each empty cell.
    ///
    /// # Errors
    ///
    /// [`MixedColumnError`] names the first cell that has another value.
    pub fn bools(self) -> Result<Vec<Option<bool>>, MixedColumnError> {
        self.values(CellKind::Bool, CellRef::as_bool)
    }

    fn values<T>(
        self,
        expected: CellKind,
        value: impl Fn(CellRef<'a>) -> Option<T>,
    ) -> Result<Vec<Option<T>>, MixedColumnError> {
        let of = |(row, cell): (usize, CellRef<'a>)| match value(cell) {
            _ if cell.is_empty() => Ok(None),
            Some(value) => Ok(Some(value)),
            None => Err(MixedColumnError {
                row,
                column: self.index,
                expected,
                found: cell.kind(),
            }),
        };
        self.iter().enumerate().map(of).collect()
    }
}

impl fmt::Debug for Column<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
