//! [`Make`]: values of a schema, by chance.

use serde_json::{Map, Value, json};

use super::document::{Document, is_union};

/// How deep values are nested; below, objects are empty. Each schema is also made by itself.
const DEEPEST: usize = 4;

/// Which fields a value gets.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Fill {
    All,
    Half,
}

pub(super) struct Make<'a> {
    document: &'a Document,
    fill: Fill,
    state: u64,
    depth: usize,
}

impl<'a> Make<'a> {
    pub(super) fn new(document: &'a Document, fill: Fill, seed: u64) -> Self {
        // Seeds that follow each other must not make values that do.
        let state = (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self {
            document,
            fill,
            state,
            depth: 0,
        }
    }

    pub(super) fn object(&mut self, schema: &str) -> Value {
        let document = self.document;
        let mut object = Map::new();
        // What is written by hand has no way to leave a field out.
        let is_whole = self.fill == Fill::All || schema == "ValueRange";
        if self.depth >= DEEPEST && schema != "ValueRange" {
            return Value::Object(object);
        }
        if is_union(schema) {
            let kinds: Vec<_> = document.properties(schema).collect();
            let (kind, property) = kinds[self.below(kinds.len())];
            object.insert(kind.to_owned(), self.value(property));
            return Value::Object(object);
        }
        for (name, property) in document.properties(schema) {
            if is_whole || self.below(2) == 0 {
                object.insert(name.to_owned(), self.value(property));
            }
        }
        Value::Object(object)
    }

    pub(super) fn field(&mut self, schema: &str, field: &str) -> Value {
        self.value(self.document.property(schema, field))
    }

    fn value(&mut self, property: &Value) -> Value {
        if let Some(schema) = property["$ref"].as_str() {
            self.depth += 1;
            let object = self.object(schema);
            self.depth -= 1;
            return object;
        }
        if let Some(words) = property["enum"].as_array() {
            return words[self.below(words.len())].clone();
        }
        match (property["type"].as_str(), property["format"].as_str()) {
            (Some("array"), _) => (0..=self.below(2))
                .map(|_| self.value(&property["items"]))
                .collect(),
            (Some("object"), _) => {
                let inner = &property["additionalProperties"];
                json!({"0": self.value(inner), "a b": self.value(inner)})
            }
            (_, Some("google-fieldmask")) => self.one_of(&["*", "a", "b.cD,a"]),
            (Some("string"), _) => self.one_of(&["", "text", "ü 🌵\n\"\\", "2026-10-19T00:00:00Z"]),
            (Some("boolean"), _) => json!(self.below(2) == 0),
            (Some("integer"), _) => json!(self.next() as i32),
            // Quarters are the same in 32 bits as in 64.
            (_, Some("float")) => json!(self.below(5) as f32 / 4.0),
            (Some("number"), _) => match self.below(3) {
                0 => json!(self.next() as i32),
                1 => json!(f64::from(self.next() as i32) / 1e7),
                _ => json!(-1.7e308),
            },
            (Some("any"), _) => {
                let cells = [
                    json!("text"),
                    json!(""),
                    json!(3),
                    json!(0.1),
                    json!(true),
                    Value::Null,
                ];
                cells[self.below(cells.len())].clone()
            }
            other => panic!("{other:?} is new"),
        }
    }

    fn one_of(&mut self, texts: &[&str]) -> Value {
        json!(texts[self.below(texts.len())])
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 33) as usize % end
    }

    /// The generator of Steele and Vigna, "SplitMix".
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
