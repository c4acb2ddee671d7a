//! What must never be built by someone who only wants tokens.

use super::Finding;
use crate::{failure::Result, sh::Invocation};

/// Crates that have no business in `hallpass-core`.
const FORBIDDEN: [&str; 6] = [
    "axum",
    "clap",
    "comfy-table",
    "hallpass-emulator",
    "hallpass-sheets",
    "tracing-subscriber",
];

/// Asks cargo what `hallpass-core` brings, a crate and its features per line.
pub(super) fn read() -> Result<String> {
    let arguments = ["tree", "-p", "hallpass-core", "-e", "normal"];
    let format = ["--prefix", "none", "--format", "{p} [{f}]"];
    Invocation::cargo(&arguments).with(format).read()
}

/// Finds web servers, command lines and second TLS stacks in the list.
pub(super) fn check(listing: &str) -> Vec<Finding> {
    let mut findings: Vec<_> = listing.lines().filter_map(finding).collect();
    findings.dedup();
    findings
}

fn finding(line: &str) -> Option<Finding> {
    let name = line.split(' ').next()?;
    let features = line.rsplit_once('[').map_or("", |(_, features)| features);
    let serves = || {
        features
            .trim_end_matches(']')
            .split(',')
            .any(|f| f == "server")
    };
    let message = match name {
        "hyper" | "hyper-util" if serves() => format!("`{name}` brings its server"),
        "openssl-sys" | "aws-lc-sys" => format!("`{name}` is a second TLS stack"),
        _ if FORBIDDEN.contains(&name) => format!("`{name}` is built"),
        _ => return None,
    };
    let message = format!("{message}, though only tokens are wanted");
    Some(Finding::in_file("crates/core/Cargo.toml", message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_client_is_fine() {
        let listing = "hallpass-core v0.1.0 (/here) []\nhyper v1.12.0 [client,default,http1]\n";
        assert_eq!(check(listing), []);
    }

    #[test]
    fn a_web_server_is_not() {
        assert_eq!(check("hyper v1.12.0 [client,http1,server]").len(), 1);
        assert_eq!(check("axum v0.8.9 [form]\naxum v0.8.9 [form]").len(), 1);
        assert_eq!(check("clap v4.6.9 [derive]").len(), 1);
        assert_eq!(check("aws-lc-sys v0.1.0 []").len(), 1);
    }
}
