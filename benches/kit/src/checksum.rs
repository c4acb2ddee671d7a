//! The checksum of cells, by which it is seen that a contender read them truly.

use crate::{Source, Work};

/// How many cells there are, and what they and their places come to, whichever comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checksum {
    cells: usize,
    sum: u64,
}

/// The golden ratio in 64 bits.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Checksum {
    /// Returns that of all cells that are read by this work.
    #[must_use]
    pub fn expected(work: Work) -> Self {
        use std::fmt::Write;
        let mut checksum = Self::default();
        let mut text = String::new();
        for (row, column) in
            (0..work.rows).flat_map(|row| (0..work.columns).map(move |column| (row, column)))
        {
            match Source::at(row, column) {
                Source::Number(number) => checksum.number(row, column, number),
                Source::Text(word) => {
                    text.clear();
                    write!(text, "{word} {}", Source::suffix_at(row, column))
                        .expect("writing to a String succeeds");
                    checksum.text(row, column, &text);
                }
            }
        }
        checksum
    }

    /// Adds a number.
    #[inline]
    pub fn number(&mut self, row: usize, column: usize, number: f64) {
        self.add(row, column, number.to_bits());
    }

    /// Adds a text.
    #[inline]
    pub fn text(&mut self, row: usize, column: usize, text: &str) {
        let mut hash = text.len() as u64;
        let (words, rest) = text.as_bytes().as_chunks();
        let rest = (rest.iter()).fold(0, |word, byte| word << 8 | u64::from(*byte));
        for word in words.iter().map(|word| u64::from_le_bytes(*word)) {
            hash = (hash ^ word).wrapping_mul(ODD);
        }
        hash = (hash ^ rest).wrapping_mul(ODD);
        self.add(row, column, !hash);
    }

    #[inline]
    fn add(&mut self, row: usize, column: usize, value: u64) {
        let place = row as u64 * 64 + column as u64;
        self.cells += 1;
        let mixed = (value ^ place.wrapping_mul(ODD)).wrapping_mul(ODD);
        self.sum = self.sum.wrapping_add(mixed ^ (mixed >> 32));
    }

    /// Returns how many cells there are.
    #[must_use]
    pub fn cells(self) -> usize {
        self.cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cells: &[(usize, &str)]) -> Checksum {
        let mut checksum = Checksum::default();
        for (column, text) in cells {
            checksum.text(0, *column, text);
        }
        checksum
    }

    #[test]
    fn the_order_does_not_matter_and_the_place_does() {
        assert_eq!(of(&[(0, "a"), (1, "b")]), of(&[(1, "b"), (0, "a")]));
        assert_ne!(of(&[(0, "a"), (1, "b")]), of(&[(0, "b"), (1, "a")]));
        assert_ne!(of(&[(0, "a 12345678")]), of(&[(0, "a 12345679")]));
    }

    #[test]
    fn a_number_is_none_of_its_neighbours() {
        let of = |number| {
            let mut checksum = Checksum::default();
            checksum.number(3, 4, number);
            checksum
        };
        assert_ne!(of(38939.93), of(f64::from_bits(38939.93_f64.to_bits() + 1)));
    }
}
