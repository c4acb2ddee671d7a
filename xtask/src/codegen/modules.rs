//! The modules of the library: one for each file of words, and the list of them all.

use std::collections::BTreeSet;

use super::{
    enums, methods,
    plan::Plan,
    schemas, text, unions,
    words::{Area, Entry, Kind},
};

/// Makes each file, by its name.
pub(super) fn files(plan: &Plan<'_>) -> Vec<(String, String)> {
    let areas = plan.words.areas.iter();
    let mut files: Vec<_> = areas
        .map(|area| (format!("{}.rs", area.name), module(plan, area)))
        .collect();
    files.push(("mod.rs".to_owned(), list(plan)));
    files
}

fn module(plan: &Plan<'_>, area: &Area) -> String {
    let mut module = text::head(&area.subject);
    module.push_str(&imports(plan, area));
    for entry in &area.entries {
        module.push('\n');
        module.push_str(&match &entry.kind {
            Kind::Schema if plan.is_union(&entry.name) => unions::definition(plan, entry),
            Kind::Schema => schemas::definition(plan, entry),
            Kind::Enum(site) => enums::definition(plan, entry, site),
            Kind::Method => continue,
        });
    }
    let ids: Vec<_> = area
        .entries
        .iter()
        .filter(|entry| entry.kind == Kind::Method)
        .collect();
    if !ids.is_empty() {
        module.push_str(&methods::definitions(plan, &ids));
    }
    module
}

/// The types that the module uses, by where they are from.
fn imports(plan: &Plan<'_>, area: &Area) -> String {
    let mut used = BTreeSet::new();
    let mut macros = BTreeSet::new();
    for entry in &area.entries {
        match entry.kind {
            Kind::Schema if plan.is_union(&entry.name) => macros.insert("union"),
            Kind::Schema => macros.insert("schema"),
            Kind::Enum(_) => macros.insert("open_enum"),
            Kind::Method => continue,
        };
        used.extend(schemas::types(plan, &entry.name));
    }
    for entry in &area.entries {
        used.remove(&entry.name);
    }
    for primitive in ["String", "bool", "i32", "f32", "f64"] {
        used.remove(primitive);
    }
    let mut lines = String::new();
    if used.remove("Cell") {
        lines.push_str("use crate::Cell;\n");
    }
    let is_ours = |name: &String| name == "FieldMask" || plan.is_hand_written(name);
    let (ours, generated): (Vec<_>, Vec<_>) = used.into_iter().partition(is_ours);
    if !ours.is_empty() {
        lines.push_str(&format!("use crate::model::{{{}}};\n", ours.join(", ")));
    }
    if !macros.is_empty() {
        let macros: Vec<_> = macros.into_iter().collect();
        lines.push_str(&format!(
            "use crate::model::macros::{{{}}};\n",
            macros.join(", ")
        ));
    }
    if !generated.is_empty() {
        lines.push_str(&format!("use super::{{{}}};\n", generated.join(", ")));
    }
    lines
}

fn list(plan: &Plan<'_>) -> String {
    let mut list = text::head("The types of the Sheets API, one module for each of its subjects.");
    let areas = &plan.words.areas;
    for area in areas {
        list.push_str(&format!("mod {};\n", area.name));
    }
    list.push('\n');
    for area in areas {
        let types = area
            .entries
            .iter()
            .filter(|entry| entry.kind != Kind::Method);
        let types: Vec<_> = types.map(|entry: &Entry| entry.name.as_str()).collect();
        if !types.is_empty() {
            list.push_str(&format!(
                "pub use {}::{{{}}};\n",
                area.name,
                types.join(", ")
            ));
        }
    }
    list
}
