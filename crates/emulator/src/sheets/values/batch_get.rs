//! `spreadsheets.values.batchGet`.

use std::sync::Arc;

use serde_json::json;

use super::read::value_range;
use crate::parameters::Parameters;
use crate::sheets::answer::Node;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::a1;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::{Dimension, Rendering};

/// Answers with several ranges, or with none when one of them is wrong.
pub(in crate::sheets) fn batch_get(
    spreadsheet: &Arc<Spreadsheet>,
    query: &Parameters,
) -> Result<Node, ApiError> {
    let major = Dimension::parse(query.value("majorDimension"))?;
    let rendering = Rendering::of_query(query)?;
    let mut ranges = Vec::new();
    for range in query.values("ranges") {
        let area = a1::resolve(spreadsheet, range)?;
        ranges.push(value_range(spreadsheet, area, major, rendering));
    }
    let mut answer = vec![("spreadsheetId", Node::Json(json!(spreadsheet.id)))];
    if !ranges.is_empty() {
        answer.push(("valueRanges", Node::List(ranges)));
    }
    Ok(Node::Object(answer))
}
