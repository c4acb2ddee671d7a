//! A credentials file, read key by key.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value};
use url::Url;
use zeroize::Zeroizing;

use super::error::SourceError;
use crate::endpoint;
use crate::server_text::plain_text;

/// The object of a credentials file, or one that is nested in it; its errors say where.
pub(super) struct Document {
    place: String,
    /// The keys that this object is nested in, each with a dot behind it.
    prefix: String,
    keys: Map<String, Value>,
}

impl Document {
    pub(super) fn read(path: &Path) -> Result<Self, SourceError> {
        Self::read_as(path.display().to_string(), path)
    }

    /// Reads a file that errors are to call `place`.
    pub(super) fn read_as(place: String, path: &Path) -> Result<Self, SourceError> {
        match std::fs::read_to_string(path) {
            Ok(json) => Self::parse(place, &Zeroizing::new(json)),
            Err(source) => Err(SourceError::Unreadable {
                place,
                source: Arc::new(source),
            }),
        }
    }

    pub(super) fn parse(place: String, json: &str) -> Result<Self, SourceError> {
        match serde_json::from_str(json.trim_start_matches('\u{feff}')) {
            Ok(keys) => Ok(Self {
                place,
                prefix: String::new(),
                keys,
            }),
            Err(error) => Err(SourceError::NotJson {
                place,
                line: error.line(),
                column: error.column(),
            }),
        }
    }

    pub(super) fn place(&self) -> &str {
        &self.place
    }

    pub(super) fn holds(&self, key: &str) -> bool {
        self.keys.get(key).is_some_and(|value| !value.is_null())
    }

    /// Returns the whole object as JSON again.
    pub(super) fn to_json(&self) -> Zeroizing<String> {
        Zeroizing::new(serde_json::to_string(&self.keys).expect("a map of JSON values is JSON"))
    }

    /// Returns a text; `null` and "" stand for nothing, as Google's tools write them.
    pub(super) fn text(&self, key: &str) -> Result<Option<&str>, SourceError> {
        match self.keys.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.as_str()).filter(|text| !text.is_empty())),
            Some(_) => Err(self.invalid(key, "is not a text")),
        }
    }

    pub(super) fn required(&self, key: &str) -> Result<&str, SourceError> {
        self.text(key)?.ok_or_else(|| self.missing(key))
    }

    /// Returns an owned text.
    pub(super) fn owned(&self, key: &str) -> Result<Option<String>, SourceError> {
        Ok(self.text(key)?.map(str::to_owned))
    }

    /// Returns the URL of an endpoint: https, or anything on the loopback.
    pub(super) fn endpoint(&self, key: &str) -> Result<Option<Url>, SourceError> {
        let refused = |_| self.invalid(key, "is neither https nor on the loopback");
        self.text(key)?
            .map(|text| endpoint::parse(text).map_err(refused))
            .transpose()
    }

    pub(super) fn count(&self, key: &str) -> Result<Option<u64>, SourceError> {
        match self.keys.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => value
                .as_u64()
                .map(Some)
                .ok_or_else(|| self.invalid(key, "is not a whole number")),
        }
    }

    /// Returns a list of texts.
    pub(super) fn texts(&self, key: &str) -> Result<Option<Vec<String>>, SourceError> {
        let wrong = || self.invalid(key, "is not a list of texts");
        match self.keys.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Array(items)) => items
                .iter()
                .map(|item| item.as_str().map(str::to_owned).ok_or_else(wrong))
                .collect::<Result<_, _>>()
                .map(Some),
            Some(_) => Err(wrong()),
        }
    }

    /// Returns a nested object.
    pub(super) fn object(&self, key: &str) -> Result<Option<Self>, SourceError> {
        match self.keys.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Object(keys)) => Ok(Some(Self {
                place: self.place.clone(),
                prefix: format!("{}{key}.", self.prefix),
                keys: keys.clone(),
            })),
            Some(_) => Err(self.invalid(key, "is not an object")),
        }
    }

    /// Returns the pairs of an object of texts.
    pub(super) fn pairs(&self) -> Result<Vec<(&str, &str)>, SourceError> {
        self.keys
            .iter()
            .map(|(key, value)| {
                let text = value.as_str();
                text.map(|text| (key.as_str(), text))
                    .ok_or_else(|| self.invalid(key, "is not a text"))
            })
            .collect()
    }

    /// Refuses credentials of another cloud than Google's public one.
    pub(super) fn expect_googles_universe(&self) -> Result<(), SourceError> {
        match self.text("universe_domain")? {
            None | Some("googleapis.com") => Ok(()),
            Some(other) => Err(self.unsupported(&format!("the universe `{}`", plain_text(other)))),
        }
    }

    pub(super) fn missing(&self, key: &str) -> SourceError {
        SourceError::Missing {
            place: self.place.clone(),
            key: format!("{}{key}", self.prefix),
        }
    }

    pub(super) fn invalid(&self, key: &str, reason: &'static str) -> SourceError {
        SourceError::Invalid {
            place: self.place.clone(),
            key: format!("{}{}", self.prefix, plain_text(key)),
            reason,
        }
    }

    /// Names what is not supported, in words that end with the file's own.
    pub(super) fn unsupported(&self, kind: &str) -> SourceError {
        SourceError::Unsupported {
            place: self.place.clone(),
            kind: kind.to_owned(),
        }
    }
}
