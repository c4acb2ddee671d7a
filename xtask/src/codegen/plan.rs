//! [`Plan`]: facts, words and overrides, joined.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    masks::{self, Mask},
    names,
    overrides::Overrides,
    words::{Entry, Kind, Words},
};
use crate::{
    discovery::{
        facts::{Facts, Field},
        shape::Shape,
    },
    failure::{Failure, Result},
};

/// Words that stand for no choice at all, unless they are given words of ours.
const NO_CHOICE: [&str; 2] = ["_UNSPECIFIED", "_UNDEFINED"];

/// What the generated code is made from.
pub(crate) struct Plan<'a> {
    pub(super) facts: &'a Facts,
    pub(super) words: &'a Words,
    pub(super) overrides: &'a Overrides,
    /// The enumeration of each set of words.
    enums: BTreeMap<&'a [String], &'a Entry>,
    /// The words at each place.
    sites: BTreeMap<String, &'a [String]>,
    /// The schemas that a field mask can reach.
    reached: BTreeSet<String>,
}

impl<'a> Plan<'a> {
    /// Joins the three.
    pub(super) fn new(facts: &'a Facts, words: &'a Words, overrides: &'a Overrides) -> Self {
        let sites: BTreeMap<_, _> = facts.word_sites().collect();
        let enums = words
            .entries()
            .filter_map(|entry| match &entry.kind {
                Kind::Enum(site) => Some((*sites.get(site)?, entry)),
                _ => None,
            })
            .collect();
        Self {
            facts,
            words,
            overrides,
            enums,
            sites,
            reached: masks::reached(facts, overrides),
        }
    }

