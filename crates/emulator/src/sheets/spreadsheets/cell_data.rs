//! The `CellData` of a cell.

use std::sync::LazyLock;

use serde_json::{Map, Value as Json, json};

use crate::sheets::mask::Mask;
use crate::sheets::model::cell::{Cell, Value, text_of};
use crate::sheets::model::extras::FORMAT;

/// Returns the wanted fields of a cell that comes to `value`; an empty cell without anything to it
/// has none.
pub(super) fn cell_data(cell: &Cell, value: &Value, wanted: &Mask) -> Json {
    let mut data = Map::new();
    let mut put = |name: &str, make: &dyn Fn() -> Option<Json>| {
        if wanted.wants(name)
            && let Some(field) = make()
        {
            data.insert(name.to_owned(), field);
        }
    };
    put("userEnteredValue", &|| cell.content.to_json());
    put("effectiveValue", &|| value.to_json());
    put("formattedValue", &|| {
        (!cell.is_empty()).then(|| json!(cell.shown(value)))
    });
    put("effectiveFormat", &|| effective_format(cell, value));
    put("hyperlink", &|| {
        cell.extra(FORMAT)?.pointer("/textFormat/link/uri").cloned()
    });
    for (name, field) in cell.extras.iter().flat_map(|extras| extras.fields()) {
        put(name, &|| Some(field.clone()));
    }
    Json::Object(data)
}

/// Google tells the format of every cell that holds something or has a format of its own: the
/// default, aligned by the kind of the value, and on top of it what was entered.
///
/// Conditional formats and banding are not worked out.
fn effective_format(cell: &Cell, value: &Value) -> Option<Json> {
    let entered = cell.extras.as_ref().and_then(|extras| extras.format());
    if cell.is_empty() && entered.is_none() {
        return None;
    }
    let mut format = DEFAULT_FORMAT.clone();
    let alignment = match value {
        Value::Number(_) => "RIGHT",
        Value::Bool(_) | Value::Error(_) => "CENTER",
        Value::Empty | Value::Text(_) => "LEFT",
    };
    if !text_of(value).is_empty() {
        format.insert("horizontalAlignment".to_owned(), json!(alignment));
    }
    if let Some(entered) = entered {
        lay_over(&mut format, entered);
    }
    Some(Json::Object(format))
}

fn lay_over(below: &mut Map<String, Json>, above: &Map<String, Json>) {
    for (name, new) in above {
        match (below.get_mut(name), new) {
            (Some(Json::Object(old)), Json::Object(new)) if !name.contains("olor") => {
                lay_over(old, new);
            }
            _ => {
                below.insert(name.clone(), new.clone());
            }
        }
    }
}

// A cell has the family Arial where a spreadsheet has a list of families.
static DEFAULT_FORMAT: LazyLock<Map<String, Json>> = LazyLock::new(|| {
    let format = json!({
        "backgroundColor": { "red": 1, "green": 1, "blue": 1 },
        "padding": { "top": 2, "right": 3, "bottom": 2, "left": 3 },
        "verticalAlignment": "BOTTOM",
        "wrapStrategy": "OVERFLOW_CELL",
        "textFormat": { "foregroundColor": {}, "fontFamily": "Arial", "fontSize": 10,
            "bold": false, "italic": false, "strikethrough": false, "underline": false,
            "foregroundColorStyle": { "rgbColor": {} } },
        "hyperlinkDisplayType": "PLAIN_TEXT",
        "backgroundColorStyle": { "rgbColor": { "red": 1, "green": 1, "blue": 1 } },
    });
    format.as_object().cloned().unwrap_or_default()
});
