//! Reads what a person types for a range.

use super::cells::Cells;
use super::{Part, Place};

pub(super) const NO_TITLE: &str = "the sheet has no title";
const NOT_CELLS: &str =
    "it is not cells such as `A1:B2`, nor a name; put a sheet's title in quotes";

impl Place {
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        if text.is_empty() {
            return Err("it is empty");
        }
        if let Some(rest) = text.strip_prefix('\'') {
            return Self::parse_quoted(rest);
        }
        // Neither cells nor a name hold a `!`, so the last one ends the title.
        if let Some((title, part)) = text.rsplit_once('!') {
            return Self::part_of(title.to_owned(), part);
        }
        match Part::parse(text) {
            Ok(part) => Ok(Self::FirstSheet(part)),
            // No named range has such a name, so it can only be a sheet. With a colon it is
            // more likely cells that are mistyped.
            Err(NOT_CELLS) if !text.contains(':') => Ok(Self::Sheet(text.to_owned())),
            Err(reason) => Err(reason),
        }
    }

    /// Reads a title up to its closing quote, and what follows.
    ///
    /// The closing quote is the one before the end or a `!`. Another single one is taken as
    /// part of the title: Google's own guide shows `'Jon's_Data'!A1:D5`.
    fn parse_quoted(text: &str) -> Result<Self, &'static str> {
        let mut title = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('\'') {
            title.push_str(before);
            if after.is_empty() {
                return Self::sheet(title);
            }
            if let Some(part) = after.strip_prefix('!') {
                return Self::part_of(title, part);
            }
            title.push('\'');
            rest = after.strip_prefix('\'').unwrap_or(after);
        }
        Err("the quote is not closed")
    }

    fn sheet(title: String) -> Result<Self, &'static str> {
        if title.is_empty() {
            Err(NO_TITLE)
        } else {
            Ok(Self::Sheet(title))
        }
    }

    fn part_of(title: String, part: &str) -> Result<Self, &'static str> {
        match part {
            _ if title.is_empty() => Err(NO_TITLE),
            "" => Err("nothing follows the `!`"),
            part => Ok(Self::PartOf(title, Part::parse(part)?)),
        }
    }
}

impl Part {
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if let Some(cells) = Cells::parse(text)? {
            return Ok(Self::Cells(cells));
        }
        if is_r1c1(text) {
            return Ok(Self::R1c1(text.to_ascii_uppercase()));
        }
        if is_name(text) {
            Ok(Self::Name(text.to_owned()))
        } else {
            Err(NOT_CELLS)
        }
    }
}

/// Google's rule for named ranges: letters, digits and `_`, no digit first.
fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn is_r1c1(text: &str) -> bool {
    text.split(':').count() <= 2 && text.split(':').all(is_r1c1_corner)
}

/// `R1C1`, `R[-1]C[2]`, `RC[2]`; at least one number, since `RC` alone is a word.
fn is_r1c1_corner(text: &str) -> bool {
    let text = text.to_ascii_uppercase();
    let Some((row, column)) = text.strip_prefix('R').and_then(|rest| rest.split_once('C')) else {
        return false;
    };
    let is_number = |part: &str| {
        let relative = part
            .strip_prefix('[')
            .and_then(|part| part.strip_suffix(']'));
        let digits = relative.map_or(part, |part| part.strip_prefix('-').unwrap_or(part));
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    (row.is_empty() || is_number(row))
        && (column.is_empty() || is_number(column))
        && !(row.is_empty() && column.is_empty())
}
