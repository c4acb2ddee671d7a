//! A regular expression with its replacement, as `findReplace` has them.
//!
//! Google documents the rules of Java. Here are those that Java shares with engines whose time
//! grows with the text alone; look-around and references back to a group are not emulated.

use regex::{Captures, Error, Regex, RegexBuilder};

use crate::sheets::api_error::ApiError;

/// What is searched, and what takes the place of each match.
pub(super) struct Pattern {
    regex: Regex,
    replacement: Vec<Part>,
}

impl Pattern {
    pub(super) fn new(
        pattern: &str,
        matches_case: bool,
        replacement: &str,
    ) -> Result<Self, ApiError> {
        let regex = compile(pattern, matches_case)?;
        let replacement = parts(replacement, &regex).ok_or_else(|| {
            let message = format!("Invalid replacement of a regular expression: {replacement}");
            ApiError::invalid_argument(message)
        })?;
        Ok(Self { regex, replacement })
    }

    /// Returns a pattern that matches a text as a whole or not at all.
    pub(super) fn of_whole_texts(self, matches_case: bool) -> Result<Self, ApiError> {
        let pattern = format!("^(?:{})$", self.regex.as_str());
        let regex = compile(&pattern, matches_case)?;
        Ok(Self { regex, ..self })
    }

    /// Returns how often the pattern is in a text, and the text with the replacements.
    pub(super) fn replaced(&self, text: &str) -> (usize, String) {
        let mut count = 0;
        let replaced = self.regex.replace_all(text, |found: &Captures<'_>| {
            count += 1;
            let parts = self.replacement.iter().map(|part| match part {
                Part::Text(text) => text.as_str(),
                Part::Group(group) => found.get(*group).map_or("", |group| group.as_str()),
            });
            parts.collect::<String>()
        });
        let replaced = replaced.into_owned();
        (count, replaced)
    }
}

enum Part {
    Text(String),
    Group(usize),
}

/// Reads a replacement: `$1` and `${name}` are groups, a backslash takes the meaning from what is
/// behind it. A group that the pattern does not have is nothing that can be read.
fn parts(replacement: &str, regex: &Regex) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = replacement.chars();
    while let Some(character) = rest.next() {
        match character {
            '\\' => text.push(rest.next()?),
            '$' => {
                let (group, after) = group(rest.as_str(), regex)?;
                parts.push(Part::Text(std::mem::take(&mut text)));
                parts.push(Part::Group(group));
                rest = after.chars();
            }
            other => text.push(other),
        }
    }
    parts.push(Part::Text(text));
    Some(parts)
}

/// Reads what is behind a `$`. A digit belongs to the number only if there is such a group.
fn group<'a>(rest: &'a str, regex: &Regex) -> Option<(usize, &'a str)> {
    if let Some(name) = rest.strip_prefix('{') {
        let (name, after) = name.split_once('}')?;
        let mut names = regex.capture_names();
        return Some((names.position(|own| own == Some(name))?, after));
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=digits).rev().find_map(|length| {
        let (number, after) = rest.split_at(length);
        let number = number.parse().ok()?;
        (number < regex.captures_len()).then_some((number, after))
    })
}

fn compile(pattern: &str, matches_case: bool) -> Result<Regex, ApiError> {
    RegexBuilder::new(pattern)
        .case_insensitive(!matches_case)
        .size_limit(LARGEST)
        .build()
        .map_err(|error| refusal(pattern, &error))
}

fn refusal(pattern: &str, error: &Error) -> ApiError {
    let is_javas = JAVAS.iter().any(|construct| pattern.contains(construct));
    match error {
        Error::Syntax(_) if is_javas => {
            let what = "findReplace with look-around or a reference back in a regular expression";
            ApiError::not_emulated(what)
        }
        Error::CompiledTooBig(_) => {
            ApiError::invalid_argument(format!("The regular expression is too large: {pattern}"))
        }
        _ => ApiError::invalid_argument(format!("Invalid regular expression: {pattern}")),
    }
}

/// What Java has and the engine here has not.
const JAVAS: [&str; 8] = ["(?=", "(?!", "(?<=", "(?<!", "(?>", "\\1", "\\2", "\\k<"];

// So that no pattern makes the sandbox slow or large: this holds some hundred repeated words.
const LARGEST: usize = 1 << 20;
