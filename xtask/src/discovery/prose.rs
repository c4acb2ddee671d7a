//! What a document says in prose alone: that only Google sets a field.

use serde_json::Value;

use super::facts::Facts;

/// How Google puts it.
const PHRASES: [&str; 3] = ["read-only", "read only", "output only"];

/// Lists the fields that are new to the facts, are not marked and are said to be read-only.
pub(super) fn perhaps_read_only(document: &str, known: &Facts) -> Vec<String> {
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    let mut fields = Vec::new();
    for (name, schema) in document["schemas"].as_object().into_iter().flatten() {
        let old = known.schemas.get(name);
        for (field, property) in schema["properties"].as_object().into_iter().flatten() {
            let is_known = old.is_some_and(|old| old.contains_key(field));
            let prose = property["description"].as_str().unwrap_or_default();
            let prose = prose.to_lowercase();
            let is_said = PHRASES.iter().any(|phrase| prose.contains(phrase));
            if is_said && !is_known && property["readOnly"] != true {
                fields.push(format!("{name}.{field}"));
            }
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_field_that_is_read_only_in_prose_alone_is_found() {
        let document = r#"{"name": "sheets", "version": "v4", "revision": "1", "schemas": {"A": {
            "type": "object", "properties": {
                "a": {"type": "string", "description": "An id. This field is read-only."},
                "b": {"type": "string", "description": "Output only. A name.", "readOnly": true},
                "c": {"type": "string", "description": "A name."}
        }}}}"#;
        let nothing = Facts::default();
        assert_eq!(perhaps_read_only(document, &nothing), ["A.a"]);
        let facts = Facts::parse("d.json", document).unwrap();
        assert_eq!(perhaps_read_only(document, &facts), [""; 0]);
    }
}
