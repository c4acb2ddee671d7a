//! Measures `hallpass-sheets` beside a floor and beside what others wrote: `cargo xtask bench sheets`.
//!
//! The parent answers as Google does and starts each contender in a process of its own, one after
//! the other, round after round. A child does one piece of work and prints what it cost as a line
//! of JSON; the parent prints the medians.

mod answers;
mod build;
mod contenders;
mod measure;
mod race;
mod server;
mod table;

use std::path::PathBuf;

use hallpass_bench_kit::{Job, Result, run};

use contenders::{Floor, Hallpass, HallpassRows};

fn main() -> Result {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("child") => child(&arguments[1..]),
        Some("build") => build::compare(),
        _ => race::run(&race::Options {
            rounds: option(&arguments, "--rounds").map_or(Ok(5), str::parse)?,
            peers: option(&arguments, "--peers")
                .ok_or("--peers is missing")?
                .into(),
            python: option(&arguments, "--python").map(PathBuf::from),
            json: option(&arguments, "--json").map(PathBuf::from),
        }),
    }
}

fn child(arguments: &[String]) -> Result {
    let (job, contender) = Job::read(arguments)?;
    match contender {
        "hallpass" => run::<Hallpass>(&job),
        "hallpass, rows" => run::<HallpassRows>(&job),
        "floor" => run::<Floor>(&job),
        _ => Err("there is no such contender".into()),
    }
}

fn option<'a>(arguments: &'a [String], name: &str) -> Option<&'a str> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1).map(String::as_str)
}
