//! Requests that change the text of cells: `trimWhitespace`, `textToColumns`.

use serde_json::{Value as Json, json};

use super::Draft;
use super::objects::{missing, required};
use crate::sheets::api_error::ApiError;
use crate::sheets::formula::{Evaluator, Results};
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::{Content, Value};
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::model::text::Text;
use crate::sheets::model::written::Written;
use crate::sheets::request::Fields;
use crate::sheets::shown;

/// Removes spaces at both ends of texts and doubled ones inside.
pub(super) fn trim_whitespace(draft: &mut Draft, request: Fields<'_>) -> Result<Json, ApiError> {
    let area = Area::of_range(&draft.spreadsheet, required(request, "range")?)?;
    let mut changed = 0;
    let grid = &mut draft.spreadsheet.sheets[area.sheet].grid;
    grid.edit_filled(area, |_, _, cell| {
        if let Content::Value(Value::Text(text)) = &cell.content {
            let words: Vec<&str> = text.as_str().split_whitespace().collect();
            let trimmed = words.join(" ");
            if trimmed != text.as_str() {
                changed += 1;
                cell.content = Value::Text(Text::new(&trimmed)).into();
            }
        }
    });
    Ok(match changed {
        0 => json!({}),
        changed => json!({ "cellsChangedCount": changed }),
    })
}

/// Cuts the texts of a column at a delimiter; the parts go to the columns from there on.
pub(super) fn text_to_columns(draft: &mut Draft, request: Fields<'_>) -> Result<Json, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let area = Area::of_range(spreadsheet, required(request, "source")?)?;
    if area.width() != 1 {
        let message = "The source range must span exactly one column.";
        return Err(ApiError::invalid_argument(message));
    }
    let column = texts(spreadsheet, area);
    let delimiter = match request.text("delimiterType") {
        Some("COMMA") => ",",
        Some("SEMICOLON") => ";",
        Some("PERIOD") => ".",
        Some("SPACE") => " ",
        Some("CUSTOM") => request
            .text("delimiter")
            .ok_or_else(|| missing("delimiter"))?,
        _ => likeliest_delimiter(&column),
    };
    let rows: Vec<Vec<&str>> = column
        .iter()
        .map(|text| text.split(delimiter).map(str::trim).collect())
        .collect();
    let widest = rows.iter().map(Vec::len).max().unwrap_or(1);
    let right = area.left + u32::try_from(widest).unwrap_or(u32::MAX);
    let sheet = &spreadsheet.sheets[area.sheet];
    spreadsheet.check_resize(area.sheet, sheet.rows, sheet.columns.max(right))?;
    let sheet = &mut spreadsheet.sheets[area.sheet];
    sheet.columns = sheet.columns.max(right);
    let mut written = Written::default();
    sheet
        .grid
        .edit(Area { right, ..area }, |row, column, cell| {
            let parts = &rows[(row - area.top) as usize];
            // Texts with a single part stay as they are.
            if let (Some(part), true) = (parts.get((column - area.left) as usize), parts.len() > 1)
            {
                written.typed(cell, shown::parse(part));
            }
        });
    Ok(Json::Null)
}

/// Returns what the cells of an area come to.
pub(super) fn values_of(spreadsheet: &Spreadsheet, area: Area) -> Vec<Vec<Value>> {
    let mut results = Results::default();
    let mut evaluator = Evaluator::new(spreadsheet, &mut results);
    let mut row = |row| {
        let columns = area.left..area.right;
        columns
            .map(|column| evaluator.value(area.sheet, row, column))
            .collect()
    };
    (area.top..area.bottom).map(&mut row).collect()
}

fn texts(spreadsheet: &Spreadsheet, area: Area) -> Vec<String> {
    let values = values_of(spreadsheet, area);
    let grid = &spreadsheet.sheets[area.sheet].grid;
    let cells = (area.top..area.bottom).map(|row| grid.cell(row, area.left));
    cells
        .zip(values)
        .map(|(cell, values)| cell.map_or_else(String::new, |cell| cell.shown(&values[0])))
        .collect()
}

fn likeliest_delimiter(texts: &[String]) -> &'static str {
    let count = |delimiter: &&str| {
        texts
            .iter()
            .filter(|text| text.contains(*delimiter))
            .count()
    };
    let delimiters = [" ", ".", ";", ","];
    delimiters.into_iter().max_by_key(count).unwrap_or(",")
}
