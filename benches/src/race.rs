//! The race: every contender in turn, round after round, each in a process of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hallpass_bench_kit::median;
use serde_json::{Value, json};

use crate::child::CONTENDERS;
use crate::server::Server;
use crate::work::Work;
use crate::{Result, instructions, table};

/// What was measured: by work, contender and measure, a value for each round.
pub(crate) type Results = BTreeMap<(String, String, String), Vec<f64>>;

/// Runs the rounds, prints the medians and keeps all values.
pub(crate) fn run(rounds: usize, json: Option<&Path>) -> Result {
    let race = Race {
        program: std::env::current_exe()?,
        server: Server::start()?,
    };
    let mut results = Results::new();
    for round in 0..rounds {
        eprintln!("round {} of {rounds}", round + 1);
        for work in Work::ALL {
            let mut contenders = contenders(work);
            // Nobody always runs after the same one.
            let first = round % contenders.len();
            contenders.rotate_left(first);
            for contender in contenders {
                race.run(work, contender, &mut results)?;
            }
        }
    }
    race.count_instructions(&mut results)?;
    print!("{}", table::render(&results));
    match json {
        Some(path) => keep(path, rounds, &results),
        None => Ok(()),
    }
}

/// Returns who does this work: not everybody has a way of their own.
pub(crate) fn contenders(work: Work) -> Vec<&'static str> {
    let takes_part = |contender: &&str| match *contender {
        "bare reqwest" => work == Work::Request,
        "google-cloud-auth, tag" => matches!(work, Work::Cached(_)),
        _ => true,
    };
    CONTENDERS.into_iter().filter(takes_part).collect()
}

struct Race {
    program: PathBuf,
    server: Server,
}

impl Race {
    fn run(&self, work: Work, contender: &str, results: &mut Results) -> Result {
        self.server.reset(work.delay());
        let output = Command::new(&self.program)
            .args(["child", &work.name(), contender, &self.server.url])
            .arg(work.pieces().to_string())
            .output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{contender} failed at {}: {said}", work.name()).into());
        }
        let mut cost: Value = serde_json::from_slice(&output.stdout)?;
        cost["connections"] = self.server.connections().into();
        for (measure, ..) in work.measures() {
            if let Some(value) = cost[*measure].as_f64() {
                record(results, work, contender, measure, value);
            }
        }
        Ok(())
    }

    fn count_instructions(&self, results: &mut Results) -> Result {
        if !instructions::can_be_counted() {
            println!("Instructions were not measured: install valgrind.\n");
            return Ok(());
        }
        eprintln!("counting instructions");
        for contender in contenders(Work::Request) {
            self.server.reset(Work::Request.delay());
            let count = instructions::per_request(&self.program, contender, &self.server.url)?;
            record(results, Work::Request, contender, "instructions", count);
        }
        Ok(())
    }
}

fn record(results: &mut Results, work: Work, contender: &str, measure: &str, value: f64) {
    let key = (work.name(), contender.to_owned(), measure.to_owned());
    results.entry(key).or_default().push(value);
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
