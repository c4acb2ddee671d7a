//! Requests about protected ranges. Everybody who reaches a spreadsheet here owns it, so nothing is
//! ever refused because of them.

use serde_json::{Map, Value, json};

use super::Draft;
use super::objects::{self, required};
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::model::area::Area;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

pub(super) fn add(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let range = required(request, "protectedRange")?;
    let mut range = objects::identified(spreadsheet, Part::ProtectedRanges, range)?;
    let position = sheet_of(spreadsheet, &range)?;
    check_whole_sheet(spreadsheet, position, &range)?;
    complete(&mut range, draft.asker.account.email);
    let range = objects::add(
        &mut draft.spreadsheet,
        position,
        Part::ProtectedRanges,
        range,
    );
    Ok(json!({ "protectedRange": range }))
}

pub(super) fn update(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let mask = Mask::of_update(request.text("fields"), "ProtectedRange")?;
    let mask = mask.without("requestingUserCanEdit");
    let new = required(request, "protectedRange")?;
    let (position, index, mut range) =
        objects::changed(spreadsheet, Part::ProtectedRanges, new, mask)?;
    let new_position = sheet_of(spreadsheet, &range)?;
    complete(&mut range, draft.asker.account.email);
    let place = (position, index);
    let spreadsheet = &mut draft.spreadsheet;
    objects::replace(
        spreadsheet,
        Part::ProtectedRanges,
        place,
        range,
        new_position,
    );
    Ok(Value::Null)
}

pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let id = json!(request.count("protectedRangeId"));
    objects::remove(&mut draft.spreadsheet, Part::ProtectedRanges, &id)?;
    Ok(Value::Null)
}

/// Returns the sheet of the range, or of the named range or table that stands for one.
fn sheet_of(spreadsheet: &Spreadsheet, range: &Map<String, Value>) -> Result<usize, ApiError> {
    let fields = Fields::new(range);
    if let Some(id) = fields.value("namedRangeId") {
        let mut named = spreadsheet.named_ranges.iter();
        let named = named.find(|named| named["namedRangeId"] == *id);
        let area = named.and_then(|named| Area::of_stored(spreadsheet, &named["range"]));
        let unknown = || ApiError::invalid_argument(format!("No named range with id: {id}"));
        return Ok(area.ok_or_else(unknown)?.sheet);
    }
    if let Some(id) = fields.value("tableId") {
        return Ok(objects::find(spreadsheet, Part::Tables, id)?.0);
    }
    Ok(Area::of_range(spreadsheet, required(fields, "range")?)?.sheet)
}

/// A sheet is protected as a whole at most once.
fn check_whole_sheet(
    spreadsheet: &Spreadsheet,
    position: usize,
    range: &Map<String, Value>,
) -> Result<(), ApiError> {
    let is_whole = |range: &Value| {
        let fields = range["range"].as_object();
        fields.is_some_and(|fields| fields.keys().all(|name| name == "sheetId"))
    };
    let sheet = &spreadsheet.sheets[position];
    let is_protected = sheet.part(Part::ProtectedRanges).iter().any(is_whole);
    match is_protected && is_whole(&Value::Object(range.clone())) {
        true => Err(ApiError::invalid_argument(format!(
            "Sheet \"{}\" already has sheet protection.",
            sheet.title
        ))),
        false => Ok(()),
    }
}

/// Adds what Google answers without being asked.
fn complete(range: &mut Map<String, Value>, email: &str) {
    range.insert("requestingUserCanEdit".to_owned(), json!(true));
    match range.get("warningOnly") {
        Some(_) => {
            range.remove("editors");
        }
        None => {
            range
                .entry("editors")
                .or_insert_with(|| json!({ "users": [email] }));
        }
    }
}
