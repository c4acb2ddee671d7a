//! [`Cells`]: a block of cells by its columns and rows, each of which may be open.

use std::fmt;

/// The last column of the widest sheet, `ZZZ`.
const LETTERS_OF_A_COLUMN: usize = 3;
/// Google counts rows in 32 bits with a sign.
const LAST_ROW: u32 = i32::MAX.unsigned_abs();

/// A block of cells: its columns, its rows, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Cells {
    /// `A1:C9`, or a single cell.
    Block { columns: Closed, rows: Closed },
    /// `A:C`
    Columns(Closed),
    /// `2:5`
    Rows(Closed),
    /// `A5:C`: from a row down to the end.
    ColumnsFrom { columns: Closed, row: u32 },
    /// `B2:5`: from a column to the right edge.
    RowsFrom { rows: Closed, column: u32 },
}

/// Numbers from one to another, both counted from 1 and both inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Closed {
    first: u32,
    last: u32,
}

/// One end of a range as typed: `A1`, `A` or `1`.
#[derive(Clone, Copy)]
struct Corner {
    column: Option<u32>,
    row: Option<u32>,
}

impl Cells {
    /// Reads cells; `None` when the text does not look like any.
    pub(super) fn parse(text: &str) -> Result<Option<Self>, &'static str> {
        let Some((one, other)) = text.split_once(':') else {
            return match Corner::parse(text)? {
                Some(Corner {
                    column: Some(column),
                    row: Some(row),
                }) => Ok(Some(Self::cell(column, row))),
                _ => Ok(None),
            };
        };
        match (Corner::parse(one)?, Corner::parse(other)?) {
            (Some(one), Some(other)) => Self::between(one, other).map(Some),
            _ => Ok(None),
        }
    }

    /// Returns the block of so many columns and rows from a cell on.
    pub(super) fn block((column, row): (u32, u32), columns: u32, rows: u32) -> Self {
        Self::Block {
            columns: Closed::between(column, column.saturating_add(columns.max(1) - 1)),
            rows: Closed::between(row, row.saturating_add(rows.max(1) - 1)),
        }
    }

    pub(super) fn cell(column: u32, row: u32) -> Self {
        let columns = Closed::between(column, column);
        let rows = Closed::between(row, row);
        Self::Block { columns, rows }
    }

    /// Returns the column and the row of the first cell.
    pub(super) fn first(self) -> (u32, u32) {
        match self {
            Self::Block { columns, rows } => (columns.first, rows.first),
            Self::Columns(columns) => (columns.first, 1),
            Self::Rows(rows) => (1, rows.first),
            Self::ColumnsFrom { columns, row } => (columns.first, row),
            Self::RowsFrom { rows, column } => (column, rows.first),
        }
    }

    /// Corners may come in any order. A coordinate that only one of them has opens the
    /// range on that side.
    fn between(one: Corner, other: Corner) -> Result<Self, &'static str> {
        let columns = one
            .column
            .zip(other.column)
            .map(|(a, b)| Closed::between(a, b));
        let rows = one.row.zip(other.row).map(|(a, b)| Closed::between(a, b));
        let column = one.column.or(other.column);
        let row = one.row.or(other.row);
        match (columns, rows) {
            (Some(columns), Some(rows)) => Ok(Self::Block { columns, rows }),
            (Some(columns), None) => Ok(row.map_or(Self::Columns(columns), |row| {
                Self::ColumnsFrom { columns, row }
            })),
            (None, Some(rows)) => {
                Ok(column.map_or(Self::Rows(rows), |column| Self::RowsFrom { rows, column }))
            }
            (None, None) => Err("it runs between a column and a row"),
        }
    }
}

impl Closed {
    fn between(one: u32, other: u32) -> Self {
        Self {
            first: one.min(other),
            last: one.max(other),
        }
    }
}

impl Corner {
    /// Reads a corner, with or without `$`; `None` when the text does not look like one.
    fn parse(text: &str) -> Result<Option<Self>, &'static str> {
        let after_dollar = text.strip_prefix('$').unwrap_or(text);
        let letters = after_dollar
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let (letters, rest) = after_dollar.split_at(letters);
        // `$5` has its dollar before the row already.
        let digits = if letters.is_empty() {
            rest
        } else {
            rest.strip_prefix('$').unwrap_or(rest)
        };
        let is_corner = letters.len() <= LETTERS_OF_A_COLUMN
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !(letters.is_empty() && digits.is_empty())
            && !text.ends_with('$');
        if !is_corner {
            return Ok(None);
        }
        let column = (!letters.is_empty()).then(|| column_number(letters));
        let row = if digits.is_empty() {
            None
        } else {
            Some(row_number(digits)?)
        };
        Ok(Some(Self { column, row }))
    }
}

fn row_number(digits: &str) -> Result<u32, &'static str> {
    match digits.parse() {
        Ok(0) => Err("rows count from 1"),
        Ok(row) if row <= LAST_ROW => Ok(row),
        _ => Err("no sheet has that many rows"),
    }
}

/// `A` is 1, `Z` 26, `AA` 27.
fn column_number(letters: &str) -> u32 {
    letters.bytes().fold(0, |number, letter| {
        number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    })
}

pub(super) fn column_letters(mut number: u32) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(
            b'A' + u8::try_from(number % 26).expect("a remainder of 26 fits"),
        ));
        number /= 26;
    }
    letters.into_iter().rev().collect()
}

impl fmt::Display for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = column_letters;
        match *self {
            Self::Block {
                columns: c,
                rows: r,
            } if c.first == c.last && r.first == r.last => {
                write!(f, "{}{}", name(c.first), r.first)
            }
            Self::Block {
                columns: c,
                rows: r,
            } => {
                write!(f, "{}{}:{}{}", name(c.first), r.first, name(c.last), r.last)
            }
            Self::Columns(c) => write!(f, "{}:{}", name(c.first), name(c.last)),
            Self::Rows(r) => write!(f, "{}:{}", r.first, r.last),
            Self::ColumnsFrom { columns: c, row } => {
                write!(f, "{}{row}:{}", name(c.first), name(c.last))
            }
            Self::RowsFrom { rows: r, column } => {
                write!(f, "{}{}:{}", name(column), r.first, r.last)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_base_26_without_a_zero() {
        for (letters, number) in [
            ("A", 1),
            ("Z", 26),
            ("AA", 27),
            ("AZ", 52),
            ("ZZ", 702),
            ("ZZZ", 18_278),
        ] {
            assert_eq!(column_number(letters), number);
            assert_eq!(column_letters(number), letters);
        }
    }

    #[test]
    fn what_does_not_look_like_cells_is_none() {
        for text in [
            "", "A", "5", "A1B", "ABCD1", "$", "$A$", "A$:B", ":", "A1:", "é1", "A1:B2:C3",
        ] {
            assert_eq!(Cells::parse(text), Ok(None), "{text}");
        }
    }
}
