//! `spreadsheets.values.batchGet`.

use serde_json::{Value, json};

use super::get::get;
use crate::parameters::Parameters;
use crate::sheets::api_error::ApiError;
use crate::sheets::spreadsheet::Spreadsheet;

/// Answers with several ranges, in the order asked.
pub(in crate::sheets) fn batch_get(
    spreadsheet: &Spreadsheet,
    query: &Parameters,
) -> Result<Value, ApiError> {
    let ranges = query
        .values("ranges")
        .map(|range| get(spreadsheet, range, query));
    let ranges = ranges.collect::<Result<Vec<Value>, ApiError>>()?;
    let mut answer = json!({ "spreadsheetId": spreadsheet.id });
    if !ranges.is_empty() {
        answer["valueRanges"] = json!(ranges);
    }
    Ok(answer)
}
