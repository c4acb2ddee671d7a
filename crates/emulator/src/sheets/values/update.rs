//! `spreadsheets.values.update`.

use std::sync::Arc;

use super::value_range::ValueRange;
use super::write::Write;
use crate::parameters::Parameters;
use crate::sheets::answer::Node;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::a1;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::{Rendering, ValueInput};
use crate::sheets::request::Fields;

/// Writes one range.
pub(in crate::sheets) fn update(
    spreadsheet: &mut Arc<Spreadsheet>,
    range: &str,
    query: &Parameters,
    body: Fields<'_>,
) -> Result<Node, ApiError> {
    let input = ValueInput::parse(query.value("valueInputOption"))?;
    let echo = Rendering::of_response(query)?;
    let values = ValueRange::read(body, input)?;
    check_same_range(spreadsheet, range, values.range)?;
    let write = Write::plan(spreadsheet, range, &values)?;
    let update = write.carry_out(Arc::make_mut(spreadsheet));
    Ok(update.response(spreadsheet, echo))
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
