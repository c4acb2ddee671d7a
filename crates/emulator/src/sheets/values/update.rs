//! `spreadsheets.values.update`.

use serde_json::Value;

use super::value_range::ValueRange;
use super::write::Write;
use crate::parameters::Parameters;
use crate::sheets::a1;
use crate::sheets::api_error::ApiError;
use crate::sheets::json_body;
use crate::sheets::options::{Rendering, ValueInput};
use crate::sheets::spreadsheet::Spreadsheet;

/// Writes one range.
pub(in crate::sheets) fn update(
    spreadsheet: &mut Spreadsheet,
    range: &str,
    query: &Parameters,
    body: &[u8],
) -> Result<Value, ApiError> {
    let body = json_body::parse(body)?;
    let input = ValueInput::parse(query.value("valueInputOption"))?;
    let echo = Rendering::of_response(query)?;
    let values = ValueRange::parse(&body, "data", input)?;
    check_same_range(spreadsheet, range, values.range)?;
    let write = Write::plan(spreadsheet, range, values)?;
    Ok(write.carry_out(spreadsheet, echo))
}

/// The body may name the range once more, but no other.
fn check_same_range(
    spreadsheet: &Spreadsheet,
    path: &str,
    body: Option<&str>,
) -> Result<(), ApiError> {
    let Some(body) = body.filter(|body| !body.is_empty()) else {
        return Ok(());
    };
    if a1::resolve(spreadsheet, path)? == a1::resolve(spreadsheet, body)? {
        return Ok(());
    }
    let message = format!("Requested range[{path}] does not match value's range[{body}]");
    Err(ApiError::invalid_argument(message))
}
