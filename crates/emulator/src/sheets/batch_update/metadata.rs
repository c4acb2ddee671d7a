//! Requests about developer metadata.

use serde_json::{Map, Value, json};

use super::Draft;
use super::objects::{missing, required};
use crate::random;
use crate::sheets::api_error::ApiError;
use crate::sheets::data_filter;
use crate::sheets::mask::Mask;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

pub(super) fn create(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let mut metadata = required(request, "developerMetadata")?.all().clone();
    let taken = |id: &Value| spreadsheet.metadata.iter().any(|other| other[ID] == *id);
    match metadata.get(ID) {
        Some(id) if taken(id) => {
            let message = format!("Developer metadata with id {id} already exists.");
            return Err(ApiError::invalid_argument(message));
        }
        Some(_) => {}
        None => {
            metadata.insert(ID.to_owned(), json!(random::sheet_id().max(1)));
        }
    }
    complete(spreadsheet, &mut metadata)?;
    let metadata = Value::Object(metadata);
    spreadsheet.metadata.push(metadata.clone());
    Ok(json!({ "developerMetadata": metadata }))
}

/// Changes what `fields` names of everything that a filter selects.
pub(super) fn update(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let mask = Mask::of_update(request.text("fields"), "DeveloperMetadata")?.without(ID);
    let new = required(request, "developerMetadata")?;
    let filters: Vec<Fields<'_>> = request.objects("dataFilters").collect();
    if filters.is_empty() {
        return Err(missing("dataFilters"));
    }
    let mut changed = Vec::new();
    for index in 0..spreadsheet.metadata.len() {
        if !is_selected(spreadsheet, &filters, index)? {
            continue;
        }
        let old = spreadsheet.metadata[index].as_object();
        let mut metadata = old.cloned().unwrap_or_default();
        mask.merge(&mut metadata, new.all());
        complete(spreadsheet, &mut metadata)?;
        spreadsheet.metadata[index] = Value::Object(metadata);
        changed.push(spreadsheet.metadata[index].clone());
    }
    Ok(reply("developerMetadata", &changed))
}

pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let filter = required(request, "dataFilter")?;
    let (mut kept, mut deleted) = (Vec::new(), Vec::new());
    for index in 0..spreadsheet.metadata.len() {
        let list = match is_selected(spreadsheet, &[filter], index)? {
            true => &mut deleted,
            false => &mut kept,
        };
        list.push(spreadsheet.metadata[index].clone());
    }
    spreadsheet.metadata = kept;
    Ok(reply("deletedDeveloperMetadata", &deleted))
}

fn is_selected(
    spreadsheet: &Spreadsheet,
    filters: &[Fields<'_>],
    index: usize,
) -> Result<bool, ApiError> {
    for filter in filters {
        if data_filter::selects_metadata(spreadsheet, *filter, &spreadsheet.metadata[index])? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn reply(name: &str, metadata: &[Value]) -> Value {
    match metadata.is_empty() {
        true => json!({}),
        false => json!({ name: metadata }),
    }
}

/// Checks what Google asks for, and says of what type the location is.
fn complete(spreadsheet: &Spreadsheet, metadata: &mut Map<String, Value>) -> Result<(), ApiError> {
    let fields = Fields::new(metadata);
    let lacks = |what: &str| {
        let message = format!("Developer metadata must always have {what} specified.");
        ApiError::invalid_argument(message)
    };
    fields.text("metadataKey").ok_or_else(|| lacks("a key"))?;
    fields
        .text("visibility")
        .ok_or_else(|| lacks("visibility"))?;
    let location = fields
        .object("location")
        .ok_or_else(|| lacks("a location"))?;
    data_filter::check_location(spreadsheet, location)?;
    let range = location.object("dimensionRange");
    let kind = match range.map(|range| range.text("dimension")) {
        Some(Some("COLUMNS")) => "COLUMN",
        Some(_) => "ROW",
        None if location.value("sheetId").is_some() => "SHEET",
        None if location.flag("spreadsheet") => "SPREADSHEET",
        None => return Err(lacks("a location")),
    };
    let mut location = location.all().clone();
    location.insert("locationType".to_owned(), json!(kind));
    metadata.insert("location".to_owned(), Value::Object(location));
    Ok(())
}

const ID: &str = "metadataId";
