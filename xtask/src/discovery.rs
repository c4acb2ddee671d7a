//! `cargo xtask discovery`: what Google says about its API, kept as facts.

pub(crate) mod changes;
pub(crate) mod facts;
mod prose;
mod read;
pub(crate) mod shape;
mod write;

use std::{fs, path::PathBuf};

use self::facts::Facts;
use crate::{
    codegen,
    failure::{Failure, Result},
    sh::{self, Invocation},
};

/// The facts, from the root of the workspace.
pub(crate) const FACTS: &str = "crates/sheets/api/facts.json";

/// The options of `cargo xtask discovery`.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Discovery {
    /// Keeps the facts of a discovery document and tells what changed.
    Import {
        /// The document, as `https://sheets.googleapis.com/$discovery/rest?version=v4` answers it.
        file: PathBuf,
    },
    /// Lets every schema and method of a document go through the crate's types.
    Check {
        /// The document.
        file: PathBuf,
    },
}

impl Discovery {
    /// Runs the subcommand.
    pub(crate) fn run(self) -> Result {
        match self {
            Self::Import { file } => import(&file.display().to_string()),
            Self::Check { file } => check(&file.display().to_string()),
        }
    }
}

/// Reads the facts that are kept.
pub(crate) fn kept() -> Result<Facts> {
    let path = sh::root().join(FACTS);
    Facts::parse(FACTS, &read(&path.display().to_string())?)
}

fn import(file: &str) -> Result {
    let text = read(file)?;
    let new = Facts::parse(file, &text)?;
    let path = sh::root().join(FACTS);
    let old = if path.exists() {
        kept()?
    } else {
        Facts::default()
    };
    let changes = changes::between(&old, &new);
    for change in &changes {
        println!("{change}");
    }
    if changes.is_empty() {
        println!("nothing changed");
    }
    fs::write(path, write::to_text(&new))?;
    let (words, overrides) = (codegen::WORDS, codegen::OVERRIDES);
    let title = format!("perhaps only Google sets these; if so, `readOnly` of {overrides}:");
    print_list(&title, &prose::perhaps_read_only(&text, &old));
    let missing = codegen::missing_words(&new)?;
    print_list(&format!("words to write in {words}:"), &missing);
    println!("next: cargo xtask codegen");
    Ok(())
}

fn print_list(title: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    println!("\n{title}");
    for name in names {
        println!("  {name}");
    }
    println!();
}

/// Runs the tests that go over all schemas on this document instead of the kept facts.
fn check(file: &str) -> Result {
    Facts::parse(file, &read(file)?)?;
    let absolute = fs::canonicalize(file)?.display().to_string();
    let line = ["test", "-p", "hallpass-sheets", "--test", "it", "corpus"];
    Invocation::cargo(&line)
        .env("HALLPASS_DISCOVERY", absolute)
        .run()
}

fn read(file: &str) -> Result<String> {
    fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("{file} cannot be read: {error}")))
}
