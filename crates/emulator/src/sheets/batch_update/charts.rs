//! Requests about charts, and about where charts and slicers lie on a sheet.

use serde_json::{Map, Value, json};

use super::Draft;
use super::objects::{self, missing, required};
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::model::part::Part;
use crate::sheets::model::sheet::Sheet;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

pub(super) fn add(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let sent = required(request, "chart")?;
    check_spec(required(sent, "spec")?)?;
    let mut chart = objects::identified(spreadsheet, Part::Charts, sent)?;
    let (position, place) = placed(spreadsheet, sent.object("position"))?;
    chart.insert("position".to_owned(), place);
    let chart = objects::add(spreadsheet, position, Part::Charts, chart);
    Ok(json!({ "chart": chart }))
}

/// Replaces the whole specification: this request has no mask.
pub(super) fn update_spec(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spec = required(request, "spec")?;
    let id = json!(request.count("chartId"));
    let (position, index) = objects::find(&draft.spreadsheet, Part::Charts, &id)?;
    check_spec(spec)?;
    let charts = draft.spreadsheet.sheets[position].part_mut(Part::Charts);
    charts[index]["spec"] = json!(spec.all());
    Ok(Value::Null)
}

/// Deletes a chart or a slicer. The sheet of a chart that has one to itself goes with it.
pub(super) fn delete_object(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let (part, position, index) = object(spreadsheet, request.count("objectId"))?;
    spreadsheet.sheets[position].part_mut(part).remove(index);
    if !spreadsheet.sheets[position].is_grid() {
        spreadsheet.sheets.remove(position);
    }
    Ok(Value::Null)
}

/// Moves a chart or a slicer, or makes it larger or smaller.
pub(super) fn update_position(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let new = required(request, "newPosition")?;
    let (part, position, index) = object(spreadsheet, request.count("objectId"))?;
    let old = &spreadsheet.sheets[position].part(part)[index]["position"];
    let mut wanted = new.all().clone();
    if let Some(overlay) = new.object("overlayPosition") {
        let mask = Mask::of_update(request.text("fields"), "OverlayPosition")?;
        let old = old.get("overlayPosition").and_then(Value::as_object);
        let mut merged = old.cloned().unwrap_or_default();
        mask.merge(&mut merged, overlay.all());
        wanted = Map::from_iter([("overlayPosition".to_owned(), Value::Object(merged))]);
    }
    let (new_position, place) = placed(spreadsheet, Some(Fields::new(&wanted)))?;
    let things = spreadsheet.sheets[position].part_mut(part);
    let mut thing = things[index].as_object().cloned().unwrap_or_default();
    thing.insert("position".to_owned(), place.clone());
    objects::replace(spreadsheet, part, (position, index), thing, new_position);
    if !spreadsheet.sheets[position].is_grid() && position != new_position {
        spreadsheet.sheets.remove(position);
    }
    Ok(json!({ "position": place }))
}

pub(super) fn update_border(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let mask = Mask::of_update(request.text("fields"), "EmbeddedObjectBorder")?;
    let new = required(request, "border")?;
    let (part, position, index) = object(&draft.spreadsheet, request.count("objectId"))?;
    let thing = &mut draft.spreadsheet.sheets[position].part_mut(part)[index];
    let mut border = match thing.get("border") {
        Some(Value::Object(border)) => border.clone(),
        _ => Map::new(),
    };
    mask.merge(&mut border, new.all());
    thing["border"] = Value::Object(border);
    Ok(Value::Null)
}

/// Returns the sheet and the position of a thing that shall lie there: over cells, with Google's
/// size if it has none, or on a sheet of its own.
pub(super) fn placed(
    spreadsheet: &mut Spreadsheet,
    position: Option<Fields<'_>>,
) -> Result<(usize, Value), ApiError> {
    let own_sheet = position.filter(|position| position.flag("newSheet"));
    let own_id = position.and_then(|position| position.integer("sheetId"));
    if own_sheet.is_some() || own_id.is_some() {
        let id = own_id.unwrap_or_else(|| spreadsheet.free_sheet_id());
        let title = spreadsheet.free_title((1..).map(|number| format!("Chart{number}")));
        let sheet = Sheet::new_object(id, &title);
        let position = spreadsheet.add_sheet(sheet, usize::MAX)?;
        return Ok((position, json!({ "sheetId": id })));
    }
    let overlay = position.and_then(|position| position.object("overlayPosition"));
    let Some(overlay) = overlay else {
        return Err(ApiError::invalid_argument(
            "One of EmbeddedObjectPosition.overlayPosition or EmbeddedObjectPosition.sheetId must \
             be set",
        ));
    };
    let anchor = overlay.object("anchorCell");
    let id = anchor.map_or(0, |anchor| anchor.count("sheetId"));
    let position = spreadsheet.grid_of(id)?;
    let mut overlay = overlay.all().clone();
    overlay.entry("anchorCell").or_insert_with(|| json!({}));
    overlay.entry("widthPixels").or_insert_with(|| json!(600));
    overlay.entry("heightPixels").or_insert_with(|| json!(371));
    Ok((position, json!({ "overlayPosition": overlay })))
}

/// Finds a chart or a slicer.
fn object(spreadsheet: &Spreadsheet, id: i32) -> Result<(Part, usize, usize), ApiError> {
    let found = [Part::Charts, Part::Slicers].into_iter().find_map(|part| {
        let (position, index) = objects::find(spreadsheet, part, &json!(id)).ok()?;
        Some((part, position, index))
    });
    let unknown = || ApiError::invalid_argument(format!("No embedded object with id: {id}"));
    found.ok_or_else(unknown)
}

/// Google asks for a kind of chart, in these words, and fails at one that draws nothing.
fn check_spec(spec: Fields<'_>) -> Result<(), ApiError> {
    if KINDS.iter().all(|kind| spec.object(kind).is_none()) {
        return Err(ApiError::invalid_argument(
            "One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or \
             orgChart must be set on chartSpec.",
        ));
    }
    if spec.object("dataSourceChartProperties").is_some() {
        return Err(ApiError::not_emulated("charts of data sources"));
    }
    match spec.object("basicChart") {
        Some(chart) if chart.list("domains").is_empty() && chart.list("series").is_empty() => {
            Err(ApiError::internal())
        }
        Some(chart) if chart.text("chartType").is_none() => {
            Err(missing("BasicChartSpec.chartType"))
        }
        _ => Ok(()),
    }
}

const KINDS: [&str; 9] = [
    "basicChart",
    "bubbleChart",
    "candlestickChart",
    "histogramChart",
    "orgChart",
    "pieChart",
    "scorecardChart",
    "treemapChart",
    "waterfallChart",
];
