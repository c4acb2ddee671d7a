//! The `ValueRange` that a write sends.

use std::collections::HashSet;

use serde_json::Value as Json;

use crate::sheets::api_error::ApiError;
use crate::sheets::cell::{Cell, Value};
use crate::sheets::json_body::{Body, invalid_value};
use crate::sheets::options::{Dimension, ValueInput};
use crate::sheets::user_entered;

/// Values to write, with their shape.
pub(super) struct ValueRange<'a> {
    pub(super) range: Option<&'a str>,
    pub(super) rows: u32,
    pub(super) columns: u32,
    /// What is written where, as row and column from the corner; skipped cells are not here.
    pub(super) entries: Vec<(u32, u32, Option<Cell>)>,
}

impl<'a> ValueRange<'a> {
    /// Reads the object that stands `at` a place of the request.
    pub(super) fn parse(value: &'a Json, at: &str, input: ValueInput) -> Result<Self, ApiError> {
        let body = Body::new(value, at, &["range", "majorDimension", "values"])?;
        let major = Dimension::parse(body.text("majorDimension")?)?;
        let mut parsed = Self {
            range: body.text("range")?,
            rows: 0,
            columns: 0,
            entries: Vec::new(),
        };
        for (line, cells) in (0..).zip(lines(body.value("values"), at)?) {
            let cells = cells
                .as_array()
                .ok_or_else(|| invalid_value(&format!("{at}.values[{line}]"), LIST_VALUE, cells))?;
            for (place, value) in (0..).zip(cells) {
                let (row, column) = match major {
                    Dimension::Rows => (line, place),
                    Dimension::Columns => (place, line),
                };
                parsed.rows = parsed.rows.max(row + 1);
                parsed.columns = parsed.columns.max(column + 1);
                if let Some(cell) = cell(value, input, (line, place))? {
                    parsed.entries.push((row, column, cell));
                }
            }
        }
        Ok(parsed)
    }

    /// Returns how many rows and how many columns are touched.
    pub(super) fn touched(&self) -> (usize, usize) {
        let rows: HashSet<u32> = self.entries.iter().map(|(row, ..)| *row).collect();
        let columns: HashSet<u32> = self.entries.iter().map(|(_, column, _)| *column).collect();
        (rows.len(), columns.len())
    }
}

/// Returns the lines of `values`, which may be absent.
fn lines<'a>(values: Option<&'a Json>, at: &str) -> Result<&'a [Json], ApiError> {
    let Some(values) = values else { return Ok(&[]) };
    let list = values.as_array().map(Vec::as_slice);
    list.ok_or_else(|| invalid_value(&format!("{at}.values"), LIST_VALUE, values))
}

/// Returns what becomes of a cell: `None` skips it, `Some(None)` clears it.
fn cell(
    value: &Json,
    input: ValueInput,
    (line, place): (u32, u32),
) -> Result<Option<Option<Cell>>, ApiError> {
    let kind = match value {
        Json::Null => return Ok(None),
        Json::Bool(bool) => return Ok(Some(Some(Cell::plain(Value::Bool(*bool))))),
        Json::Number(number) => {
            let number = number.as_f64().unwrap_or(f64::MAX);
            return Ok(Some(Some(Cell::plain(Value::Number(number)))));
        }
        Json::String(text) if text.is_empty() => return Ok(Some(None)),
        Json::String(text) if input == ValueInput::UserEntered => {
            return Ok(Some(user_entered::parse(text)));
        }
        Json::String(text) => return Ok(Some(Some(Cell::plain(Value::Text(text.clone()))))),
        Json::Array(_) => "list_value",
        Json::Object(_) => "struct_value",
    };
    Err(ApiError::invalid_argument(format!(
        "Invalid values[{line}][{place}]: {kind} {{\n}}\n"
    )))
}

const LIST_VALUE: &str = "type.googleapis.com/google.protobuf.ListValue";
