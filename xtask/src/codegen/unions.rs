//! A schema of which one field is set at a time, as a `union!` of the library.

use super::{names, plan::Plan, text, words::Entry};

/// Writes the union.
pub(super) fn definition(plan: &Plan<'_>, entry: &Entry) -> String {
    let union = &entry.name;
    let empty = if plan.overrides.may_be_empty.contains(union) {
        " or Empty"
    } else {
        ""
    };
    let about = text::comment_with_page("    ", &entry.about, &entry.page);
    let mut definition = format!("union! {{\n{about}    {union}{empty} {{\n");
    for item in &entry.items {
        let holds = plan.rust_type(&plan.facts.schemas[union][&item.wire].shape);
        let variant = names::kind(&item.wire);
        definition.push_str(&text::comment("        ", &item.about));
        definition.push_str(&format!(
            "        {variant}({holds}) = \"{}\",\n",
            item.wire
        ));
    }
    definition.push_str("    }\n}\n");
    definition
}
