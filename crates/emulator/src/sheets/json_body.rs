//! Request bodies, read as strictly as Google reads them.

use serde_json::{Map, Value};

use super::api_error::ApiError;

/// A JSON object of a request and where it stands, as in `data[0]`.
pub(super) struct Body<'a> {
    fields: &'a Map<String, Value>,
    at: String,
}

/// Parses a request body; an empty one is an empty object.
pub(super) fn parse(body: &[u8]) -> Result<Value, ApiError> {
    if body.trim_ascii().is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    let invalid = |_| ApiError::invalid_argument("Invalid JSON payload received. Syntax error.");
    serde_json::from_slice(body).map_err(invalid)
}

impl<'a> Body<'a> {
    /// Takes a value as an object that has no other fields than `known`.
    pub(super) fn new(value: &'a Value, at: &str, known: &[&str]) -> Result<Self, ApiError> {
        let fields = value
            .as_object()
            .ok_or_else(|| invalid_value(at, "message", value))?;
        let place = if at.is_empty() {
            String::new()
        } else {
            format!(" at '{at}'")
        };
        if let Some(name) = fields.keys().find(|name| !known.contains(&name.as_str())) {
            return Err(ApiError::field_violation(
                at,
                &format!(
                    "Invalid JSON payload received. Unknown name \"{name}\"{place}: Cannot find field."
                ),
            ));
        }
        Ok(Self {
            fields,
            at: at.to_owned(),
        })
    }

    /// Returns a field; `null` counts as absent.
    pub(super) fn value(&self, name: &str) -> Option<&'a Value> {
        self.fields.get(name).filter(|value| !value.is_null())
    }

    /// Returns a text field.
    pub(super) fn text(&self, name: &str) -> Result<Option<&'a str>, ApiError> {
        self.typed(name, "TYPE_STRING", Value::as_str)
    }

    /// Returns a truth field.
    pub(super) fn bool(&self, name: &str) -> Result<Option<bool>, ApiError> {
        self.typed(name, "TYPE_BOOL", Value::as_bool)
    }

    /// Returns a whole number.
    pub(super) fn integer(&self, name: &str) -> Result<Option<i32>, ApiError> {
        self.typed(name, "TYPE_INT32", |value| value.as_i64()?.try_into().ok())
    }

    /// Returns a whole number that counts something.
    pub(super) fn count(&self, name: &str) -> Result<Option<u32>, ApiError> {
        self.typed(name, "TYPE_INT32", |value| value.as_u64()?.try_into().ok())
    }

    /// Returns a list; an absent one is empty.
    pub(super) fn list(&self, name: &str) -> Result<&'a [Value], ApiError> {
        let list = self.typed(name, "LIST", |value| value.as_array().map(Vec::as_slice))?;
        Ok(list.unwrap_or_default())
    }

    /// Returns an object with known fields, if it is there.
    pub(super) fn object(&self, name: &str, known: &[&str]) -> Result<Option<Self>, ApiError> {
        let at = self.path(name);
        self.value(name)
            .map(|value| Body::new(value, &at, known))
            .transpose()
    }

    fn typed<T>(
        &self,
        name: &str,
        kind: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, ApiError> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        let invalid = || invalid_value(&self.path(&snake_case(name)), kind, value);
        read(value).map(Some).ok_or_else(invalid)
    }

    fn path(&self, name: &str) -> String {
        if self.at.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.at)
        }
    }
}

/// Returns Google's error for a value of the wrong kind.
pub(super) fn invalid_value(field: &str, kind: &str, value: &Value) -> ApiError {
    ApiError::field_violation(
        field,
        &format!("Invalid value at '{field}' ({kind}), {value}"),
    )
}

/// Google's errors name fields as its protocol buffers do.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}
