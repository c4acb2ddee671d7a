//! Requests about slicers. Where they lie is changed by the requests for charts.

use serde_json::{Map, Value, json};

use super::Draft;
use super::charts::placed;
use super::objects::{self, required};
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::model::area::Area;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

pub(super) fn add(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let sent = required(request, "slicer")?;
    check_range(spreadsheet, required(sent, "spec")?.all())?;
    let mut slicer = objects::identified(spreadsheet, Part::Slicers, sent)?;
    let (position, place) = placed(spreadsheet, sent.object("position"))?;
    slicer.insert("position".to_owned(), place);
    let slicer = objects::add(spreadsheet, position, Part::Slicers, slicer);
    Ok(json!({ "slicer": slicer }))
}

/// Changes the parts of a slicer's specification that `fields` names.
pub(super) fn update_spec(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let mask = Mask::of_update(request.text("fields"), "SlicerSpec")?;
    let new = required(request, "spec")?;
    let id = json!(request.count("slicerId"));
    let (position, index) = objects::find(&draft.spreadsheet, Part::Slicers, &id)?;
    let slicer = &draft.spreadsheet.sheets[position].part(Part::Slicers)[index];
    let mut spec = slicer["spec"].as_object().cloned().unwrap_or_default();
    mask.merge(&mut spec, new.all());
    check_range(&draft.spreadsheet, &spec)?;
    let slicers = draft.spreadsheet.sheets[position].part_mut(Part::Slicers);
    slicers[index]["spec"] = Value::Object(spec);
    Ok(Value::Null)
}

fn check_range(spreadsheet: &Spreadsheet, spec: &Map<String, Value>) -> Result<(), ApiError> {
    let range = required(Fields::new(spec), "dataRange")?;
    Area::of_range(spreadsheet, range).map(|_| ())
}