    /// Finds the entry of the enumeration of these words.
    pub(super) fn enumeration(&self, words: &[String]) -> Option<&'a Entry> {
        self.enums.get(words).copied()
    }

    /// Returns all words of an enumeration.
    pub(super) fn words_at(&self, site: &str) -> &'a [String] {
        self.sites.get(site).copied().unwrap_or_default()
    }

    pub(super) fn is_hand_written(&self, schema: &str) -> bool {
        self.overrides
            .hand_written
            .iter()
            .any(|name| name == schema)
    }

    pub(super) fn is_union(&self, schema: &str) -> bool {
        self.overrides.unions.iter().any(|name| name == schema)
    }

    /// Returns how a field mask names the schema.
    pub(super) fn mask(&self, schema: &str) -> Mask {
        if !self.reached.contains(schema) {
            Mask::None
        } else if self.overrides.whole.iter().any(|name| name == schema) {
            Mask::Whole
        } else {
            Mask::Fields
        }
    }

    /// Returns what to use instead of a deprecated field.
    pub(super) fn instead(&self, schema: &str, name: &str) -> Option<String> {
        let by_hand = self.overrides.instead.get(&format!("{schema}.{name}"));
        let style = format!("{name}Style");
        let has = |name: &str| {
            self.facts
                .schemas
                .get(schema)?
                .get(name)
                .map(|_| name.to_owned())
        };
        by_hand
            .cloned()
            .or_else(|| has(&style))
            .or_else(|| has("filterSpecs"))
            .filter(|_| self.facts.schemas[schema][name].is_deprecated)
    }

    /// Fails if the words or the overrides do not fit the facts.
    pub(super) fn check(&self) -> Result {
        let missing = self.missing();
        if !missing.is_empty() {
            return Err(complaint("without words in", &missing));
        }
        let stale = self.stale();
        if !stale.is_empty() {
            return Err(complaint("unknown to the facts, but still in", &stale));
        }
        let nameless: Vec<_> = self.nameless().collect();
        if !nameless.is_empty() {
            return Err(complaint("not to be named in Rust by", &nameless));
        }
        Ok(())
    }

    /// Lists what has no words.
    pub(super) fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        let schemas: BTreeMap<_, _> = self.named(Kind::Schema).collect();
        for (name, fields) in &self.facts.schemas {
            if self.is_hand_written(name) {
                continue;
            }
            let entry = schemas.get(name.as_str());
            if entry.is_none() {
                missing.push(name.clone());
            }
            let has_words = |field: &str| {
                entry.is_some_and(|entry| entry.item(field).is_some())
                    || self.instead(name, field).is_some()
            };
            let fields = fields.keys().filter(|field| !has_words(field));
            missing.extend(fields.map(|field| format!("{name}.{field}")));
        }
        let mut seen = BTreeSet::new();
        for (site, words) in &self.sites {
            match self.enumeration(words) {
                Some(entry) => {
                    let words = words.iter().filter(|word| entry.item(word).is_none());
                    let words =
                        words.filter(|word| !NO_CHOICE.iter().any(|end| word.ends_with(end)));
                    missing.extend(words.map(|word| format!("{}.{word} (enum)", entry.name)));
                }
                None if seen.insert(*words) => missing.push(format!("enum at {site}")),
                None => {}
            }
        }
        let methods: BTreeMap<_, _> = self.named(Kind::Method).collect();
        let ids = self.facts.methods.keys();
        let ids = ids.filter(|id| !methods.contains_key(id.as_str()));
        missing.extend(ids.map(|id| format!("method {id}")));
        for (schema, fields) in &self.facts.schemas {
            let has_mask = fields.values().any(|field| field.shape == Shape::Mask);
            if has_mask && !self.overrides.mask_of.contains_key(schema) {
                missing.push(format!("{schema} in `maskOf` of the overrides"));
            }
        }
        missing.dedup();
        missing
    }

    /// Lists what has words and is not there, or has them twice.
    fn stale(&self) -> Vec<String> {
        let mut stale = self.overrides.stale(self.facts);
        let mut names = BTreeSet::new();
        for entry in self.words.entries() {
            if !names.insert(&entry.name) {
                stale.push(format!("{}, a second time", entry.name));
            }
            let known: Vec<_> = match &entry.kind {
                Kind::Schema => match self.facts.schemas.get(&entry.name) {
                    Some(fields) => fields.keys().collect(),
                    None => {
                        stale.push(entry.name.clone());
                        continue;
                    }
                },
                Kind::Enum(site) => self.words_at(site).iter().collect(),
                Kind::Method if self.facts.methods.contains_key(&entry.name) => Vec::new(),
                Kind::Method => {
                    stale.push(entry.name.clone());
                    continue;
                }
            };
            let items = entry.items.iter().map(|item| &item.wire);
            let items = items.filter(|item| !known.contains(item));
            stale.extend(items.map(|item| format!("{}.{item}", entry.name)));
        }
        stale
    }

    /// Lists fields whose names on the wire could not be told from those in Rust.
    fn nameless(&self) -> impl Iterator<Item = String> {
        self.facts.schemas.iter().flat_map(|(schema, fields)| {
            let fields = fields.keys().filter(|wire| {
                let name = names::field(wire);
                *wire == "kind" || (*wire != "type" && camel(&name) != **wire)
            });
            fields.map(move |wire| format!("{schema}.{wire}"))
        })
    }

    fn named(&self, kind: Kind) -> impl Iterator<Item = (&'a str, &'a Entry)> {
        let entries = self.words.entries().filter(move |entry| entry.kind == kind);
        entries.map(|entry| (entry.name.as_str(), entry))
    }

    /// Returns the Rust type of a value, such as `String` or `Vec<Cell>`.
    pub(super) fn rust_type(&self, shape: &Shape) -> String {
        match shape {
            Shape::Text | Shape::DateTime => "String".to_owned(),
            Shape::Mask => "FieldMask".to_owned(),
            Shape::Bool => "bool".to_owned(),
            Shape::Integer => "i32".to_owned(),
            Shape::Double => "f64".to_owned(),
            Shape::Float => "f32".to_owned(),
            Shape::Any => "Cell".to_owned(),
            Shape::Words(words) => match self.enumeration(words) {
                Some(entry) => entry.name.clone(),
                None => "String".to_owned(),
            },
            Shape::Schema(name) => name.clone(),
            Shape::List(inner) => format!("Vec<{}>", self.rust_type(inner)),
            Shape::Map(inner) => format!("BTreeMap<String, {}>", self.rust_type(inner)),
        }
    }

    /// Whether only Google sets the field.
    pub(super) fn is_read_only(&self, schema: &str, name: &str, field: &Field) -> bool {
        let path = format!("{schema}.{name}");
        field.is_read_only || self.overrides.read_only.contains(&path)
    }
}

/// Turns `text_format_runs` into `textFormatRuns`, as the library does for its paths.
fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |camel, part| camel + &names::kind(part))
}

fn complaint(what: &str, names: &[String]) -> Failure {
    let folder = super::WORDS;
    Failure::new(format!("{what} {folder}:\n  {}", names.join("\n  ")))
}
