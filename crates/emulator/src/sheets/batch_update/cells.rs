//! Requests that write cells: `updateCells`, `repeatCell`, `appendCells`.

use serde_json::{Map, Value};

use super::Draft;
use super::cell_change::CellChange;
use super::objects::{missing, required};
use super::tables;
use crate::sheets::api_error::ApiError;
use crate::sheets::formula::moved;
use crate::sheets::mask::Mask;
use crate::sheets::model::a1;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::{Cell, Content};
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

/// Writes rows of cells from a corner on, or into a range, whose other cells are then emptied.
pub(super) fn update_cells(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let mask = Mask::of_update(request.text("fields"), "CellData")?;
    let rows = Rows::read(request);
    let spreadsheet = &mut draft.spreadsheet;
    let area = match (request.object("range"), request.object("start")) {
        (Some(range), _) => {
            let area = Area::of_range(spreadsheet, range)?;
            rows.check_fit(area)?;
            area
        }
        (None, Some(start)) => {
            let corner = corner(spreadsheet, start)?;
            let area = corner.sized(rows.height(), rows.width());
            a1::check_inside(area, &spreadsheet.sheets[area.sheet])?
        }
        (None, None) => return Err(missing("UpdateCellsRequest.start or range")),
    };
    let clears_rest = request.object("range").is_some();
    rows.write(spreadsheet, area, mask, clears_rest);
    Ok(Value::Null)
}

/// Writes one cell into every cell of a range. References of a formula move along.
pub(super) fn repeat_cell(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let mask = Mask::of_update(request.text("fields"), "CellData")?;
    let area = Area::of_range(&draft.spreadsheet, required(request, "range")?)?;
    let empty = Map::new();
    let cell = request.object("cell").map_or(&empty, Fields::all);
    let mut change = CellChange::new(mask);
    let grid = &mut draft.spreadsheet.sheets[area.sheet].grid;
    grid.edit(area, |row, column, target| {
        change.apply(target, cell);
        if let Content::Formula(formula) = &target.content
            && change.writes_value()
        {
            let (down, right) = (row - area.top, column - area.left);
            target.content = Content::Formula(moved(formula, down.into(), right.into()).into());
        }
    });
    Ok(Value::Null)
}

/// Writes rows of cells below the last row of a sheet that holds anything, or into a table.
pub(super) fn append_cells(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let mask = Mask::of_update(request.text("fields"), "CellData")?;
    let rows = Rows::read(request);
    let spreadsheet = &mut draft.spreadsheet;
    let area = match request.value("tableId") {
        Some(table) => tables::room_for(spreadsheet, table, rows.height(), rows.width())?,
        None => {
            let position = spreadsheet.grid_of(request.count("sheetId"))?;
            let area = below_everything(spreadsheet, position, &rows)?;
            let columns = spreadsheet.sheets[position].columns;
            let sheet_rows = spreadsheet.sheets[position].rows.max(area.bottom);
            spreadsheet.check_resize(position, sheet_rows, columns)?;
            spreadsheet.sheets[position].rows = sheet_rows;
            area
        }
    };
    rows.write(spreadsheet, area, mask, false);
    Ok(Value::Null)
}

/// Reads a `GridCoordinate` as an area of one cell.
pub(super) fn corner(spreadsheet: &Spreadsheet, cell: Fields<'_>) -> Result<Area, ApiError> {
    let sheet = spreadsheet.grid_of(cell.count("sheetId"))?;
    let index = |name| {
        let negative = |_| ApiError::invalid_argument("GridCoordinate indexes must be >= 0");
        u32::try_from(cell.count(name)).map_err(negative)
    };
    let (top, left) = (index("rowIndex")?, index("columnIndex")?);
    let area = Area {
        sheet,
        top,
        left,
        bottom: top + 1,
        right: left + 1,
    };
    a1::check_inside(area, &spreadsheet.sheets[sheet])
}

fn below_everything(
    spreadsheet: &Spreadsheet,
    position: usize,
    rows: &Rows<'_>,
) -> Result<Area, ApiError> {
    let sheet = &spreadsheet.sheets[position];
    let is_filled = |row: &u32| sheet.grid.row(*row).iter().any(|cell| !cell.is_empty());
    let last = (0..sheet.grid.height()).rev().find(is_filled);
    let corner = Area {
        top: last.map_or(0, |row| row + 1),
        ..Area::whole(position, sheet)
    };
    let area = corner.sized(rows.height(), rows.width());
    match area.right <= sheet.columns {
        true => Ok(area),
        false => Err(beyond("column", sheet.columns, sheet.columns - 1)),
    }
}

/// Returns Google's error for cells that do not fit, by the index of the first and the last index
/// that fits.
pub(super) fn beyond(what: &str, first: u32, last: u32) -> ApiError {
    ApiError::invalid_argument(format!(
        "Attempting to write {what}: {first}, beyond the last requested {what} of: {last}"
    ))
}

/// A list of `RowData`.
struct Rows<'a> {
    rows: Vec<Vec<&'a Map<String, Value>>>,
}

impl<'a> Rows<'a> {
    fn read(request: Fields<'a>) -> Self {
        let cells = |row: Fields<'a>| row.objects("values").map(Fields::all).collect();
        Self {
            rows: request.objects("rows").map(cells).collect(),
        }
    }

    fn height(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    fn width(&self) -> u32 {
        let widest = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        u32::try_from(widest).unwrap_or(u32::MAX)
    }

    fn check_fit(&self, area: Area) -> Result<(), ApiError> {
        if self.height() > area.height() {
            return Err(beyond("row", area.bottom, area.bottom.saturating_sub(1)));
        }
        match self.width() > area.width() {
            true => Err(beyond("column", area.right, area.right.saturating_sub(1))),
            false => Ok(()),
        }
    }

    /// Writes the rows into an area. What they do not cover stays as it is, or is emptied.
    fn write(&self, spreadsheet: &mut Spreadsheet, area: Area, mask: Mask, clears_rest: bool) {
        let mut change = CellChange::new(mask);
        let empty = Map::new();
        let grid = &mut spreadsheet.sheets[area.sheet].grid;
        for row in area.top..area.bottom {
            let cells = self.rows.get((row - area.top) as usize);
            let width = cells.map_or(0, Vec::len);
            let width = if clears_rest {
                area.width() as usize
            } else {
                width
            };
            grid.edit_row(row, |target| {
                let end = area.left as usize + width;
                target.resize(target.len().max(end), Cell::default());
                for (place, target) in target[area.left as usize..end].iter_mut().enumerate() {
                    let data = cells.and_then(|cells| cells.get(place)).copied();
                    change.apply(target, data.unwrap_or(&empty));
                }
            });
        }
    }
}
