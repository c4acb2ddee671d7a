//! An enumeration as an `open_enum!` of the library.

use super::{names, plan::Plan, text, words::Entry};

/// Writes the enumeration of the words at this place.
pub(super) fn definition(plan: &Plan<'_>, entry: &Entry, site: &str) -> String {
    let about = text::comment_with_page("    ", &entry.about, &entry.page);
    let mut definition = format!("open_enum! {{\n{about}    {} {{\n", entry.name);
    for word in plan.words_at(site) {
        let Some(item) = entry.item(word) else {
            continue;
        };
        let variant = item.name.clone().unwrap_or_else(|| names::variant(word));
        definition.push_str(&text::comment("        ", &item.about));
        definition.push_str(&format!("        {variant} = \"{word}\",\n"));
    }
    definition.push_str("    }\n}\n");
    definition
}
