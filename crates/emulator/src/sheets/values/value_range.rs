//! The `ValueRange` that a write sends.

use serde_json::Value as Json;

use crate::sheets::api_error::ApiError;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::{Cell, Content, Value};
use crate::sheets::model::grid::{Grid, cell_at};
use crate::sheets::model::text::Text;
use crate::sheets::model::written::Written;
use crate::sheets::options::{Dimension, ValueInput};
use crate::sheets::request::Fields;
use crate::sheets::shown;

/// Values to write, checked, with their shape.
pub(super) struct ValueRange<'a> {
    pub(super) range: Option<&'a str>,
    pub(super) rows: u32,
    pub(super) columns: u32,
    /// How many rows, columns and cells are written; a skipped cell is not.
    pub(super) touched: [usize; 3],
    lines: &'a [Json],
    major: Dimension,
    input: ValueInput,
}

impl<'a> ValueRange<'a> {
    /// Reads a `ValueRange` or a `DataFilterValueRange`.
    pub(super) fn read(fields: Fields<'a>, input: ValueInput) -> Result<Self, ApiError> {
        let lines = fields.list("values");
        let (mut longest, mut cells) = (0, 0);
        let mut touched_lines = 0;
        let mut touched_places = Vec::new();
        for (line, values) in lines.iter().map(items).enumerate() {
            longest = longest.max(values.len());
            let before = cells;
            for (place, value) in values.iter().enumerate() {
                check(value, line, place)?;
                if !value.is_null() {
                    cells += 1;
                    touched_places.resize(touched_places.len().max(place + 1), false);
                    touched_places[place] = true;
                }
            }
            touched_lines += usize::from(cells > before);
        }
        let touched_places = touched_places
            .into_iter()
            .filter(|touched| *touched)
            .count();
        let major = Dimension::parse(fields.text("majorDimension"))?;
        let turned = |line: usize, place: usize| match major {
            Dimension::Rows => (line, place),
            Dimension::Columns => (place, line),
        };
        let (rows, columns) = turned(lines.len(), longest);
        let (touched_rows, touched_columns) = turned(touched_lines, touched_places);
        let size = |count| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(Self {
            range: fields.text("range"),
            rows: size(rows),
            columns: size(columns),
            touched: [touched_rows, touched_columns, cells],
            lines,
            major,
            input,
        })
    }

    /// Writes the values from a corner on.
    pub(super) fn write(&self, grid: &mut Grid, corner: Area) {
        let mut written = Written::default();
        for row in 0..self.rows {
            grid.edit_row(corner.top + row, |cells| {
                for column in 0..self.columns {
                    match self.value(row, column) {
                        None | Some(Json::Null) => {}
                        Some(value) => {
                            let cell = cell_at(cells, corner.left + column);
                            write(cell, value, self.input, &mut written);
                        }
                    }
                }
            });
        }
    }

    fn value(&self, row: u32, column: u32) -> Option<&'a Json> {
        let (line, place) = match self.major {
            Dimension::Rows => (row, column),
            Dimension::Columns => (column, row),
        };
        items(self.lines.get(line as usize)?).get(place as usize)
    }
}

fn items(line: &Json) -> &[Json] {
    line.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Writes one value; empty text empties the cell.
fn write(cell: &mut Cell, value: &Json, input: ValueInput, written: &mut Written) {
    let content = match value {
        Json::Bool(bool) => Value::Bool(*bool).into(),
        Json::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::MAX)).into(),
        Json::String(text) if input == ValueInput::UserEntered => {
            return written.typed(cell, shown::parse(text));
        }
        Json::String(text) if !text.is_empty() => Value::Text(Text::new(text)).into(),
        _ => Content::default(),
    };
    written.content(cell, content);
}

fn check(value: &Json, line: usize, place: usize) -> Result<(), ApiError> {
    let kind = match value {
        Json::Array(_) => "list_value",
        Json::Object(_) => "struct_value",
        Json::String(text) => return check_length(text),
        _ => return Ok(()),
    };
    Err(ApiError::invalid_argument(format!(
        "Invalid values[{line}][{place}]: {kind} {{\n}}\n"
    )))
}

/// Returns Google's error for a text that is too long for a cell.
fn check_length(text: &str) -> Result<(), ApiError> {
    if text.len() <= MOST_CHARACTERS || text.chars().count() <= MOST_CHARACTERS {
        return Ok(());
    }
    Err(ApiError::invalid_argument(format!(
        "Your input contains more than the maximum of {MOST_CHARACTERS} characters in a single \
         cell."
    )))
}

const MOST_CHARACTERS: usize = 50_000;
