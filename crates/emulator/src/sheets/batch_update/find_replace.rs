//! `findReplace`: text or a pattern is found in cells and replaced.

use serde_json::{Value as Json, json};

use super::Draft;
use super::objects::missing;
use super::pattern::Pattern;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::{Cell, Content, Value};
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;
use crate::sheets::shown;

/// Replaces text in cells, and counts what it changed.
pub(super) fn find_replace(draft: &mut Draft, request: Fields<'_>) -> Result<Json, ApiError> {
    let search = Search::read(request)?;
    let areas = search_areas(&draft.spreadsheet, request)?;
    let [
        mut values,
        mut formulas,
        mut rows,
        mut sheets,
        mut occurrences,
    ] = [0; 5];
    for area in areas {
        let rows_before = rows;
        let mut last_row = None;
        let grid = &mut draft.spreadsheet.sheets[area.sheet].grid;
        grid.edit_filled(area, |row, _, cell| {
            let found = search.replace(cell);
            occurrences += found;
            if found > 0 {
                match cell.content {
                    Content::Formula(_) => formulas += 1,
                    Content::Value(_) => values += 1,
                }
                rows += usize::from(last_row.replace(row) != Some(row));
            }
        });
        sheets += usize::from(rows > rows_before);
    }
    let mut reply = json!({});
    for (name, count) in [
        ("valuesChanged", values),
        ("formulasChanged", formulas),
        ("rowsChanged", rows),
        ("sheetsChanged", sheets),
        ("occurrencesChanged", occurrences),
    ] {
        if count > 0 {
            reply[name] = json!(count);
        }
    }
    Ok(reply)
}

/// Returns the filled parts of the sheets that are searched.
fn search_areas(spreadsheet: &Spreadsheet, request: Fields<'_>) -> Result<Vec<Area>, ApiError> {
    if let Some(range) = request.object("range") {
        return Ok(vec![Area::of_range(spreadsheet, range)?]);
    }
    if request.flag("allSheets") {
        let sheets = spreadsheet.sheets.iter().enumerate();
        return Ok(sheets.map(|(index, sheet)| sheet.filled(index)).collect());
    }
    let id = request.integer("sheetId").ok_or_else(|| missing("scope"))?;
    let position = spreadsheet.grid_of(id)?;
    Ok(vec![spreadsheet.sheets[position].filled(position)])
}

/// What is searched, and what takes its place.
struct Search<'a> {
    find: Find<'a>,
    includes_formulas: bool,
}

enum Find<'a> {
    Text(Plain<'a>),
    Pattern(Pattern),
}

impl<'a> Search<'a> {
    fn read(request: Fields<'a>) -> Result<Self, ApiError> {
        let plain = Plain {
            find: request.text("find").ok_or_else(|| missing("find"))?,
            replacement: request.text("replacement").unwrap_or_default(),
            matches_case: request.flag("matchCase"),
            matches_cell: request.flag("matchEntireCell"),
        };
        let find = match request.flag("searchByRegex") {
            true => Find::Pattern(plain.pattern()?),
            false => Find::Text(plain),
        };
        Ok(Self {
            find,
            includes_formulas: request.flag("includeFormulas"),
        })
    }

    /// Replaces what is found in a cell, and returns how often that was.
    fn replace(&self, cell: &mut Cell) -> usize {
        let text = match &cell.content {
            Content::Value(Value::Empty) => return 0,
            Content::Value(value) => cell.shown(value),
            Content::Formula(formula) if self.includes_formulas => formula.to_string(),
            Content::Formula(_) => return 0,
        };
        let (count, replaced) = match &self.find {
            Find::Text(plain) => plain.replaced(&text),
            Find::Pattern(pattern) => pattern.replaced(&text),
        };
        if count > 0 {
            cell.content = shown::parse(&replaced).content;
        }
        count
    }
}

/// A text as it was sent, with the options of the request.
struct Plain<'a> {
    find: &'a str,
    replacement: &'a str,
    matches_case: bool,
    matches_cell: bool,
}

impl Plain<'_> {
    fn pattern(&self) -> Result<Pattern, ApiError> {
        let pattern = Pattern::new(self.find, self.matches_case, self.replacement)?;
        match self.matches_cell {
            true => pattern.of_whole_texts(self.matches_case),
            false => Ok(pattern),
        }
    }

    fn replaced(&self, text: &str) -> (usize, String) {
        let folded = |text: &str| match self.matches_case {
            true => text.to_owned(),
            // Letters whose other case has another length would shift what follows.
            false => text.to_ascii_lowercase(),
        };
        let (haystack, needle) = (folded(text), folded(self.find));
        if self.matches_cell {
            let is_match = haystack == needle;
            return (usize::from(is_match), self.replacement.to_owned());
        }
        let mut result = String::new();
        let mut end = 0;
        let mut count = 0;
        for (start, found) in haystack.match_indices(&needle) {
            result.push_str(&text[end..start]);
            result.push_str(self.replacement);
            end = start + found.len();
            count += 1;
        }
        result.push_str(&text[end..]);
        (count, result)
    }
}
