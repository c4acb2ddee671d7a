//! The `GridData` of an area: its cells, row by row, and its rows and columns as such.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::cell_data::cell_data;
use crate::sheets::answer::Node;
use crate::sheets::formula::{Evaluator, Results};
use crate::sheets::mask::Mask;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::{Cell, Value};
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::model::tracks::{COLUMN_PIXELS, ROW_PIXELS};
use crate::sheets::options::Dimension;

/// Returns an area with the wanted fields of its cells. What begins at zero does not say so.
pub(super) fn grid_data(spreadsheet: &Arc<Spreadsheet>, area: Area, cells: Mask) -> Node {
    let mut data = Vec::new();
    for (name, start) in [("startRow", area.top), ("startColumn", area.left)] {
        if start > 0 {
            data.push((name, Node::Json(json!(start))));
        }
    }
    let rows = Rows {
        next: area.top,
        end: last_row(spreadsheet, area),
        spreadsheet: Arc::clone(spreadsheet),
        results: Results::default(),
        area,
        cells,
    };
    if rows.next < rows.end {
        data.push(("rowData", Node::Items(Box::new(rows))));
    }
    for (name, dimension) in [
        ("rowMetadata", Dimension::Rows),
        ("columnMetadata", Dimension::Columns),
    ] {
        if let Some(tracks) = tracks(spreadsheet, area, dimension) {
            data.push((name, tracks));
        }
    }
    Node::Object(data)
}

/// Returns the row behind the last one of an area that holds anything.
fn last_row(spreadsheet: &Spreadsheet, area: Area) -> u32 {
    let grid = &spreadsheet.sheets[area.sheet].grid;
    let is_filled = |row: &u32| {
        let row = grid.row(*row).iter().take(area.right as usize);
        row.skip(area.left as usize).any(|cell| !cell.is_blank())
    };
    let rows = area.top..area.bottom.min(grid.height());
    rows.rev().find(is_filled).map_or(area.top, |row| row + 1)
}

/// Rows that become `RowData` when it is their turn.
struct Rows {
    next: u32,
    end: u32,
    spreadsheet: Arc<Spreadsheet>,
    results: Results,
    area: Area,
    cells: Mask,
}

impl Iterator for Rows {
    type Item = Json;

    /// A row ends at its last cell that holds anything; one without any has no values.
    fn next(&mut self) -> Option<Json> {
        let (row, area) = (self.next, self.area);
        if row >= self.end {
            return None;
        }
        self.next += 1;
        let mut evaluator = Evaluator::new(&self.spreadsheet, &mut self.results);
        let cells = self.spreadsheet.sheets[area.sheet].grid.row(row);
        let end = cells.len().min(area.right as usize);
        let cells = cells.get(area.left as usize..end).unwrap_or_default();
        let width = cells.iter().rposition(|cell| !cell.is_blank());
        let Some(width) = width else {
            return Some(json!({}));
        };
        let mut data = |(column, cell): (u32, &Cell)| {
            let value = match cell.is_empty() {
                true => Value::Empty,
                false => evaluator.value_of(cell, (area.sheet, row, column)),
            };
            cell_data(cell, &value, &self.cells)
        };
        let cells = (area.left..).zip(&cells[..=width]);
        let values: Vec<Json> = cells.map(&mut data).collect();
        Some(json!({ "values": values }))
    }
}

/// Returns the `DimensionProperties` of each row or column of an area.
fn tracks(spreadsheet: &Arc<Spreadsheet>, area: Area, dimension: Dimension) -> Option<Node> {
    let (start, end) = area.span(dimension);
    let metadata = metadata(spreadsheet, area.sheet, dimension);
    let spreadsheet = Arc::clone(spreadsheet);
    let properties = move |index| {
        let sheet = &spreadsheet.sheets[area.sheet];
        let mut properties = match dimension {
            Dimension::Rows => sheet.row_tracks.track(index).to_json(ROW_PIXELS),
            Dimension::Columns => sheet.column_tracks.track(index).to_json(COLUMN_PIXELS),
        };
        if let Some(metadata) = metadata.get(&u64::from(index)) {
            properties["developerMetadata"] = json!(metadata);
        }
        properties
    };
    (start < end).then(|| Node::Items(Box::new((start..end).map(properties))))
}

/// Returns the developer metadata of a sheet's rows or columns by their indexes.
fn metadata(
    spreadsheet: &Spreadsheet,
    position: usize,
    dimension: Dimension,
) -> BTreeMap<u64, Vec<Json>> {
    let mut by_index: BTreeMap<u64, Vec<Json>> = BTreeMap::new();
    for metadata in &spreadsheet.metadata {
        let range = &metadata["location"]["dimensionRange"];
        let sheet = range["sheetId"].as_i64().unwrap_or_default();
        let is_here = range["dimension"] == dimension.name()
            && sheet == i64::from(spreadsheet.sheets[position].id);
        if let (true, Some(index)) = (is_here, range["startIndex"].as_u64()) {
            by_index.entry(index).or_default().push(metadata.clone());
        }
    }
    by_index
}
