//! [`DecodeError`]: why an answer could not be read, and where.

use std::fmt;

use super::texts::{Origin, Refused};

/// Says why an answer could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The answer ends too early: its connection was lost. Ask again.
    #[error("the answer ends too early, at {at}")]
    #[non_exhaustive]
    Truncated {
        /// The end, and what was being read there.
        at: Position,
    },
    /// The answer is not JSON, or not in UTF-8: it is not Google's.
    #[error("the answer is not JSON at {at}: {reason}")]
    #[non_exhaustive]
    Malformed {
        /// The first byte that is at fault.
        at: Position,
        /// What is wrong there.
        reason: &'static str,
    },
    /// The answer is JSON, but not values: another method answered it.
    #[error("the answer cannot be read at {at}: {reason}")]
    #[non_exhaustive]
    Unexpected {
        /// The first byte of what was not expected.
        at: Position,
        /// What was found and what was expected.
        reason: String,
    },
    /// The answer is larger than the limit. Ask for less at once, or raise the limit.
    #[error("the answer is larger than the {limit} bytes that are allowed, at {at}")]
    #[non_exhaustive]
    TooLarge {
        /// Where the limit was reached.
        at: Position,
        /// The limit.
        limit: u64,
    },
}

/// A place in an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Position {
    /// The bytes before it.
    pub offset: u64,
    /// The field, such as `values[3][0]`; `.` for the answer itself.
    pub field: String,
    /// The row of the cell, counted from 0, if it is in one.
    pub row: Option<usize>,
    /// The column of the cell, counted from 0, if it is in one.
    pub column: Option<usize>,
}

impl DecodeError {
    /// Returns where reading failed.
    #[must_use]
    pub fn position(&self) -> &Position {
        match self {
            Self::Truncated { at }
            | Self::Malformed { at, .. }
            | Self::Unexpected { at, .. }
            | Self::TooLarge { at, .. } => at,
        }
    }
}

/// Writes the place as a person finds it: rows and columns are counted from 1.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { offset, field, .. } = self;
        write!(f, "byte {offset}, `{field}`")?;
        match (self.row, self.column) {
            (Some(row), Some(column)) => {
                write!(f, ", the cell in row {}, column {}", row + 1, column + 1)
            }
            _ => Ok(()),
        }
    }
}

pub(super) const NOT_UTF8: &str = "a text that is not in UTF-8";

/// An error before it is known where the bytes lie in the answer.
#[derive(Debug)]
pub(super) enum Fault {
    Malformed(u64, &'static str),
    Unexpected(u64, String),
    TooLarge(u64),
    /// A text before the place that was reached.
    NotUtf8(Origin),
}

impl Fault {
    /// Says why the text that was reached, or one before it, cannot be taken.
    pub(super) fn of_text(refused: Refused, offset: u64) -> Self {
        match refused {
            Refused::NotUtf8(origin) => Self::NotUtf8(origin),
            Refused::TooMany => Self::TooLarge(offset),
        }
    }
}
