//! The `spreadsheets.values` methods that find their ranges by data filters.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::clear::clear_areas;
use super::read::value_range;
use super::value_range::ValueRange;
use super::write::{Update, Write, totals};
use crate::sheets::answer::Node;
use crate::sheets::api_error::ApiError;
use crate::sheets::data_filter;
use crate::sheets::model::area::Area;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::{Dimension, Rendering, ValueInput};
use crate::sheets::request::Fields;

/// Answers with every range that a filter selects. Filters that select the same share an entry,
/// and the entries are sorted by where they begin, columns first, as Google was seen to do.
pub(in crate::sheets) fn batch_get(
    spreadsheet: &Arc<Spreadsheet>,
    body: Fields<'_>,
) -> Result<Node, ApiError> {
    let major = Dimension::parse(body.text("majorDimension"))?;
    let rendering = Rendering::parse(
        body.text("valueRenderOption"),
        body.text("dateTimeRenderOption"),
    )?;
    let mut selected: BTreeMap<_, (Area, Vec<Value>)> = BTreeMap::new();
    for (filter, areas) in select(spreadsheet, body)? {
        for area in areas {
            let place = (area.sheet, area.left, area.top, area.right, area.bottom);
            let entry = selected.entry(place).or_insert_with(|| (area, Vec::new()));
            entry.1.push(filter.clone());
        }
    }
    let ranges = selected.into_values().map(|(area, filters)| {
        Node::Object(vec![
            (
                "valueRange",
                value_range(spreadsheet, area, major, rendering),
            ),
            ("dataFilters", Node::Json(json!(filters))),
        ])
    });
    let ranges: Vec<Node> = ranges.collect();
    let mut answer = vec![("spreadsheetId", Node::Json(json!(spreadsheet.id)))];
    if !ranges.is_empty() {
        answer.push(("valueRanges", Node::List(ranges)));
    }
    Ok(Node::Object(answer))
}

/// Empties every range that a filter selects.
pub(in crate::sheets) fn batch_clear(
    spreadsheet: &mut Arc<Spreadsheet>,
    body: Fields<'_>,
) -> Result<Node, ApiError> {
    let selected = select(spreadsheet, body)?.into_iter();
    let areas = selected.flat_map(|(_, areas)| areas).collect();
    Ok(clear_areas(spreadsheet, areas))
}

/// Writes the values of each entry to every range that its filter selects.
pub(in crate::sheets) fn batch_update(
    spreadsheet: &mut Arc<Spreadsheet>,
    body: Fields<'_>,
) -> Result<Node, ApiError> {
    let input = ValueInput::parse(body.text("valueInputOption"))?;
    let echo = Rendering::of_body(body)?;
    let data: Vec<_> = body.objects("data").collect();
    let values = data.iter().map(|data| ValueRange::read(*data, input));
    let values = values.collect::<Result<Vec<_>, _>>()?;
    let mut writes = Vec::new();
    for (index, (data, values)) in data.iter().zip(&values).enumerate() {
        let within = |error: ApiError| error.within(&format!("data[{index}]"));
        let filter = data.value("dataFilter").unwrap_or(&Value::Null);
        for area in data_filter::areas(spreadsheet, filter).map_err(within)? {
            let write = Write::within(spreadsheet, area, values).map_err(within)?;
            writes.push((filter, write));
        }
    }
    let changed = Arc::make_mut(spreadsheet);
    let (filters, updates): (Vec<&Value>, Vec<Update>) = writes
        .into_iter()
        .map(|(filter, write)| (filter, write.carry_out(changed)))
        .unzip();
    let mut answer = vec![("spreadsheetId", Node::Json(json!(spreadsheet.id)))];
    if updates.is_empty() {
        return Ok(Node::Object(answer));
    }
    answer.extend(totals(&updates));
    let responses = filters.into_iter().zip(&updates).map(|(filter, update)| {
        let mut response = update.fields(spreadsheet, echo);
        response.push(("dataFilter", Node::Json(filter.clone())));
        Node::Object(response)
    });
    answer.push(("responses", Node::List(responses.collect())));
    Ok(Node::Object(answer))
}

/// Returns each filter and the areas that it selects.
fn select(
    spreadsheet: &Spreadsheet,
    body: Fields<'_>,
) -> Result<Vec<(Value, Vec<Area>)>, ApiError> {
    let filters = body.list("dataFilters");
    if filters.is_empty() {
        let message = "Must specify at least one dataFilter.";
        return Err(ApiError::invalid_argument(message));
    }
    let select = |(index, filter): (usize, &Value)| {
        let areas = data_filter::areas(spreadsheet, filter)
            .map_err(|error| error.within(&format!("dataFilter[{index}]")))?;
        Ok((filter.clone(), areas))
    };
    filters.iter().enumerate().map(select).collect()
}
