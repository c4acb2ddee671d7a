//! What every Rust file has, and what none has.

use super::{Finding, tree::File};

/// Attributes that hide a problem, and what to do instead.
const BANNED: [(&str, &str); 4] = [
    (
        "#[ignore",
        "a test that does not run tests nothing: repair or delete it",
    ),
    ("#[should_panic", "assert on the error instead of a panic"),
    ("#[allow(", "write `#[expect(lint, reason = \"…\")]`"),
    ("#![allow(", "write `#![expect(lint, reason = \"…\")]`"),
];

/// Finds files without a subject, banned attributes and examples that do not run.
pub(super) fn check(file: &File) -> Vec<Finding> {
    if !file.is_rust() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    if !file.text.starts_with("//! ") {
        findings.push(Finding::at(
            &file.path,
            0,
            "no `//!` line names the subject",
        ));
    }
    for (index, line) in file.text.lines().enumerate() {
        if let Some(advice) = advice(line.trim_start()) {
            findings.push(Finding::at(&file.path, index, advice));
        }
    }
    findings
}

fn advice(line: &str) -> Option<&'static str> {
    if is_ignored_example(line) {
        return Some("an example that is ignored may be wrong: let it run, or mark it `no_run`");
    }
    let (_, advice) = BANNED.iter().find(|(start, _)| line.starts_with(start))?;
    Some(advice)
}

fn is_ignored_example(line: &str) -> bool {
    let comment = line
        .strip_prefix("///")
        .or_else(|| line.strip_prefix("//!"));
    let info = comment.and_then(|comment| comment.trim_start().strip_prefix("```"));
    info.is_some_and(|info| info.split(',').any(|word| word.starts_with("ignore")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        let file = File {
            path: "a.rs".to_owned(),
            text: text.to_owned(),
        };
        check(&file).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_file_says_what_it_is_about() {
        assert_eq!(messages("//! A subject.\nfn a() {}\n"), [""; 0]);
        assert_eq!(
            messages("fn a() {}\n"),
            ["a.rs:1: no `//!` line names the subject"]
        );
    }

    #[test]
    fn attributes_that_hide_are_found() {
        for attribute in [
            "#[ignore]",
            "#[should_panic]",
            "#[allow(dead_code)]",
            "#![allow(x)]",
        ] {
            let text = format!("//! A subject.\nmod a {{\n    {attribute}\n    fn b() {{}}\n}}\n");
            let found = messages(&text);
            assert_eq!(found.len(), 1, "{attribute}");
            assert!(found[0].starts_with("a.rs:3: "), "{found:?}");
        }
    }

    #[test]
    fn ignored_examples_are_found() {
        assert_eq!(messages("//! A.\n//! ```ignore\n//! ```\n").len(), 1);
        assert_eq!(messages("//! A.\n/// ```rust,ignore\n/// ```\n").len(), 1);
        assert_eq!(messages("//! A.\n/// ```no_run\n/// ```\n").len(), 0);
    }
}
