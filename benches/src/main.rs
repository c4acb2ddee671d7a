//! Measures `hallpass-core` beside a floor and beside what others wrote: `cargo xtask bench core`.
//!
//! The parent serves a small Google on the loopback and starts each contender in a process of its
//! own, one after the other, round after round. A child does one piece of work and prints what it
//! cost as a line of JSON; the parent prints the medians.

mod child;
mod contender;
mod contenders;
mod instructions;
mod race;
mod server;
mod table;
mod work;

use std::error::Error;
use std::path::PathBuf;

/// What goes wrong here ends the program: nobody is there to handle it.
type Result<T = ()> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Result {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("child") => child::run(&arguments[1..]),
        _ => {
            let rounds = option(&arguments, "--rounds").map_or(Ok(5), str::parse)?;
            let json = option(&arguments, "--json").map(PathBuf::from);
            hallpass_bench_kit::allow_many_files();
            race::run(rounds, json.as_deref())
        }
    }
}

fn option<'a>(arguments: &'a [String], name: &str) -> Option<&'a str> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1).map(String::as_str)
}
