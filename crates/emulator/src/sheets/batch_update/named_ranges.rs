//! Requests about named ranges.

use serde_json::{Map, Value, json};

use super::Draft;
use super::objects::required;
use crate::random;
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::model::a1::Bounds;
use crate::sheets::model::area::Area;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

pub(super) fn add(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let mut range = required(request, "namedRange")?.all().clone();
    match range.get(ID) {
        Some(id) if position(spreadsheet, id).is_ok() => {
            let id = id.as_str().unwrap_or_default();
            let message = format!("A named range with id {id} already exists.");
            return Err(ApiError::invalid_argument(message));
        }
        Some(_) => {}
        None => {
            range.insert(ID.to_owned(), json!(random::text(9)));
        }
    }
    check(spreadsheet, &range, "add")?;
    let range = Value::Object(range);
    spreadsheet.named_ranges.push(range.clone());
    Ok(json!({ "namedRange": range }))
}

pub(super) fn update(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let mask = Mask::of_update(request.text("fields"), "NamedRange")?;
    let new = required(request, "namedRange")?;
    let position = position(spreadsheet, new.value(ID).unwrap_or(&Value::Null))?;
    let old = spreadsheet.named_ranges[position].as_object();
    let mut range = old.cloned().unwrap_or_default();
    mask.without(ID).merge(&mut range, new.all());
    check(spreadsheet, &range, "update")?;
    spreadsheet.named_ranges[position] = Value::Object(range);
    Ok(Value::Null)
}

pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let id = request.value(ID).unwrap_or(&Value::Null);
    let position = position(&draft.spreadsheet, id)?;
    draft.spreadsheet.named_ranges.remove(position);
    Ok(Value::Null)
}

fn position(spreadsheet: &Spreadsheet, id: &Value) -> Result<usize, ApiError> {
    let mut ranges = spreadsheet.named_ranges.iter();
    let unknown = || {
        let id = id.as_str().unwrap_or_default();
        ApiError::invalid_argument(format!("No named range with id: {id}"))
    };
    ranges
        .position(|range| range[ID] == *id)
        .ok_or_else(unknown)
}

/// Checks name and range, and cuts the range to the grid.
fn check(
    spreadsheet: &Spreadsheet,
    range: &Map<String, Value>,
    verb: &str,
) -> Result<(), ApiError> {
    let fields = Fields::new(range);
    let name = fields.text("name").unwrap_or_default();
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let begins_well = name.starts_with(|first: char| !first.is_ascii_digit());
    if !begins_well || !name.chars().all(is_word) || Bounds::parse(name).is_some() {
        let message = "The name given to this range is invalid";
        return Err(ApiError::invalid_argument(message));
    }
    let is_taken = |other: &Value| {
        let own = other["name"].as_str().unwrap_or_default();
        own.eq_ignore_ascii_case(name) && Some(&other[ID]) != fields.value(ID)
    };
    if spreadsheet.named_ranges.iter().any(is_taken) {
        return Err(ApiError::invalid_argument(format!(
            "Cannot {verb} named range with name {name}, a named range with that name already \
             exists."
        )));
    }
    Area::of_range(spreadsheet, required(fields, "range")?)?;
    Ok(())
}

const ID: &str = "namedRangeId";
