//! The requests of `spreadsheets.batchUpdate` that are about whole sheets.

use serde_json::{Value, json};

use super::create::title_taken;
use crate::random;
use crate::sheets::api_error::ApiError;
use crate::sheets::json_body::Body;
use crate::sheets::spreadsheet::{Sheet, Spreadsheet};

/// Adds a sheet, at the end unless the request says where.
pub(super) fn add_sheet(
    spreadsheet: &mut Spreadsheet,
    request: &Value,
    at: &str,
) -> Result<Value, ApiError> {
    let body = Body::new(request, at, &["properties"])?;
    let properties = body.object("properties", &PROPERTIES)?;
    let mut sheet = Sheet::new(random::sheet_id(), &free_title(spreadsheet));
    let mut index = spreadsheet.sheets.len();
    if let Some(properties) = properties {
        set_properties(&mut sheet, &properties)?;
        sheet.id = properties.integer("sheetId")?.unwrap_or(sheet.id);
        index = properties
            .count("index")?
            .map_or(index, |wanted| index.min(wanted as usize));
    }
    if spreadsheet.position_titled(&sheet.title).is_some() {
        return Err(title_taken(&sheet.title).within(at));
    }
    if spreadsheet.position_of(sheet.id).is_some() {
        let message = format!("Sheet with id {} already exists.", sheet.id);
        return Err(ApiError::invalid_argument(message).within(at));
    }
    spreadsheet.sheets.insert(index, sheet);
    spreadsheet.check_size().map_err(|error| error.within(at))?;
    Ok(json!({ "addSheet": { "properties": spreadsheet.sheets[index].to_json(index) } }))
}

/// Deletes a sheet, unless it is the last one.
pub(super) fn delete_sheet(
    spreadsheet: &mut Spreadsheet,
    request: &Value,
    at: &str,
) -> Result<Value, ApiError> {
    let body = Body::new(request, at, &["sheetId"])?;
    let index = position(spreadsheet, &body, at)?;
    if spreadsheet.sheets.len() == 1 {
        let message = "You can't remove all the sheets in a document.";
        return Err(ApiError::invalid_argument(message).within(at));
    }
    let id = spreadsheet.sheets.remove(index).id;
    spreadsheet
        .named_ranges
        .retain(|range| range.sheet_id != id);
    Ok(json!({}))
}

/// Changes the properties that `fields` names.
pub(super) fn update_sheet_properties(
    spreadsheet: &mut Spreadsheet,
    request: &Value,
    at: &str,
) -> Result<Value, ApiError> {
    let body = Body::new(request, at, &["properties", "fields"])?;
    let no_fields = || {
        let message =
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)";
        ApiError::invalid_argument(message).within(at)
    };
    let fields = body
        .text("fields")?
        .filter(|fields| !fields.is_empty())
        .ok_or_else(no_fields)?;
    let properties = body
        .object("properties", &PROPERTIES)?
        .ok_or_else(no_fields)?;
    let index = position(spreadsheet, &properties, at)?;
    check_fields(fields)?;
    let mut sheet = spreadsheet.sheets.remove(index);
    set_properties(&mut sheet, &properties)?;
    if spreadsheet.position_titled(&sheet.title).is_some() {
        return Err(title_taken(&sheet.title).within(at));
    }
    let wanted = properties
        .count("index")?
        .filter(|_| fields.contains("index"));
    let index = wanted.map_or(index, |wanted| {
        (wanted as usize).min(spreadsheet.sheets.len())
    });
    spreadsheet.sheets.insert(index, sheet);
    if spreadsheet.sheets.iter().all(|sheet| sheet.is_hidden) {
        let message = "You can't hide all the sheets in a document.";
        return Err(ApiError::invalid_argument(message).within(at));
    }
    spreadsheet.check_size().map_err(|error| error.within(at))?;
    Ok(json!({}))
}

/// Sets the properties that are there, apart from identifier and index.
pub(super) fn set_properties(sheet: &mut Sheet, properties: &Body<'_>) -> Result<(), ApiError> {
    if let Some(title) = properties.text("title")? {
        title.clone_into(&mut sheet.title);
    }
    if let Some(is_hidden) = properties.bool("hidden")? {
        sheet.is_hidden = is_hidden;
    }
    let Some(grid) = properties.object("gridProperties", &GRID_PROPERTIES)? else {
        return Ok(());
    };
    let rows = grid.count("rowCount")?.unwrap_or(sheet.rows);
    let columns = grid.count("columnCount")?.unwrap_or(sheet.columns);
    if rows == 0 || columns == 0 {
        return Err(ApiError::invalid_argument(
            "A sheet needs at least one row and one column.",
        ));
    }
    sheet.resize(rows, columns);
    sheet.frozen_rows = grid.count("frozenRowCount")?.unwrap_or(sheet.frozen_rows);
    sheet.frozen_columns = grid
        .count("frozenColumnCount")?
        .unwrap_or(sheet.frozen_columns);
    Ok(())
}

/// The properties of a sheet that a request may name.
pub(super) const PROPERTIES: [&str; 6] = [
    "sheetId",
    "title",
    "index",
    "sheetType",
    "hidden",
    "gridProperties",
];

const GRID_PROPERTIES: [&str; 4] = [
    "rowCount",
    "columnCount",
    "frozenRowCount",
    "frozenColumnCount",
];

fn position(spreadsheet: &Spreadsheet, body: &Body<'_>, at: &str) -> Result<usize, ApiError> {
    let id = body.integer("sheetId")?.unwrap_or(0);
    let unknown = || ApiError::invalid_argument(format!("No sheet with id: {id}")).within(at);
    spreadsheet.position_of(id).ok_or_else(unknown)
}

/// Refuses masks with properties that the sandbox does not keep.
fn check_fields(fields: &str) -> Result<(), ApiError> {
    for field in fields.split(',') {
        let name = field
            .trim()
            .split(['.', '/', '('])
            .next()
            .unwrap_or_default();
        if name != "*"
            && !PROPERTIES.contains(&name)
            && !GRID_PROPERTIES.contains(&name.trim_end_matches(')'))
        {
            return Err(ApiError::not_emulated(&format!(
                "updateSheetProperties with fields {field}"
            )));
        }
    }
    Ok(())
}

fn free_title(spreadsheet: &Spreadsheet) -> String {
    let mut titles = (1..).map(|number| format!("Sheet{number}"));
    let is_free = |title: &String| spreadsheet.position_titled(title).is_none();
    titles
        .find(is_free)
        .expect("there are more numbers than sheets")
}
