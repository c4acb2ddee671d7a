//! `cargo xtask bench`: what hallpass costs, beside a floor and beside its peers.
//!
//! The programs that are measured live in `benches`, a workspace of their own: the peers enter
//! neither our lock file nor our tests.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::{
    failure::Result,
    sh::{self, Invocation},
};

/// The options of `cargo xtask bench`.
#[derive(Debug, clap::Args)]
pub(crate) struct Bench {
    /// What to measure.
    #[arg(value_enum)]
    subject: Subject,
    /// How often each contender runs; the medians are shown.
    #[arg(long, value_name = "N", default_value_t = 7)]
    rounds: usize,
    /// Compares what it takes to build a program, in place of what it takes to run it.
    #[arg(long)]
    build: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Subject {
    /// Tokens and authorized requests, beside yup-oauth2 and google-cloud-auth.
    Core,
    /// Reads and writes of cells, beside google-sheets4, google-auth and gspread.
    Sheets,
}

const SHEETS: &str = "hallpass-bench-sheets";
const PEERS: &str = "hallpass-bench-sheets-peers";

impl Bench {
    /// Builds what is measured, in release mode, and measures it.
    pub(crate) fn run(self) -> Result {
        match self.subject {
            Subject::Core => run("hallpass-benches", &measuring("core", self.rounds)),
            Subject::Sheets if self.build => run(SHEETS, &["build".to_owned()]),
            Subject::Sheets => sheets(self.rounds),
        }
    }
}

fn sheets(rounds: usize) -> Result {
    // A package at a time, for together they would share the features of what both build on.
    cargo("build", PEERS).run()?;
    let peers = target().join("bench-build").join("release").join(PEERS);
    let mut arguments = measuring("sheets", rounds);
    arguments.extend(["--peers".to_owned(), peers.display().to_string()]);
    if let Some(python) = python()? {
        arguments.extend(["--python".to_owned(), python.display().to_string()]);
    }
    run(SHEETS, &arguments)
}

/// Installs the Python peers, if there is a Python.
fn python() -> Result<Option<PathBuf>> {
    if !Invocation::new("python3", &["-m", "venv", "--help"]).succeeds() {
        eprintln!("there is no Python 3 with venv: google-auth and gspread are left out");
        return Ok(None);
    }
    let folder = target().join("bench-python");
    let place = folder.display().to_string();
    Invocation::new("python3", &["-m", "venv", &place]).run()?;
    let python = folder.join("bin").join("python");
    let requirements = "benches/sheets/python/requirements.txt";
    let install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--requirement",
        requirements,
    ];
    Invocation::new(python.display().to_string(), &install).run()?;
    Ok(Some(python))
}

fn measuring(subject: &str, rounds: usize) -> Vec<String> {
    let json = target().join("bench").join(format!("{subject}.json"));
    let json = json.display().to_string();
    vec![
        "--json".to_owned(),
        json,
        "--rounds".to_owned(),
        rounds.to_string(),
    ]
}

fn run(package: &str, arguments: &[String]) -> Result {
    let line = cargo("run", package).with(["--"]);
    line.with(arguments.iter().map(String::as_str)).run()
}

fn cargo(command: &str, package: &str) -> Invocation {
    let folder = target().join("bench-build").display().to_string();
    Invocation::cargo(&[command, "--quiet", "--release", "--package", package])
        .with(["--target-dir", &folder])
        .within(&sh::root().join("benches"))
}

fn target() -> PathBuf {
    sh::root().join("target")
}
