//! Requests about whole sheets.

use serde_json::{Value, json};

use super::Draft;
use super::objects::required;
use crate::sheets::api_error::ApiError;
use crate::sheets::formula::{self, Event};
use crate::sheets::mask::Mask;
use crate::sheets::model::area::Area;
use crate::sheets::model::change::{Change, ChangeKind};
use crate::sheets::model::sheet::Sheet;
use crate::sheets::model::spreadsheet::{Spreadsheet, title_taken};
use crate::sheets::options::Dimension;
use crate::sheets::request::Fields;

/// Adds a sheet, at the end unless the request says where.
pub(super) fn add(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let title = spreadsheet.free_title((1..).map(|number| format!("Sheet{number}")));
    let mut sheet = Sheet::new(spreadsheet.free_sheet_id(), &title);
    let mut position = usize::MAX;
    if let Some(properties) = request.object("properties") {
        sheet.change_properties(properties.all())?;
        if let Some(id) = properties.integer("sheetId") {
            check_id(id)?;
            sheet.id = id;
        }
        position = properties
            .integer("index")
            .map_or(position, |index| usize::try_from(index).unwrap_or(position));
    }
    let position = spreadsheet.add_sheet(sheet, position)?;
    let properties = spreadsheet.sheets[position].properties(position);
    Ok(json!({ "properties": properties }))
}

/// Deletes a sheet, unless it is the last one that can be seen.
pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let position = spreadsheet.sheet_of(request.count("sheetId"))?;
    if spreadsheet.sheets.len() == 1 {
        let message = "You can't remove all the sheets in a document.";
        return Err(ApiError::invalid_argument(message));
    }
    formula::follow(spreadsheet, Event::Delete { sheet: position });
    let id = spreadsheet.sheets.remove(position).id;
    check_visible(spreadsheet)?;
    let is_on_it = |place: &Value| place["sheetId"].as_i64().unwrap_or(0) == i64::from(id);
    spreadsheet
        .named_ranges
        .retain(|range| !is_on_it(&range["range"]));
    spreadsheet.metadata.retain(|metadata| {
        let location = &metadata["location"];
        let range = location.get("dimensionRange");
        location["sheetId"] != id && !range.is_some_and(is_on_it)
    });
    Ok(Value::Null)
}

/// Copies a sheet, to the front unless the request says where.
pub(super) fn duplicate(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let source = spreadsheet.sheet_of(request.count("sourceSheetId"))?;
    let mut copy = spreadsheet.sheets[source].clone();
    copy.title = match request.text("newSheetName") {
        Some(name) => name.to_owned(),
        None => copied_title(spreadsheet, &copy.title),
    };
    let id = match request.integer("newSheetId") {
        Some(id) => check_id(id).map(|()| id)?,
        None => spreadsheet.free_sheet_id(),
    };
    copy.become_copy(id);
    let position = usize::try_from(request.count("insertSheetIndex")).unwrap_or(0);
    let position = spreadsheet.add_sheet(copy, position)?;
    let properties = spreadsheet.sheets[position].properties(position);
    Ok(json!({ "properties": properties }))
}

/// Changes the properties that `fields` names.
pub(super) fn update_properties(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let mask = Mask::of_update(request.text("fields"), "SheetProperties")?;
    let new = required(request, "properties")?;
    let spreadsheet = &mut draft.spreadsheet;
    let position = spreadsheet.sheet_of(new.count("sheetId"))?;
    let moves = mask.names(&["index"]);
    let sheet = &spreadsheet.sheets[position];
    let mut properties = sheet.properties(position);
    mask.without("index")
        .without("sheetId")
        .merge(&mut properties, new.all());
    // The rows are counted before the columns have changed.
    let grid = properties.get("gridProperties");
    let rows = grid
        .and_then(|grid| grid.get("rowCount")?.as_u64())
        .unwrap_or(0);
    let rows = u32::try_from(rows).unwrap_or(u32::MAX);
    spreadsheet.check_resize(position, rows, sheet.columns)?;
    let title = properties
        .get("title")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let taken = spreadsheet.position_titled(title);
    if title.is_empty() || taken.is_some_and(|taken| taken != position) {
        return Err(title_taken(title));
    }
    if title != sheet.title {
        let sheet = position;
        formula::follow(spreadsheet, Event::Rename { sheet, title });
    }
    let old = Area::whole(position, &spreadsheet.sheets[position]);
    spreadsheet.sheets[position].set_properties(properties)?;
    cut_off(spreadsheet, old);
    check_visible(spreadsheet)?;
    spreadsheet.check_size()?;
    if moves {
        move_to(spreadsheet, position, new.count("index"));
    }
    Ok(Value::Null)
}

/// Lets everything follow when rows or columns at the end of a sheet are not there any more.
fn cut_off(spreadsheet: &mut Spreadsheet, old: Area) {
    for dimension in [Dimension::Rows, Dimension::Columns] {
        let (_, end) = old.span(dimension);
        let start = spreadsheet.sheets[old.sheet].size(dimension);
        if start < end {
            let change = Change {
                sheet: old.sheet,
                dimension,
                kind: ChangeKind::Delete { start, end },
                band: None,
            };
            change.let_follow(spreadsheet);
        }
    }
}

/// Returns the title of a copy of a sheet.
pub(in crate::sheets) fn copied_title(spreadsheet: &Spreadsheet, title: &str) -> String {
    let copy = format!("Copy of {title}");
    let numbered = (1..).map(|number| format!("Copy of {title} {number}"));
    spreadsheet.free_title(std::iter::once(copy).chain(numbered))
}

/// The index is one before the move: a sheet that goes to the right lands one before it.
fn move_to(spreadsheet: &mut Spreadsheet, position: usize, index: i32) {
    let index = usize::try_from(index)
        .unwrap_or(0)
        .min(spreadsheet.sheets.len());
    let sheet = spreadsheet.sheets.remove(position);
    let index = if index > position { index - 1 } else { index };
    spreadsheet.sheets.insert(index, sheet);
}

fn check_id(id: i32) -> Result<(), ApiError> {
    match id < 0 {
        true => Err(ApiError::invalid_argument("SheetId must be non-negative.")),
        false => Ok(()),
    }
}

fn check_visible(spreadsheet: &Spreadsheet) -> Result<(), ApiError> {
    match spreadsheet.sheets.iter().all(Sheet::is_hidden) {
        true => Err(ApiError::invalid_argument(
            "You can't hide all the sheets in a document.",
        )),
        false => Ok(()),
    }
}
