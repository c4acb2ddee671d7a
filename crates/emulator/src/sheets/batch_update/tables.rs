//! Requests about tables.

use serde_json::{Map, Value, json};

use super::Draft;
use super::cells::beyond;
use super::objects::{self, missing, required};
use super::ranges::make_room;
use super::table_columns;
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::model::area::Area;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::Dimension;
use crate::sheets::request::Fields;

pub(super) fn add(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let sent = required(request, "table")?;
    let mut table = objects::identified(spreadsheet, Part::Tables, sent)?;
    if sent.text("name").is_none() {
        let mut names = (1..).map(|number| format!("Table{number}"));
        let free = names.find(|name| named(spreadsheet, name).is_none());
        table.insert("name".to_owned(), json!(free));
    }
    let area = check(spreadsheet, &table)?;
    let columns = table_columns::of_new(spreadsheet, area, sent)?;
    table.insert("columnProperties".to_owned(), json!(columns));
    table.insert("range".to_owned(), area.to_range(spreadsheet));
    let table = objects::add(spreadsheet, area.sheet, Part::Tables, table);
    Ok(json!({ "table": table }))
}

/// Changes what `fields` names. A list of columns replaces the whole list: columns that are not in
/// it lose their types.
pub(super) fn update(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let mask = Mask::of_update(request.text("fields"), "Table")?;
    let new = required(request, "table")?;
    let has_columns = mask.names(&["columnProperties"]);
    let moves = mask.fields().any(|(name, _)| name == "range");
    let (position, index, mut table) = objects::changed(spreadsheet, Part::Tables, new, mask)?;
    let area = check(spreadsheet, &table)?;
    if area.sheet != position {
        let message = "A table cannot be moved to another sheet.";
        return Err(ApiError::invalid_argument(message));
    }
    table.insert("range".to_owned(), area.to_range(spreadsheet));
    if has_columns {
        let columns = table_columns::of_update(spreadsheet, area, new)?;
        table.insert("columnProperties".to_owned(), json!(columns));
    } else if moves {
        let columns = table_columns::of_range(spreadsheet, area, &table);
        table.insert("columnProperties".to_owned(), json!(columns));
    }
    objects::replace(
        spreadsheet,
        Part::Tables,
        (position, index),
        table,
        position,
    );
    Ok(Value::Null)
}

/// Deletes a table, not the cells in it; the conditional formats of these cells go with it, as was
/// seen of Google.
pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let id = request.value("tableId").ok_or_else(|| missing("tableId"))?;
    let table = objects::remove(spreadsheet, Part::Tables, id)?;
    let Some(area) = Area::of_stored(spreadsheet, &table["range"]) else {
        return Ok(Value::Null);
    };
    let kept = spreadsheet.sheets[area.sheet]
        .part(Part::ConditionalFormats)
        .iter();
    let kept = kept.filter(|rule| {
        let ranges = rule["ranges"].as_array().into_iter().flatten();
        let mut areas = ranges.filter_map(|range| Area::of_stored(spreadsheet, range));
        !areas.all(|own| area.contains(own))
    });
    let kept: Vec<Value> = kept.cloned().collect();
    *spreadsheet.sheets[area.sheet].part_mut(Part::ConditionalFormats) = kept;
    Ok(Value::Null)
}

/// Returns the rows behind the last one of a table that holds anything, after the table and the
/// sheet have grown to have them. What is below the table moves down.
pub(super) fn room_for(
    spreadsheet: &mut Spreadsheet,
    id: &Value,
    rows: u32,
    columns: u32,
) -> Result<Area, ApiError> {
    let (position, index) = objects::find(spreadsheet, Part::Tables, id)?;
    let stored = &spreadsheet.sheets[position].part(Part::Tables)[index]["range"];
    let table = Area::of_stored(spreadsheet, stored).ok_or_else(|| missing("range"))?;
    if columns > table.width() {
        return Err(beyond("column", table.right, table.right - 1));
    }
    let filled = spreadsheet.sheets[position].grid.cells_in(table);
    let filled = filled.filter(|(_, _, cell)| !cell.is_empty());
    let top = filled
        .map(|(row, ..)| row + 1)
        .max()
        .unwrap_or(table.top + 1);
    let area = Area {
        top: top.max(table.top + 1),
        ..table
    }
    .sized(rows, columns);
    if area.bottom > table.bottom {
        let added = area.bottom - table.bottom;
        let sheet = &spreadsheet.sheets[position];
        // Only the columns of the table move, but no cell may fall off the sheet.
        let below = Area {
            top: table.bottom,
            bottom: sheet.rows,
            ..table
        };
        let used = sheet.grid.cells_in(below).map(|(row, ..)| row + 1).max();
        let needed = used.map_or(area.bottom, |used| used + added);
        let sheet_rows = sheet.rows.max(needed);
        spreadsheet.check_resize(position, sheet_rows, sheet.columns)?;
        let sheet = &mut spreadsheet.sheets[position];
        sheet.rows = sheet_rows;
        let new = Area {
            top: table.bottom,
            bottom: area.bottom,
            ..table
        };
        make_room(spreadsheet, new, Dimension::Rows);
        let sheet = &mut spreadsheet.sheets[position];
        sheet.part_mut(Part::Tables)[index]["range"]["endRowIndex"] = json!(area.bottom);
    }
    Ok(area)
}

/// Tables have names of their own and share no cell.
fn check(spreadsheet: &Spreadsheet, table: &Map<String, Value>) -> Result<Area, ApiError> {
    let fields = Fields::new(table);
    let area = Area::of_range(spreadsheet, required(fields, "range")?)?;
    let is_same = |other: &Value| Some(&other["tableId"]) == fields.value("tableId");
    let name = fields.text("name").unwrap_or_default();
    if named(spreadsheet, name).is_some_and(|other| !is_same(other)) {
        let message = format!("A table with the name \"{name}\" already exists.");
        return Err(ApiError::invalid_argument(message));
    }
    let sheet = &spreadsheet.sheets[area.sheet];
    let others = sheet
        .part(Part::Tables)
        .iter()
        .filter(|other| !is_same(other));
    for other in others.chain(sheet.part(Part::BandedRanges)) {
        let own = Area::of_stored(spreadsheet, &other["range"]);
        if own.is_some_and(|own| own.intersects(area)) {
            return Err(ApiError::invalid_argument(
                "You cannot add a table to a range that already has a table or alternating \
                 background colors.",
            ));
        }
    }
    Ok(area)
}

fn named<'a>(spreadsheet: &'a Spreadsheet, name: &str) -> Option<&'a Value> {
    let mut tables = spreadsheet
        .sheets
        .iter()
        .flat_map(|sheet| sheet.part(Part::Tables));
    tables.find(|table| {
        let own = table["name"].as_str().unwrap_or_default();
        own.eq_ignore_ascii_case(name)
    })
}
