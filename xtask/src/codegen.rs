//! `cargo xtask codegen`: writes Rust from the facts, and holds the two together.

mod corpus;
mod enums;
mod masks;
mod methods;
mod modules;
mod names;
mod overrides;
mod plan;
mod schemas;
mod text;
mod unions;
mod words;

use std::{collections::BTreeMap, fs, path::Path};

use self::{overrides::Overrides, plan::Plan, words::Words};
use crate::{
    discovery::{self, facts::Facts},
    failure::{Failure, Result},
    sh::{self, Invocation},
};

/// Our own words for all that Google names.
pub(crate) const WORDS: &str = "crates/sheets/api/words";
/// What the facts lack.
pub(crate) const OVERRIDES: &str = "crates/sheets/api/overrides.json";
/// Where the library's generated modules are.
const MODULES: &str = "crates/sheets/src/generated";
/// Where the tests' generated modules are.
const TESTS: &str = "crates/sheets/tests/it/generated";

/// The options of `cargo xtask codegen`.
#[derive(Debug, clap::Args)]
pub(crate) struct Codegen {
    /// Writes nothing, and fails if something would be written.
    #[arg(long)]
    check: bool,
}

impl Codegen {
    /// Writes what is out of date, or complains about it.
    pub(crate) fn run(self) -> Result {
        if self.check {
            check()?;
            println!("codegen: the generated code is what the facts say");
            return Ok(());
        }
        let expected = expected()?;
        let stale = stale(&expected)?;
        for (path, text) in &stale {
            if let Some(text) = text {
                write(path, text)?;
                println!("wrote {path}");
            } else {
                fs::remove_file(sh::root().join(path))?;
                println!("removed {path}");
            }
        }
        if stale.is_empty() {
            println!("codegen: nothing to write");
        }
        Ok(())
    }
}

/// Fails if the committed code is not what would be generated.
pub(crate) fn check() -> Result {
    let expected = expected()?;
    let stale = stale(&expected)?;
    match stale.first() {
        None => Ok(()),
        Some((path, _)) => Err(Failure::new(format!(
            "{path} is not what would be generated; write it with `cargo xtask codegen`"
        ))
        .repeated_by("cargo xtask codegen --check")),
    }
}

/// Lists what in these facts has no words yet.
pub(crate) fn missing_words(facts: &Facts) -> Result<Vec<String>> {
    let words = Words::read(&sh::root().join(WORDS))?;
    let overrides = Overrides::read(OVERRIDES)?;
    Ok(Plan::new(facts, &words, &overrides).missing())
}

/// Makes every generated file, by its path from the root.
fn expected() -> Result<BTreeMap<String, String>> {
    let facts = discovery::kept()?;
    let words = Words::read(&sh::root().join(WORDS))?;
    let overrides = Overrides::read(OVERRIDES)?;
    let plan = Plan::new(&facts, &words, &overrides);
    plan.check()?;
    let mut files = BTreeMap::new();
    for (name, text) in modules::files(&plan) {
        files.insert(format!("{MODULES}/{name}"), text);
    }
    files.insert(format!("{TESTS}/mod.rs"), corpus::folder());
    files.insert(format!("{TESTS}/round_trip.rs"), corpus::round_trip(&plan));
    formatted(files)
}

/// Lets rustfmt go over the files, in a folder of their own.
fn formatted(files: BTreeMap<String, String>) -> Result<BTreeMap<String, String>> {
    let folder = sh::root().join("target").join("codegen");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for (path, text) in &files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(path, text)?;
    }
    let paths = files.keys().map(|path| folder.join(path));
    let paths = paths.map(|path| path.display().to_string());
    let line = Invocation::new("rustfmt", &["--edition", "2024"]).with(paths);
    line.read().map_err(|failure| failure.during("rustfmt"))?;
    let read = |path: String| {
        let text = fs::read_to_string(folder.join(&path))?;
        Ok((path, text))
    };
    files.into_keys().map(read).collect()
}

/// Lists the files that differ from what is expected; nothing is expected of one that is gone.
fn stale(expected: &BTreeMap<String, String>) -> Result<Vec<(String, Option<&String>)>> {
    let root = sh::root();
    let mut stale = Vec::new();
    for (path, text) in expected {
        // Git may write Windows' line ends.
        let found = fs::read_to_string(root.join(path)).map(|found| found.replace("\r\n", "\n"));
        if found.ok().as_ref() != Some(text) {
            stale.push((path.clone(), Some(text)));
        }
    }
    for folder in [MODULES, TESTS] {
        for path in rust_files(&root, folder)? {
            if !expected.contains_key(&path) {
                stale.push((path, None));
            }
        }
    }
    Ok(stale)
}

fn rust_files(root: &Path, folder: &str) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    if !root.join(folder).exists() {
        return Ok(paths);
    }
    for entry in fs::read_dir(root.join(folder))? {
        let name = entry?.file_name();
        paths.push(format!("{folder}/{}", name.to_string_lossy()));
    }
    paths.sort();
    Ok(paths)
}

fn write(path: &str, text: &str) -> Result {
    let path = sh::root().join(path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)?;
    Ok(())
}
