//! Rows of cells as changes of a sheet.

use crate::model::{
    AppendDimensionRequest, CellData, Dimension, FieldMask, GridCoordinate, GridRange, RowData,
    UpdateCellsRequest,
};
use crate::{Cell, path};

/// Writes the values of cells from one on; row and column are counted from 0.
///
/// A skipped cell parts the change in two, because a cell that is left out of one is cleared.
pub(super) fn write_row(
    sheet_id: i32,
    row: usize,
    column: usize,
    cells: &[Cell],
) -> Vec<UpdateCellsRequest> {
    let mut changes = Vec::new();
    let mut at = 0;
    for run in cells.split(|cell| *cell == Cell::Skip) {
        if !run.is_empty() {
            let rows = [row_data(run)];
            changes.push(write(sheet_id, row, column + at).rows(rows));
        }
        at += run.len() + 1;
    }
    changes
}

/// Writes whole rows from the first cell of a sheet on; nothing in them is skipped.
pub(super) fn write_rows(sheet_id: i32, rows: &[Vec<Cell>]) -> UpdateCellsRequest {
    write(sheet_id, 0, 0).rows(rows.iter().map(|row| row_data(row)))
}

fn write(sheet_id: i32, row: usize, column: usize) -> UpdateCellsRequest {
    let start = GridCoordinate::default()
        .sheet_id(sheet_id)
        .row_index(index(row))
        .column_index(index(column));
    UpdateCellsRequest::default().start(start).fields(values())
}

/// Clears the values of a sheet; formats and notes stay.
pub(super) fn clear(sheet_id: i32) -> UpdateCellsRequest {
    let whole = GridRange::default().sheet_id(sheet_id);
    UpdateCellsRequest::default().range(whole).fields(values())
}

/// Makes a grid as large as it has to be; nothing if it is.
///
/// What is known of its size may be old, and a size that is set could cut off what others added
/// since. So rows and columns are added, which deletes nothing.
pub(super) fn enlarge(
    sheet_id: i32,
    (rows, columns): (i32, i32),
    needed: (usize, usize),
) -> impl Iterator<Item = AppendDimensionRequest> {
    let missing = [
        (Dimension::Rows, index(needed.0).saturating_sub(rows)),
        (Dimension::Columns, index(needed.1).saturating_sub(columns)),
    ];
    missing
        .into_iter()
        .filter(|(_, length)| *length > 0)
        .map(move |(dimension, length)| {
            AppendDimensionRequest::default()
                .sheet_id(sheet_id)
                .dimension(dimension)
                .length(length)
        })
}

pub(super) fn row_data(cells: &[Cell]) -> RowData {
    let value = |cell: &Cell| match cell {
        Cell::Skip | Cell::Empty => CellData::default(),
        cell => CellData::default().user_entered_value(cell.clone()),
    };
    RowData::default().values(cells.iter().map(value))
}

/// The mask under which a cell's value is written, and nothing else of it.
pub(super) fn values() -> FieldMask {
    FieldMask::default().clear(path!(CellData.user_entered_value))
}

/// Google counts in 32 bits; what is beyond no grid has.
pub(super) fn index(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row;

    #[test]
    fn a_skipped_cell_is_in_no_change() {
        let changes = write_row(7, 4, 1, &row!["a", Cell::Skip, Cell::Skip, 1, Cell::Empty]);
        let json = serde_json::to_value(&changes).unwrap();
        let starts: Vec<_> = changes
            .iter()
            .map(|change| change.start.as_ref().unwrap().column_index)
            .collect();
        assert_eq!(starts, [Some(1), Some(4)]);
        assert_eq!(json[1]["rows"][0]["values"][1], serde_json::json!({}));
        assert_eq!(json[0]["fields"], "userEnteredValue");
        assert!(write_row(7, 0, 0, &row![Cell::Skip]).is_empty());
    }

    #[test]
    fn a_grid_grows_where_it_has_to_and_never_shrinks() {
        assert_eq!(enlarge(0, (10, 5), (10, 5)).count(), 0);
        let grown: Vec<_> = enlarge(0, (10, 5), (12, 3)).collect();
        assert_eq!(grown.len(), 1);
        assert_eq!(grown[0].dimension, Some(Dimension::Rows));
        assert_eq!(grown[0].length, Some(2));
        assert_eq!(enlarge(0, (10, 5), (12, 9)).count(), 2);
    }
}
