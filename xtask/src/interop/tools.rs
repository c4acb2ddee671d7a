//! The programs that the partners need, and how to get them.

use crate::{
    failure::{Failure, Result},
    sh::Invocation,
};

/// The oldest Node.js that the authorization server's engine runs on.
const OLDEST_NODE: u32 = 20;

const HOW_TO_GET_THEM: &str = "\
on Debian: apt-get install chromium chromium-driver nodejs npm python3-venv iproute2
on macOS:  brew install node python && brew install --cask chromium chromedriver";

/// Fails with the full list of what is missing.
pub(super) fn require() -> Result {
    let missing = missing(&answer);
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join("\n  - ");
    Err(Failure::new(format!(
        "interop needs programs that are not here:\n  - {list}\n{HOW_TO_GET_THEM}"
    )))
}

/// Fails with what a private network needs and this machine has not.
pub(super) fn require_namespaces() -> Result {
    if cfg!(not(target_os = "linux")) {
        return Err(Failure::new(
            "a private network is made of Linux's namespaces: run this on Linux, or in a container",
        ));
    }
    let missing = missing_for_namespaces(&answer);
    if missing.is_empty() {
        return Ok(());
    }
    let (programs, packages): (Vec<_>, Vec<_>) = missing.into_iter().unzip();
    Err(Failure::new(format!(
        "a private network needs programs that are not here: {}\n\
         on Debian: apt-get install {}",
        programs.join(", "),
        packages.join(" ")
    )))
}

/// Names what is missing and Debian's package of it.
fn missing_for_namespaces(
    answer: &dyn Fn(&str, &[&str]) -> Option<String>,
) -> Vec<(&'static str, &'static str)> {
    let needed = [
        ("unshare", "--version", "util-linux"),
        ("mount", "--version", "mount"),
        ("ip", "-V", "iproute2"),
    ];
    let is_missing = |(program, flag, _): &(&str, &str, &str)| answer(program, &[*flag]).is_none();
    let missing = needed.into_iter().filter(is_missing);
    missing
        .map(|(program, _, package)| (program, package))
        .collect()
}

/// Names what is missing, given how programs answer.
fn missing(answer: &dyn Fn(&str, &[&str]) -> Option<String>) -> Vec<String> {
    let has = |program: &str| answer(program, &["--version"]).is_some();
    let mut missing = Vec::new();
    match answer("node", &["--version"]) {
        None => missing.push(format!("node, {OLDEST_NODE} or newer")),
        Some(version) if major(&version) < OLDEST_NODE => {
            missing.push(format!(
                "node, {OLDEST_NODE} or newer: this is {}",
                version.trim()
            ));
        }
        Some(_) => {}
    }
    if !has("npm") {
        missing.push("npm".to_owned());
    }
    if answer("python3", &["-c", "import ensurepip, venv"]).is_none() {
        missing.push("python3 with its venv module".to_owned());
    }
    if !["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .any(|name| has(name))
    {
        missing.push("chromium".to_owned());
    }
    if !has("chromedriver") {
        missing.push("chromedriver".to_owned());
    }
    missing
}

fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    Invocation::new(program, arguments).read().ok()
}

/// Reads 20 from `v20.20.2`.
fn major(version: &str) -> u32 {
    let number = version.trim().trim_start_matches('v');
    number
        .split('.')
        .next()
        .unwrap_or_default()
        .parse()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_missing_is_named_at_once() {
        let names = missing(&|_, _| None).join(", ");
        assert_eq!(
            names,
            "node, 20 or newer, npm, python3 with its venv module, chromium, chromedriver"
        );
    }

    #[test]
    fn a_private_network_needs_more() {
        let has_all_but_ip = |program: &str, _: &[&str]| (program != "ip").then(String::new);
        assert_eq!(
            missing_for_namespaces(&has_all_but_ip),
            [("ip", "iproute2")]
        );
    }

    #[test]
    fn an_old_node_is_as_good_as_none() {
        let old = missing(&|_, _| Some("v18.20.4\n".to_owned()));
        assert_eq!(old, ["node, 20 or newer: this is v18.20.4"]);
        assert_eq!(missing(&|_, _| Some("v20.20.2\n".to_owned())), [""; 0]);
    }
}
