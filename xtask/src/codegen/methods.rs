//! The methods of the API as constants of the library's `Method`.

use super::{names, plan::Plan, text, words::Entry};
use crate::discovery::facts::Parameter;

/// What the id of each method begins with.
const PREFIX: &str = "sheets.spreadsheets.";

/// Writes the methods, and the list of them all.
pub(super) fn definitions(plan: &Plan<'_>, entries: &[&Entry]) -> String {
    let mut text = String::from(
        "use hallpass_core::Scope;\n\nuse crate::method::{Access, Method, QueryParameter};\n\n\
         /// Every method of the API; the facts are those of the discovery document.\n\
         impl Method {\n",
    );
    for entry in entries {
        text.push_str(&method(plan, entry));
        text.push('\n');
    }
    let names: Vec<_> = entries
        .iter()
        .map(|entry| format!("Self::{}", constant(entry)))
        .collect();
    let revision = &plan.facts.revision;
    text.push_str(&format!(
        "    /// All methods.\n    pub const ALL: &'static [Self] = &[{}];\n\n\
         /// The revision of the discovery document that they are from.\n\
         pub const REVISION: &'static str = \"{revision}\";\n}}\n",
        names.join(", ")
    ));
    text
}

fn constant(entry: &Entry) -> String {
    names::constant(entry.name.trim_start_matches(PREFIX))
}

fn method(plan: &Plan<'_>, entry: &Entry) -> String {
    let id = &entry.name;
    let facts = &plan.facts.methods[id];
    let reads = facts.verb == "GET" || plan.overrides.reads.contains(id);
    let access = if reads { "Read" } else { "Write" };
    let is_repeatable = !plan.overrides.not_repeatable.contains(id);
    let query = facts.parameters.iter().filter(|(_, it)| !it.is_in_path);
    let query: Vec<_> = query.map(|(name, it)| query_parameter(name, it)).collect();
    let rank = |scope: &&String| {
        let mut narrow = plan.overrides.scopes.iter();
        narrow.position(|known| known == *scope)
    };
    let mut scopes: Vec<_> = facts.scopes.iter().collect();
    scopes.sort_by_key(rank);
    let scopes: Vec<_> = scopes
        .into_iter()
        .map(|scope| scope_constant(scope))
        .collect();
    let about = text::comment_with_page("    ", &entry.about, &entry.page);
    format!(
        "{about}    pub const {}: Self = Self {{
        id: \"{id}\",
        verb: &http::Method::{},
        path: \"{}\",
        query: &[{}],
        scopes: &[{}],
        access: Access::{access},
        is_repeatable: {is_repeatable},
    }};
",
        constant(entry),
        facts.verb,
        facts.path,
        query.join(", "),
        scopes.join(", "),
    )
}

fn query_parameter(name: &str, parameter: &Parameter) -> String {
    let constructor = if parameter.is_repeated {
        "repeated"
    } else {
        "once"
    };
    format!("QueryParameter::{constructor}(\"{name}\")")
}

/// Names a scope as `hallpass_core::Scope` does.
fn scope_constant(scope: &str) -> String {
    let name = scope.rsplit('/').next().unwrap_or_default();
    format!("Scope::{}", name.replace('.', "_").to_ascii_uppercase())
}
