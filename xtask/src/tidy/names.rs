//! The map is true: what `docs/ARCHITECTURE.md` names is there.

use super::{
    Finding, markdown,
    tree::{File, Tree},
};

const MAP: &str = "docs/ARCHITECTURE.md";

/// Finds paths and types in the map that the code does not have.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(map) = tree.file(MAP) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (index, line) in markdown::prose(&map.text) {
        let (_, code) = markdown::split_code(line);
        for name in code.into_iter().filter(|name| !exists(tree, name)) {
            let message = format!("`{name}` is not in the code");
            findings.push(Finding::at(MAP, index, message));
        }
    }
    findings
}

/// Tells whether a name is there; a name of another kind always is.
fn exists(tree: &Tree, name: &str) -> bool {
    if is_path(tree, name) {
        has_path(tree, name)
    } else if is_rust(name) {
        let mut types = name.split("::").filter(|part| is_type(part));
        types.all(|part| is_word_of_the_code(tree, part))
    } else {
        true
    }
}

fn is_path(tree: &Tree, name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    let is_file = [".rs", ".md", ".toml", ".yml"]
        .iter()
        .any(|end| name.ends_with(end));
    let first = name.split('/').next().unwrap_or_default();
    let is_below_a_folder = name.contains('/') && !first.is_empty() && tree.has(first);
    name.chars().all(is_plain) && (is_file || is_below_a_folder)
}

/// Accepts a path from the root, or the end of one: `session.rs`.
fn has_path(tree: &Tree, name: &str) -> bool {
    let end = format!("/{name}");
    tree.has(name) || tree.files().iter().any(|file| file.path.ends_with(&end))
}

fn is_rust(name: &str) -> bool {
    let is_identifier = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    name.split("::").all(is_identifier)
}

fn is_type(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_uppercase())
        && part.contains(|c: char| c.is_ascii_lowercase())
}

fn is_word_of_the_code(tree: &Tree, word: &str) -> bool {
    let ends_a_word = |c: char| !c.is_ascii_alphanumeric() && c != '_';
    let has_word = |file: &File| file.text.split(ends_a_word).any(|found| found == word);
    tree.files()
        .iter()
        .any(|file| file.is_rust() && has_word(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(line: &str) -> usize {
        let tree = Tree::of(&[
            (MAP, line),
            (
                "crates/core/src/session.rs",
                "pub struct AuthorizedSession;",
            ),
        ]);
        check(&tree).len()
    }

    #[test]
    fn what_is_there_may_be_named() {
        assert_eq!(
            findings("`crates/core`, `crates/core/src/`, `session.rs`"),
            0
        );
        assert_eq!(findings("`AuthorizedSession`, `AuthorizedSession::new`"), 0);
    }

    #[test]
    fn other_words_in_backticks_are_free() {
        assert_eq!(
            findings("`/token`, `POST`, `values:batchUpdate`, `cargo xtask tidy`"),
            0
        );
        assert_eq!(findings("```text\n`Gone`\n```"), 0);
    }

    #[test]
    fn what_is_gone_is_found() {
        assert_eq!(findings("`crates/vault`, `vault.rs`"), 2);
        assert_eq!(findings("`Vault`"), 1);
        assert_eq!(findings("`Session`"), 1, "part of a word is not the word");
        assert_eq!(findings("`Vault::open`"), 1);
    }
}
