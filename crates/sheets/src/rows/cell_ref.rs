//! [`CellRef`]: a cell that is read where it lies.

use crate::Cell;

/// The value of one cell, borrowed from where it is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(
    clippy::exhaustive_enums,
    reason = "JSON has no other values, and people match on cells"
)]
pub enum CellRef<'a> {
    /// No value.
    #[default]
    Empty,
    /// `TRUE` or `FALSE`.
    Bool(bool),
    /// A number. Dates come as the days since 1899-12-30.
    Number(f64),
    /// A text, which is not empty.
    Text(&'a str),
}

impl CellRef<'_> {
    /// Whether the cell has no value.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::Empty
    }
}

impl From<CellRef<'_>> for Cell {
    fn from(cell: CellRef<'_>) -> Self {
        match cell {
            CellRef::Empty => Self::Empty,
            CellRef::Bool(value) => Self::Bool(value),
            CellRef::Number(number) => Self::Number(number),
            CellRef::Text(text) => Self::from(text),
        }
    }
}
