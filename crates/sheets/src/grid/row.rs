//! [`Row`]: the cells of one row.

use std::fmt;

use super::{cell_ref::CellRef, line::Line};
use crate::Cell;

/// A row of a [`Grid`](crate::Grid), or one that a [`RowDecoder`](crate::RowDecoder) read.
#[derive(Clone, Copy)]
pub struct Row<'a>(Line<'a>);

impl<'a> Row<'a> {
    pub(super) fn new(line: Line<'a>) -> Self {
        Self(line)
    }

    /// Returns the number of cells up to the last that Google sent.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether Google sent no cell of the row.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns a cell; behind the last one it is empty.
    #[must_use]
    pub fn cell(self, column: usize) -> CellRef<'a> {
        self.0.cell(column)
    }

    /// Returns the cells that Google sent.
    pub fn iter(self) -> impl ExactSizeIterator<Item = CellRef<'a>> + Clone {
        self.0.iter()
    }

    /// Returns as many cells as a table of `width` columns has: those that are missing are
    /// empty, and those that are too many are left out.
    pub fn padded(self, width: usize) -> impl ExactSizeIterator<Item = CellRef<'a>> + Clone {
        self.0.of_length(width).iter()
    }

    /// Copies the cells that Google sent.
    #[must_use]
    pub fn to_cells(self) -> Vec<Cell> {
        self.iter().map(Cell::from).collect()
    }
}

impl fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
