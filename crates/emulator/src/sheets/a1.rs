//! A1 notation, with the leniency that Google was recorded to have.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/guides/concepts#cell>.

use super::api_error::ApiError;
use super::area::Area;
use super::spreadsheet::{Sheet, Spreadsheet};

/// The part behind the `!`: zero-based, both ends inside; `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    top: Option<u32>,
    bottom: Option<u32>,
    left: Option<u32>,
    right: Option<u32>,
}

/// A range whose sheet is known.
#[derive(Clone, Copy)]
pub(super) struct Located {
    pub(super) sheet: usize,
    pub(super) bounds: Bounds,
}

/// Finds what a range names: cells, a named range, or a whole sheet.
pub(super) fn locate(spreadsheet: &Spreadsheet, range: &str) -> Result<Located, ApiError> {
    let found = match split_title(range) {
        (Some(title), cells) => locate_on_sheet(spreadsheet, &title, cells),
        (None, cells) => locate_bare(spreadsheet, cells),
    };
    found.ok_or_else(|| ApiError::unparsable_range(range))
}

/// Finds what a range names, cut to the sheet's grid: the way of reading.
pub(super) fn resolve(spreadsheet: &Spreadsheet, range: &str) -> Result<Area, ApiError> {
    let located = locate(spreadsheet, range)?;
    located.clipped(&spreadsheet.sheets[located.sheet])
}

impl Located {
    /// Returns the cells of the grid in this range; an error when it begins outside.
    pub(super) fn clipped(self, sheet: &Sheet) -> Result<Area, ApiError> {
        let area = self.area(sheet);
        if area.top >= sheet.rows || area.left >= sheet.columns {
            return Err(exceeds_grid(area, sheet));
        }
        Ok(Area {
            bottom: area.bottom.min(sheet.rows),
            right: area.right.min(sheet.columns),
            ..area
        })
    }

    /// Returns the cells in this range; an error when any is outside the grid.
    pub(super) fn inside(self, sheet: &Sheet) -> Result<Area, ApiError> {
        check_inside(self.area(sheet), sheet)
    }

    /// Returns whether the range is one cell, written as one.
    pub(super) fn is_cell(self) -> bool {
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
pub(super) fn check_inside(area: Area, sheet: &Sheet) -> Result<Area, ApiError> {
    match area.bottom <= sheet.rows && area.right <= sheet.columns && area.top < area.bottom {
        true => Ok(area),
        false => Err(exceeds_grid(area, sheet)),
    }
}

fn exceeds_grid(area: Area, sheet: &Sheet) -> ApiError {
    // An open end was cut to the grid and may lie before the beginning.
    let (rows, columns) = (
        area.bottom.saturating_sub(area.top),
        area.right.saturating_sub(area.left),
    );
    let range = area.sized(rows, columns).to_a1(&sheet.title);
    ApiError::invalid_argument(format!(
        "Range ({range}) exceeds grid limits. Max rows: {}, max columns: {}",
        sheet.rows, sheet.columns
    ))
}

/// Splits off the sheet's title. Google's own guide has a title with an apostrophe that is not
/// doubled, so the last `'!` ends a quoted title.
fn split_title(range: &str) -> (Option<String>, &str) {
    let unquote = |title: &str| Some(title.replace("''", "'"));
    if let Some(quoted) = range.strip_prefix('\'') {
        if let Some((title, cells)) = quoted.rsplit_once("'!") {
            return (unquote(title), cells);
        }
        if let Some(title) = quoted.strip_suffix('\'') {
            return (unquote(title), "");
        }
    }
    match range.rsplit_once('!') {
        Some((title, cells)) => (Some(title.to_owned()), cells),
        None => (None, range),
    }
}

fn locate_on_sheet(spreadsheet: &Spreadsheet, title: &str, cells: &str) -> Option<Located> {
    let sheet = spreadsheet.position_titled(title)?;
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

/// A bare text is cells of the first visible sheet, else a named range, else a sheet.
fn locate_bare(spreadsheet: &Spreadsheet, text: &str) -> Option<Located> {
    if let Some(bounds) = Bounds::parse(text) {
        let sheet = spreadsheet
            .sheets
            .iter()
            .position(|sheet| !sheet.is_hidden)?;
        return Some(Located { sheet, bounds });
    }
    let whole_sheet = || {
        let sheet = spreadsheet.position_titled(text)?;
        Some(Located {
            sheet,
            bounds: Bounds::default(),
        })
    };
    named_range(spreadsheet, text).or_else(whole_sheet)
}

pub(super) fn named_range(spreadsheet: &Spreadsheet, name: &str) -> Option<Located> {
    let range = spreadsheet
        .named_ranges
        .iter()
        .find(|range| range.name.eq_ignore_ascii_case(name))?;
    let bounds = Bounds {
        top: Some(range.area.top),
        bottom: Some(range.area.bottom - 1),
        left: Some(range.area.left),
        right: Some(range.area.right - 1),
    };
    Some(Located {
        sheet: spreadsheet.position_of(range.sheet_id)?,
        bounds,
    })
}

impl Bounds {
    /// Reads `A1`, `A1:B2`, `A:A`, `1:2`, `A5:A`, `A1:1`, reversed corners, and `R1C1` notation.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let corner = |text| parse_a1(text).or_else(|| parse_r1c1(text));
        let (first, last) = match text.split_once(':') {
            Some((first, last)) => (corner(first)?, corner(last)?),
            None => {
                let only =
                    corner(text).filter(|corner| corner.0.is_some() && corner.1.is_some())?;
                (only, only)
            }
        };
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
    pub(super) fn cell(self) -> Option<(u32, u32)> {
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
type Corner = (Option<u32>, Option<u32>);

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

fn parse_r1c1(text: &str) -> Option<Corner> {
    let rest = text.strip_prefix(['R', 'r'])?;
    let (row, column) = rest.split_once(['C', 'c'])?;
    Some((Some(one_based(row)?), Some(one_based(column)?)))
}

/// Reads a number from one and returns it from zero.
fn one_based(digits: &str) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse::<u32>().ok().filter(|_| is_number)?;
    number.checked_sub(1).filter(|index| *index < MOST_ROWS)
}

fn column_index(letters: &str) -> u32 {
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    letters
        .bytes()
        .fold(0, |number, letter| number * 26 + digit(letter))
        - 1
}

/// Returns the letters of a column, from zero.
pub(super) fn column_name(index: u32) -> String {
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
pub(super) fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), row + 1)
}

/// Returns whether Google quotes this title: when it is no plain word, or looks like a cell.
pub(super) fn needs_quotes(title: &str) -> bool {
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
