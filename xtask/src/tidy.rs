//! `cargo xtask tidy`: the rules of the house that no compiler knows.

mod arrows;
mod core_tree;
mod dependencies;
mod links;
mod markdown;
mod names;
mod sizes;
mod sources;
mod tree;
mod words;

use std::fmt;

use crate::{
    failure::{Failure, Result},
    sh, workspace,
};

/// Something that breaks a rule, and where.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    line: Option<usize>,
    message: String,
}

impl Finding {
    /// Makes a finding about a file as a whole.
    fn in_file(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line: None,
            message: message.into(),
        }
    }

    /// Makes a finding about one line, counted from nought.
    fn at(path: &str, index: usize, message: impl Into<String>) -> Self {
        Self {
            line: Some(index + 1),
            ..Self::in_file(path, message)
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

/// Runs every check and says that all is well.
pub(crate) fn run() -> Result {
    check()?;
    println!("tidy: all rules hold");
    Ok(())
}

/// Runs every check.
pub(crate) fn check() -> Result {
    let findings = findings()?;
    if findings.is_empty() {
        return Ok(());
    }
    eprintln!();
    for finding in &findings {
        eprintln!("{finding}");
    }
    let count = findings.len();
    let noun = if count == 1 { "finding" } else { "findings" };
    Err(Failure::new(format!("tidy has {count} {noun}")).repeated_by("cargo xtask tidy"))
}

fn findings() -> Result<Vec<Finding>> {
    let tree = tree::Tree::read(&sh::root())?;
    let mut findings = arrows::check(&workspace::packages()?);
    findings.extend(core_tree::check(&core_tree::read()?));
    findings.extend(dependencies::check(&tree));
    findings.extend(links::check(&tree));
    findings.extend(names::check(&tree));
    for file in tree.files() {
        findings.extend(sources::check(file));
        findings.extend(sizes::check(file));
        findings.extend(words::check(file));
    }
    Ok(findings)
}
