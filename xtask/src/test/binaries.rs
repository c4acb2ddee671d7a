//! The integration tests, one binary per package.
//!
//! They are built for the whole workspace at once and run one by one. Built
//! package by package, each would choose its own features of tokio and
//! reqwest, and most of the tree would be compiled again for each.

use std::{path::PathBuf, process::Output};

use serde_json::Value;

use crate::{
    failure::{Failure, Result},
    sh::Invocation,
    workspace::{self, Package},
};

/// The integration tests of a package, ready to run.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TestBinary {
    pub(super) package: String,
    executable: String,
    folder: PathBuf,
}

/// Builds the integration tests of all packages.
pub(super) fn build() -> Result<Vec<TestBinary>> {
    let line = Invocation::cargo(&[
        "test",
        "--workspace",
        "--all-features",
        "--test",
        "it",
        "--no-run",
    ]);
    let format = ["--message-format", "json-render-diagnostics"];
    let output = line.clone().with(format).capture()?;
    if !output.status.success() {
        eprintln!("{}", String::from_utf8_lossy(&output.stderr));
        return Err(Failure::new("the tests do not compile").repeated_by(line.to_string()));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    Ok(find(&messages, &workspace::packages()?))
}

impl TestBinary {
    /// Runs the tests where cargo would run them.
    pub(super) fn run(&self) -> Result<Output> {
        Invocation::new(&self.executable, &[])
            .within(&self.folder)
            .env("CARGO_MANIFEST_DIR", self.folder.display().to_string())
            .capture()
    }

    /// Makes the line that lets cargo run the tests of a package.
    pub(super) fn line(package: &str) -> Invocation {
        Invocation::cargo(&["test", "-p", package, "--all-features", "--test", "it"])
    }
}

/// Finds the binaries in the messages of cargo's build.
fn find(messages: &str, packages: &[Package]) -> Vec<TestBinary> {
    let messages = messages.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let executable = message["executable"].as_str()?;
        let is_manifest = |package: &&Package| message["manifest_path"] == package.manifest;
        let package = packages.iter().find(is_manifest)?;
        (message["target"]["name"] == "it").then(|| TestBinary {
            package: package.name.clone(),
            executable: executable.to_owned(),
            folder: PathBuf::from(&package.manifest)
                .parent()
                .map(PathBuf::from)
                .unwrap_or_default(),
        })
    });
    messages.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_binaries_are_told_from_other_messages() {
        let messages = r#"{"reason": "compiler-artifact", "target": {"name": "it"}, "executable": null, "manifest_path": "a/Cargo.toml"}
{"reason": "compiler-artifact", "target": {"name": "hallpass"}, "executable": "x", "manifest_path": "a/Cargo.toml"}
{"reason": "compiler-artifact", "target": {"name": "it"}, "executable": "it-1", "manifest_path": "a/Cargo.toml"}
not JSON
{"reason": "build-finished", "success": true}"#;
        let package = Package {
            name: "a-package".to_owned(),
            manifest: "a/Cargo.toml".to_owned(),
            ..Package::default()
        };
        let expected = TestBinary {
            package: "a-package".to_owned(),
            executable: "it-1".to_owned(),
            folder: PathBuf::from("a"),
        };
        assert_eq!(find(messages, &[package]), [expected]);
    }
}
