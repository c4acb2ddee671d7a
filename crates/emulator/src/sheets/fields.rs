//! The `fields` parameter: which parts of an answer are wanted.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/guides/field-masks>.

use std::collections::BTreeMap;

use serde_json::Value;

use super::api_error::ApiError;
use super::operation::Operation;

/// A parsed mask; an empty one wants everything.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Mask {
    fields: BTreeMap<String, Self>,
}

impl Mask {
    /// Reads a mask such as `sheets(properties.title,data/rowData)`.
    pub(super) fn parse(text: Option<&str>, operation: Operation) -> Result<Self, ApiError> {
        let Some(text) = text else {
            return Ok(Self::default());
        };
        let mut mask = Self::default();
        let rest = mask.read_list(text).filter(|rest| rest.is_empty());
        if rest.is_none() {
            return Err(unknown_path(text));
        }
        mask.check(operation)?;
        Ok(mask)
    }

    /// Returns the wanted parts of an answer.
    pub(super) fn apply(&self, value: Value) -> Value {
        if self.fields.is_empty() || self.fields.contains_key("*") {
            return value;
        }
        match value {
            Value::Array(items) => items.into_iter().map(|item| self.apply(item)).collect(),
            Value::Object(fields) => {
                let wanted = fields.into_iter().filter_map(|(name, value)| {
                    let mask = self.fields.get(&name)?;
                    Some((name, mask.apply(value)))
                });
                Value::Object(wanted.collect())
            }
            other => other,
        }
    }

    /// Reads paths up to the end or a closing parenthesis; returns what is left.
    fn read_list<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let mut rest = self.read_path(text)?;
        while let Some(next) = rest.strip_prefix(',') {
            rest = self.read_path(next)?;
        }
        Some(rest)
    }

    fn read_path<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let text = text.trim_start();
        let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '*' && c != '_');
        let (name, rest) = text.split_at(end.unwrap_or(text.len()));
        if name.is_empty() {
            return None;
        }
        let mask = self.fields.entry(name.to_owned()).or_default();
        let rest = rest.trim_start();
        if let Some(inner) = rest.strip_prefix(['.', '/']) {
            return mask.read_path(inner);
        }
        match rest.strip_prefix('(') {
            Some(inner) => mask.read_list(inner)?.strip_prefix(')'),
            None => Some(rest),
        }
    }

    /// Refuses names that a `Spreadsheet` does not have; other answers are not checked.
    fn check(&self, operation: Operation) -> Result<(), ApiError> {
        if !matches!(operation, Operation::Get | Operation::Create) {
            return Ok(());
        }
        check_names(self, "", &SPREADSHEET_FIELDS)?;
        match self.fields.get("sheets") {
            Some(sheets) => check_names(sheets, "sheets.", &SHEET_FIELDS),
            None => Ok(()),
        }
    }
}

fn check_names(mask: &Mask, parent: &str, known: &[&str]) -> Result<(), ApiError> {
    let is_unknown = |name: &&String| *name != "*" && !known.contains(&name.as_str());
    match mask.fields.keys().find(is_unknown) {
        Some(name) => Err(unknown_path(&format!("{parent}{name}"))),
        None => Ok(()),
    }
}

fn unknown_path(path: &str) -> ApiError {
    let description = format!(
        "Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    );
    let message = "Request contains an invalid argument.".to_owned();
    ApiError::field_violation_with(path, &description, message)
}

// The names stand in the discovery document of the API.
const SPREADSHEET_FIELDS: [&str; 9] = [
    "spreadsheetId",
    "properties",
    "sheets",
    "namedRanges",
    "spreadsheetUrl",
    "developerMetadata",
    "dataSources",
    "dataSourceSchedules",
    "commentsViewMode",
];

const SHEET_FIELDS: [&str; 16] = [
    "properties",
    "data",
    "merges",
    "conditionalFormats",
    "filterViews",
    "protectedRanges",
    "basicFilter",
    "charts",
    "bandedRanges",
    "developerMetadata",
    "rowGroups",
    "columnGroups",
    "slicers",
    "tables",
    "comments",
    "commentThreads",
];

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Mask;
    use crate::sheets::operation::Operation;

    fn check(mask: &str, expected: &Value) {
        let answer = json!({
            "spreadsheetId": "x",
            "sheets": [{ "properties": { "title": "a", "index": 0 } }],
        });
        let mask = Mask::parse(Some(mask), Operation::Get).unwrap();
        assert_eq!(mask.apply(answer), *expected);
    }

    #[test]
    fn a_mask_keeps_what_it_names() {
        check("spreadsheetId", &json!({ "spreadsheetId": "x" }));
        check(
            "sheets.properties.title",
            &json!({ "sheets": [{ "properties": { "title": "a" } }] }),
        );
        check(
            "sheets/properties(index)",
            &json!({ "sheets": [{ "properties": { "index": 0 } }] }),
        );
        check(
            "sheets(properties/title,data),properties",
            &json!({ "sheets": [{ "properties": { "title": "a" } }] }),
        );
    }

    #[test]
    fn a_mask_that_names_nothing_is_refused() {
        for mask in [
            "sheets.sheetProperties",
            "titel",
            "sheets(",
            "a,,b",
            "sheets)",
        ] {
            assert!(Mask::parse(Some(mask), Operation::Get).is_err(), "{mask}");
        }
    }
}
