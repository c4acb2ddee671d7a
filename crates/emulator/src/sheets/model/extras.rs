//! What a cell carries beside its content: format, note, validation, runs, a pivot table.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::sheets::shown::Display;

/// The fields of `CellData` that a client may write, apart from the value. Cells share them.
#[derive(Debug, PartialEq)]
pub(in crate::sheets) struct Extras {
    fields: Map<String, Value>,
    display: Display,
}

impl Extras {
    /// Returns extras to share; no fields are no extras.
    pub(in crate::sheets) fn new(mut fields: Map<String, Value>) -> Option<Arc<Self>> {
        fields.retain(|_, value| !value.is_null());
        if fields.is_empty() {
            return None;
        }
        let format = fields
            .get(FORMAT)
            .and_then(|format| format.get(NUMBER_FORMAT));
        let display = format.map_or_else(Display::default, Display::of_format);
        Some(Arc::new(Self { fields, display }))
    }

    pub(in crate::sheets) fn fields(&self) -> &Map<String, Value> {
        &self.fields
    }

    /// Returns how values are shown.
    pub(in crate::sheets) fn display(&self) -> &Display {
        &self.display
    }

    /// Returns the format as it was entered.
    pub(in crate::sheets) fn format(&self) -> Option<&Map<String, Value>> {
        self.fields.get(FORMAT)?.as_object()
    }

    /// Returns extras with this number format, unless there is one already: a cell keeps the
    /// format that it has when something is typed into it.
    pub(in crate::sheets) fn with_number_format(
        old: Option<&Arc<Self>>,
        format: Value,
    ) -> Arc<Self> {
        let mut fields = old.map_or_else(Map::new, |old| old.fields.clone());
        let formats = fields
            .entry(FORMAT)
            .or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(formats) = formats {
            formats.entry(NUMBER_FORMAT).or_insert(format);
        }
        Self::new(fields).expect("there is a format in it")
    }
}

/// The field of `CellData` that holds the format as it was entered.
pub(in crate::sheets) const FORMAT: &str = "userEnteredFormat";

const NUMBER_FORMAT: &str = "numberFormat";
