//! Answers that are written a piece at a time, however large they are.

mod body;
mod compression;
mod writer;

use serde_json::Value;

pub(super) use body::respond;

/// A JSON value, parts of which may be made only when it is their turn to be written.
pub(super) enum Node {
    Json(Value),
    /// Fields in the order in which they are written.
    Object(Vec<(&'static str, Self)>),
    List(Vec<Self>),
    /// A list whose items are made one by one.
    Items(Box<dyn Iterator<Item = Value> + Send>),
}

impl From<Value> for Node {
    fn from(value: Value) -> Self {
        Self::Json(value)
    }
}
