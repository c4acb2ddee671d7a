//! `spreadsheets.values.get`.

use serde_json::Value;

use super::read::value_range;
use crate::parameters::Parameters;
use crate::sheets::a1;
use crate::sheets::api_error::ApiError;
use crate::sheets::options::{Dimension, Rendering};
use crate::sheets::spreadsheet::Spreadsheet;

/// Answers with one range.
pub(in crate::sheets) fn get(
    spreadsheet: &Spreadsheet,
    range: &str,
    query: &Parameters,
) -> Result<Value, ApiError> {
    let major = Dimension::parse(query.value("majorDimension"))?;
    let rendering = Rendering::of_query(query)?;
    let area = a1::resolve(spreadsheet, range)?;
    Ok(value_range(spreadsheet, area, major, rendering))
}
