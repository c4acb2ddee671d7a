//! `spreadsheets.values.clear` and `batchClear`.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::sheets::answer::Node;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::a1;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::Content;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::model::written::Written;
use crate::sheets::request::Fields;

/// Empties one range; formats and the grid stay.
pub(in crate::sheets) fn clear(
    spreadsheet: &mut Arc<Spreadsheet>,
    range: &str,
) -> Result<Node, ApiError> {
    let area = a1::resolve(spreadsheet, range)?;
    let cleared = clear_area(Arc::make_mut(spreadsheet), area);
    Ok(json!({ "spreadsheetId": spreadsheet.id, "clearedRange": cleared }).into())
}

/// Empties several ranges, or none when one of them is wrong.
pub(in crate::sheets) fn batch_clear(
    spreadsheet: &mut Arc<Spreadsheet>,
    body: Fields<'_>,
) -> Result<Node, ApiError> {
    let mut areas = Vec::new();
    for (index, range) in body.list("ranges").iter().enumerate() {
        let area = a1::resolve(spreadsheet, range.as_str().unwrap_or_default());
        areas.push(area.map_err(|error| error.within(&format!("ranges[{index}]")))?);
    }
    Ok(clear_areas(spreadsheet, areas))
}

/// Empties areas and answers with their names.
pub(super) fn clear_areas(spreadsheet: &mut Arc<Spreadsheet>, areas: Vec<Area>) -> Node {
    let changed = Arc::make_mut(spreadsheet);
    let cleared: Vec<Value> = areas
        .into_iter()
        .map(|area| json!(clear_area(changed, area)))
        .collect();
    let mut answer = json!({ "spreadsheetId": spreadsheet.id });
    if !cleared.is_empty() {
        answer["clearedRanges"] = json!(cleared);
    }
    answer.into()
}

fn clear_area(spreadsheet: &mut Spreadsheet, area: Area) -> String {
    let sheet = &mut spreadsheet.sheets[area.sheet];
    let mut written = Written::default();
    sheet
        .grid
        .edit_filled(area, |_, _, cell| written.content(cell, Content::default()));
    area.to_a1(&sheet.title)
}
