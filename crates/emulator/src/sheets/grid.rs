//! The cells of a sheet, stored sparsely: an empty grid costs nothing.

use std::collections::BTreeMap;

use super::area::Area;
use super::cell::Cell;

/// Cells by row and column.
#[derive(Clone, Default)]
pub(super) struct Grid {
    cells: BTreeMap<(u32, u32), Cell>,
}

impl Grid {
    /// Returns the cell at a place, if it holds anything.
    pub(super) fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// Writes or clears a cell.
    pub(super) fn set(&mut self, row: u32, column: u32, cell: Option<Cell>) {
        match cell {
            Some(cell) => self.cells.insert((row, column), cell),
            None => self.cells.remove(&(row, column)),
        };
    }

    /// Returns the filled cells of an area, row by row.
    pub(super) fn cells_in(&self, area: Area) -> impl Iterator<Item = (u32, u32, &Cell)> {
        let rows = self.cells.range((area.top, 0)..(area.bottom, 0));
        let cells = rows.map(|((row, column), cell)| (*row, *column, cell));
        cells.filter(move |(_, column, _)| (area.left..area.right).contains(column))
    }

    /// Returns the place of every filled cell.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, u32)> {
        self.cells.keys().copied()
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: Area) {
        let places: Vec<_> = self
            .cells_in(area)
            .map(|(row, column, _)| (row, column))
            .collect();
        for place in places {
            self.cells.remove(&place);
        }
    }

    /// Moves everything from `row` on downwards.
    pub(super) fn insert_rows(&mut self, row: u32, count: u32) {
        let below = self.cells.split_off(&(row, 0));
        let moved = below
            .into_iter()
            .map(|((row, column), cell)| ((row + count, column), cell));
        self.cells.extend(moved);
    }

    /// Forgets cells outside of a size.
    pub(super) fn truncate(&mut self, rows: u32, columns: u32) {
        self.cells
            .retain(|(row, column), _| *row < rows && *column < columns);
    }
}
