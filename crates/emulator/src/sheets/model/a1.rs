//! A1 notation, with the leniency that Google was recorded to have.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/guides/concepts#cell>.

use super::area::Area;
use super::r1c1;
use super::sheet::Sheet;
use super::spreadsheet::Spreadsheet;
use crate::sheets::api_error::ApiError;

/// The part behind the `!`: zero-based, both ends inside; `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::sheets) struct Bounds {
    top: Option<u32>,
    bottom: Option<u32>,
    left: Option<u32>,
    right: Option<u32>,
}

/// A range whose sheet is known.
#[derive(Clone, Copy)]
pub(in crate::sheets) struct Located {
    pub(in crate::sheets) sheet: usize,
    pub(in crate::sheets) bounds: Bounds,
}

/// Finds what a range names: cells, a named range, or a whole sheet.
pub(in crate::sheets) fn locate(
    spreadsheet: &Spreadsheet,
    range: &str,
) -> Result<Located, ApiError> {
    let found = match range.rsplit_once('!') {
        Some((title, cells)) => locate_on_sheet(spreadsheet, title, cells)
            // A title may hold a `!` itself.
            .or_else(|| whole_sheet(spreadsheet, range)),
        None => locate_bare(spreadsheet, range),
    };
    found.ok_or_else(|| ApiError::unparsable_range(range))
}

/// Finds what a range names, cut to the sheet's grid: the way of reading.
pub(in crate::sheets) fn resolve(spreadsheet: &Spreadsheet, range: &str) -> Result<Area, ApiError> {
    let located = locate(spreadsheet, range)?;
    located.clipped(&spreadsheet.sheets[located.sheet])
}

impl Located {
    /// Returns the cells of the grid in this range; an error when it begins outside.
    pub(in crate::sheets) fn clipped(self, sheet: &Sheet) -> Result<Area, ApiError> {
        let area = self.area(sheet);
        if area.top >= sheet.rows || area.left >= sheet.columns {
            return Err(exceeds_grid(&self.name(area, sheet), sheet));
        }
        Ok(Area {
            bottom: area.bottom.min(sheet.rows),
            right: area.right.min(sheet.columns),
            ..area
        })
    }

    /// Returns the cells in this range; an error when any is outside the grid.
    pub(in crate::sheets) fn inside(self, sheet: &Sheet) -> Result<Area, ApiError> {
        let area = self.area(sheet);
        match is_inside(area, sheet) {
            true => Ok(area),
            false => Err(exceeds_grid(&self.name(area, sheet), sheet)),
        }
    }

    /// Names the range as Google does when it refuses it: whole columns by their letters alone,
    /// whole rows by their numbers.
    fn name(self, area: Area, sheet: &Sheet) -> String {
        let ends = match self.bounds {
            Bounds {
                top: None,
                bottom: None,
                ..
            } => [area.left, area.right.max(1) - 1].map(column_name),
            Bounds {
                left: None,
                right: None,
                ..
            } => [area.top + 1, area.bottom].map(|row| row.to_string()),
            // An open end was cut to the grid and may lie before the beginning.
            _ => return area.sized(area.height(), area.width()).to_a1(&sheet.title),
        };
        let title = quoted(&sheet.title);
        match ends[0] == ends[1] {
            true => format!("{title}!{}", ends[0]),
            false => format!("{title}!{}:{}", ends[0], ends[1]),
        }
    }

    /// Returns whether the range is one cell, written as one.
    pub(in crate::sheets) fn is_cell(self) -> bool {
        self.bounds.cell().is_some()
    }

    fn area(self, sheet: &Sheet) -> Area {
        let Bounds {
            top,
            bottom,
            left,
            right,
        } = self.bounds;
        Area {
            sheet: self.sheet,
            top: top.unwrap_or(0),
            left: left.unwrap_or(0),
            bottom: bottom.map_or(sheet.rows, |row| row + 1),
            right: right.map_or(sheet.columns, |column| column + 1),
        }
    }
}

/// Returns the area, or Google's error when it is not inside the grid.
pub(in crate::sheets) fn check_inside(area: Area, sheet: &Sheet) -> Result<Area, ApiError> {
    match is_inside(area, sheet) {
        true => Ok(area),
        false => Err(exceeds_grid(&area.to_a1(&sheet.title), sheet)),
    }
}

