//! `pasteData`: text from a clipboard, cut into cells.

use serde_json::Value;

use super::Draft;
use super::cells::corner;
use super::objects::{missing, required};
use super::paste::Kind;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::written::Written;
use crate::sheets::request::Fields;
use crate::sheets::shown;

/// Types text into cells: a line is a row, and a delimiter stands between two cells. The grid grows
/// to hold it.
pub(super) fn paste(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    if request.flag("html") {
        return Err(ApiError::not_emulated("pasteData with html"));
    }
    let kind = Kind::read(request.text("type"))?;
    if matches!(kind, Kind::Format | Kind::ConditionalFormats) {
        return Ok(Value::Null);
    }
    let spreadsheet = &mut draft.spreadsheet;
    let corner = corner(spreadsheet, required(request, "coordinate")?)?;
    let delimiter = request
        .text("delimiter")
        .ok_or_else(|| missing("delimiter"))?;
    let rows = rows(request.text("data").unwrap_or_default(), delimiter);
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let area = corner.sized(size(rows.len()), size(width));
    let sheet = &spreadsheet.sheets[area.sheet];
    let (height, width) = (sheet.rows.max(area.bottom), sheet.columns.max(area.right));
    spreadsheet.check_resize(area.sheet, height, width)?;
    let sheet = &mut spreadsheet.sheets[area.sheet];
    (sheet.rows, sheet.columns) = (height, width);
    let mut written = Written::default();
    sheet.grid.edit(area, |row, column, cell| {
        let texts = rows.get((row - area.top) as usize);
        let text = texts.and_then(|texts| texts.get((column - area.left) as usize));
        if let Some(text) = text {
            written.typed(cell, shown::parse(text));
        }
    });
    Ok(Value::Null)
}

/// Cuts text into rows and cells. A cell in double quotes may hold delimiters and lines, and a
/// doubled quote there is one. An empty delimiter separates nothing.
fn rows(data: &str, delimiter: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut rest = data.strip_suffix('\n').unwrap_or(data);
    let mut is_quoted = false;
    let is_delimited = |rest: &str| !delimiter.is_empty() && rest.starts_with(delimiter);
    while let Some(next) = rest.chars().next() {
        let row = rows.last_mut().expect("there is always one");
        let cell = row.last_mut().expect("there is always one");
        let length = match next {
            '"' if is_quoted && rest.starts_with("\"\"") => {
                cell.push('"');
                2
            }
            '"' if is_quoted || cell.is_empty() => {
                is_quoted = !is_quoted;
                1
            }
            _ if !is_quoted && is_delimited(rest) => {
                row.push(String::new());
                delimiter.len()
            }
            '\r' if !is_quoted && rest.starts_with("\r\n") => 1,
            '\n' if !is_quoted => {
                rows.push(vec![String::new()]);
                1
            }
            other => {
                cell.push(other);
                other.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn text_is_cut_at_delimiters_outside_of_quotes() {
        let cut = rows("a\t\"b\tc\n\"\"d\"\"\"\r\n1\t\n", "\t");
        assert_eq!(cut, [vec!["a", "b\tc\n\"d\""], vec!["1", ""]]);
        assert_eq!(rows("a b", ""), [["a b"]]);
    }
}
