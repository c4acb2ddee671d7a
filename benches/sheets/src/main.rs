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

use hallpass_bench_kit::{Job, Result, Work, run};

use contenders::{Floor, Hallpass, HallpassRows, Stream};
use server::Server;

fn main() -> Result {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("child") => child(&arguments[1..]),
        Some("build") => build::compare(),
        Some("serve") => serve(&arguments[1..]),
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
        "stream" => run::<Stream>(&job),
        _ => Err("there is no such contender".into()),
    }
}

/// Answers until it is ended, so that a child can be looked at under a profiler.
fn serve(arguments: &[String]) -> Result {
    let work = arguments.first().and_then(|name| Work::named(name));
    let server = Server::start()?;
    server.prepare(work.ok_or("there is no such work")?)?;
    println!("{}", server.url);
    loop {
        std::thread::park();
    }
}

fn option<'a>(arguments: &'a [String], name: &str) -> Option<&'a str> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1).map(String::as_str)
}
