//! `spreadsheets.values.batchUpdate`.

use std::sync::Arc;

use serde_json::json;

use super::value_range::ValueRange;
use super::write::{Update, Write, totals};
use crate::sheets::answer::Node;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::{Rendering, ValueInput};
use crate::sheets::request::Fields;

/// Writes several ranges, or none when one of them is wrong.
pub(in crate::sheets) fn batch_update(
    spreadsheet: &mut Arc<Spreadsheet>,
    body: Fields<'_>,
) -> Result<Node, ApiError> {
    let input = ValueInput::parse(body.text("valueInputOption"))?;
    let echo = Rendering::of_body(body)?;
    let data = body
        .objects("data")
        .map(|data| ValueRange::read(data, input));
    let data = data.collect::<Result<Vec<_>, _>>()?;
    let mut writes = Vec::new();
    for (index, values) in data.iter().enumerate() {
        let write = Write::plan(spreadsheet, values.range.unwrap_or_default(), values);
        writes.push(write.map_err(|error| error.within(&format!("data[{index}]")))?);
    }
    let changed = Arc::make_mut(spreadsheet);
    let carry_out = |write: Write<'_>| write.carry_out(changed);
    let updates: Vec<Update> = writes.into_iter().map(carry_out).collect();
    let mut answer = vec![("spreadsheetId", Node::Json(json!(spreadsheet.id)))];
    if updates.is_empty() {
        return Ok(Node::Object(answer));
    }
    answer.extend(totals(&updates));
    let responses = updates
        .iter()
        .map(|update| update.response(spreadsheet, echo));
    answer.push(("responses", Node::List(responses.collect())));
    Ok(Node::Object(answer))
}
