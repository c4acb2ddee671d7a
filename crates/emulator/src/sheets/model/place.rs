//! Places inside of the JSON that the parts of a sheet are kept as: ranges and cells.

use serde_json::{Map, Value, json};

use crate::sheets::options::Dimension;

/// Returns whether an object is a place, by its fields and by the name of the field it stands in.
pub(super) fn is_place(name: &str, fields: &Map<String, Value>) -> bool {
    matches!(name, "anchorCell" | "range") || is_grid_range(fields) || is_dimension_range(fields)
}

/// Returns whether an object is a range with an index. One without has nothing that moves.
pub(super) fn is_grid_range(fields: &Map<String, Value>) -> bool {
    let indexes = [Dimension::Rows, Dimension::Columns].map(Dimension::range_names);
    let is_index = |name: &String| indexes.iter().flatten().any(|index| index == name);
    fields.keys().any(is_index)
        && fields
            .keys()
            .all(|name| name == "sheetId" || is_index(name))
}

pub(super) fn is_dimension_range(fields: &Map<String, Value>) -> bool {
    fields.contains_key("dimension")
}

/// Returns the sheet that a place is on.
pub(super) fn sheet_id(fields: &Map<String, Value>) -> i32 {
    let id = fields.get("sheetId").and_then(Value::as_i64);
    id.and_then(|id| id.try_into().ok()).unwrap_or_default()
}

/// Lets every place inside of a thing that is on one sheet be on another.
pub(super) fn change_sheet(name: &str, thing: &mut Value, old: i32, new: i32) {
    match thing {
        Value::Array(items) => {
            // A list of ranges has its items named like one.
            let name = name.strip_suffix('s').unwrap_or(name);
            for item in items {
                change_sheet(name, item, old, new);
            }
        }
        Value::Object(fields) => {
            if is_place(name, fields) && sheet_id(fields) == old {
                fields.insert("sheetId".to_owned(), json!(new));
            }
            for (name, value) in fields {
                change_sheet(name, value, old, new);
            }
        }
        _ => {}
    }
}
