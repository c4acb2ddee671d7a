//! What must not stand in a public repository: secrets, machines, mirrors.

use super::{Finding, tree::File};

/// The start of a secret, how many of its characters follow, and its name.
const SECRETS: [(&str, usize, &str); 5] = [
    (concat!("ya", "29."), 20, "an access token"),
    (concat!("GOC", "SPX-"), 20, "a client secret"),
    (concat!("1", "//0"), 20, "a refresh token"),
    (concat!("AI", "za"), 30, "an API key"),
    (
        concat!("-----BEGIN PRIVATE ", "KEY-----"),
        0,
        "a private key",
    ),
];

/// Text that is true on one machine only.
const MACHINES: [&str; 5] = [
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("C:\\Us", "ers\\"),
];

/// Places that packages come from: each reader has their own.
const REGISTRIES: [&str; 5] = [
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("files.", "pythonhosted.org"),
    concat!("static.", "crates.io"),
    concat!("index.", "crates.io"),
];

/// Finds them.
pub(super) fn check(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        findings.extend(complaint(line).map(|text| Finding::at(&file.path, index, text)));
    }
    findings
}

fn complaint(line: &str) -> Option<String> {
    let secret = SECRETS
        .iter()
        .find(|(start, length, _)| holds_secret(line, start, *length));
    if let Some((_, _, name)) = secret {
        return Some(format!("this looks like {name}"));
    }
    if let Some(path) = MACHINES.iter().find(|path| holds_path(line, path)) {
        return Some(format!("a path below `{path}` exists on one machine only"));
    }
    let host = REGISTRIES.iter().find(|host| line.contains(*host))?;
    Some(format!("`{host}` is a registry's host"))
}

fn holds_secret(line: &str, start: &str, length: usize) -> bool {
    let is_of_a_secret = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    line.match_indices(start).any(|(at, _)| {
        let rest = line[at + start.len()..].chars();
        rest.take_while(is_of_a_secret).count() >= length
    })
}

/// A path starts at the beginning of a word: `docs/work/` is none.
fn holds_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-/}".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_secret_is_found() {
        for (start, length, _) in SECRETS {
            assert!(complaint(&format!("\"{start}{}\"", "x".repeat(length))).is_some());
        }
        let client_secret = SECRETS[1].0;
        assert_eq!(complaint(&format!("{client_secret}test")), None);
        assert_eq!(
            complaint(&format!("{client_secret}…and so on, which is prose")),
            None
        );
    }

    #[test]
    fn paths_of_one_machine_are_found() {
        for path in MACHINES {
            assert!(
                complaint(&format!("see {path}notes.txt")).is_some(),
                "{path}"
            );
            assert!(
                complaint(&format!("`docs{path}notes.txt`")).is_none(),
                "{path}"
            );
        }
    }

    #[test]
    fn registries_are_found() {
        for host in REGISTRIES {
            assert!(complaint(&format!("\"resolved\": \"https://{host}/a\"")).is_some());
        }
        assert_eq!(complaint("https://docs.rs/url"), None);
    }
}
