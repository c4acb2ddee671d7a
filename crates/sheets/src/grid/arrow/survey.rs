//! [`Survey`]: which kinds of cells the columns of a grid have.

use super::ToArrowError;
use crate::{CellKind, CellRef, Dimension, Grid};

/// The most bytes of the texts of one array.
const MOST_BYTES: usize = i32::MAX as usize;
/// The longest text that a number or a boolean becomes.
const LONGEST_NUMBER: usize = 400;

/// The kinds of cells of each column, in all rows but the header.
#[derive(Debug)]
pub(super) struct Survey {
    first_row: usize,
    rows: usize,
    columns: Vec<Seen>,
}

/// The kinds of cells of a column: for each, the first row that has one.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    firsts: [Option<usize>; KINDS.len()],
    /// The length of the longest text.
    longest: usize,
}

const KINDS: [CellKind; 4] = [
    CellKind::Empty,
    CellKind::Bool,
    CellKind::Number,
    CellKind::Text,
];

impl Survey {
    pub(super) fn of(grid: &Grid, first_row: usize) -> Self {
        let width = grid.column_count();
        let mut columns = vec![Seen::default(); width];
        // The cells are looked at in the order in which they lie.
        if grid.major_dimension() == Dimension::Columns {
            for (seen, column) in columns.iter_mut().zip(grid.columns()) {
                let cells = column.iter().enumerate().skip(first_row);
                cells.for_each(|(row, cell)| seen.see(row, cell));
            }
        } else {
            for (index, row) in grid.rows().enumerate().skip(first_row) {
                let cells = columns.iter_mut().zip(row.padded(width));
                cells.for_each(|(seen, cell)| seen.see(index, cell));
            }
        }
        Self {
            first_row,
            rows: grid.row_count().saturating_sub(first_row),
            columns,
        }
    }

    pub(super) fn columns(&self) -> &[Seen] {
        &self.columns
    }

    pub(super) fn first_row(&self) -> usize {
        self.first_row
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Returns how many of so many rows a batch can have, whatever their texts.
    pub(super) fn most_rows(&self, rows: usize) -> Result<usize, ToArrowError> {
        let longest = self.columns.iter().map(|seen| seen.longest).max();
        let longest = longest.unwrap_or_default();
        match MOST_BYTES / longest.max(LONGEST_NUMBER) {
            0 => Err(ToArrowError::TooLong { bytes: longest }),
            most => Ok(rows.min(most)),
        }
    }
}

impl Seen {
    /// Returns what is seen in a column that is not there.
    pub(super) fn nothing(first_row: usize) -> Self {
        let mut seen = Self::default();
        seen.see(first_row, CellRef::Empty);
        seen
    }

    fn see(&mut self, row: usize, cell: CellRef<'_>) {
        self.firsts[cell.kind() as usize].get_or_insert(row);
        if let CellRef::Text(text) = cell {
            self.longest = self.longest.max(text.len());
        }
    }

    /// Returns the first row that has a cell of this kind.
    pub(super) fn first(&self, kind: CellKind) -> Option<usize> {
        self.firsts[kind as usize]
    }

    /// Returns the kind of the first cell that is not empty.
    pub(super) fn first_kind(&self) -> Option<CellKind> {
        self.first_other_than(CellKind::Empty).map(|(_, kind)| kind)
    }

    /// Returns the first cell that is neither of this kind nor empty.
    pub(super) fn first_other_than(&self, kind: CellKind) -> Option<(usize, CellKind)> {
        let others = KINDS.into_iter().filter(|other| *other != kind);
        let values = others.filter(|other| *other != CellKind::Empty);
        let firsts = values.filter_map(|other| Some((self.first(other)?, other)));
        firsts.min_by_key(|(row, _)| *row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_place() {
        for (place, kind) in KINDS.into_iter().enumerate() {
            assert_eq!(kind as usize, place);
        }
    }
}
