//! [`R1c1`]: cells by the numbers of their rows and columns, or by their distance from a cell.

use std::fmt;

use super::cells::{Cells, number};
use super::span::{Axis, Span};

/// A cell, a row or a column, or what lies between two of the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct R1c1 {
    one: Corner,
    other: Option<Corner>,
}

/// One end: `R1C1`, `R1` or `C1`; one of the two is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Corner {
    row: Option<Index>,
    column: Option<Index>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Index {
    /// `R3`
    At(u32),
    /// `R[-1]`, or `R` alone for 0.
    By(i32),
}

pub(super) const RELATIVE: &str = "it is counted from a cell; say from which with `relative_to`";
const MIXED: &str = "its ends are not of one kind; write `R1C1:R2C3`, `R[0]:R[2]` or `C[0]:C[2]`";

impl R1c1 {
    /// Reads the notation; `None` when the text does not look like it.
    ///
    /// `R2` and `C3` count, though in A1 notation they are cells, and `R`, `C` and `RC`, though
    /// they may be words.
    pub(super) fn parse(text: &str) -> Result<Option<Self>, &'static str> {
        let text = text.to_ascii_uppercase();
        let (one, other) = match text.split_once(':') {
            None => (Corner::parse(&text)?, None),
            Some((one, other)) => match Corner::parse(other)? {
                Some(other) => (Corner::parse(one)?, Some(other)),
                None => return Ok(None),
            },
        };
        match (one, other) {
            (None, _) => Ok(None),
            (Some(one), Some(other)) if !one.is_like(other) => Err(MIXED),
            (Some(one), other) => Ok(Some(Self { one, other })),
        }
    }

    /// Returns the cells; `None` when they depend on where one stands.
    pub(super) fn cells(self) -> Option<Cells> {
        let at = |index: Index| match index {
            Index::At(number) => Ok(number),
            Index::By(_) => Err(RELATIVE),
        };
        self.resolve(at, at).ok()
    }

    /// Returns the cells as they are seen from a column and a row.
    pub(super) fn cells_from(self, (column, row): (u32, u32)) -> Result<Cells, &'static str> {
        let from = |base: u32, axis: Axis| {
            move |index: Index| match index {
                Index::At(number) => Ok(number),
                Index::By(by) => axis.check(i64::from(base) + i64::from(by)),
            }
        };
        self.resolve(from(column, Axis::Columns), from(row, Axis::Rows))
    }

    fn resolve(
        self,
        to_column: impl Fn(Index) -> Result<u32, &'static str>,
        to_row: impl Fn(Index) -> Result<u32, &'static str>,
    ) -> Result<Cells, &'static str> {
        let other = self.other.unwrap_or(self.one);
        let columns = span(self.one.column, other.column, to_column)?;
        let rows = span(self.one.row, other.row, to_row)?;
        Ok(Cells::new(columns, rows))
    }
}

fn span(
    one: Option<Index>,
    other: Option<Index>,
    to_number: impl Fn(Index) -> Result<u32, &'static str>,
) -> Result<Span, &'static str> {
    match one.zip(other) {
        None => Ok(Span::ALL),
        Some((one, other)) => Ok(Span::between(to_number(one)?, to_number(other)?)),
    }
}

impl Corner {
    fn parse(text: &str) -> Result<Option<Self>, &'static str> {
        let mut rest = text;
        let mut next = |letter: char, axis: Axis| {
            let Some(after) = rest.strip_prefix(letter) else {
                return Ok(None);
            };
            let (index, after) = Index::parse(after, axis)?;
            rest = after;
            Ok::<_, &'static str>(Some(index))
        };
        let row = next('R', Axis::Rows)?;
        let column = next('C', Axis::Columns)?;
        let is_corner = rest.is_empty() && (row.is_some() || column.is_some());
        Ok(is_corner.then_some(Self { row, column }))
    }

    fn is_like(self, other: Self) -> bool {
        self.row.is_some() == other.row.is_some() && self.column.is_some() == other.column.is_some()
    }
}

