//! [`Store`]: the cells of an answer in the order in which they came.

use super::{
    blocks::Blocks,
    cell_ref::CellRef,
    number::POWERS,
    texts::Texts,
    word::{Unpacked, Word},
};

/// Lists of cells: a word for each cell, four bytes for each list, the numbers that are not
/// packed into their words, and the texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Store {
    /// The bits of the words.
    pub(super) words: Blocks<u32>,
    pub(super) doubles: Blocks<f64>,
    /// For each list how many cells there are up to its end.
    ends: Blocks<u32>,
    last_end: usize,
    longest: usize,
    pub(super) texts: Texts,
}

impl Store {
    #[inline]
    pub(super) fn push(&mut self, word: Word) {
        self.words.push(word.0);
    }

    /// Pushes a number that is not packed; `None` when there are too many of them.
    #[inline]
    pub(super) fn push_double(&mut self, number: f64) -> Option<()> {
        let word = Word::double(self.doubles.len())?;
        self.doubles.push(number);
        self.words.push(word.0);
        Some(())
    }

    /// Ends the present list; `None` when there are more cells than can be counted.
    pub(super) fn end_list(&mut self) -> Option<()> {
        let end = self.words.len();
        self.ends.push(u32::try_from(end).ok()?);
        self.longest = self.longest.max(end - self.last_end);
        self.last_end = end;
        Some(())
    }

    /// Returns the list in which a cell is, and its index there; the present list for a cell
    /// that is still to come.
    pub(super) fn list_of(&self, cell: usize) -> (usize, usize) {
        let (mut first, mut behind) = (0, self.lists());
        while first < behind {
            let middle = first.midpoint(behind);
            if self.end(middle) <= cell {
                first = middle + 1;
            } else {
                behind = middle;
            }
        }
        let start = first.checked_sub(1).map_or(0, |before| self.end(before));
        (first, cell - start)
    }

    pub(super) fn finish(&mut self) {
        self.words.shrink();
        self.doubles.shrink();
        self.ends.shrink();
        self.texts.shrink();
    }

    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.doubles.clear();
        self.ends.clear();
        self.texts.clear();
        self.last_end = 0;
        self.longest = 0;
    }

    pub(super) fn lists(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn cells(&self) -> usize {
        self.words.len()
    }

    /// Returns the length of the longest list.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Returns where the cells of a list lie: the first of them, and the first after them.
    #[inline]
    pub(super) fn list(&self, list: usize) -> (usize, usize) {
        let start = match list {
            0 => 0,
            _ => self.ends.at(list - 1) as usize,
        };
        (start, self.ends.at(list) as usize)
    }

    /// Returns where a list ends, which is where the next one begins.
    #[inline]
    pub(super) fn end(&self, list: usize) -> usize {
        self.ends.at(list) as usize
    }

    /// Returns the cell at an index below [`cells`](Self::cells).
    #[inline]
    pub(super) fn cell(&self, index: usize) -> CellRef<'_> {
        match Word(self.words.at(index)).unpack() {
            Unpacked::Whole(number) => CellRef::Number(number.into()),
            // Both sides are exact, so that this rounds as reading all digits at once does.
            Unpacked::Decimal(digits, places) => {
                CellRef::Number(f64::from(digits) / POWERS[places])
            }
            Unpacked::Double(index) => CellRef::Number(self.doubles.at(index)),
            Unpacked::Text(block, start) => {
                CellRef::Text(self.texts.at(block, start).unwrap_or_default())
            }
            Unpacked::Long(index) => CellRef::Text(self.texts.long(index).unwrap_or_default()),
            Unpacked::Bool(value) => CellRef::Bool(value),
            Unpacked::Empty => CellRef::Empty,
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.words.bytes() + self.doubles.bytes() + self.ends.bytes() + self.texts.bytes()
    }
}
