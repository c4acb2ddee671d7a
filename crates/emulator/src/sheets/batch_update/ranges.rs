//! `insertRange` and `deleteRange`: cells move over, rows and columns stay.

use serde_json::Value;

use super::Draft;
use super::cells::beyond;
use super::objects::required;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::Cell;
use crate::sheets::model::change::{Band, Change, ChangeKind};
use crate::sheets::model::grid::Grid;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::Dimension;
use crate::sheets::request::Fields;

/// Inserts blank cells; those that were there move down or to the right. None may fall off the
/// sheet.
pub(super) fn insert(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let area = Area::of_range(&draft.spreadsheet, required(request, "range")?)?;
    let dimension = shift_dimension(request)?;
    let whole = Area::whole(area.sheet, &draft.spreadsheet.sheets[area.sheet]);
    let grid = &mut draft.spreadsheet.sheets[area.sheet].grid;
    let (size, count) = match dimension {
        Dimension::Rows => (whole.bottom, area.height()),
        Dimension::Columns => (whole.right, area.width()),
    };
    let lost = at_the_end(area, whole, dimension, count);
    if grid.cells_in(lost).any(|(_, _, cell)| !cell.is_empty()) {
        return Err(beyond(dimension.noun(), size + 1, size));
    }
    make_room(&mut draft.spreadsheet, area, dimension);
    Ok(Value::Null)
}

/// Moves the cells behind a range down or to the right, over the end of the sheet, with everything
/// that names them, and empties the range.
pub(super) fn make_room(spreadsheet: &mut Spreadsheet, area: Area, dimension: Dimension) {
    let sheet = &mut spreadsheet.sheets[area.sheet];
    let whole = Area::whole(area.sheet, sheet);
    let grid = &mut sheet.grid;
    match dimension {
        Dimension::Rows => {
            for row in (area.top..whole.bottom.min(grid.height() + area.height())).rev() {
                let from = row
                    .checked_sub(area.height())
                    .filter(|row| *row >= area.top);
                let cells = from.map(|from| taken(grid, from, area)).unwrap_or_default();
                put(grid, row, area, cells);
            }
        }
        Dimension::Columns => {
            for row in area.top..area.bottom.min(grid.height()) {
                grid.edit_row(row, |cells| {
                    if cells.len() > area.left as usize {
                        let blank = vec![Cell::default(); area.width() as usize];
                        cells.splice(area.left as usize..area.left as usize, blank);
                        cells.truncate(whole.right as usize);
                    }
                });
            }
        }
    }
    let (at, end) = area.span(dimension);
    let kind = ChangeKind::Insert {
        at,
        count: end - at,
    };
    shift(area, dimension, kind, whole).let_follow(spreadsheet);
}

/// Returns the change that shifts cells.
fn shift(area: Area, dimension: Dimension, kind: ChangeKind, whole: Area) -> Change {
    let (start, end) = area.span(dimension.other());
    let (_, size) = whole.span(dimension);
    Change {
        sheet: area.sheet,
        dimension,
        kind,
        band: Some(Band { start, end, size }),
    }
}

/// Deletes cells; those behind them move up or to the left.
pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let area = Area::of_range(&draft.spreadsheet, required(request, "range")?)?;
    let dimension = shift_dimension(request)?;
    let sheet = &mut draft.spreadsheet.sheets[area.sheet];
    let whole = Area::whole(area.sheet, sheet);
    let grid = &mut sheet.grid;
    match dimension {
        Dimension::Rows => {
            for row in area.top..grid.height() {
                let cells = taken(grid, row + area.height(), area);
                put(grid, row, area, cells);
            }
        }
        Dimension::Columns => {
            for row in area.top..area.bottom.min(grid.height()) {
                grid.edit_row(row, |cells| {
                    let end = cells.len().min(area.right as usize);
                    if end > area.left as usize {
                        cells.drain(area.left as usize..end);
                    }
                });
            }
        }
    }
    let (start, end) = area.span(dimension);
    let kind = ChangeKind::Delete { start, end };
    shift(area, dimension, kind, whole).let_follow(&mut draft.spreadsheet);
    Ok(Value::Null)
}

fn shift_dimension(request: Fields<'_>) -> Result<Dimension, ApiError> {
    let unspecified = || ApiError::invalid_argument("No shift dimension specified");
    Dimension::parse(Some(
        request.text("shiftDimension").ok_or_else(unspecified)?,
    ))
}

/// Returns the cells that would fall off the sheet.
fn at_the_end(area: Area, whole: Area, dimension: Dimension, count: u32) -> Area {
    match dimension {
        Dimension::Rows => Area {
            top: whole.bottom.saturating_sub(count).max(area.top),
            bottom: whole.bottom,
            ..area
        },
        Dimension::Columns => Area {
            left: whole.right.saturating_sub(count).max(area.left),
            right: whole.right,
            ..area
        },
    }
}

/// Returns a copy of the cells of a row that are between the sides of an area.
fn taken(grid: &Grid, row: u32, area: Area) -> Vec<Cell> {
    let cells = grid.row(row);
    let end = cells.len().min(area.right as usize);
    cells
        .get(area.left as usize..end)
        .unwrap_or_default()
        .to_vec()
}

/// Puts cells between the sides of an area, and blank ones behind them.
fn put(grid: &mut Grid, row: u32, area: Area, mut new: Vec<Cell>) {
    new.resize(area.width() as usize, Cell::default());
    grid.edit_row(row, |cells| {
        cells.resize(cells.len().max(area.right as usize), Cell::default());
        cells.splice(area.left as usize..area.right as usize, new);
    });
}
