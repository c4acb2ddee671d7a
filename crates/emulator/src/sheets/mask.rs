//! Field masks: which parts of an answer are wanted, or which parts of a thing are changed.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/guides/field-masks>.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::answer::Node;
use super::api_error::ApiError;
use super::schema;

/// A parsed mask; an empty one names everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mask {
    fields: BTreeMap<String, Self>,
}

impl Mask {
    /// Reads the `fields` parameter, such as `sheets(properties.title,data/rowData)`, for an
    /// answer that is this message.
    pub(super) fn of_answer(text: Option<&str>, message: &str) -> Result<Self, ApiError> {
        let Some(text) = text else {
            return Ok(Self::default());
        };
        let mask = Self::parse(text).ok_or_else(|| cannot_expand(text))?;
        match schema::unknown_path(message, &mask) {
            Some(path) => Err(cannot_expand(&path)),
            None => Ok(mask),
        }
    }

    /// Reads the `fields` of an update of this message, which has to name something.
    pub(super) fn of_update(text: Option<&str>, message: &str) -> Result<Self, ApiError> {
        let text = text.unwrap_or_default().replace(' ', "");
        if text.is_empty() {
            return Err(ApiError::invalid_argument(
                "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
            ));
        }
        let invalid = |path: &str| ApiError::invalid_argument(format!("Invalid field: {path}"));
        let mut mask = Self::parse(&text).ok_or_else(|| invalid(&text))?;
        if let Some(path) = schema::unknown_path(message, &mask) {
            return Err(invalid(&path));
        }
        if mask.fields.contains_key("*") {
            mask.fields = schema::message(message)
                .keys()
                .map(|name| ((*name).to_owned(), Self::default()))
                .collect();
        }
        Ok(mask)
    }

    /// Returns the names at the top and what is named below them.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &Self)> {
        self.fields.iter().map(|(name, mask)| (name.as_str(), mask))
    }

    /// Returns whether an answer's field is wanted.
    pub(super) fn wants(&self, name: &str) -> bool {
        self.wants_everything() || self.fields.contains_key(name)
    }

    /// Returns whether a field is named itself and not by leaving the mask out or by `*`.
    pub(super) fn names(&self, path: &[&str]) -> bool {
        let Some((first, rest)) = path.split_first() else {
            return true;
        };
        match self.fields.get(*first) {
            Some(inner) => inner.fields.is_empty() || inner.names(rest),
            None => false,
        }
    }

    /// Returns what is wanted below a field; nothing below one that is not wanted.
    pub(super) fn below(&self, path: &[&str]) -> Option<Self> {
        let Some((first, rest)) = path.split_first() else {
            return Some(self.clone());
        };
        match self.wants_everything() {
            true => Some(Self::default()),
            false => self.fields.get(*first)?.below(rest),
        }
    }

    /// Leaves a field out of an update's mask.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.fields.remove(name);
        self
    }

    /// Returns the wanted parts of an answer.
    pub(super) fn apply(&self, node: Node) -> Node {
        if self.wants_everything() {
            return node;
        }
        match node {
            Node::Json(value) => Node::Json(self.apply_to_json(value)),
            Node::List(items) => {
                Node::List(items.into_iter().map(|item| self.apply(item)).collect())
            }
            Node::Object(fields) => {
                let wanted = fields.into_iter().filter_map(|(name, node)| {
                    let mask = self.fields.get(name)?;
                    Some((name, mask.apply(node)))
                });
                Node::Object(wanted.collect())
            }
            Node::Items(items) => {
                let mask = self.clone();
                Node::Items(Box::new(items.map(move |item| mask.apply_to_json(item))))
            }
        }
    }

    /// Changes the named fields of a thing to those of another; what that does not have goes.
    /// A colour's two names are one field.
    pub(super) fn merge(&self, target: &mut Map<String, Value>, source: &Map<String, Value>) {
        for (name, inner) in &self.fields {
            for name in [Some(name.clone()), twin(name)].into_iter().flatten() {
                inner.merge_field(&name, target, source);
            }
        }
    }

    fn merge_field(
        &self,
        name: &str,
        target: &mut Map<String, Value>,
        source: &Map<String, Value>,
    ) {
        let new = source.get(name);
        if self.wants_everything() {
            match new {
                Some(new) => target.insert(name.to_owned(), new.clone()),
                None => target.remove(name),
            };
            return;
        }
        let empty = Map::new();
        let new = new.and_then(Value::as_object).unwrap_or(&empty);
        let old = target
            .entry(name)
            .or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(old) = old {
            self.merge(old, new);
        }
        if old.as_object().is_some_and(Map::is_empty) {
            target.remove(name);
        }
    }

    fn wants_everything(&self) -> bool {
        self.fields.is_empty() || self.fields.contains_key("*")
    }

    fn apply_to_json(&self, value: Value) -> Value {
        if self.wants_everything() {
            return value;
        }
        match value {
            Value::Array(items) => items
                .into_iter()
                .map(|item| self.apply_to_json(item))
                .collect(),
            Value::Object(fields) => {
                let wanted = fields.into_iter().filter_map(|(name, value)| {
                    let mask = self.fields.get(&name)?;
                    Some((name, mask.apply_to_json(value)))
                });
                Value::Object(wanted.collect())
            }
            other => other,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut mask = Self::default();
        let rest = mask.read_list(text)?;
        rest.is_empty().then_some(mask)
    }

    /// Reads paths up to the end or a closing parenthesis; returns what is left. Google lets a
    /// list end in a comma.
    fn read_list<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let mut rest = self.read_path(text)?;
        while let Some(next) = rest.strip_prefix(',') {
            if next.is_empty() || next.starts_with(')') {
                return Some(next);
            }
            rest = self.read_path(next)?;
        }
        Some(rest)
    }

    fn read_path<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '*' && c != '_');
        let (name, rest) = text.split_at(end.unwrap_or(text.len()));
        if name.is_empty() {
            return None;
        }
        let mask = self.fields.entry(name.to_owned()).or_default();
        if let Some(inner) = rest.strip_prefix(['.', '/']) {
            return mask.read_path(inner);
        }
        match rest.strip_prefix('(') {
            Some(inner) => mask.read_list(inner)?.strip_prefix(')'),
            None => Some(rest),
        }
    }
}

