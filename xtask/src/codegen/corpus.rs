//! The way from a schema's name to its type, for the tests.

use super::{plan::Plan, text};

/// Writes the list of the generated test modules.
pub(super) fn folder() -> String {
    let head = text::head("What the tests need of the facts.");
    format!("{head}pub(crate) mod round_trip;\n")
}

/// Writes the table of the types that JSON can be sent through.
pub(super) fn round_trip(plan: &Plan<'_>) -> String {
    let mut file = text::head("Sends JSON through the type of a schema.");
    file.push_str(
        "use hallpass_sheets::model;
use serde::{Serialize, de::DeserializeOwned};

type RoundTrip = fn(&str) -> serde_json::Result<String>;

/// Reads the text as this schema and writes it again; nothing for an unknown schema.
pub(crate) fn round_trip(schema: &str, text: &str) -> Option<serde_json::Result<String>> {
    let (_, round_trip) = TYPES.iter().find(|(name, _)| *name == schema)?;
    Some(round_trip(text))
}

fn again<T: DeserializeOwned + Serialize>(text: &str) -> serde_json::Result<String> {
    serde_json::to_string(&serde_json::from_str::<T>(text)?)
}

const TYPES: &[(&str, RoundTrip)] = &[
",
    );
    for schema in plan.facts.schemas.keys() {
        file.push_str(&format!("(\"{schema}\", again::<model::{schema}>),\n"));
    }
    file.push_str("];\n");
    file
}
