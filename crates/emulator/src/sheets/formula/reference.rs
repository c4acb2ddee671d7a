//! References in the text of a formula: where they stand, and others in their place.

use std::borrow::Cow;

use crate::sheets::model::a1;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::Dimension;

/// A cell or an area, on the formula's own sheet or on another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference<'a> {
    /// The sheet as it is written, with quotes and the `!`; empty for the formula's own.
    pub(super) prefix: Cow<'a, str>,
    pub(super) first: Corner,
    /// The other corner of an area.
    pub(super) last: Option<Corner>,
}

/// A column, a row or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Corner {
    column: Option<Index>,
    row: Option<Index>,
}

/// The index of a row or column, and whether a `$` holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Index {
    pub(super) at: u32,
    pub(super) is_held: bool,
}

/// Returns a formula with other texts in the place of the references for which there is one;
/// nothing when all of them stay.
pub(super) fn rewrite<'a>(
    formula: &'a str,
    mut change: impl FnMut(&Reference<'a>) -> Option<String>,
) -> Option<String> {
    let mut text = String::new();
    let mut rest = formula;
    let mut is_changed = false;
    while !rest.is_empty() {
        let found = Reference::read(rest);
        let (length, changed) = match &found {
            Some((reference, length)) => (*length, change(reference)),
            None => (other(rest), None),
        };
        let (old, after) = rest.split_at(length);
        is_changed |= changed.is_some();
        text.push_str(changed.as_deref().unwrap_or(old));
        rest = after;
    }
    is_changed.then_some(text)
}

impl<'a> Reference<'a> {
    /// Returns the sheet that is referred to from another one, if it is there.
    pub(super) fn sheet(&self, spreadsheet: &Spreadsheet, home: usize) -> Option<usize> {
        match self.prefix.strip_suffix('!') {
            None => Some(home),
            Some(title) => spreadsheet.position_titled(&a1::unquoted(title)),
        }
    }

    /// Returns the lowest and the highest index along a dimension, unless it is open there.
    pub(super) fn span(&self, dimension: Dimension) -> Option<(u32, u32)> {
        let first = self.first.index(dimension)?.at;
        let last = self.last.unwrap_or(self.first).index(dimension)?.at;
        Some((first.min(last), first.max(last)))
    }

    /// Puts the lowest and the highest index along a dimension in the place of the old ones.
    pub(super) fn set_span(&mut self, dimension: Dimension, lowest: u32, highest: u32) {
        let is_turned = self.last.is_some_and(|last| {
            let at = |corner: Corner| corner.index(dimension).map(|index| index.at);
            at(self.first) > at(last)
        });
        let (first, last) = match is_turned {
            true => (highest, lowest),
            false => (lowest, highest),
        };
        self.first.set(dimension, first);
        if let Some(corner) = &mut self.last {
            corner.set(dimension, last);
        }
    }

    /// Reads a reference at the beginning of a text, and returns how long it is.
    fn read(text: &'a str) -> Option<(Self, usize)> {
        let prefix = prefix(text);
        let (prefix, rest) = text.split_at(prefix);
        let (first, after) = rest.split_at(word(rest));
        let first = Corner::parse(first)?;
        let last = after.strip_prefix(':').and_then(|after| {
            let (last, after) = after.split_at(word(after));
            let corner = Corner::parse(last)?;
            (!after.starts_with(['(', '!'])).then_some((corner, after))
        });
        let after = last.map_or(after, |(_, after)| after);
        let is_whole = last.is_some() || first.is_cell() && !after.starts_with(['(', '!']);
        let reference = Self {
            prefix: Cow::Borrowed(prefix),
            first,
            last: last.map(|(corner, _)| corner),
        };
        is_whole.then_some((reference, text.len() - after.len()))
    }
}

impl std::fmt::Display for Reference<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}{}", self.prefix, self.first)?;
        match self.last {
            Some(last) => write!(formatter, ":{last}"),
            None => Ok(()),
        }
    }
}

impl Corner {
    pub(super) fn index(&self, dimension: Dimension) -> Option<Index> {
        match dimension {
            Dimension::Rows => self.row,
            Dimension::Columns => self.column,
        }
    }

    /// Changes an index, if the corner has one along this dimension.
    pub(super) fn set(&mut self, dimension: Dimension, at: u32) {
        let index = match dimension {
            Dimension::Rows => &mut self.row,
            Dimension::Columns => &mut self.column,
        };
        if let Some(index) = index {
            index.at = at;
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (column_held, rest) = held(text);
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, rest) = rest.split_at(letters);
        let (row_held, digits) = held(rest);
        let column = match letters.len() {
            0 => None,
            1..=3 => Some(Index {
                at: a1::column_index(letters),
                is_held: column_held,
            }),
            _ => return None,
        };
        let row = match digits {
            "" => None,
            _ => Some(Index {
                at: a1::one_based(digits)?,
                // A `$` before a row without a column was read as the column's.
                is_held: row_held || letters.is_empty() && column_held,
            }),
        };
        (column.is_some() || row.is_some()).then_some(Self { column, row })
    }

    fn is_cell(&self) -> bool {
        self.column.is_some() && self.row.is_some()
    }
}

impl std::fmt::Display for Corner {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mark = |index: Index| if index.is_held { "$" } else { "" };
        if let Some(column) = self.column {
            write!(formatter, "{}{}", mark(column), a1::column_name(column.at))?;
        }
        match self.row {
            Some(row) => write!(formatter, "{}{}", mark(row), row.at + 1),
            None => Ok(()),
        }
    }
}

/// Returns how long the sheet's title is with its `!`, if a reference begins with one.
fn prefix(text: &str) -> usize {
    let title = match text.starts_with('\'') {
        true => quoted(text),
        false => word(text),
    };
    match title > 0 && text[title..].starts_with('!') {
        true => title + 1,
        false => 0,
    }
}

/// Returns how long the piece is with which a text begins that is no reference: a text, a quoted
/// title, a word, an error, or one character.
fn other(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    match &text[..first] {
        "\"" | "'" => quoted(text),
        // An error may end as a title does before a reference.
        "#" => {
            let error = ERRORS.into_iter().find(|error| text.starts_with(error));
            error.map_or(first, str::len)
        }
        _ => word(text).max(first),
    }
}

fn held(text: &str) -> (bool, &str) {
    text.strip_prefix('$')
        .map_or((false, text), |rest| (true, rest))
}

/// Returns how long a quoted piece is; a doubled quote is inside.
fn quoted(text: &str) -> usize {
    let quote = &text[..1];
    let mut end = 1;
    while let Some(next) = text[end..].find(quote) {
        end += next + 1;
        if !text[end..].starts_with(quote) {
            return end;
        }
        end += 1;
    }
    text.len()
}

fn word(text: &str) -> usize {
    let is_part =
        |character: char| character.is_alphanumeric() || matches!(character, '$' | '_' | '.');
    text.find(|next| !is_part(next)).unwrap_or(text.len())
}

const ERRORS: [&str; 7] = [
    "#DIV/0!", "#ERROR!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
];
