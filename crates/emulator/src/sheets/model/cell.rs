//! A cell: what was written into it, and what else it carries.

use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::extras::Extras;
use super::text::Text;
use crate::sheets::number;
use crate::sheets::options::{DateTimeRender, Render, Rendering};
use crate::sheets::shown::number_text;

/// A cell; one that is like the default is blank and takes no room.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::sheets) struct Cell {
    pub(in crate::sheets) content: Content,
    pub(in crate::sheets) extras: Option<Arc<Extras>>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::sheets) enum Content {
    /// A value that stays as it is.
    Value(Value),
    /// A formula, with its `=`.
    Formula(Arc<str>),
}

/// What a cell holds, or what its formula comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::sheets) enum Value {
    #[default]
    Empty,
    Bool(bool),
    Number(f64),
    Text(Text),
    /// As it is shown: `#DIV/0!`.
    Error(&'static str),
}

impl Cell {
    pub(in crate::sheets) const BLANK: Self = Self {
        content: Content::Value(Value::Empty),
        extras: None,
    };

    /// Returns whether there is nothing to the cell.
    pub(in crate::sheets) fn is_blank(&self) -> bool {
        self.is_empty() && self.extras.is_none()
    }

    /// Returns whether nothing is written in the cell, whatever its format.
    pub(in crate::sheets) fn is_empty(&self) -> bool {
        self.content == Content::default()
    }

    /// Returns the cell as an answer of the values methods shows it; `value` is what it comes to.
    pub(in crate::sheets) fn render(&self, value: &Value, rendering: Rendering) -> Json {
        match (rendering.value, &self.content) {
            (Render::Formatted, _) => Json::String(self.shown(value)),
            (Render::Formula, Content::Formula(formula)) => json!(**formula),
            // A formula's render option loses the date type.
            (Render::Formula, Content::Value(_)) => unformatted(value),
            (Render::Unformatted, _) => match rendering.date_time {
                DateTimeRender::FormattedString if self.is_date() => json!(self.shown(value)),
                _ => unformatted(value),
            },
        }
    }

    /// Returns a value as the cell's format shows it.
    pub(in crate::sheets) fn shown(&self, value: &Value) -> String {
        match &self.extras {
            Some(extras) => extras.display().show(value),
            None => text_of(value),
        }
    }

    /// Returns one of the fields that the cell carries beside its content.
    pub(in crate::sheets) fn extra(&self, name: &str) -> Option<&Json> {
        self.extras.as_ref()?.fields().get(name)
    }

    /// Returns everything that the cell carries beside its content, to be changed and given to
    /// [`set_extras`](Self::set_extras).
    pub(in crate::sheets) fn extras_to_change(&self) -> Map<String, Json> {
        let extras = self.extras.as_ref();
        extras.map_or_else(Map::new, |extras| extras.fields().clone())
    }

    /// Replaces everything that the cell carries beside its content.
    pub(in crate::sheets) fn set_extras(&mut self, fields: Map<String, Json>) {
        self.extras = Extras::new(fields);
    }

    fn is_date(&self) -> bool {
        self.extras
            .as_ref()
            .is_some_and(|extras| extras.display().is_date())
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Value(Value::Empty)
    }
}

impl From<Value> for Content {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl Content {
    /// Reads an `ExtendedValue`; an empty text is an empty cell.
    pub(in crate::sheets) fn from_json(value: &Json) -> Self {
        let Some((name, value)) = value.as_object().and_then(|fields| fields.iter().next()) else {
            return Self::default();
        };
        let text = value.as_str().unwrap_or_default();
        match name.as_str() {
            "numberValue" => Value::Number(value.as_f64().unwrap_or_default()).into(),
            "boolValue" => Value::Bool(*value == true).into(),
            "formulaValue" => Self::Formula(format!("={}", text.trim_start_matches('=')).into()),
            "stringValue" if !text.is_empty() => Value::Text(Text::new(text)).into(),
            _ => Self::default(),
        }
    }

    /// Returns the content as `ExtendedValue`, unless it is empty.
    pub(in crate::sheets) fn to_json(&self) -> Option<Json> {
        match self {
            Self::Value(value) => value.to_json(),
            Self::Formula(formula) => Some(json!({ "formulaValue": **formula })),
        }
    }
}

impl Value {
    /// Returns the value as `ExtendedValue`, unless it is empty.
    pub(in crate::sheets) fn to_json(&self) -> Option<Json> {
        Some(match self {
            Self::Empty => return None,
            Self::Bool(bool) => json!({ "boolValue": bool }),
            Self::Number(number) => json!({ "numberValue": number::to_json(*number) }),
            Self::Text(text) => json!({ "stringValue": text.as_str() }),
            Self::Error(error) => json!({ "errorValue": { "type": error_type(error) } }),
        })
    }
}

/// Returns a value as text, without any format.
pub(in crate::sheets) fn text_of(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Bool(true) => "TRUE".to_owned(),
        Value::Bool(false) => "FALSE".to_owned(),
        Value::Number(number) => number_text::automatic(*number),
        Value::Text(text) => text.as_str().to_owned(),
        Value::Error(error) => (*error).to_owned(),
    }
}

fn unformatted(value: &Value) -> Json {
    match value {
        Value::Bool(bool) => json!(bool),
        Value::Number(number) => number::to_json(*number),
        other => json!(text_of(other)),
    }
}

/// Returns the `ErrorType` of what is shown.
fn error_type(shown: &str) -> &'static str {
    match shown {
        "#DIV/0!" => "DIVIDE_BY_ZERO",
        "#VALUE!" => "VALUE",
        "#REF!" => "REF",
        "#NAME?" => "NAME",
        "#NUM!" => "NUM",
        "#N/A" => "N_A",
        _ => "ERROR",
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Content, Value};

    #[test]
    fn ten_million_cells_fit_into_memory() {
        let sizes = (size_of::<Value>(), size_of::<Content>(), size_of::<Cell>());
        assert_eq!(sizes, (24, 24, 32));
    }
}
