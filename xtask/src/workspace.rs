//! The workspace's packages, as `cargo metadata` describes them.

use serde_json::Value;

use crate::{
    failure::{Failure, Result},
    sh::Invocation,
};

/// One package of the workspace.
#[derive(Debug, Default)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) manifest: String,
    pub(crate) rust_version: Option<String>,
    pub(crate) dependencies: Vec<Dependency>,
}

/// One line of a package's dependency tables.
#[derive(Debug)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    pub(crate) is_for_tests: bool,
}

/// Asks cargo for the packages of this workspace.
pub(crate) fn packages() -> Result<Vec<Package>> {
    let line = Invocation::cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    parse(&line.read()?)
}

/// Reads the packages out of cargo's JSON.
pub(crate) fn parse(metadata: &str) -> Result<Vec<Package>> {
    let metadata: Value = serde_json::from_str(metadata)?;
    let packages = metadata["packages"]
        .as_array()
        .ok_or_else(|| Failure::new("`cargo metadata` named no packages"))?;
    Ok(packages.iter().map(package).collect())
}

fn package(value: &Value) -> Package {
    Package {
        name: text(&value["name"]),
        manifest: text(&value["manifest_path"]),
        rust_version: value["rust_version"].as_str().map(str::to_owned),
        dependencies: list(&value["dependencies"]).map(dependency).collect(),
    }
}

fn dependency(value: &Value) -> Dependency {
    Dependency {
        name: text(&value["name"]),
        is_for_tests: value["kind"] == "dev",
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_come_with_what_they_depend_on() {
        let packages = parse(
            r#"{"packages": [{
                "name": "hallpass-flow", "rust_version": "1.89",
                "dependencies": [{"name": "url", "kind": null}, {"name": "tempfile", "kind": "dev"}]
            }]}"#,
        )
        .unwrap();
        let flow = &packages[0];
        assert_eq!(flow.rust_version.as_deref(), Some("1.89"));
        let named: Vec<_> = flow
            .dependencies
            .iter()
            .map(|dependency| (dependency.name.as_str(), dependency.is_for_tests))
            .collect();
        assert_eq!(named, [("url", false), ("tempfile", true)]);
    }
}
