//! The race: every contender in turn, round after round, each in a process of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hallpass_bench_kit::{Kind, Result, Work, median};
use serde_json::{Value, json};

use crate::measure::{CONTENDERS, Measure, takes_part};
use crate::server::Server;
use crate::table::{self, Results};

/// What the parent is told.
pub(crate) struct Options {
    pub(crate) rounds: usize,
    /// The program of the Rust peers.
    pub(crate) peers: PathBuf,
    /// The Python that has the peers, if there is one.
    pub(crate) python: Option<PathBuf>,
    /// Where all values are kept.
    pub(crate) json: Option<PathBuf>,
}

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/python/contenders.py");

/// Runs the rounds, prints the medians and keeps all values.
pub(crate) fn run(options: &Options) -> Result {
    let server = Server::start()?;
    let mut results = Results::new();
    for round in 0..options.rounds {
        for work in Work::ALL {
            eprintln!("round {} of {}: {}", round + 1, options.rounds, work.name);
            server.prepare(work)?;
            let mut contenders = options.contenders(work);
            // Nobody always runs after the same one.
            let first = round % contenders.len();
            contenders.rotate_left(first);
            for contender in contenders {
                let cost = options.child(&server, work, contender)?;
                for measure in Measure::all(work) {
                    if let Some(value) = cost[measure.key].as_f64() {
                        let key = (work.name, contender, measure.key);
                        results.entry(key).or_default().push(value);
                    }
                }
            }
        }
    }
    if options.python.is_none() {
        println!("google-auth and gspread were not measured: install Python 3.\n");
    }
    print!("{}", table::render(&results));
    match &options.json {
        Some(path) => keep(path, options.rounds, &results),
        None => Ok(()),
    }
}

impl Options {
    fn contenders(&self, work: Work) -> Vec<&'static str> {
        let can_run = |contender: &&str| self.python.is_some() || !is_python(contender);
        let contenders = CONTENDERS.into_iter().filter(can_run);
        contenders
            .filter(|contender| takes_part(contender, work))
            .collect()
    }

    fn child(&self, server: &Server, work: Work, contender: &str) -> Result<Value> {
        let mut command = self.command(work, contender)?;
        let output = command.arg(&server.url).output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{contender} failed at {}: {said}", work.name).into());
        }
        let writes = server.take_writes();
        if work.kind == Kind::Write && writes != work.requests() {
            return Err(format!("{contender} wrote in {writes} requests").into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    fn command(&self, work: Work, contender: &str) -> Result<Command> {
        let mut command = match (contender, &self.python) {
            ("google-sheets4" | "reqwest, Value", _) => Command::new(&self.peers),
            (_, Some(python)) if is_python(contender) => {
                let encoding = if work.with_gzip { "gzip" } else { "identity" };
                let mut command = Command::new(python);
                command
                    .arg(SCRIPT)
                    .env("BENCH_RANGE", work.range())
                    .env("BENCH_CELLS", work.cells().to_string())
                    .env("BENCH_REQUESTS", work.requests().to_string())
                    .env("BENCH_ENCODING", encoding);
                command
            }
            _ => {
                let mut command = Command::new(std::env::current_exe()?);
                command.arg("child");
                command
            }
        };
        command.args([work.name, contender]);
        Ok(command)
    }
}

fn is_python(contender: &str) -> bool {
    matches!(contender, "google-auth, requests" | "gspread")
}

fn keep(path: &Path, rounds: usize, results: &Results) -> Result {
    let mut values = json!({ "rounds": rounds });
    for ((work, contender, measure), all) in results {
        values["works"][work][contender][measure] = json!({ "median": median(all), "all": all });
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, format!("{values:#}\n"))?;
    eprintln!("all values are in {}", path.display());
    Ok(())
}
