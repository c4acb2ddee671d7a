//! Pieces of Rust text.

/// How wide a line of a comment may be.
const WIDTH: usize = 100;

/// Where Google's reference begins.
const REFERENCE: &str = "https://developers.google.com/workspace/sheets/api/reference/rest/";

/// Writes a documentation comment, broken into lines.
pub(super) fn comment(indent: &str, words: &str) -> String {
    let mut text = String::new();
    let mut line = String::new();
    for word in words.split(' ') {
        let width = indent.len() + "/// ".len() + line.chars().count() + word.chars().count();
        if !line.is_empty() && width >= WIDTH {
            text.push_str(&format!("{indent}/// {line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    text.push_str(&format!("{indent}/// {line}\n"));
    text
}

/// Writes the comment of a type: what it is, and where Google says so.
pub(super) fn comment_with_page(indent: &str, words: &str, page: &str) -> String {
    let about = comment(indent, words);
    format!("{about}{indent}///\n{indent}/// Reference: <{REFERENCE}{page}>.\n")
}

/// Writes the head of a generated file.
pub(super) fn head(subject: &str) -> String {
    format!(
        "//! {subject}\n//!\n//! Written by `cargo xtask codegen` from `crates/sheets/api`; \
         edit that instead.\n\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_broken_into_lines() {
        assert_eq!(comment("", "One cell."), "/// One cell.\n");
        let long = comment("    ", "word ".repeat(40).trim_end());
        assert!(
            long.lines()
                .all(|line| line.len() <= WIDTH && line.starts_with("    /// word"))
        );
        assert_eq!(long.lines().count(), 3);
    }
}
