//! [`Document`]: the facts about the API, from the repository or from Google.

use serde_json::Value;

/// A discovery document, or the facts that are kept of one: both have one form.
pub(super) struct Document(Value);

/// Schemas of which one field is set.
pub(super) fn is_union(schema: &str) -> bool {
    matches!(schema, "Request" | "Response")
}

impl Document {
    pub(super) fn read() -> Self {
        let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/api/facts.json").to_owned();
        let path = std::env::var("HALLPASS_DISCOVERY").unwrap_or(kept);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        Self(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}")))
    }

    pub(super) fn schemas(&self) -> impl Iterator<Item = &str> {
        let schemas = self.0["schemas"].as_object();
        schemas.into_iter().flatten().map(|(name, _)| name.as_str())
    }

    /// Lists the fields of a schema, and what the document says about each.
    pub(super) fn properties(&self, schema: &str) -> impl Iterator<Item = (&str, &Value)> {
        let properties = self.0["schemas"][schema]["properties"].as_object();
        let properties = properties.into_iter().flatten();
        properties.map(|(name, property)| (name.as_str(), property))
    }

    pub(super) fn property(&self, schema: &str, field: &str) -> &Value {
        &self.0["schemas"][schema]["properties"][field]
    }

    /// Lists all methods, wherever they stand.
    pub(super) fn methods(&self) -> Vec<&Value> {
        let mut methods = Vec::new();
        find_methods(&self.0["methods"], &mut methods);
        find_methods(&self.0["resources"], &mut methods);
        methods
    }

    /// Lists the query parameters that every method takes.
    pub(super) fn common_parameters(&self) -> &Value {
        &self.0["parameters"]
    }
}

fn find_methods<'a>(value: &'a Value, methods: &mut Vec<&'a Value>) {
    let Some(fields) = value.as_object() else {
        return;
    };
    if fields.contains_key("httpMethod") {
        methods.push(value);
        return;
    }
    for below in fields.values() {
        find_methods(below, methods);
    }
}
