//! Requests about alternating colours.

use serde_json::{Map, Value, json};

use super::Draft;
use super::objects::{self, missing, required};
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::model::area::Area;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

pub(super) fn add(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let sent = required(request, "bandedRange")?;
    let mut banding = objects::identified(spreadsheet, Part::BandedRanges, sent)?;
    let area = check(spreadsheet, &mut banding)?;
    let banding = objects::add(spreadsheet, area.sheet, Part::BandedRanges, banding);
    Ok(json!({ "bandedRange": banding }))
}

pub(super) fn update(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let mask = Mask::of_update(request.text("fields"), "BandedRange")?;
    let new = required(request, "bandedRange")?;
    let (position, index, mut banding) =
        objects::changed(spreadsheet, Part::BandedRanges, new, mask)?;
    let area = check(spreadsheet, &mut banding)?;
    let place = (position, index);
    objects::replace(spreadsheet, Part::BandedRanges, place, banding, area.sheet);
    Ok(Value::Null)
}

pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let id = json!(request.count("bandedRangeId"));
    objects::remove(&mut draft.spreadsheet, Part::BandedRanges, &id)?;
    Ok(Value::Null)
}

/// Two bandings share no cell, and a table has one of its own.
fn check(spreadsheet: &Spreadsheet, banding: &mut Map<String, Value>) -> Result<Area, ApiError> {
    let fields = Fields::new(banding);
    let area = Area::of_range(spreadsheet, required(fields, "range")?)?;
    if fields.object("rowProperties").is_none() && fields.object("columnProperties").is_none() {
        return Err(missing("BandedRange.rowProperties or columnProperties"));
    }
    let sheet = &spreadsheet.sheets[area.sheet];
    let others = sheet
        .part(Part::BandedRanges)
        .iter()
        .chain(sheet.part(Part::Tables));
    for other in others {
        let id = Part::BandedRanges.id();
        let is_same = other.get(id).is_some() && other.get(id) == fields.value(id);
        let own = Area::of_stored(spreadsheet, &other["range"]);
        if !is_same && own.is_some_and(|own| own.intersects(area)) {
            return Err(ApiError::invalid_argument(
                "You cannot add alternating background colors to a range that already has \
                 alternating background colors.",
            ));
        }
    }
    banding.insert("range".to_owned(), area.to_range(spreadsheet));
    Ok(area)
}
