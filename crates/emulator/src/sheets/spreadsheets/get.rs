//! `spreadsheets.get`.

use serde_json::{Value, json};

use crate::parameters::Parameters;
use crate::sheets::a1;
use crate::sheets::api_error::ApiError;
use crate::sheets::spreadsheet::Spreadsheet;

/// Answers with a spreadsheet and its sheets; ranges choose among the sheets. The cells themselves
/// are to be had from the values methods only.
pub(in crate::sheets) fn get(
    spreadsheet: &Spreadsheet,
    url: &str,
    query: &Parameters,
) -> Result<Value, ApiError> {
    if query.value("includeGridData") == Some("true") {
        return Err(ApiError::not_emulated(
            "spreadsheets.get with includeGridData=true",
        ));
    }
    let mut answer = spreadsheet.to_json(url);
    let located = query
        .values("ranges")
        .map(|range| a1::resolve(spreadsheet, range));
    let areas = located.collect::<Result<Vec<_>, _>>()?;
    if let (false, Some(sheets)) = (areas.is_empty(), answer["sheets"].as_array_mut()) {
        let chosen = |index: usize| areas.iter().any(|area| area.sheet == index);
        let mut index = 0..;
        sheets.retain(|_| index.next().is_some_and(chosen));
        answer["sheets"] = json!(sheets);
    }
    Ok(answer)
}
