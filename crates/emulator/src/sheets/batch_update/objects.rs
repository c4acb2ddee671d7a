//! What the requests about things on a sheet have in common: they are added, changed and deleted
//! by an identifier.

use serde_json::{Map, Value, json};

use crate::random;
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

/// Returns Google's error for a request without something that it needs.
pub(super) fn missing(what: &str) -> ApiError {
    ApiError::invalid_argument(format!("{what} must be specified."))
}

/// Returns a message that a request needs.
pub(super) fn required<'a>(request: Fields<'a>, name: &str) -> Result<Fields<'a>, ApiError> {
    request.object(name).ok_or_else(|| missing(name))
}

/// Returns a thing with an identifier: its own, if nothing else has it, or a new one.
pub(super) fn identified(
    spreadsheet: &Spreadsheet,
    part: Part,
    thing: Fields<'_>,
) -> Result<Map<String, Value>, ApiError> {
    let mut thing = thing.all().clone();
    match thing.get(part.id()) {
        Some(id) if find(spreadsheet, part, id).is_ok() => {
            let noun = part.noun();
            let message = format!("A {noun} with id {} already exists.", plain(id));
            return Err(ApiError::invalid_argument(message));
        }
        Some(_) => {}
        None => {
            let id = match part {
                Part::Tables => json!(random::sheet_id().to_string()),
                _ => json!(random::sheet_id()),
            };
            thing.insert(part.id().to_owned(), id);
        }
    }
    Ok(thing)
}

/// Adds a thing to a sheet and returns it.
pub(super) fn add(
    spreadsheet: &mut Spreadsheet,
    position: usize,
    part: Part,
    thing: Map<String, Value>,
) -> Value {
    let thing = Value::Object(thing);
    let things = spreadsheet.sheets[position].part_mut(part);
    things.push(thing.clone());
    thing
}

/// Returns the sheet and the place on it of the thing with an identifier.
pub(super) fn find(
    spreadsheet: &Spreadsheet,
    part: Part,
    id: &Value,
) -> Result<(usize, usize), ApiError> {
    for (position, sheet) in spreadsheet.sheets.iter().enumerate() {
        let mut things = sheet.part(part).iter();
        if let Some(index) = things.position(|thing| thing[part.id()] == *id) {
            return Ok((position, index));
        }
    }
    let message = format!("No {} with id: {}", part.noun(), plain(id));
    Err(ApiError::invalid_argument(message))
}

/// Removes the thing with an identifier and returns it.
pub(super) fn remove(
    spreadsheet: &mut Spreadsheet,
    part: Part,
    id: &Value,
) -> Result<Value, ApiError> {
    let (position, index) = find(spreadsheet, part, id)?;
    Ok(spreadsheet.sheets[position].part_mut(part).remove(index))
}

/// Returns the thing with an identifier and the fields of a message in place of its own, as far as
/// a mask names them.
pub(super) fn changed(
    spreadsheet: &Spreadsheet,
    part: Part,
    new: Fields<'_>,
    mask: Mask,
) -> Result<(usize, usize, Map<String, Value>), ApiError> {
    let zero = json!(0);
    let id = new.value(part.id()).unwrap_or(&zero);
    let (position, index) = find(spreadsheet, part, id)?;
    let old = spreadsheet.sheets[position].part(part)[index].as_object();
    let mut thing = old.cloned().unwrap_or_default();
    mask.without(part.id()).merge(&mut thing, new.all());
    Ok((position, index, thing))
}

/// Puts a changed thing in the place of the old one, on another sheet if it has moved.
pub(super) fn replace(
    spreadsheet: &mut Spreadsheet,
    part: Part,
    (position, index): (usize, usize),
    thing: Map<String, Value>,
    new_position: usize,
) {
    let things = spreadsheet.sheets[position].part_mut(part);
    match position == new_position {
        true => things[index] = Value::Object(thing),
        false => {
            things.remove(index);
            let things = spreadsheet.sheets[new_position].part_mut(part);
            things.push(Value::Object(thing));
        }
    }
}

fn plain(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}
