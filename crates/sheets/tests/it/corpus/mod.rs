//! Every schema goes through its type without loss; every call is what its method says.
//!
//! The facts are those that the types were generated from, or those of a discovery document that
//! `HALLPASS_DISCOVERY` names: `cargo xtask discovery check FILE`.

mod calls;
mod document;
mod loss;
mod make;

use serde_json::{Value, json};

use self::document::Document;
use self::make::{Fill, Make};
use crate::generated::round_trip::round_trip;

/// Random values for each schema.
const SEEDS: u64 = 24;
/// How many losses are told, the least nested first.
const TOLD: usize = 20;

#[test]
fn every_schema_goes_through_its_type_without_loss() {
    let document = Document::read();
    let schemas = document.schemas();
    let mut losses: Vec<_> = schemas
        .flat_map(|schema| samples(&document, schema))
        .flat_map(|(schema, sample)| losses(schema, &sample))
        .collect();
    losses.sort_by_key(|loss| (loss.matches('.').count(), loss.clone()));
    losses.dedup();
    losses.truncate(TOLD);
    assert!(losses.is_empty(), "lost:\n{}", losses.join("\n"));
}

#[test]
fn every_word_of_an_enumeration_goes_through_its_type() {
    let document = Document::read();
    for schema in document.schemas() {
        for (field, property) in document.properties(schema) {
            let (words, is_list) = match property.get("items") {
                Some(items) => (&items["enum"], true),
                None => (&property["enum"], false),
            };
            let known = words.as_array().into_iter().flatten();
            for word in known.chain([&json!("A_WORD_OF_TOMORROW")]) {
                if words.is_null() {
                    continue;
                }
                let mut sample = json!({});
                sample[field] = if is_list { json!([word]) } else { word.clone() };
                // The one type that is written by hand says `ROWS` and no range by itself.
                if schema == "ValueRange" {
                    sample["range"] = json!("");
                    sample["values"] = json!([]);
                }
                assert_eq!(losses(schema, &sample), [""; 0]);
            }
        }
    }
}

/// One value with every field, and several with some of them.
fn samples<'a>(document: &'a Document, schema: &'a str) -> Vec<(&'a str, Value)> {
    let mut samples = Vec::new();
    if document::is_union(schema) {
        let kinds = document.properties(schema).map(|(kind, _)| kind);
        samples.extend(kinds.map(|kind| {
            let mut make = Make::new(document, Fill::All, 0);
            json!({kind: make.field(schema, kind)})
        }));
        samples.push(json!({}));
        samples.push(json!({"aKindOfTomorrow": {"a": [1, null]}}));
    } else {
        samples.push(Make::new(document, Fill::All, 0).object(schema));
        samples.extend((1..SEEDS).map(|seed| Make::new(document, Fill::Half, seed).object(schema)));
    }
    samples.into_iter().map(|sample| (schema, sample)).collect()
}

/// Sends a value through the type and tells what is no longer the same.
fn losses(schema: &str, sample: &Value) -> Vec<String> {
    match round_trip(schema, &sample.to_string()) {
        None => vec![format!("{schema}: there is no such type")],
        Some(Err(error)) => vec![format!("{schema}: {error} in {sample}")],
        Some(Ok(text)) => loss::between(
            schema,
            sample,
            &serde_json::from_str(&text).unwrap_or_default(),
        ),
    }
}