/// Returns a colour's other name.
fn twin(name: &str) -> Option<String> {
    match name.strip_suffix("Style") {
        Some(color) => color.ends_with("olor").then(|| color.to_owned()),
        None => name.ends_with("olor").then(|| format!("{name}Style")),
    }
}

fn cannot_expand(path: &str) -> ApiError {
    let description = format!(
        "Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    );
    let message = "Request contains an invalid argument.".to_owned();
    ApiError::field_violations_with(&[(path.to_owned(), description)], message)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Mask;

    fn check(mask: &str, expected: &Value) {
        let answer = json!({
            "spreadsheetId": "x",
            "sheets": [{ "properties": { "title": "a", "index": 0 } }],
        });
        let mask = Mask::of_answer(Some(mask), "Spreadsheet").unwrap();
        assert_eq!(mask.apply_to_json(answer), *expected);
    }

    #[test]
    fn a_mask_keeps_what_it_names() {
        check("spreadsheetId,", &json!({ "spreadsheetId": "x" }));
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
            "sheets.data.rowData.values.colour",
            "spreadsheetId.x",
            "titel",
            "sheets(",
            "a,,b",
            "sheets)",
            "spreadsheetId, sheets",
        ] {
            assert!(
                Mask::of_answer(Some(mask), "Spreadsheet").is_err(),
                "{mask}"
            );
        }
    }

    #[test]
    fn a_merge_changes_what_the_mask_names_and_nothing_else() {
        let mut target = json!({
            "note": "n", "userEnteredFormat": { "textFormat": { "bold": true, "italic": true },
                "backgroundColor": { "red": 1 }, "backgroundColorStyle": { "rgbColor": { "red": 1 } } },
        });
        let source = json!({ "userEnteredFormat": { "textFormat": { "bold": false } } });
        let fields = "note,userEnteredFormat(textFormat.bold,backgroundColor)";
        let mask = Mask::of_update(Some(fields), "CellData").unwrap();
        mask.merge(target.as_object_mut().unwrap(), source.as_object().unwrap());
        let merged =
            json!({ "userEnteredFormat": { "textFormat": { "bold": false, "italic": true } } });
        assert_eq!(target, merged);
    }
}
