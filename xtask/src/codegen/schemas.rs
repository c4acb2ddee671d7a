//! A schema as a `schema!` of the library.

use std::collections::BTreeSet;

use super::{masks::Mask, names, plan::Plan, text, words::Entry};
use crate::discovery::{facts::Field, shape::Shape};

/// Lists the types that the schema's fields are made of.
pub(super) fn types(plan: &Plan<'_>, schema: &str) -> BTreeSet<String> {
    let fields = plan.facts.schemas.get(schema).into_iter().flatten();
    fields
        .map(|(_, field)| {
            let mut shape = &field.shape;
            while let Shape::List(inner) | Shape::Map(inner) = shape {
                shape = inner;
            }
            plan.rust_type(shape)
        })
        .collect()
}

/// Writes the schema.
pub(super) fn definition(plan: &Plan<'_>, entry: &Entry) -> String {
    let schema = &entry.name;
    let mask = match plan.mask(schema) {
        Mask::None => "",
        Mask::Fields => " masked",
        Mask::Whole => " whole",
    };
    let about = text::comment_with_page("    ", &entry.about, &entry.page);
    let mut definition = format!("schema! {{\n{about}    {schema}{mask} {{\n");
    let facts = &plan.facts.schemas[schema];
    for item in &entry.items {
        let words = words(plan, schema, &item.wire, &facts[&item.wire], &item.about);
        definition.push_str(&field(plan, schema, &item.wire, &words));
    }
    // Fields that were superseded need no words of their own, and come last.
    for wire in facts.keys().filter(|wire| entry.item(wire).is_none()) {
        let instead = plan.instead(schema, wire).unwrap_or_default();
        let words = format!("Superseded by `{}`.", names::field(&instead));
        definition.push_str(&field(plan, schema, wire, &words));
    }
    definition.push_str("    }\n}\n");
    if let Some(path) = plan.overrides.mask_of.get(schema) {
        definition.push_str(&only_set_fields(plan, schema, path));
    }
    definition
}

fn words(plan: &Plan<'_>, schema: &str, wire: &str, field: &Field, about: &str) -> String {
    let mut words = about.to_owned();
    if plan.is_read_only(schema, wire, field) {
        words.push_str(" Only Google sets it.");
    }
    if let Some(instead) = plan.instead(schema, wire) {
        words.push_str(&format!(" Superseded by `{}`.", names::field(&instead)));
    }
    words
}

fn field(plan: &Plan<'_>, schema: &str, wire: &str, words: &str) -> String {
    let facts = &plan.facts.schemas[schema][wire];
    let name = names::field(wire);
    let mut text = text::comment("        ", words);
    if name == "kind" {
        text.push_str(&format!("        #[doc(alias = \"{wire}\")]\n"));
    }
    let kind = kind(&facts.shape);
    let inner = match &facts.shape {
        Shape::List(inner) | Shape::Map(inner) => inner,
        other => other,
    };
    let holds = plan.rust_type(inner);
    text.push_str(&format!("        {name}: {kind}<{holds}> = \"{wire}\""));
    let path = format!("{schema}.{wire}");
    if plan.is_read_only(schema, wire, facts) {
        text.push_str(" read_only");
    } else if plan.overrides.identity.contains(&path) {
        text.push_str(" identity");
    } else if let Some(instead) = plan.instead(schema, wire) {
        let instead = names::field(&instead);
        text.push_str(&format!(" deprecated \"use `{instead}`\""));
    }
    text.push_str(",\n");
    text
}

/// How the library treats a field of this shape.
fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Bool | Shape::Integer => "plain",
        Shape::Double => "number",
        Shape::Float => "float",
        Shape::Text | Shape::DateTime | Shape::Mask | Shape::Words(_) | Shape::Any => "value",
        Shape::Schema(_) => "nested",
        Shape::List(_) => "list",
        Shape::Map(_) => "map",
    }
}

/// Writes how a request finds out what it is to update.
fn only_set_fields(plan: &Plan<'_>, request: &str, path: &str) -> String {
    let mut steps = String::from("[&self].into_iter()");
    let mut schema = request;
    for wire in path.split('.') {
        let name = names::field(wire);
        let shape = &plan.facts.schemas[schema][wire].shape;
        steps.push_str(&match shape {
            Shape::List(_) => format!(".flat_map(|it| &it.{name})"),
            _ => format!(".filter_map(|it| it.{name}.as_deref())"),
        });
        schema = shape.schema().unwrap_or(schema);
    }
    let named: Vec<_> = path.split('.').map(names::field).collect();
    let named = named.join(".");
    format!(
        "\nimpl {request} {{
    /// Sets `fields` to what is set in `{named}`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {{
        self.fields = Some({steps}.collect());
        self
    }}
}}\n"
    )
}
