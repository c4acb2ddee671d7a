//! `spreadsheets.values.clear` and `batchClear`.

use serde_json::{Value, json};

use crate::sheets::a1;
use crate::sheets::api_error::ApiError;
use crate::sheets::area::Area;
use crate::sheets::json_body::{self, Body, invalid_value};
use crate::sheets::spreadsheet::Spreadsheet;

/// Empties one range; formats and the grid stay.
pub(in crate::sheets) fn clear(
    spreadsheet: &mut Spreadsheet,
    range: &str,
    body: &[u8],
) -> Result<Value, ApiError> {
    Body::new(&json_body::parse(body)?, "", &[])?;
    let area = a1::resolve(spreadsheet, range)?;
    let cleared = clear_area(spreadsheet, area);
    Ok(json!({ "spreadsheetId": spreadsheet.id, "clearedRange": cleared }))
}

/// Empties several ranges, or none when one of them is wrong.
pub(in crate::sheets) fn batch_clear(
    spreadsheet: &mut Spreadsheet,
    body: &[u8],
) -> Result<Value, ApiError> {
    let value = json_body::parse(body)?;
    let body = Body::new(&value, "", &["ranges"])?;
    let mut areas = Vec::new();
    for (index, range) in body.list("ranges")?.iter().enumerate() {
        let field = format!("ranges[{index}]");
        let range = range
            .as_str()
            .ok_or_else(|| invalid_value(&field, "TYPE_STRING", range))?;
        areas.push(a1::resolve(spreadsheet, range).map_err(|error| error.within(&field))?);
    }
    let cleared: Vec<String> = areas
        .into_iter()
        .map(|area| clear_area(spreadsheet, area))
        .collect();
    let mut answer = json!({ "spreadsheetId": spreadsheet.id });
    if !cleared.is_empty() {
        answer["clearedRanges"] = json!(cleared);
    }
    Ok(answer)
}

fn clear_area(spreadsheet: &mut Spreadsheet, area: Area) -> String {
    let sheet = &mut spreadsheet.sheets[area.sheet];
    sheet.grid.clear(area);
    area.to_a1(&sheet.title)
}