/// Returns Google's error for a range that is not on the grid.
pub(in crate::sheets) fn exceeds_grid(range: &str, sheet: &Sheet) -> ApiError {
    ApiError::invalid_argument(format!(
        "Range ({range}) exceeds grid limits. Max rows: {}, max columns: {}",
        sheet.rows, sheet.columns
    ))
}

fn is_inside(area: Area, sheet: &Sheet) -> bool {
    area.bottom <= sheet.rows && area.right <= sheet.columns && area.top < area.bottom
}

fn locate_on_sheet(spreadsheet: &Spreadsheet, title: &str, cells: &str) -> Option<Located> {
    // Google was seen to take no title at all for the first sheet, before cells.
    if ["", "''"].contains(&title) {
        let bounds = Bounds::parse(cells)?;
        return Some(Located { sheet: 0, bounds });
    }
    let sheet = spreadsheet.position_titled(&unquoted(title))?;
    if cells.is_empty() {
        return Some(Located {
            sheet,
            bounds: Bounds::default(),
        });
    }
    let named = || named_range(spreadsheet, cells).filter(|found| found.sheet == sheet);
    Bounds::parse(cells)
        .map(|bounds| Located { sheet, bounds })
        .or_else(named)
}

fn whole_sheet(spreadsheet: &Spreadsheet, title: &str) -> Option<Located> {
    let sheet = spreadsheet.position_titled(&unquoted(title))?;
    Some(Located {
        sheet,
        bounds: Bounds::default(),
    })
}

/// Takes quotes off. Google's own guide has a title with an apostrophe that is not doubled.
pub(in crate::sheets) fn unquoted(title: &str) -> String {
    let inner = title
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''));
    inner.unwrap_or(title).replace("''", "'")
}

/// A bare text is cells of the first visible sheet, else a named range, else a sheet.
fn locate_bare(spreadsheet: &Spreadsheet, text: &str) -> Option<Located> {
    if let Some(bounds) = Bounds::parse(text) {
        let sheet = spreadsheet
            .sheets
            .iter()
            .position(|sheet| !sheet.is_hidden())?;
        return Some(Located { sheet, bounds });
    }
    named_range(spreadsheet, text).or_else(|| whole_sheet(spreadsheet, text))
}

/// Finds a named range, whatever its letters' case.
pub(in crate::sheets) fn named_range(spreadsheet: &Spreadsheet, name: &str) -> Option<Located> {
    let is_named = |range: &&serde_json::Value| {
        let own = range["name"].as_str().unwrap_or_default();
        own.eq_ignore_ascii_case(name)
    };
    let range = spreadsheet.named_ranges.iter().find(is_named)?;
    let area = Area::of_stored(spreadsheet, &range["range"])?;
    let bounds = Bounds {
        top: Some(area.top),
        bottom: Some(area.bottom.checked_sub(1)?),
        left: Some(area.left),
        right: Some(area.right.checked_sub(1)?),
    };
    Some(Located {
        sheet: area.sheet,
        bounds,
    })
}

impl Bounds {
    /// Reads `A1`, `A1:B2`, `A:A`, `1:2`, `A5:A`, `A1:1`, reversed corners, and `R1C1` notation.
    pub(in crate::sheets) fn parse(text: &str) -> Option<Self> {
        let ends: Vec<&str> = text.split(':').collect();
        let corners = |read: fn(&str) -> Option<Corner>| {
            ends.iter().map(|end| read(end)).collect::<Option<Vec<_>>>()
        };
        let is_cell = |corners: &Vec<Corner>| {
            corners.len() == 2 || corners[0].0.is_some() && corners[0].1.is_some()
        };
        let corners = match ends.len() {
            // Both ends are in one notation, and what could be either is A1.
            1 | 2 => corners(parse_a1)
                .filter(is_cell)
                .or_else(|| corners(r1c1::parse))?,
            _ => return None,
        };
        let (first, last) = (corners[0], corners[corners.len() - 1]);
        if corners.len() == 1 {
            return Some(Self {
                top: first.0,
                bottom: first.0,
                left: first.1,
                right: first.1,
            });
        }
        let (top, bottom) = ordered(first.0, last.0);
        let (left, right) = ordered(first.1, last.1);
        Some(Self {
            top,
            bottom,
            left,
            right,
        })
    }

