//! [`Line`]: cells in a row or a column, whichever way they lie.

use std::ops::Range;

use super::{cell_ref::CellRef, store::Store};

/// Some cells, one after the other.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    store: &'a Store,
    way: Way,
    length: usize,
}

#[derive(Clone, Copy)]
enum Way {
    /// The cells of one list: from the first, to behind the last that is there.
    Along(usize, usize),
    /// The cells at one index of all lists.
    Across(usize),
}

/// The cells of a [`Line`], in order.
#[derive(Clone)]
pub(super) struct Cells<'a> {
    line: Line<'a>,
    left: Range<usize>,
    /// Where the next list begins, if the line goes across.
    start: usize,
}

impl Store {
    /// Returns the cells of one list.
    pub(super) fn line(&self, list: usize) -> Line<'_> {
        let (start, end) = match list < self.lists() {
            true => self.list(list),
            false => (0, 0),
        };
        Line {
            store: self,
            way: Way::Along(start, end),
            length: end - start,
        }
    }

    /// Returns the cells at one index of so many lists.
    pub(super) fn line_across(&self, index: usize, length: usize) -> Line<'_> {
        Line {
            store: self,
            way: Way::Across(index),
            length,
        }
    }

    /// Returns the number of lists up to the last that has a cell at an index.
    pub(super) fn length_across(&self, index: usize) -> usize {
        let has_it = |list: &usize| {
            let (start, end) = self.list(*list);
            index < end - start
        };
        let last = (0..self.lists()).rev().find(has_it);
        last.map_or(0, |last| last + 1)
    }
}

impl<'a> Line<'a> {
    /// Makes the line as long as it has to be: cells that are not there are empty.
    pub(super) fn of_length(self, length: usize) -> Self {
        Self { length, ..self }
    }

    pub(super) fn len(self) -> usize {
        self.length
    }

    #[inline]
    pub(super) fn cell(self, index: usize) -> CellRef<'a> {
        let store = self.store;
        let (start, end, index) = match self.way {
            Way::Along(start, end) => (start, end, index),
            Way::Across(_) if index >= store.lists() => return CellRef::Empty,
            Way::Across(inside) => {
                let (start, end) = store.list(index);
                (start, end, inside)
            }
        };
        if index < end - start {
            store.cell(start + index)
        } else {
            CellRef::Empty
        }
    }

    pub(super) fn iter(self) -> Cells<'a> {
        self.part(0..self.length)
    }

    /// Returns the cells of a part of the line.
    pub(super) fn part(self, part: Range<usize>) -> Cells<'a> {
        let store = self.store;
        let start = match self.way {
            Way::Across(_) if part.start < store.lists() => store.list(part.start).0,
            _ => 0,
        };
        Cells {
            line: self,
            left: part,
            start,
        }
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = CellRef<'a>;

    #[inline]
    fn next(&mut self) -> Option<CellRef<'a>> {
        let index = self.left.next()?;
        let store = self.line.store;
        let (start, end, index) = match self.line.way {
            Way::Along(start, end) => (start, end, index),
            Way::Across(_) if index >= store.lists() => return Some(CellRef::Empty),
            Way::Across(inside) => {
                let end = store.end(index);
                (std::mem::replace(&mut self.start, end), end, inside)
            }
        };
        Some(if index < end - start {
            store.cell(start + index)
        } else {
            CellRef::Empty
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl ExactSizeIterator for Cells<'_> {}
