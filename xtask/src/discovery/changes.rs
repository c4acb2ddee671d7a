//! What is new, gone or different between two revisions.

use std::collections::BTreeMap;

use super::{
    facts::{Facts, Field, Method, Parameter},
    shape::Shape,
};

/// Lists what changed, a line for each; nothing when the two are the same.
pub(crate) fn between(old: &Facts, new: &Facts) -> Vec<String> {
    let mut changes = Vec::new();
    if old.revision != new.revision {
        let (from, to) = (or_none(&old.revision), &new.revision);
        changes.push(format!("revision {from} → {to}"));
    }
    for pair in pairs(&old.schemas, &new.schemas) {
        match pair {
            Pair::New(name, schema) => {
                changes.push(format!("+ schema {name}, {} fields", schema.len()));
            }
            Pair::Gone(name) => changes.push(format!("- schema {name}")),
            Pair::Both(name, old, new) => {
                for pair in pairs(old, new) {
                    changes.extend(field(name, &pair));
                }
            }
        }
    }
    for pair in pairs(&old.methods, &new.methods) {
        match pair {
            Pair::New(id, _) => changes.push(format!("+ method {id}")),
            Pair::Gone(id) => changes.push(format!("- method {id}")),
            Pair::Both(id, old, new) => changes.extend(method(id, old, new)),
        }
    }
    for pair in pairs(&old.parameters, &new.parameters) {
        changes.extend(parameter("every method", &pair));
    }
    changes
}

/// What two maps have under one name.
enum Pair<'a, T> {
    New(&'a str, &'a T),
    Gone(&'a str),
    Both(&'a str, &'a T, &'a T),
}

fn pairs<'a, T>(
    old: &'a BTreeMap<String, T>,
    new: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = Pair<'a, T>> {
    let gone = old.keys().filter(|name| !new.contains_key(*name));
    let gone = gone.map(|name| Pair::Gone(name));
    let there = new.iter().map(|(name, new)| match old.get(name) {
        Some(old) => Pair::Both(name, old, new),
        None => Pair::New(name, new),
    });
    gone.chain(there)
}

fn field(schema: &str, pair: &Pair<'_, Field>) -> Vec<String> {
    match pair {
        Pair::New(name, field) => vec![format!("+ {schema}.{name}: {}", field.shape)],
        Pair::Gone(name) => vec![format!("- {schema}.{name}")],
        Pair::Both(name, old, new) => {
            let site = format!("{schema}.{name}");
            let mut changes = shape(&site, &old.shape, &new.shape);
            for (word, before, after) in [
                ("read-only", old.is_read_only, new.is_read_only),
                ("deprecated", old.is_deprecated, new.is_deprecated),
            ] {
                changes.extend(match (before, after) {
                    (false, true) => Some(format!("~ {site} is now {word}")),
                    (true, false) => Some(format!("~ {site} is no longer {word}")),
                    _ => None,
                });
            }
            changes
        }
    }
}

/// Words are told one by one, other changes of what a field holds as a whole.
fn shape(site: &str, old: &Shape, new: &Shape) -> Vec<String> {
    let (Some(before), Some(after)) = (old.words(), new.words()) else {
        let is_other = old != new;
        return is_other
            .then(|| format!("~ {site}: {old} → {new}"))
            .into_iter()
            .collect();
    };
    let gone = before.iter().filter(|word| !after.contains(word));
    let come = after.iter().filter(|word| !before.contains(word));
    let gone = gone.map(|word| format!("- word {word} of {site}"));
    gone.chain(come.map(|word| format!("+ word {word} of {site}")))
        .collect()
}

fn method(id: &str, old: &Method, new: &Method) -> Vec<String> {
    let none = || "nothing".to_owned();
    let mut changes = Vec::new();
    for (what, before, after) in [
        ("verb", old.verb.clone(), new.verb.clone()),
        ("path", old.path.clone(), new.path.clone()),
        (
            "request",
            old.request.clone().unwrap_or_else(none),
            new.request.clone().unwrap_or_else(none),
        ),
        (
            "response",
            old.response.clone().unwrap_or_else(none),
            new.response.clone().unwrap_or_else(none),
        ),
        ("scopes", old.scopes.join(" "), new.scopes.join(" ")),
    ] {
        if before != after {
            changes.push(format!("~ method {id}: {what} {before} → {after}"));
        }
    }
    for pair in pairs(&old.parameters, &new.parameters) {
        changes.extend(parameter(id, &pair));
    }
    changes
}

fn parameter(method: &str, pair: &Pair<'_, Parameter>) -> Vec<String> {
    match pair {
        Pair::New(name, _) => vec![format!("+ parameter {name} of {method}")],
        Pair::Gone(name) => vec![format!("- parameter {name} of {method}")],
        Pair::Both(name, old, new) => {
            let site = format!("parameter {name} of {method}");
            let mut changes = shape(&site, &old.shape, &new.shape);
            let is_moved = (old.is_in_path, old.is_repeated) != (new.is_in_path, new.is_repeated);
            changes.extend(is_moved.then(|| format!("~ {site}: another place or number")));
            changes
        }
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = r##"{"name": "sheets", "version": "v4", "revision": "1",
        "schemas": {
            "A": {"type": "object", "properties": {
                "a": {"type": "string"}, "gone": {"type": "boolean"},
                "w": {"type": "string", "enum": ["X", "Y"]}
            }},
            "Old": {"type": "object"}
        },
        "methods": {"m": {"id": "m", "httpMethod": "GET", "path": "v4", "scopes": ["s"]}}}"##;

    fn changes(edits: &[(&str, &str)]) -> Vec<String> {
        let edit = |text: String, (from, to): &(&str, &str)| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        };
        let new = edits.iter().fold(OLD.to_owned(), edit);
        let read = |text: &str| Facts::parse("d.json", text).unwrap();
        between(&read(OLD), &read(&new))
    }

    #[test]
    fn equal_revisions_have_no_changes() {
        assert_eq!(changes(&[]), [""; 0]);
    }

    #[test]
    fn each_change_is_told_in_one_line() {
        for (from, to, words) in [
            ("\"1\"", "\"2\"", "revision 1 → 2"),
            (
                "\"Old\": {",
                "\"A2\": {\"type\": \"object\"}, \"Old\": {",
                "+ schema A2, 0 fields",
            ),
            (", \"gone\": {\"type\": \"boolean\"}", "", "- A.gone"),
            ("\"a\":", "\"b\": {\"$ref\": \"Old\"}, \"a\":", "+ A.b: Old"),
            ("\"boolean\"", "\"any\"", "~ A.gone: boolean → cell"),
            (
                "\"boolean\"",
                "\"boolean\", \"readOnly\": true",
                "~ A.gone is now read-only",
            ),
            ("\"Y\"", "\"Y\", \"Z\"", "+ word Z of A.w"),
            (", \"Y\"", "", "- word Y of A.w"),
            ("\"GET\"", "\"PUT\"", "~ method m: verb GET → PUT"),
            ("\"s\"", "\"s\", \"t\"", "~ method m: scopes s → s t"),
            (
                "\"path\": \"v4\"",
                "\"path\": \"v4\", \"parameters\": {\"p\": {\"type\": \"string\", \"location\": \"query\"}}",
                "+ parameter p of m",
            ),
        ] {
            assert_eq!(changes(&[(from, to)]), [words], "{from}");
        }
        assert_eq!(
            changes(&[("\"Old\"", "\"New\"")]),
            ["- schema Old", "+ schema New, 0 fields"]
        );
    }
}
