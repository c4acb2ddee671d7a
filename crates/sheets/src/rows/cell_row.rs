//! [`CellRow`]: whatever is a row of cells.

use super::CellRef;
use crate::{Cell, Row};

/// A row of cells, of whatever kind it is kept.
///
/// ```
/// use hallpass_sheets::{CellRef, CellRow, row};
///
/// let row = row!["Tea", 3];
/// assert_eq!(row.cell(1), CellRef::Number(3.0));
/// assert_eq!(row.cell(2), CellRef::Empty);
/// ```
pub trait CellRow {
    /// Returns the number of cells that are kept.
    fn width(&self) -> usize;

    /// Returns a cell, counted from 0; behind the last that is kept they are empty.
    fn cell(&self, column: usize) -> CellRef<'_>;
}

impl<C> CellRow for [C]
where
    for<'a> CellRef<'a>: From<&'a C>,
{
    fn width(&self) -> usize {
        self.len()
    }

    fn cell(&self, column: usize) -> CellRef<'_> {
        self.get(column).map_or(CellRef::Empty, CellRef::from)
    }
}

impl<C> CellRow for Vec<C>
where
    for<'a> CellRef<'a>: From<&'a C>,
{
    fn width(&self) -> usize {
        self.len()
    }

    fn cell(&self, column: usize) -> CellRef<'_> {
        self.as_slice().cell(column)
    }
}

impl<C, const N: usize> CellRow for [C; N]
where
    for<'a> CellRef<'a>: From<&'a C>,
{
    fn width(&self) -> usize {
        N
    }

    fn cell(&self, column: usize) -> CellRef<'_> {
        self.as_slice().cell(column)
    }
}

impl CellRow for Row<'_> {
    fn width(&self) -> usize {
        self.len()
    }

    fn cell(&self, column: usize) -> CellRef<'_> {
        Row::cell(*self, column)
    }
}

impl<R: CellRow + ?Sized> CellRow for &R {
    fn width(&self) -> usize {
        (**self).width()
    }

    fn cell(&self, column: usize) -> CellRef<'_> {
        (**self).cell(column)
    }
}

impl<'a> From<&'a str> for CellRef<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }
}

impl<'a> From<&'a &str> for CellRef<'a> {
    fn from(text: &'a &str) -> Self {
        Self::from(*text)
    }
}

impl<'a> From<&'a String> for CellRef<'a> {
    fn from(text: &'a String) -> Self {
        Self::from(text.as_str())
    }
}

/// A skipped cell holds nothing that can be read.
impl<'a> From<&'a Cell> for CellRef<'a> {
    fn from(cell: &'a Cell) -> Self {
        match cell {
            Cell::Skip | Cell::Empty => Self::Empty,
            Cell::Bool(value) => Self::Bool(*value),
            Cell::Number(number) => Self::Number(*number),
            Cell::Text(text) => Self::from(text),
        }
    }
}

pub(super) fn is_blank(row: &(impl CellRow + ?Sized)) -> bool {
    (0..row.width()).all(|column| row.cell(column).is_empty())
}
