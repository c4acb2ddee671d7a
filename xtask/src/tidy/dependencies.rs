//! Every crate that we build on is accounted for in `docs/dependencies.md`.

use super::{Finding, tree::Tree};

const DOCUMENT: &str = "docs/dependencies.md";

/// Finds dependencies without a row, and rows without a dependency.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let text = |path| tree.file(path).map_or("", |file| file.text.as_str());
    compare(text("Cargo.toml"), text(DOCUMENT))
}

fn compare(manifest: &str, document: &str) -> Vec<Finding> {
    let used: Vec<_> = workspace_dependencies(manifest)
        .filter(|name| !name.starts_with("hallpass-"))
        .collect();
    let rows: Vec<_> = document.lines().filter_map(row).collect();
    let unexplained = used
        .iter()
        .filter(|name| !rows.contains(name))
        .map(|name| Finding::in_file(DOCUMENT, format!("`{name}` has no row")));
    let gone = rows
        .iter()
        .filter(|name| !used.contains(name))
        .map(|name| Finding::in_file(DOCUMENT, format!("`{name}` is no longer used")));
    unexplained.chain(gone).collect()
}

fn workspace_dependencies(manifest: &str) -> impl Iterator<Item = &str> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != "[workspace.dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim())
}

/// Reads the crate's name from a table row such as ``| `url` | … |``.
fn row(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix("| `")?.split_once('`')?;
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "\
[workspace.dependencies]
hallpass-core = { path = \"crates/core\" }
# a note = not a crate
url = \"2.5\"

[workspace.lints.rust]
unsafe_code = \"forbid\"
";

    #[test]
    fn a_row_for_each_dependency_is_enough() {
        assert_eq!(compare(MANIFEST, "| `url` | addresses |"), []);
    }

    #[test]
    fn a_dependency_without_a_row_is_found() {
        assert_eq!(compare(MANIFEST, "").len(), 1);
    }

    #[test]
    fn a_row_without_a_dependency_is_found() {
        let document = "| `url` | addresses |\n| `rand` | chance |";
        assert_eq!(
            compare(MANIFEST, document),
            [Finding::in_file(DOCUMENT, "`rand` is no longer used")]
        );
    }
}
