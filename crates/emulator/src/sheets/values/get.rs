//! `spreadsheets.values.get`.

use std::sync::Arc;

use super::read::value_range;
use crate::parameters::Parameters;
use crate::sheets::answer::Node;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::a1;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::{Dimension, Rendering};

/// Answers with one range.
pub(in crate::sheets) fn get(
    spreadsheet: &Arc<Spreadsheet>,
    range: &str,
    query: &Parameters,
) -> Result<Node, ApiError> {
    let major = Dimension::parse(query.value("majorDimension"))?;
    let rendering = Rendering::of_query(query)?;
    let area = a1::resolve(spreadsheet, range)?;
    Ok(value_range(spreadsheet, area, major, rendering))
}
