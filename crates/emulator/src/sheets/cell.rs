//! A cell: what was written into it and how it is shown.

use serde_json::{Value as Json, json};

use super::date::{self, DateFormat};
use super::number_text::{self, NumberFormat};
use super::options::{DateTimeRender, Render, Rendering};

/// A filled cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) content: Content,
    pub(super) format: Format,
}

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// A value that stays as it is.
    Value(Value),
    /// A formula, with its `=`.
    Formula(String),
}

/// What a cell holds, or what its formula comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Empty,
    Bool(bool),
    Number(f64),
    Text(String),
    /// As it is shown: `#DIV/0!`.
    Error(&'static str),
}

/// How numbers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Number(NumberFormat),
    Date(DateFormat),
}

impl Cell {
    /// Returns a cell with a value and no format of its own.
    pub(super) fn plain(value: Value) -> Self {
        Self {
            content: Content::Value(value),
            format: Format::AUTOMATIC,
        }
    }

    /// Returns the cell as an answer shows it; `value` is what it comes to.
    pub(super) fn render(&self, value: &Value, rendering: Rendering) -> Json {
        match (rendering.value, &self.content) {
            (Render::Formatted, _) => Json::String(self.formatted(value)),
            (Render::Formula, Content::Formula(formula)) => json!(formula),
            // A formula's render option loses the date type.
            (Render::Formula, Content::Value(_)) => unformatted(value),
            (Render::Unformatted, _) => match (self.format, rendering.date_time) {
                (Format::Date(_), DateTimeRender::FormattedString) => json!(self.formatted(value)),
                _ => unformatted(value),
            },
        }
    }

    fn formatted(&self, value: &Value) -> String {
        let Value::Number(number) = value else {
            return text_of(value);
        };
        match self.format {
            Format::Number(format) => number_text::format(*number, format),
            Format::Date(format) => date::format(*number, format).unwrap_or_else(|| text_of(value)),
        }
    }
}

impl Format {
    pub(super) const AUTOMATIC: Self = Self::Number(NumberFormat::Automatic);
}

/// Returns a value as text, without any format.
pub(super) fn text_of(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Bool(true) => "TRUE".to_owned(),
        Value::Bool(false) => "FALSE".to_owned(),
        Value::Number(number) => number_text::format(*number, NumberFormat::Automatic),
        Value::Text(text) => text.clone(),
        Value::Error(error) => (*error).to_owned(),
    }
}

fn unformatted(value: &Value) -> Json {
    match value {
        Value::Bool(bool) => json!(bool),
        Value::Number(number) if number.fract() == 0.0 && number.abs() < LARGEST_EXACT => {
            // Google writes whole numbers without a point.
            json!(*number as i64)
        }
        Value::Number(number) => json!(number),
        other => json!(text_of(other)),
    }
}

// Every whole number up to here is exact in a double.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
