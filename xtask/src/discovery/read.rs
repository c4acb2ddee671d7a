//! Reads facts, from a discovery document or from the file that keeps them: both have one form.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{
    facts::{Facts, Field, Method, Parameter, Schema},
    shape::Shape,
};
use crate::failure::{Failure, Result};

impl Facts {
    /// Reads the facts out of a text; the file's name is for the failure alone.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self> {
        let document = serde_json::from_str(text)
            .map_err(|error| Failure::new(format!("{file} is not JSON: {error}")))?;
        read(&document).map_err(|Complaint { at, what }| {
            Failure::new(format!(
                "{file} is not a discovery document of the Sheets API: `{at}` {what}"
            ))
        })
    }
}

/// Where the document is not as expected, and what is wrong there.
#[derive(Debug)]
struct Complaint {
    at: String,
    what: String,
}

type Found<T> = std::result::Result<T, Complaint>;

/// A value and the way to it.
#[derive(Clone, Copy)]
struct Node<'a> {
    value: Option<&'a Value>,
    parent: Option<&'a Self>,
    name: &'a str,
}

impl<'a> Node<'a> {
    fn get(&'a self, name: &'a str) -> Self {
        let value = self.value.and_then(|value| value.get(name));
        Self {
            value,
            parent: Some(self),
            name,
        }
    }

    fn at(&self) -> String {
        match self.parent.map(Node::at).filter(|path| !path.is_empty()) {
            Some(path) => format!("{path}.{}", self.name),
            None => self.name.to_owned(),
        }
    }

    fn complain<T>(&self, what: impl Into<String>) -> Found<T> {
        let (at, what) = (self.at(), what.into());
        Err(Complaint { at, what })
    }

    fn text(&self) -> Found<&'a str> {
        match self.value {
            Some(Value::String(text)) => Ok(text),
            Some(_) => self.complain("is not a text"),
            None => self.complain("is missing"),
        }
    }

    fn object(&self) -> Found<&'a Map<String, Value>> {
        match self.value {
            Some(Value::Object(fields)) => Ok(fields),
            Some(_) => self.complain("is not an object"),
            None => self.complain("is missing"),
        }
    }

    fn texts(&self) -> Found<Vec<String>> {
        let Some(Value::Array(items)) = self.value else {
            return self.complain("is not a list");
        };
        let text = |item: &Value| item.as_str().map(str::to_owned);
        match items.iter().map(text).collect() {
            Some(texts) => Ok(texts),
            None => self.complain("is not a list of texts"),
        }
    }

    fn is_true(&self) -> bool {
        self.value == Some(&Value::Bool(true))
    }

    fn expect(&self, text: &str) -> Found<()> {
        match self.text()? {
            found if found == text => Ok(()),
            found => self.complain(format!("is `{found}` and not `{text}`")),
        }
    }

    /// Reads each value of an object; one that is left out has none.
    fn each<T>(&'a self, read: impl Fn(&Node<'_>) -> Found<T>) -> Found<BTreeMap<String, T>> {
        if self.value.is_none() {
            return Ok(BTreeMap::new());
        }
        let names = self.object()?.keys();
        names
            .map(|name| Ok((name.clone(), read(&self.get(name))?)))
            .collect()
    }
}

fn read(document: &Value) -> Found<Facts> {
    let root = Node {
        value: Some(document),
        parent: None,
        name: "",
    };
    root.get("name").expect("sheets")?;
    root.get("version").expect("v4")?;
    root.get("schemas").object()?;
    let facts = Facts {
        revision: root.get("revision").text()?.to_owned(),
        schemas: root.get("schemas").each(schema)?,
        methods: methods(&root)?,
        parameters: root.get("parameters").each(parameter)?,
    };
    check_references(&root, &facts)?;
    Ok(facts)
}

fn schema(node: &Node<'_>) -> Found<Schema> {
    node.get("type").expect("object")?;
    node.get("properties").each(field)
}

fn field(node: &Node<'_>) -> Found<Field> {
    Ok(Field {
        shape: shape(node)?,
        is_read_only: node.get("readOnly").is_true(),
        is_deprecated: node.get("deprecated").is_true(),
    })
}

fn shape(node: &Node<'_>) -> Found<Shape> {
    let reference = node.get("$ref");
    if reference.value.is_some() {
        return Ok(Shape::Schema(reference.text()?.to_owned()));
    }
    let (words, format) = (node.get("enum"), node.get("format"));
    let format = format.value.map_or(Ok(""), |_| format.text())?;
    Ok(match (node.get("type").text()?, format) {
        ("string", "") if words.value.is_some() => Shape::Words(words.texts()?),
        ("string", "") => Shape::Text,
        ("string", "google-datetime") => Shape::DateTime,
        ("string", "google-fieldmask") => Shape::Mask,
        ("boolean", "") => Shape::Bool,
        ("integer", "int32") => Shape::Integer,
        ("number", "double") => Shape::Double,
        ("number", "float") => Shape::Float,
        ("any", "") => Shape::Any,
        ("array", "") => Shape::List(Box::new(shape(&node.get("items"))?)),
        ("object", "") => Shape::Map(Box::new(shape(&node.get("additionalProperties"))?)),
        (kind, "") => return node.complain(format!("is of the type `{kind}`, which is new")),
        (_, format) => {
            return node.complain(format!("has the format `{format}`, which is new"));
        }
    })
}

