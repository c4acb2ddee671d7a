//! `updateBorders`.

use serde_json::{Map, Value, json};

use super::Draft;
use super::objects::required;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::Cell;
use crate::sheets::model::extras::FORMAT;
use crate::sheets::request::Fields;

/// Draws the borders that the request has, around a range and inside of it; the others stay.
///
/// A border is kept by the cells on the inner side of the range; the neighbours outside do not get
/// it as well.
pub(super) fn update(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let area = Area::of_range(&draft.spreadsheet, required(request, "range")?)?;
    let border = |is_edge: bool, outer: &str, inner: &str| {
        request.value(if is_edge { outer } else { inner })
    };
    let grid = &mut draft.spreadsheet.sheets[area.sheet].grid;
    grid.edit(area, |row, column, cell| {
        let sides = [
            ("top", border(row == area.top, "top", "innerHorizontal")),
            (
                "bottom",
                border(row + 1 == area.bottom, "bottom", "innerHorizontal"),
            ),
            ("left", border(column == area.left, "left", "innerVertical")),
            (
                "right",
                border(column + 1 == area.right, "right", "innerVertical"),
            ),
        ];
        for (side, border) in sides {
            if let Some(border) = border {
                set(cell, side, border);
            }
        }
    });
    Ok(Value::Null)
}

fn set(cell: &mut Cell, side: &str, border: &Value) {
    let mut extras = cell.extras_to_change();
    let format = extras.entry(FORMAT).or_insert_with(|| json!({}));
    let mut borders = match format.get_mut("borders") {
        Some(Value::Object(borders)) => std::mem::take(borders),
        _ => Map::new(),
    };
    let style = border["style"].as_str();
    match style {
        None | Some("NONE") => borders.remove(side),
        Some(style) => {
            let mut border = border.clone();
            border["width"] = json!(width(style));
            borders.insert(side.to_owned(), border)
        }
    };
    if let Some(format) = format.as_object_mut() {
        format.remove("borders");
        if !borders.is_empty() {
            format.insert("borders".to_owned(), Value::Object(borders));
        }
    }
    if format.as_object().is_some_and(Map::is_empty) {
        extras.remove(FORMAT);
    }
    cell.set_extras(extras);
}

/// Google tells the width of a border, which its style decides.
fn width(style: &str) -> u32 {
    match style {
        "SOLID_MEDIUM" => 2,
        "SOLID_THICK" | "DOUBLE" => 3,
        _ => 1,
    }
}
