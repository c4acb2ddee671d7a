//! [`Cells`]: a block of cells by its columns and rows, each of which may be open.

use std::fmt;

use super::span::{Axis, LAST_COLUMN, Span};

/// The last column of the widest sheet, `ZZZ`.
const LETTERS_OF_A_COLUMN: usize = 3;

/// A block of cells: its columns, its rows, or both.
///
/// | text | columns | rows |
/// | --- | --- | --- |
/// | `A1:C9`, or a single cell | both ends | both ends |
/// | `A:C` | both ends | all |
/// | `2:5` | all | both ends |
/// | `A5:C` | both ends | from one on |
/// | `B2:5` | from one on | both ends |
/// | `B2:ZZZ` | from one on | from one on |
/// | `B:ZZZ` | from one on | all |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Cells {
    columns: Span,
    rows: Span,
}

/// One end of a range as typed: `A1`, `A` or `1`.
#[derive(Clone, Copy)]
struct Corner {
    column: Option<u32>,
    row: Option<u32>,
}

impl Cells {
    /// What a whole sheet has.
    pub(super) const ALL: Self = Self {
        columns: Span::ALL,
        rows: Span::ALL,
    };

    /// Returns the block of these columns and rows, so that its text is read back as the same.
    ///
    /// Text cannot leave both ends open. It then goes to `ZZZ`, the last column that any sheet
    /// can have, and so such a text means an open end.
    pub(super) fn new(columns: Span, rows: Span) -> Self {
        let is_open = columns.last().is_none_or(|last| last == LAST_COLUMN);
        let columns = match rows.last() {
            None if is_open => Span::from(columns.first()),
            _ => columns,
        };
        Self { columns, rows }
    }

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
        Self {
            columns: Span::counted(column, columns, Axis::Columns),
            rows: Span::counted(row, rows, Axis::Rows),
        }
    }

    pub(super) fn cell(column: u32, row: u32) -> Self {
        Self {
            columns: Span::between(column, column),
            rows: Span::between(row, row),
        }
    }

    pub(super) fn columns(self) -> Span {
        self.columns
    }

    pub(super) fn rows(self) -> Span {
        self.rows
    }

    /// Returns the column and the row of the first cell.
    pub(super) fn first(self) -> (u32, u32) {
        (self.columns.first(), self.rows.first())
    }

    /// Whether a whole sheet has no more.
    pub(super) fn is_all(self) -> bool {
        self.first() == (1, 1) && self.columns.last().is_none() && self.rows.last().is_none()
    }

    /// Corners may come in any order. A coordinate that only one of them has opens the
    /// range on that side.
    fn between(one: Corner, other: Corner) -> Result<Self, &'static str> {
        let span = |one: Option<u32>, other: Option<u32>| match (one, other) {
            (Some(one), Some(other)) => Span::between(one, other),
            (one, other) => one.or(other).map_or(Span::ALL, Span::from),
        };
        let columns = span(one.column, other.column);
        let rows = span(one.row, other.row);
        if columns.last().or(rows.last()).is_none() {
            return Err("it runs between a column and a row; write `A:C`, `2:5` or `A2:C`");
        }
        Ok(Self::new(columns, rows))
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
            Some(number(digits, Axis::Rows)?)
        };
        Ok(Some(Self { column, row }))
    }
}

/// Reads a number of which only the digits are known to be digits.
pub(super) fn number(digits: &str, axis: Axis) -> Result<u32, &'static str> {
    let number = digits.parse().map_err(|_| axis.behind_the_last())?;
    axis.check(number)
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
        let (columns, rows) = (self.columns, self.rows);
        let corner = |f: &mut fmt::Formatter<'_>, column: Option<u32>, row: Option<u32>| {
            f.write_str(&column.map(column_letters).unwrap_or_default())?;
            row.map_or(Ok(()), |row| write!(f, "{row}"))
        };
        corner(f, columns.start(), rows.start())?;
        if columns.count() == Some(1) && rows.count() == Some(1) {
            return Ok(());
        }
        f.write_str(":")?;
        let is_open = columns.last().or(rows.last()).is_none();
        let last_column = columns.last().or(is_open.then_some(LAST_COLUMN));
        corner(f, last_column, rows.last())
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

    #[test]
    fn the_last_column_is_an_open_end_only_below_open_rows() {
        let is_open = |text: &str| {
            let cells = Cells::parse(text).unwrap().expect(text);
            assert_eq!(cells.to_string(), text);
            cells.columns().last().is_none()
        };
        assert!(
            ["B2:ZZZ", "B:ZZZ", "A:ZZZ", "A1:1"]
                .into_iter()
                .all(is_open)
        );
        assert!(!["B2:ZZZ5", "ZZZ1", "A:ZZY"].into_iter().any(is_open));
    }
}
