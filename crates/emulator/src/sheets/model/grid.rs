//! The cells of a sheet, stored by rows up to the last cell that holds anything.
//!
//! Rows are shared until they change, so that a copy of a spreadsheet, which every batch works on,
//! and an answer that is still being written, cost next to nothing.

use std::sync::Arc;

use super::area::Area;
use super::cell::{Cell, Content};

/// Cells by row and column.
#[derive(Clone, Default)]
pub(in crate::sheets) struct Grid {
    rows: Arc<Vec<Row>>,
    /// Whether a formula was ever written: without any, nothing has to be searched for them.
    has_formulas: bool,
}

/// The cells from the first column to the last that is not blank.
type Row = Option<Arc<[Cell]>>;

impl Grid {
    /// Returns the cell at a place, if there is anything to it.
    pub(in crate::sheets) fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.row(row)
            .get(column as usize)
            .filter(|cell| !cell.is_blank())
    }

    /// Returns the cells of a row.
    pub(in crate::sheets) fn row(&self, row: u32) -> &[Cell] {
        self.rows
            .get(row as usize)
            .and_then(Option::as_deref)
            .unwrap_or_default()
    }

    /// Returns the number of rows up to the last that is not blank.
    pub(in crate::sheets) fn height(&self) -> u32 {
        u32::try_from(self.rows.len()).expect("a sheet has fewer rows")
    }

    /// Returns the cells of an area that are not blank, row by row.
    pub(in crate::sheets) fn cells_in(
        &self,
        area: Area,
    ) -> impl Iterator<Item = (u32, u32, &Cell)> {
        (area.top..area.bottom.min(self.height())).flat_map(move |row| {
            let cells = (0..).zip(self.row(row));
            cells
                .skip(area.left as usize)
                .take((area.right - area.left) as usize)
                .filter(|(_, cell)| !cell.is_blank())
                .map(move |(column, cell)| (row, column, cell))
        })
    }

    /// Changes the cells of a row, which may become more or fewer.
    pub(in crate::sheets) fn edit_row(&mut self, row: u32, edit: impl FnOnce(&mut Vec<Cell>)) {
        let mut cells = self.row(row).to_vec();
        edit(&mut cells);
        self.set_row(row, cells);
    }

    /// Replaces the cells of a row.
    pub(in crate::sheets) fn set_row(&mut self, row: u32, mut cells: Vec<Cell>) {
        let index = row as usize;
        let is_formula = |cell: &Cell| matches!(cell.content, Content::Formula(_));
        self.has_formulas = self.has_formulas || cells.iter().any(is_formula);
        while cells.last().is_some_and(Cell::is_blank) {
            cells.pop();
        }
        if cells.is_empty() && index >= self.rows.len() {
            return;
        }
        let rows = Arc::make_mut(&mut self.rows);
        if index >= rows.len() {
            rows.resize(index + 1, None);
        }
        rows[index] = (!cells.is_empty()).then(|| cells.into());
        self.trim();
    }

    /// Changes every cell of an area, blank ones too.
    pub(in crate::sheets) fn edit(
        &mut self,
        area: Area,
        mut edit: impl FnMut(u32, u32, &mut Cell),
    ) {
        for row in area.top..area.bottom {
            self.edit_row(row, |cells| {
                for column in area.left..area.right {
                    edit(row, column, cell_at(cells, column));
                }
            });
        }
    }

    /// Changes the cells of an area that are not blank.
    pub(in crate::sheets) fn edit_filled(
        &mut self,
        area: Area,
        mut edit: impl FnMut(u32, u32, &mut Cell),
    ) {
        for row in area.top..area.bottom.min(self.height()) {
            self.edit_row(row, |cells| {
                let cells = (0..).zip(cells.iter_mut()).skip(area.left as usize);
                let cells = cells.take((area.right - area.left) as usize);
                for (column, cell) in cells.filter(|(_, cell)| !cell.is_blank()) {
                    edit(row, column, cell);
                }
            });
        }
    }

    /// Writes a cell.
    pub(in crate::sheets) fn set(&mut self, row: u32, column: u32, cell: Cell) {
        self.edit_row(row, |cells| *cell_at(cells, column) = cell);
    }

    /// Returns the cells of an area as a table of that shape.
    pub(in crate::sheets) fn copy(&self, area: Area) -> Vec<Vec<Cell>> {
        let cell = |row, column| self.cell(row, column).cloned().unwrap_or_default();
        (area.top..area.bottom)
            .map(|row| {
                (area.left..area.right)
                    .map(|column| cell(row, column))
                    .collect()
            })
            .collect()
    }

    /// Moves everything from `at` on down by `count` rows.
    pub(in crate::sheets) fn insert_rows(&mut self, at: u32, count: u32) {
        if at < self.height() {
            let blank = std::iter::repeat_n(None, count as usize);
            let at = at as usize;
            Arc::make_mut(&mut self.rows).splice(at..at, blank);
        }
    }

    /// Removes rows and moves what is below them up.
    pub(in crate::sheets) fn delete_rows(&mut self, start: u32, end: u32) {
        let (start, end) = (start.min(self.height()), end.min(self.height()));
        Arc::make_mut(&mut self.rows).drain(start as usize..end as usize);
        self.trim();
    }

    /// Moves everything from `at` on to the right by `count` columns.
    pub(in crate::sheets) fn insert_columns(&mut self, at: u32, count: u32) {
        let at = at as usize;
        self.edit_rows(|cells| {
            if at < cells.len() {
                let blank = std::iter::repeat_n(Cell::default(), count as usize);
                cells.splice(at..at, blank);
            }
        });
    }

    /// Removes columns and moves what is right of them to the left.
    pub(in crate::sheets) fn delete_columns(&mut self, start: u32, end: u32) {
        self.edit_rows(|cells| {
            let end = cells.len().min(end as usize);
            if (start as usize) < end {
                cells.drain(start as usize..end);
            }
        });
    }

    /// Forgets cells outside of a size.
    pub(in crate::sheets) fn truncate(&mut self, rows: u32, columns: u32) {
        if self.height() > rows {
            self.delete_rows(rows, self.height());
        }
        if self
            .rows
            .iter()
            .flatten()
            .any(|row| row.len() > columns as usize)
        {
            self.delete_columns(columns, u32::MAX);
        }
    }

    /// Changes the cells of every row that has any.
    pub(in crate::sheets) fn edit_rows(&mut self, mut edit: impl FnMut(&mut Vec<Cell>)) {
        for row in 0..self.height() {
            if !self.row(row).is_empty() {
                self.edit_row(row, &mut edit);
            }
        }
    }

    /// Puts others in the place of the formulas for which there is one. Rows without any stay
    /// shared.
    pub(in crate::sheets) fn rewrite_formulas(
        &mut self,
        rewritten: impl Fn(u32, u32, &str) -> Option<String>,
    ) {
        let height = if self.has_formulas { self.height() } else { 0 };
        for row in 0..height {
            let cells = (0..).zip(self.row(row));
            let changed = cells.filter_map(|(column, cell)| match &cell.content {
                Content::Formula(formula) => Some((column, rewritten(row, column, formula)?)),
                Content::Value(_) => None,
            });
            let changed: Vec<(u32, String)> = changed.collect();
            if !changed.is_empty() {
                self.edit_row(row, |cells| {
                    for (column, formula) in changed {
                        cell_at(cells, column).content = Content::Formula(formula.into());
                    }
                });
            }
        }
    }

    fn trim(&mut self) {
        if matches!(self.rows.last(), Some(None)) {
            let rows = Arc::make_mut(&mut self.rows);
            while matches!(rows.last(), Some(None)) {
                rows.pop();
            }
        }
    }
}

/// Returns the cell of a column, which is made if it is not there.
pub(in crate::sheets) fn cell_at(cells: &mut Vec<Cell>, column: u32) -> &mut Cell {
    let index = column as usize;
    if index >= cells.len() {
        cells.resize(index + 1, Cell::default());
    }
    &mut cells[index]
}
