//! Grids, printed whole.

use hallpass_sheets::{Cell, Grid};
use serde_json::Value;

use super::{laid_out, piece, table_cell};
use crate::failure::Failure;

/// So much is written at once.
pub(super) const PIECE: usize = 64 * 1024;

/// Lays a grid out in columns.
pub(crate) fn grid_table(grid: &Grid) -> String {
    let width = grid.column_count();
    laid_out(
        grid.rows()
            .map(|row| row.padded(width).map(table_cell).collect()),
    )
}

/// Writes a grid as one JSON array of rows.
pub(crate) fn grid_json(grid: &Grid) -> Result<(), Failure> {
    rows_between("", grid, "")
}

/// Writes a grid as a JSON document of its range and its rows.
pub(crate) fn values_json(grid: &Grid) -> Result<(), Failure> {
    let range = Value::from(grid.range());
    rows_between(
        &format!("{{\n\"range\": {range},\n\"values\": "),
        grid,
        "\n}",
    )
}

/// Writes a row a line, so that beside the grid there is no second copy of it.
fn rows_between(before: &str, grid: &Grid, after: &str) -> Result<(), Failure> {
    let mut text = format!("{before}[").into_bytes();
    for (number, row) in grid.rows().enumerate() {
        text.extend_from_slice(if number == 0 { b"\n" } else { b",\n" });
        push_json(&mut text, &row.to_cells());
        if text.len() >= PIECE {
            if !piece(&text)? {
                return Ok(());
            }
            text.clear();
        }
    }
    let end = if grid.row_count() == 0 { "]" } else { "\n]" };
    text.extend_from_slice(format!("{end}{after}\n").as_bytes());
    piece(&text).map(|_| ())
}

/// Appends a row as a JSON array.
pub(super) fn push_json(text: &mut Vec<u8>, cells: &[Cell]) {
    serde_json::to_writer(text, cells).expect("what Google sent is JSON");
}
