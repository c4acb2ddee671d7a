//! Requests about the basic filter of a sheet and about filter views. Rows that a filter hides are
//! not marked as hidden.

use serde_json::{Map, Value, json};

use super::Draft;
use super::objects::{self, missing, required};
use super::rows;
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::model::area::Area;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

/// Sets the filter of a sheet, and sorts its rows if the filter says how.
pub(super) fn set_basic(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let sent = required(request, "filter")?;
    let area = area_of(spreadsheet, sent)?;
    let mut filter = sent.all().clone();
    pair_criteria(&mut filter);
    filter.insert("range".to_owned(), area.to_range(spreadsheet));
    if !sent.list("sortSpecs").is_empty() {
        // The first row of a filter is its header.
        let body = Area {
            top: area.top + 1,
            ..area
        };
        rows::sort_area(spreadsheet, body, sent)?;
    }
    let filters = spreadsheet.sheets[area.sheet].part_mut(Part::BasicFilter);
    *filters = vec![Value::Object(filter)];
    Ok(Value::Null)
}

pub(super) fn clear_basic(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let position = draft.spreadsheet.grid_of(request.count("sheetId"))?;
    let sheet = &mut draft.spreadsheet.sheets[position];
    sheet.part_mut(Part::BasicFilter).clear();
    Ok(Value::Null)
}

pub(super) fn add_view(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let sent = required(request, "filter")?;
    let area = area_of(spreadsheet, sent)?;
    let mut view = objects::identified(spreadsheet, Part::FilterViews, sent)?;
    if sent.text("title").is_none() {
        let title = free_title(spreadsheet);
        view.insert("title".to_owned(), json!(title));
    }
    view.insert("range".to_owned(), area.to_range(spreadsheet));
    pair_criteria(&mut view);
    let view = objects::add(spreadsheet, area.sheet, Part::FilterViews, view);
    Ok(json!({ "filter": view }))
}

pub(super) fn update_view(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let mask = Mask::of_update(request.text("fields"), "FilterView")?;
    let new = required(request, "filter")?;
    // What is not written in the newer way is taken from the older one.
    let keeps_specs = mask.names(&["filterSpecs"]);
    let keeps_criteria = mask.names(&["criteria"]);
    let (position, index, mut view) = objects::changed(spreadsheet, Part::FilterViews, new, mask)?;
    match (keeps_specs, keeps_criteria) {
        (false, true) => drop(view.remove("filterSpecs")),
        (true, false) => drop(view.remove("criteria")),
        _ => {}
    }
    pair_criteria(&mut view);
    let area = area_of(spreadsheet, Fields::new(&view))?;
    let place = (position, index);
    objects::replace(spreadsheet, Part::FilterViews, place, view, area.sheet);
    Ok(Value::Null)
}

pub(super) fn delete_view(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let id = json!(request.count("filterId"));
    objects::remove(&mut draft.spreadsheet, Part::FilterViews, &id)?;
    Ok(Value::Null)
}

pub(super) fn duplicate_view(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let id = json!(request.count("filterId"));
    let (position, index) = objects::find(spreadsheet, Part::FilterViews, &id)?;
    let original = spreadsheet.sheets[position].part(Part::FilterViews)[index].as_object();
    let mut copy = original.cloned().unwrap_or_default();
    copy.remove(Part::FilterViews.id());
    let title = copy
        .get("title")
        .and_then(Value::as_str)
        .unwrap_or_default();
    copy.insert("title".to_owned(), json!(format!("Copy of {title}")));
    let copy = objects::identified(spreadsheet, Part::FilterViews, Fields::new(&copy))?;
    let copy = objects::add(spreadsheet, position, Part::FilterViews, copy);
    Ok(json!({ "filter": copy }))
}

/// Returns what a filter covers: a range, or a named range or table that stands for one.
fn area_of(spreadsheet: &Spreadsheet, filter: Fields<'_>) -> Result<Area, ApiError> {
    if let Some(id) = filter.value("namedRangeId") {
        let mut named = spreadsheet.named_ranges.iter();
        let named = named.find(|named| named["namedRangeId"] == *id);
        let area = named.and_then(|named| Area::of_stored(spreadsheet, &named["range"]));
        return area.ok_or_else(|| missing("range"));
    }
    if let Some(id) = filter.value("tableId") {
        let (position, index) = objects::find(spreadsheet, Part::Tables, id)?;
        let table = &spreadsheet.sheets[position].part(Part::Tables)[index];
        return Area::of_stored(spreadsheet, &table["range"]).ok_or_else(|| missing("range"));
    }
    Area::of_range(spreadsheet, required(filter, "range")?)
}

fn free_title(spreadsheet: &Spreadsheet) -> String {
    let views = spreadsheet
        .sheets
        .iter()
        .flat_map(|sheet| sheet.part(Part::FilterViews));
    let titles: Vec<&str> = views.filter_map(|view| view["title"].as_str()).collect();
    let mut free = (1..).map(|number| format!("Filter {number}"));
    free.find(|title| !titles.contains(&title.as_str()))
        .expect("there are more numbers than filter views")
}

/// Google answers the criteria in both ways, by column in a map and as a list.
fn pair_criteria(filter: &mut Map<String, Value>) {
    if let Some(Value::Array(specs)) = filter.get("filterSpecs") {
        let entry = |spec: &Value| {
            let column = spec["columnIndex"].as_u64().unwrap_or(0);
            Some((column.to_string(), spec.get("filterCriteria")?.clone()))
        };
        let criteria: Map<String, Value> = specs.iter().filter_map(entry).collect();
        filter.insert("criteria".to_owned(), Value::Object(criteria));
    } else if let Some(Value::Object(criteria)) = filter.get("criteria") {
        let spec = |(column, criteria): (&String, &Value)| {
            let mut spec = json!({ "filterCriteria": criteria });
            if let Some(column) = column.parse::<u32>().ok().filter(|column| *column > 0) {
                spec["columnIndex"] = json!(column);
            }
            spec
        };
        let specs: Vec<Value> = criteria.iter().map(spec).collect();
        filter.insert("filterSpecs".to_owned(), json!(specs));
    }
}