/// Finds the methods, however deep the resources lie that they belong to.
fn methods(node: &Node<'_>) -> Found<BTreeMap<String, Method>> {
    let here = node.get("methods").each(|node| {
        let id = node.get("id").text()?.to_owned();
        Ok((id, method(node)?))
    })?;
    let mut methods: BTreeMap<_, _> = here.into_values().collect();
    for below in node.get("resources").each(methods_below)?.into_values() {
        methods.extend(below);
    }
    Ok(methods)
}

fn methods_below(node: &Node<'_>) -> Found<BTreeMap<String, Method>> {
    methods(node)
}

fn method(node: &Node<'_>) -> Found<Method> {
    let schema = |name| {
        let body = node.get(name);
        let reference = body.get("$ref");
        body.value.map(|_| reference.text().map(str::to_owned))
    };
    Ok(Method {
        verb: node.get("httpMethod").text()?.to_owned(),
        path: node.get("path").text()?.to_owned(),
        parameters: node.get("parameters").each(parameter)?,
        request: schema("request").transpose()?,
        response: schema("response").transpose()?,
        scopes: node.get("scopes").texts()?,
    })
}

fn parameter(node: &Node<'_>) -> Found<Parameter> {
    let place = node.get("location");
    let is_in_path = match place.text()? {
        "path" => true,
        "query" => false,
        other => return place.complain(format!("is `{other}`, which is new")),
    };
    Ok(Parameter {
        shape: shape(node)?,
        is_in_path,
        is_repeated: node.get("repeated").is_true(),
    })
}

/// Checks that each schema that is named is there.
fn check_references(root: &Node<'_>, facts: &Facts) -> Found<()> {
    let schemas = root.get("schemas");
    for (name, schema) in &facts.schemas {
        for (field, it) in schema {
            let found = it.shape.schema();
            if let Some(to) = found.filter(|to| !facts.schemas.contains_key(*to)) {
                let node = schemas.get(name);
                let node = node.get("properties");
                return node
                    .get(field)
                    .complain(format!("refers to `{to}`, which is missing"));
            }
        }
    }
    for (id, method) in &facts.methods {
        let bodies = [&method.request, &method.response];
        if let Some(to) = bodies
            .into_iter()
            .flatten()
            .find(|to| !facts.schemas.contains_key(*to))
        {
            return Node { name: id, ..*root }
                .complain(format!("refers to `{to}`, which is missing"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r##"{
        "name": "sheets", "version": "v4", "revision": "1",
        "schemas": {
            "Sheet": {"id": "Sheet", "type": "object", "description": "A sheet.", "properties": {
                "title": {"type": "string", "description": "Its title."},
                "kind": {"type": "string", "enum": ["GRID", "CHART"], "readOnly": true},
                "tabs": {"type": "array", "items": {"$ref": "Sheet"}, "deprecated": true}
            }},
            "None": {"type": "object"}
        },
        "resources": {"spreadsheets": {"resources": {"values": {"methods": {"get": {
            "id": "sheets.spreadsheets.values.get", "httpMethod": "GET", "path": "v4/{range}",
            "parameters": {
                "range": {"type": "string", "location": "path", "required": true},
                "ranges": {"type": "string", "location": "query", "repeated": true}
            },
            "response": {"$ref": "Sheet"}, "scopes": ["a", "b"]
        }}}}}}
    }"##;

    fn complaint(from: &str, to: &str) -> String {
        let changed = DOCUMENT.replacen(from, to, 1);
        assert_ne!(changed, DOCUMENT, "{from} is in the document");
        Facts::parse("d.json", &changed).unwrap_err().to_string()
    }

    #[test]
    fn a_document_is_read_without_its_prose() {
        let facts = Facts::parse("d.json", DOCUMENT).unwrap();
        let sheet = &facts.schemas["Sheet"];
        assert_eq!(sheet["title"].shape, Shape::Text);
        assert!(sheet["kind"].is_read_only && sheet["tabs"].is_deprecated);
        assert_eq!(sheet["tabs"].shape.schema(), Some("Sheet"));
        assert!(facts.schemas["None"].is_empty());
        let get = &facts.methods["sheets.spreadsheets.values.get"];
        assert!(get.parameters["range"].is_in_path && get.parameters["ranges"].is_repeated);
        assert_eq!(get.response.as_deref(), Some("Sheet"));
    }

    #[test]
    fn what_is_no_document_is_refused_with_the_field_at_fault() {
        for (from, to, words) in [
            ("\"v4\"", "\"v5\"", "`version` is `v5` and not `v4`"),
            ("\"schemas\"", "\"plans\"", "`schemas` is missing"),
            (
                "\"array\"",
                "\"set\"",
                "`schemas.Sheet.properties.tabs` is of the type `set`",
            ),
            (
                "\"type\": \"string\", \"description\"",
                "\"description\"",
                "`schemas.Sheet.properties.title.type` is missing",
            ),
            (
                "\"$ref\": \"Sheet\"",
                "\"$ref\": \"Tab\"",
                "properties.tabs` refers to `Tab`",
            ),
            (
                "\"GET\"",
                "7",
                "values.methods.get.httpMethod` is not a text",
            ),
            (
                "\"path\", \"required\"",
                "\"header\", \"required\"",
                "range.location` is `header`",
            ),
        ] {
            let complaint = complaint(from, to);
            assert!(complaint.contains("d.json"), "{complaint}");
            assert!(complaint.contains(words), "{complaint}");
        }
        assert!(complaint("{", "[").contains("d.json is not JSON"));
    }
}
