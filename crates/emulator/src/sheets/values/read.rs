//! Reading an area into rows or columns, one by one.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use crate::sheets::answer::Node;
use crate::sheets::formula::{Evaluator, Results};
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::Cell;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::{Dimension, Rendering};

/// Returns the `ValueRange` of an area; a wholly empty one has no `values`.
pub(super) fn value_range(
    spreadsheet: &Arc<Spreadsheet>,
    area: Area,
    major: Dimension,
    rendering: Rendering,
) -> Node {
    let range = area.to_a1(&spreadsheet.sheets[area.sheet].title);
    let mut fields = vec![
        ("range", Node::Json(json!(range))),
        ("majorDimension", Node::Json(json!(major.name()))),
    ];
    let filled = filled(spreadsheet, area);
    let (next, end) = filled.span(major);
    if next < end {
        let lines = Lines {
            spreadsheet: Arc::clone(spreadsheet),
            results: Results::default(),
            area: filled,
            major,
            rendering,
            next,
            end,
        };
        fields.push(("values", Node::Items(Box::new(lines))));
    }
    Node::Object(fields)
}

/// Cuts rows and columns off that hold nothing at the end.
fn filled(spreadsheet: &Spreadsheet, area: Area) -> Area {
    let grid = &spreadsheet.sheets[area.sheet].grid;
    let (mut bottom, mut right) = (area.top, area.left);
    for row in area.top..area.bottom.min(grid.height()) {
        if let Some(width) = width(columns(grid.row(row), area)) {
            bottom = row + 1;
            right = right.max(area.left + width);
        }
    }
    Area {
        bottom,
        right,
        ..area
    }
}

/// Rows or columns that become values when it is their turn.
struct Lines {
    spreadsheet: Arc<Spreadsheet>,
    results: Results,
    area: Area,
    major: Dimension,
    rendering: Rendering,
    next: u32,
    end: u32,
}

impl Iterator for Lines {
    type Item = Json;

    /// Google drops empty cells at the end of a line; empty cells inside are `""`.
    fn next(&mut self) -> Option<Json> {
        let line = self.next;
        if line >= self.end {
            return None;
        }
        self.next += 1;
        let mut evaluator = Evaluator::new(&self.spreadsheet, &mut self.results);
        let (area, rendering) = (self.area, self.rendering);
        let mut show = |cell: &Cell, row, column| {
            if cell.is_empty() {
                return json!("");
            }
            let value = evaluator.value_of(cell, (area.sheet, row, column));
            cell.render(&value, rendering)
        };
        let grid = &self.spreadsheet.sheets[area.sheet].grid;
        let values = match self.major {
            Dimension::Rows => {
                let cells = columns(grid.row(line), area);
                let width = width(cells).unwrap_or(0) as usize;
                let cells = (area.left..).zip(&cells[..width]);
                cells
                    .map(|(column, cell)| show(cell, line, column))
                    .collect()
            }
            Dimension::Columns => {
                let cell = |row| grid.row(row).get(line as usize).unwrap_or(&NO_CELL);
                let last = (area.top..area.bottom)
                    .rev()
                    .find(|row| !cell(*row).is_empty());
                let rows = area.top..last.map_or(area.top, |last| last + 1);
                rows.map(|row| show(cell(row), row, line)).collect()
            }
        };
        Some(Json::Array(values))
    }
}

/// Returns the cells of a row that are in an area.
fn columns(row: &[Cell], area: Area) -> &[Cell] {
    let end = row.len().min(area.right as usize);
    row.get(area.left as usize..end).unwrap_or_default()
}

/// Returns how many cells there are up to the last that holds anything.
fn width(cells: &[Cell]) -> Option<u32> {
    let last = cells.iter().rposition(|cell| !cell.is_empty())?;
    u32::try_from(last + 1).ok()
}

static NO_CELL: Cell = Cell::BLANK;
