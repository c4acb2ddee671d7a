//! A message of a request after it was read: every field has the type that the table gives it.

use serde_json::{Map, Value};

/// The fields of a message; those that were not sent, or are zero, are not there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    pub(super) fn new(fields: &'a Map<String, Value>) -> Self {
        Self(fields)
    }

    /// Returns the fields themselves, to be stored.
    pub(super) fn all(self) -> &'a Map<String, Value> {
        self.0
    }

    /// Returns a field of any type.
    pub(super) fn value(self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }

    /// Returns a text, also the name of an enumeration's value.
    pub(super) fn text(self, name: &str) -> Option<&'a str> {
        self.0.get(name)?.as_str()
    }

    /// Returns a whole number.
    pub(super) fn integer(self, name: &str) -> Option<i32> {
        self.0.get(name)?.as_i64()?.try_into().ok()
    }

    /// Returns a whole number for which nothing is zero.
    pub(super) fn count(self, name: &str) -> i32 {
        self.integer(name).unwrap_or_default()
    }

    /// Returns whether a truth field is true.
    pub(super) fn flag(self, name: &str) -> bool {
        self.0.get(name) == Some(&Value::Bool(true))
    }

    /// Returns a message.
    pub(super) fn object(self, name: &str) -> Option<Self> {
        self.0.get(name)?.as_object().map(Self)
    }

    /// Returns a list.
    pub(super) fn list(self, name: &str) -> &'a [Value] {
        let list = self.0.get(name).and_then(Value::as_array);
        list.map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns a list of messages.
    pub(super) fn objects(self, name: &str) -> impl Iterator<Item = Self> + Clone {
        self.list(name)
            .iter()
            .filter_map(Value::as_object)
            .map(Self)
    }
}
