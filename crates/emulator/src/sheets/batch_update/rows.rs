//! Requests that reorder or drop the rows of a range: `sortRange`, `randomizeRange`,
//! `deleteDuplicates`.

use std::cmp::Ordering;
use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::Draft;
use super::dimensions::Span;
use super::objects::required;
use super::text::values_of;
use crate::random;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::{Cell, Value, text_of};
use crate::sheets::model::extras::FORMAT;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

/// Sorts the rows of a range by columns of the sheet; equal rows keep their order.
pub(super) fn sort(draft: &mut Draft, request: Fields<'_>) -> Result<Json, ApiError> {
    let area = Area::of_range(&draft.spreadsheet, required(request, "range")?)?;
    sort_area(&mut draft.spreadsheet, area, request)?;
    Ok(Json::Null)
}

/// Sorts an area by the `sortSpecs` of a request or of a filter.
pub(super) fn sort_area(
    spreadsheet: &mut Spreadsheet,
    area: Area,
    request: Fields<'_>,
) -> Result<(), ApiError> {
    let mut keys = Vec::new();
    for spec in request.objects("sortSpecs") {
        let column = u32::try_from(spec.count("dimensionIndex")).unwrap_or(u32::MAX);
        if !(area.left..area.right).contains(&column) {
            let message = format!("Cannot sort by a column outside of the range: {column}");
            return Err(ApiError::invalid_argument(message));
        }
        let is_descending = spec.text("sortOrder") == Some("DESCENDING");
        keys.push((column, Color::read(spec), is_descending));
    }
    let values = values_of(spreadsheet, area);
    let grid = &spreadsheet.sheets[area.sheet].grid;
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|left, right| {
        let orders = keys.iter().map(|(column, color, is_descending)| {
            if let Some(color) = color {
                let has_it = |row: usize| color.is_of(grid.cell(area.top + row as u32, *column));
                return has_it(*right).cmp(&has_it(*left));
            }
            let column = (column - area.left) as usize;
            compare(
                &values[*left][column],
                &values[*right][column],
                *is_descending,
            )
        });
        orders.fold(Ordering::Equal, Ordering::then)
    });
    reorder(spreadsheet, area, &order);
    Ok(())
}

/// A colour whose cells are sorted to the top, whatever the order.
struct Color<'a> {
    /// Where a cell's format has it.
    path: &'static str,
    /// The one of a cell without a format.
    usual: [f64; 3],
    wanted: &'a Json,
}

impl<'a> Color<'a> {
    fn read(spec: Fields<'a>) -> Option<Self> {
        let color = |name, path, usual| {
            let wanted = spec.value(name)?;
            Some(Self {
                path,
                usual,
                wanted,
            })
        };
        color("backgroundColor", "/backgroundColor", [1.0; 3]).or_else(|| {
            let path = "/textFormat/foregroundColor";
            color("foregroundColor", path, [0.0; 3])
        })
    }

    fn is_of(&self, cell: Option<&Cell>) -> bool {
        let format = cell.and_then(|cell| cell.extra(FORMAT));
        let own = format.and_then(|format| format.pointer(self.path));
        own.map_or(self.usual, channels) == channels(self.wanted)
    }
}

fn channels(color: &Json) -> [f64; 3] {
    ["red", "green", "blue"].map(|channel| color[channel].as_f64().unwrap_or_default())
}

/// Brings the rows of a range into a random order.
pub(super) fn randomize(draft: &mut Draft, request: Fields<'_>) -> Result<Json, ApiError> {
    let area = Area::of_range(&draft.spreadsheet, required(request, "range")?)?;
    let mut order: Vec<(i32, usize)> = (0..area.height() as usize)
        .map(|row| (random::sheet_id(), row))
        .collect();
    order.sort_unstable();
    let order: Vec<usize> = order.into_iter().map(|(_, row)| row).collect();
    reorder(&mut draft.spreadsheet, area, &order);
    Ok(Json::Null)
}

/// Removes rows of a range whose values stand in a row above, whatever their letters' case; the
/// rows below move up.
pub(super) fn delete_duplicates(draft: &mut Draft, request: Fields<'_>) -> Result<Json, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let area = Area::of_range(spreadsheet, required(request, "range")?)?;
    let mut columns = Vec::new();
    for range in request.objects("comparisonColumns") {
        let span = Span::read(spreadsheet, range)?;
        let end = span.end.unwrap_or(area.right).min(area.right);
        columns.extend(span.start.unwrap_or(area.left).max(area.left)..end);
    }
    if columns.is_empty() {
        columns.extend(area.left..area.right);
    }
    let values = values_of(spreadsheet, area);
    let mut seen = HashSet::new();
    let kept: Vec<usize> = (0..values.len())
        .filter(|row| {
            let value = |column: &u32| text_of(&values[*row][(column - area.left) as usize]);
            let texts: Vec<String> = columns.iter().map(value).collect();
            seen.insert(texts.join("\u{0}").to_lowercase())
        })
        .collect();
    let removed = values.len() - kept.len();
    reorder(spreadsheet, area, &kept);
    Ok(match removed {
        0 => json!({}),
        removed => json!({ "duplicatesRemovedCount": removed }),
    })
}

/// Puts rows of a range in the place of all of them; blank rows are left at the end. Metadata of a
/// row goes where the row's cells go.
fn reorder(spreadsheet: &mut Spreadsheet, area: Area, order: &[usize]) {
    let sheet = &mut spreadsheet.sheets[area.sheet];
    let rows = sheet.grid.copy(area);
    sheet.grid.edit(area, |row, column, cell| {
        let from = order.get((row - area.top) as usize);
        let from = from.map(|row| rows[*row][(column - area.left) as usize].clone());
        *cell = from.unwrap_or_default();
    });
    let id = i64::from(sheet.id);
    for metadata in &mut spreadsheet.metadata {
        let Some(range) = metadata.pointer_mut("/location/dimensionRange") else {
            continue;
        };
        let is_row = range["dimension"] == "ROWS" && range["sheetId"].as_i64().unwrap_or(0) == id;
        let Some(index) = range["startIndex"].as_u64().filter(|_| is_row) else {
            continue;
        };
        let place = |from: &usize| *from as u64 + u64::from(area.top) == index;
        if let Some(to) = order.iter().position(place) {
            let start = to as u64 + u64::from(area.top);
            range["startIndex"] = json!(start);
            range["endIndex"] = json!(start + 1);
        }
    }
}

/// Numbers come before text, text before truth, errors after those; what is empty is last, also
/// in descending order.
fn compare(left: &Value, right: &Value, is_descending: bool) -> Ordering {
    let rank = |value: &Value| match value {
        Value::Number(_) => 0,
        Value::Text(_) => 1,
        Value::Bool(_) => 2,
        Value::Error(_) => 3,
        Value::Empty => 4,
    };
    if *left == Value::Empty || *right == Value::Empty {
        return rank(left).cmp(&rank(right));
    }
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.total_cmp(right),
        (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
        (Value::Text(left), Value::Text(right)) => {
            let (left, right) = (left.as_str(), right.as_str());
            left.to_lowercase().cmp(&right.to_lowercase())
        }
        _ => rank(left).cmp(&rank(right)),
    };
    if is_descending {
        order.reverse()
    } else {
        order
    }
}
