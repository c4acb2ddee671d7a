//! Writes facts in the form of a discovery document, a line for each.

use serde_json::{Map, Value, json};

use super::{
    facts::{Facts, Field, Method, Parameter},
    shape::Shape,
};

/// Writes the file that keeps the facts; equal facts make equal text.
pub(super) fn to_text(facts: &Facts) -> String {
    let mut text = String::from("{\n  \"name\": \"sheets\",\n  \"version\": \"v4\",\n");
    text.push_str(&format!(
        "  \"revision\": {},\n",
        Value::from(&*facts.revision)
    ));
    let parameters = facts.parameters.iter();
    let lines = parameters.map(|(name, it)| (name, line(&parameter(it))));
    text.push_str(&block("  ", "parameters", lines));
    text.push_str(",\n");
    let methods = facts.methods.iter();
    let blocks = methods.map(|(id, it)| method(id, it));
    text.push_str(&outer("methods", blocks));
    text.push_str(",\n");
    let schemas = facts.schemas.iter().map(|(name, schema)| {
        let lines = schema.iter().map(|(name, it)| (name, line(&field(it))));
        let properties = block("      ", "properties", lines);
        format!(
            "    {}: {{\n      \"type\": \"object\",\n{properties}\n    }}",
            Value::from(&**name)
        )
    });
    text.push_str(&outer("schemas", schemas));
    text.push_str("\n}\n");
    text
}

fn outer(name: &str, blocks: impl Iterator<Item = String>) -> String {
    let blocks: Vec<_> = blocks.collect();
    format!("  \"{name}\": {{\n{}\n  }}", blocks.join(",\n"))
}

/// Writes an object, each of its values on a line of its own.
fn block<'a>(
    indent: &str,
    name: &str,
    lines: impl Iterator<Item = (&'a String, String)>,
) -> String {
    let lines: Vec<_> = lines
        .map(|(name, line)| format!("{indent}  {}: {line}", Value::from(&**name)))
        .collect();
    if lines.is_empty() {
        return format!("{indent}\"{name}\": {{}}");
    }
    format!("{indent}\"{name}\": {{\n{}\n{indent}}}", lines.join(",\n"))
}

fn method(id: &str, method: &Method) -> String {
    let mut lines = vec![
        format!("      \"id\": {}", Value::from(id)),
        format!("      \"httpMethod\": {}", Value::from(&*method.verb)),
        format!("      \"path\": {}", Value::from(&*method.path)),
    ];
    let parameters = method.parameters.iter();
    let parameters = parameters.map(|(name, it)| (name, line(&parameter(it))));
    lines.push(block("      ", "parameters", parameters));
    for (name, body) in [("request", &method.request), ("response", &method.response)] {
        let body = body.iter().map(|schema| line(&json!({"$ref": schema})));
        lines.extend(body.map(|body| format!("      \"{name}\": {body}")));
    }
    lines.push(format!("      \"scopes\": {}", line(&json!(method.scopes))));
    format!("    {}: {{\n{}\n    }}", Value::from(id), lines.join(",\n"))
}

fn parameter(parameter: &Parameter) -> Value {
    let place = if parameter.is_in_path {
        "path"
    } else {
        "query"
    };
    let mut value = shape(&parameter.shape);
    value["location"] = place.into();
    if parameter.is_repeated {
        value["repeated"] = true.into();
    }
    value
}

fn field(field: &Field) -> Value {
    let mut value = shape(&field.shape);
    if field.is_read_only {
        value["readOnly"] = true.into();
    }
    if field.is_deprecated {
        value["deprecated"] = true.into();
    }
    value
}

fn shape(value: &Shape) -> Value {
    match value {
        Shape::Text => json!({"type": "string"}),
        Shape::DateTime => json!({"type": "string", "format": "google-datetime"}),
        Shape::Mask => json!({"type": "string", "format": "google-fieldmask"}),
        Shape::Bool => json!({"type": "boolean"}),
        Shape::Integer => json!({"type": "integer", "format": "int32"}),
        Shape::Double => json!({"type": "number", "format": "double"}),
        Shape::Float => json!({"type": "number", "format": "float"}),
        Shape::Words(words) => json!({"type": "string", "enum": words}),
        Shape::Any => json!({"type": "any"}),
        Shape::Schema(name) => json!({"$ref": name}),
        Shape::List(inner) => json!({"type": "array", "items": shape(inner)}),
        Shape::Map(inner) => json!({"type": "object", "additionalProperties": shape(inner)}),
    }
}

/// Writes a value on one line, with room after `:` and `,`.
fn line(value: &Value) -> String {
    match value {
        Value::Object(fields) => format!("{{{}}}", pairs(fields)),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(line).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

fn pairs(fields: &Map<String, Value>) -> String {
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{}: {}", Value::from(&**name), line(value)))
        .collect();
    pairs.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let facts = Facts::parse(
            "d.json",
            r##"{"name": "sheets", "version": "v4", "revision": "7",
                "parameters": {"fields": {"type": "string", "location": "query"}},
                "schemas": {
                    "A": {"type": "object", "properties": {
                        "a": {"type": "array", "items": {"type": "array", "items": {"type": "any"}}},
                        "b": {"type": "object", "additionalProperties": {"$ref": "B"}},
                        "c": {"type": "string", "enum": ["X", "Y"], "readOnly": true},
                        "d": {"type": "number", "format": "float", "deprecated": true}
                    }},
                    "B": {"type": "object"}
                },
                "methods": {"x": {
                    "id": "x", "httpMethod": "GET", "path": "v4/{p}", "request": {"$ref": "A"},
                    "parameters": {"p": {"type": "string", "location": "path"},
                        "q": {"type": "string", "location": "query", "repeated": true}},
                    "scopes": ["s"]
                }}}"##,
        )
        .unwrap();
        let text = to_text(&facts);
        assert_eq!(Facts::parse("facts.json", &text).unwrap(), facts);
        assert!(text.contains(
            "\n        \"c\": {\"enum\": [\"X\", \"Y\"], \"readOnly\": true, \"type\": \"string\"},\n"
        ));
        assert!(text.contains("\"properties\": {}\n"));
    }
}
