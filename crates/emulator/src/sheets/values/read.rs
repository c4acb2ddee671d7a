//! Reading an area into rows or columns.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::sheets::area::Area;
use crate::sheets::cell::Value;
use crate::sheets::formula::Evaluator;
use crate::sheets::options::{Dimension, Rendering};
use crate::sheets::spreadsheet::Spreadsheet;

/// Returns the `ValueRange` of an area; a wholly empty one has no `values`.
pub(super) fn value_range(
    spreadsheet: &Spreadsheet,
    area: Area,
    major: Dimension,
    rendering: Rendering,
) -> Json {
    let range = area.to_a1(&spreadsheet.sheets[area.sheet].title);
    let mut answer = json!({ "range": range, "majorDimension": major.name() });
    let lines = lines(spreadsheet, area, major, rendering);
    if !lines.is_empty() {
        answer["values"] = json!(lines);
    }
    answer
}

/// Google drops empty cells at the end of a line and empty lines at the end; empty cells inside
/// are `""` and empty lines inside are `[]`.
fn lines(
    spreadsheet: &Spreadsheet,
    area: Area,
    major: Dimension,
    rendering: Rendering,
) -> Vec<Vec<Json>> {
    let mut lines: Vec<Vec<Json>> = Vec::new();
    for ((line, place), value) in cells(spreadsheet, area, major, rendering) {
        lines.resize(lines.len().max(line + 1), Vec::new());
        lines[line].resize(place, json!(""));
        lines[line].push(value);
    }
    lines
}

/// Returns the filled cells by line and by place in the line, in that order.
fn cells(
    spreadsheet: &Spreadsheet,
    area: Area,
    major: Dimension,
    rendering: Rendering,
) -> BTreeMap<(usize, usize), Json> {
    let mut evaluator = Evaluator::new(spreadsheet);
    let mut cells = BTreeMap::new();
    for (row, column, cell) in spreadsheet.sheets[area.sheet].grid.cells_in(area) {
        let value = evaluator.value(area.sheet, row, column);
        if value == Value::Empty {
            continue;
        }
        let (row, column) = ((row - area.top) as usize, (column - area.left) as usize);
        let place = match major {
            Dimension::Rows => (row, column),
            Dimension::Columns => (column, row),
        };
        cells.insert(place, cell.render(&value, rendering));
    }
    cells
}
