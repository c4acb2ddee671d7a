//! The cells that are read and written: half numbers, half short texts, the same in every run.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;

use crate::work::{WRITE_COLUMNS, WRITE_ROWS};

const WORDS: [&str; 16] = [
    "Tea",
    "Rent",
    "Berlin",
    "open",
    "Café Müller",
    "invoice 2026",
    "paid",
    "Q3",
    "north-east",
    "a \"quoted\" one",
    "Tokyo",
    "n/a",
    "returned",
    "Wheel",
    "2026-11-28",
    "待機中",
];

/// A cell as a program has it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Source {
    /// A number.
    Number(f64),
    /// A text.
    Text(&'static str),
}

impl Source {
    /// Returns the cell at this place.
    #[must_use]
    pub fn at(row: usize, column: usize) -> Self {
        let seed = seed(row, column);
        match column % 4 {
            0 => Self::Number((seed % 100_000) as f64),
            2 => Self::Number((seed % 100_000_000) as f64 / 100.0),
            _ => Self::Text(WORDS[seed as usize % WORDS.len()]),
        }
    }

    /// Returns the cell at this place as JSON that Google might send; every text has a number, so
    /// that few are alike.
    #[must_use]
    pub fn json_at(row: usize, column: usize) -> impl Display {
        Json(Self::at(row, column), Self::suffix_at(row, column))
    }

    /// Returns the number that a text at this place ends with.
    pub(crate) fn suffix_at(row: usize, column: usize) -> u64 {
        seed(row, column) / 16 % 10_000
    }
}

struct Json(Source, u64);

impl Display for Json {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Source::Number(number) => write!(f, "{number}"),
            Source::Text(text) => {
                let text = text.replace('"', "\\\"");
                write!(f, "\"{text} {}\"", self.1)
            }
        }
    }
}

/// Returns the rows of one request of a large write.
pub fn rows_to_write(request: usize) -> impl Iterator<Item = impl Iterator<Item = Source>> {
    let rows = request * WRITE_ROWS..(request + 1) * WRITE_ROWS;
    rows.map(|row| (0..WRITE_COLUMNS).map(move |column| Source::at(row, column)))
}

/// Scatters the numbers of a place.
fn seed(row: usize, column: usize) -> u64 {
    let mut mixed = (row as u64 * 64 + column as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_are_the_same_in_every_run() {
        let row: Vec<_> = (0..4)
            .map(|column| Source::json_at(7, column).to_string())
            .collect();
        assert_eq!(row, ["2528", "\"open 427\"", "38939.93", "\"Q3 2462\""]);
    }
}
