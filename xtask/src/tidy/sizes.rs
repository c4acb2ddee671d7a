//! How long a file may be. Clippy's `too_many_lines` watches the functions.

use super::{Finding, tree::File};

/// The most lines of code a file may have, tests apart.
const WALL: usize = 300;

/// Finds files that should be two files.
pub(super) fn check(file: &File) -> Option<Finding> {
    if !file.is_rust() || file.path.contains("/generated/") {
        return None;
    }
    let lines = own_lines(&file.text);
    let message = format!("{lines} lines of code, {WALL} is the wall: split the file");
    (lines > WALL).then(|| Finding::in_file(&file.path, message))
}

/// Counts lines that are neither blank, nor comment, nor the unit tests.
fn own_lines(text: &str) -> usize {
    let code = text.split("\n#[cfg(test)]\nmod tests").next();
    code.unwrap_or_default()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: String) -> File {
        File {
            path: path.to_owned(),
            text,
        }
    }

    #[test]
    fn tests_comments_and_blank_lines_do_not_count() {
        let text =
            "//! A file.\n\n// Why.\nfn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n";
        assert_eq!(own_lines(text), 1);
    }

    #[test]
    fn a_file_over_the_wall_is_found() {
        let long = "fn a() {}\n".repeat(WALL + 1);
        assert!(check(&file("crates/core/src/a.rs", long.clone())).is_some());
        assert!(check(&file("crates/sheets/src/generated/a.rs", long)).is_none());
        assert!(check(&file("a.rs", "fn a() {}\n".repeat(WALL))).is_none());
    }
}
