//! [`CellRef`]: a cell that is read where it lies.

use std::fmt;

use crate::Cell;

/// The value of one cell of a [`Grid`](crate::Grid).
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

/// What kind of value a cell has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the kinds of a `CellRef`")]
pub enum CellKind {
    /// No value.
    Empty,
    /// `TRUE` or `FALSE`.
    Bool,
    /// A number.
    Number,
    /// A text.
    Text,
}

impl<'a> CellRef<'a> {
    /// Whether the cell has no value.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::Empty
    }

    /// Returns what kind of value the cell has.
    #[must_use]
    pub fn kind(self) -> CellKind {
        match self {
            Self::Empty => CellKind::Empty,
            Self::Bool(_) => CellKind::Bool,
            Self::Number(_) => CellKind::Number,
            Self::Text(_) => CellKind::Text,
        }
    }

    /// Returns the text of a text cell; `""` for an empty one.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        match self {
            Self::Empty => Some(""),
            Self::Text(text) => Some(text),
            Self::Bool(_) | Self::Number(_) => None,
        }
    }

    /// Returns the number of a number cell.
    #[must_use]
    pub fn as_f64(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Returns the value of a boolean cell.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(value),
            _ => None,
        }
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

/// Writes the value as a sheet shows it without a number format.
impl fmt::Display for CellRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Bool(true) => f.pad("TRUE"),
            Self::Bool(false) => f.pad("FALSE"),
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.pad(text),
        }
    }
}

impl fmt::Display for CellKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Empty => "no value",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::Text => "a text",
        })
    }
}
