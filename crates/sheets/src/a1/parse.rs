//! Reads what a person types for a range.

use super::cells::Cells;
use super::r1c1::R1c1;
use super::{Part, Place};

pub(super) const NO_TITLE: &str =
    "the sheet has no title; write `Sheet1!A1`, or `A1` for the first sheet";
const NOT_CELLS: &str =
    "it is not cells such as `A1:B2`, nor a name; put a sheet's title in quotes";

impl Place {
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        if text.is_empty() {
            return Err("it is empty; write cells such as `Sheet1!A1:B2`");
        }
        if let Some(rest) = text.strip_prefix('\'') {
            return Self::parse_quoted(rest);
        }
        // Neither cells nor a name hold a `!`, so the last one ends the title.
        if let Some((title, part)) = text.rsplit_once('!') {
            return Self::part_of(title.to_owned(), part);
        }
        match Part::parse_bare(text) {
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
        Err("the quote is not closed; put one at the title's end, as in `'Sheet 1'!A1`")
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
            "" => Err(
                "nothing follows the `!`; the whole sheet is its title in quotes, without a `!`",
            ),
            part => Ok(Self::PartOf(title, Part::parse(part)?)),
        }
    }
}

impl Part {
    /// Reads what follows the `!` of a title.
    ///
    /// No named range may be called `RC`, so there it can only be R1C1.
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        match Self::parse_bare(text)? {
            Self::Name(name) if name.eq_ignore_ascii_case("RC") => {
                Ok(R1c1::parse(&name)?.map_or(Self::Name(name), Self::R1c1))
            }
            part => Ok(part),
        }
    }

    /// Reads what stands without a title, where `RC` may be the name of a sheet.
    pub(super) fn parse_bare(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if let Some(cells) = Cells::parse(text)? {
            return Ok(Self::Cells(cells));
        }
        let is_word = ["R", "C", "RC"]
            .iter()
            .any(|it| it.eq_ignore_ascii_case(text));
        if !is_word && let Some(r1c1) = R1c1::parse(text)? {
            return Ok(Self::R1c1(r1c1));
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
