//! Links between the pages of the repository lead somewhere.

use super::{
    Finding, markdown,
    tree::{File, Tree},
};

/// Finds links to files and headings that are not there.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files().iter().filter(|file| file.is_markdown()) {
        for (index, line) in markdown::prose(&file.text) {
            // A link inside backticks is an example of one.
            let (words, _) = markdown::split_code(line);
            for target in markdown::link_targets(&words.join("`")) {
                if !leads_somewhere(tree, file, target) {
                    let message = format!("the link to `{target}` leads nowhere");
                    findings.push(Finding::at(&file.path, index, message));
                }
            }
        }
    }
    findings
}

fn leads_somewhere(tree: &Tree, from: &File, target: &str) -> bool {
    if target.contains("://") || target.starts_with("mailto:") {
        return true;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let page = match path {
        "" => Some(from.path.clone()),
        path => resolve(&from.path, path),
    };
    let Some(page) = page.filter(|page| tree.has(page)) else {
        return false;
    };
    let has_anchor = |file: &File| markdown::anchors(&file.text).iter().any(|a| a == anchor);
    anchor.is_empty() || tree.file(&page).is_some_and(has_anchor)
}

/// Follows a relative path; nothing when it leaves the repository.
fn resolve(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<_> = from.split('/').collect();
    parts.pop();
    for part in path.trim_end_matches('/').split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(link: &str) -> Vec<String> {
        let page = format!("# Title\n\nA [word]({link}).\n");
        let tree = Tree::of(&[
            ("docs/page.md", &page),
            ("docs/guides/other.md", "# One thing\n"),
            ("README.md", ""),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn links_that_lead_somewhere_are_fine() {
        for link in [
            "guides/other.md",
            "guides/other.md#one-thing",
            "guides/",
            "../README.md",
            "./page.md",
            "#title",
            "https://example.com/x",
        ] {
            assert_eq!(findings(link), [""; 0], "{link}");
        }
    }

    #[test]
    fn links_that_lead_nowhere_are_found() {
        for link in [
            "gone.md",
            "guides/other.md#two",
            "#none",
            "../../README.md",
            "/README.md",
        ] {
            let expected = format!("docs/page.md:3: the link to `{link}` leads nowhere");
            assert_eq!(findings(link), [expected]);
        }
    }

    #[test]
    fn a_link_in_backticks_is_an_example() {
        let tree = Tree::of(&[("a.md", "write `[text](gone.md)` so\n")]);
        assert_eq!(check(&tree), []);
    }
}