impl Index {
    /// Reads a number, one in brackets or none, and returns what follows.
    fn parse(text: &str, axis: Axis) -> Result<(Self, &str), &'static str> {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        if let Some((inside, after)) = text.strip_prefix('[').and_then(|it| it.split_once(']')) {
            let unsigned = inside.strip_prefix('-').unwrap_or(inside);
            if unsigned.is_empty() || digits(unsigned) < unsigned.len() {
                // Not the notation: what is left over says so.
                return Ok((Self::By(0), text));
            }
            let by = inside.parse().map_err(|_| axis.behind_the_last())?;
            return Ok((Self::By(by), after));
        }
        match text.split_at(digits(text)) {
            ("", after) => Ok((Self::By(0), after)),
            (digits, after) => Ok((Self::At(number(digits, axis)?), after)),
        }
    }
}

/// Written so that it is neither cells nor a word: no distance is left out.
impl fmt::Display for R1c1 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.one)?;
        self.other.map_or(Ok(()), |other| write!(f, ":{other}"))
    }
}

impl fmt::Display for Corner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.row.map_or(Ok(()), |row| write!(f, "R{row}"))?;
        self.column.map_or(Ok(()), |column| write!(f, "C{column}"))
    }
}

impl fmt::Display for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(number) => write!(f, "{number}"),
            Self::By(by) => write!(f, "[{by}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen_from(text: &str, from: (u32, u32)) -> Result<String, &'static str> {
        let read = R1c1::parse(text).unwrap().expect(text);
        read.cells_from(from).map(|cells| cells.to_string())
    }

    #[test]
    fn every_form_has_its_cells() {
        for (text, cells) in [
            ("R1C1", "A1"),
            ("r1c1:r2c3", "A1:C2"),
            ("R2C3:R1C1", "A1:C2"),
            ("RC", "D10"),
            ("R[0]C[-0]", "D10"),
            ("R[1]C[-1]", "C11"),
            ("RC[2]", "F10"),
            ("R[-9]C", "D1"),
            ("R3C[1]", "E3"),
            ("R[-1]C[-1]:R20C", "C9:D20"),
            ("R2", "2:2"),
            ("R", "10:10"),
            ("R[-1]:R[1]", "9:11"),
            ("C3", "C:C"),
            ("C", "D:D"),
            ("C[1]:C[-1]", "C:E"),
            ("C2:C", "B:D"),
            ("R1C18278", "ZZZ1"),
        ] {
            assert_eq!(seen_from(text, (4, 10)).as_deref(), Ok(cells), "{text}");
        }
    }

    #[test]
    fn what_leaves_the_sheet_is_refused() {
        for (text, reason) in [
            ("R[-10]C", "rows count from 1"),
            ("C[-4]", "columns count from 1"),
            ("RC[18275]", "that many columns"),
            ("R[2147483647]", "that many rows"),
        ] {
            let error = seen_from(text, (4, 10)).expect_err(text);
            assert!(error.contains(reason), "{text}: {error}");
        }
        for text in [
            "R0C1",
            "R1C0",
            "R1C18279",
            "R[99999999999]",
            "R1C1:R4",
            "R:C",
        ] {
            assert!(R1c1::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn other_words_are_none() {
        for text in [
            "", "A1", "R[", "R[]", "R[-]", "R[+1]", "R[1", "R1]", "RCR", "CR", "R-1", "R1C1:",
            ":R1", "R1:R2:R3", "R[1]x", "Rück", "R1C1 ",
        ] {
            assert_eq!(R1c1::parse(text), Ok(None), "{text}");
        }
    }

    #[test]
    fn only_numbers_without_brackets_are_known_without_a_cell() {
        let cells = |text| R1c1::parse(text).unwrap().and_then(R1c1::cells);
        assert_eq!(cells("R2C3"), Some(Cells::cell(3, 2)));
        assert_eq!(cells("R2C"), None);
        assert_eq!(cells("R2C3:R[1]C3"), None);
    }
}