    /// Returns the corner of a single cell as row and column.
    pub(in crate::sheets) fn cell(self) -> Option<(u32, u32)> {
        let is_cell = self.top == self.bottom && self.left == self.right;
        self.top.zip(self.left).filter(|_| is_cell)
    }
}

/// A given end next to an open one is the beginning: `A:A5` is `A5:A`.
fn ordered(first: Option<u32>, last: Option<u32>) -> (Option<u32>, Option<u32>) {
    match (first, last) {
        (Some(first), Some(last)) => (Some(first.min(last)), Some(first.max(last))),
        (first, last) => (first.or(last), None),
    }
}

/// Row and column, each zero-based, at least one given.
pub(super) type Corner = (Option<u32>, Option<u32>);

fn parse_a1(text: &str) -> Option<Corner> {
    let text = text.strip_prefix('$').unwrap_or(text);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    let digits = digits.strip_prefix('$').unwrap_or(digits);
    let column = match letters.len() {
        0 => None,
        1..=3 => Some(column_index(letters)),
        _ => return None,
    };
    let row = match digits {
        "" => None,
        _ => Some(one_based(digits)?),
    };
    (row.is_some() || column.is_some()).then_some((row, column))
}

/// Reads a number from one and returns it from zero.
pub(in crate::sheets) fn one_based(digits: &str) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse::<u32>().ok().filter(|_| is_number)?;
    number.checked_sub(1).filter(|index| *index < MOST_ROWS)
}

/// Returns the index of a column, from zero.
pub(in crate::sheets) fn column_index(letters: &str) -> u32 {
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    letters
        .bytes()
        .fold(0, |number, letter| number * 26 + digit(letter))
        - 1
}

/// Returns the letters of a column, from zero.
pub(in crate::sheets) fn column_name(index: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(
            b'A' + u8::try_from(digit).expect("a digit is below 26"),
        ));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Returns the name of a cell, from zero.
pub(in crate::sheets) fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), row + 1)
}

/// Returns a title as Google writes it before a `!`: with quotes only where needed.
pub(in crate::sheets) fn quoted(title: &str) -> String {
    match needs_quotes(title) {
        true => format!("'{}'", title.replace('\'', "''")),
        false => title.to_owned(),
    }
}

/// Returns whether Google quotes this title: when it is no plain word, or looks like a cell.
fn needs_quotes(title: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let begins_with_digit = title.starts_with(|character: char| character.is_ascii_digit());
    begins_with_digit || !title.chars().all(is_word) || Bounds::parse(title).is_some()
}

const MOST_ROWS: u32 = 10_000_000;

#[cfg(test)]
mod tests {
    use super::{Bounds, cell_name, needs_quotes};

    #[test]
    fn names_and_numbers_of_columns_agree() {
        for (name, row, column) in [
            ("A1", 0, 0),
            ("Z9", 8, 25),
            ("AA10", 9, 26),
            ("ZZZ1", 0, 18277),
        ] {
            assert_eq!(cell_name(row, column), name);
            assert_eq!(Bounds::parse(name).unwrap().cell(), Some((row, column)));
        }
    }

    #[test]
    fn r1c1_and_dollars_are_read() {
        assert_eq!(Bounds::parse("R2C3"), Bounds::parse("C2"));
        assert_eq!(Bounds::parse("R1C1:R2C2"), Bounds::parse("$A$1:$B$2"));
        assert_eq!(Bounds::parse("R[1]C[1]"), Bounds::parse("B2"));
        assert_eq!(Bounds::parse("RC"), Bounds::parse("A1"));
        assert_eq!(Bounds::parse("A1:R2C2"), None);
    }

    #[test]
    fn no_cell_is_read_from_other_words() {
        for text in [
            "", "A", "1", "A0", "Sheet1", "A1:", ":", "A-1", "ABCD1", "A+1", "1A",
        ] {
            assert_eq!(Bounds::parse(text), None, "{text}");
        }
    }

    #[test]
    fn titles_are_quoted_where_google_quotes_them() {
        assert!(
            ["D3", "a b", "2020", "x-y", "R1C1", "TAB01"]
                .into_iter()
                .all(needs_quotes)
        );
        assert!(!["Sheet1", "Übersicht", "a_b"].into_iter().any(needs_quotes));
    }
}
