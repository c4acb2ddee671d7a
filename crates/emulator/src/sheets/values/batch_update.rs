//! `spreadsheets.values.batchUpdate`.

use serde_json::{Value, json};

use super::value_range::ValueRange;
use super::write::Write;
use crate::sheets::api_error::ApiError;
use crate::sheets::json_body::{self, Body};
use crate::sheets::options::{Rendering, ValueInput};
use crate::sheets::spreadsheet::Spreadsheet;

/// Writes several ranges, or none when one of them is wrong.
pub(in crate::sheets) fn batch_update(
    spreadsheet: &mut Spreadsheet,
    body: &[u8],
) -> Result<Value, ApiError> {
    let value = json_body::parse(body)?;
    let body = Body::new(&value, "", &KNOWN)?;
    let input = ValueInput::parse(body.text("valueInputOption")?)?;
    let value_render = body.text("responseValueRenderOption")?;
    let date_render = body.text("responseDateTimeRenderOption")?;
    let rendering = Rendering::parse(value_render, date_render)?;
    let echo = body
        .bool("includeValuesInResponse")?
        .unwrap_or(false)
        .then_some(rendering);
    let mut writes = Vec::new();
    for (index, data) in body.list("data")?.iter().enumerate() {
        let at = format!("data[{index}]");
        let values = ValueRange::parse(data, &at, input)?;
        let range = values.range.unwrap_or_default().to_owned();
        let write = Write::plan(spreadsheet, &range, values).map_err(|error| error.within(&at))?;
        writes.push(write);
    }
    let mut sheets: Vec<usize> = writes.iter().map(|write| write.written().sheet).collect();
    sheets.sort_unstable();
    sheets.dedup();
    let carry_out = |write: Write<'_>| write.carry_out(spreadsheet, echo);
    let responses: Vec<Value> = writes.into_iter().map(carry_out).collect();
    Ok(answer(&spreadsheet.id, sheets.len(), &responses))
}

/// Google leaves out totals that are zero.
fn answer(id: &str, sheets: usize, responses: &[Value]) -> Value {
    let total = |name: &str| {
        responses
            .iter()
            .filter_map(|one| one[name].as_u64())
            .sum::<u64>()
    };
    let mut answer = json!({ "spreadsheetId": id });
    for (name, part) in [
        ("totalUpdatedRows", "updatedRows"),
        ("totalUpdatedColumns", "updatedColumns"),
        ("totalUpdatedCells", "updatedCells"),
    ] {
        if total(part) > 0 {
            answer[name] = json!(total(part));
        }
    }
    if sheets > 0 {
        answer["totalUpdatedSheets"] = json!(sheets);
        answer["responses"] = json!(responses);
    }
    answer
}

const KNOWN: [&str; 5] = [
    "valueInputOption",
    "data",
    "includeValuesInResponse",
    "responseValueRenderOption",
    "responseDateTimeRenderOption",
];
