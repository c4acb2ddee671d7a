//! Which schemas a field mask can reach.

use std::collections::BTreeSet;

use super::overrides::Overrides;
use crate::discovery::{facts::Facts, shape::Shape};

/// How a field mask names a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mask {
    /// Not at all.
    None,
    /// By its fields.
    Fields,
    /// By itself.
    Whole,
}

/// Finds the schemas below what the requests with a mask are about.
pub(super) fn reached(facts: &Facts, overrides: &Overrides) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    for (request, path) in &overrides.mask_of {
        let mut schema = request.as_str();
        for field in path.split('.') {
            let found = facts.schemas.get(schema).and_then(|it| it.get(field));
            schema = found.and_then(|it| it.shape.schema()).unwrap_or(schema);
        }
        if schema != request {
            add(facts, overrides, schema, &mut reached);
        }
    }
    reached
}

fn add(facts: &Facts, overrides: &Overrides, schema: &str, reached: &mut BTreeSet<String>) {
    if !reached.insert(schema.to_owned()) || overrides.whole.iter().any(|it| it == schema) {
        return;
    }
    for (name, field) in facts.schemas.get(schema).into_iter().flatten() {
        let path = format!("{schema}.{name}");
        let is_updated = !field.is_read_only
            && !overrides.read_only.contains(&path)
            && !overrides.identity.contains(&path);
        match &field.shape {
            Shape::Schema(below) if is_updated => add(facts, overrides, below, reached),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_mask_reaches_what_can_be_updated_and_ends_at_what_is_whole() {
        let facts = Facts::parse(
            "d.json",
            r##"{"name": "sheets", "version": "v4", "revision": "1", "schemas": {
                "Update": {"type": "object", "properties": {"it": {"$ref": "Cell"}}},
                "Cell": {"type": "object", "properties": {
                    "format": {"$ref": "Format"},
                    "shown": {"$ref": "Shown", "readOnly": true},
                    "runs": {"type": "array", "items": {"$ref": "Run"}}
                }},
                "Format": {"type": "object", "properties": {"color": {"$ref": "Color"}}},
                "Color": {"type": "object", "properties": {"share": {"$ref": "Share"}}},
                "Share": {"type": "object"}, "Shown": {"type": "object"}, "Run": {"type": "object"}
            }}"##,
        )
        .unwrap();
        let overrides = Overrides {
            mask_of: BTreeMap::from([("Update".to_owned(), "it".to_owned())]),
            whole: vec!["Color".to_owned()],
            ..Overrides::default()
        };
        let reached: Vec<_> = reached(&facts, &overrides).into_iter().collect();
        assert_eq!(reached, ["Cell", "Color", "Format"]);
    }
}
