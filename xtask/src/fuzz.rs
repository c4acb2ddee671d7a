//! `cargo xtask fuzz`: the property tests of the parsers, again and again with new values.
//!
//! They are ordinary tests, which try a few values on every `cargo test`. A fuzzer that is led by
//! coverage would need a nightly compiler; these run wherever the tests do.

use std::time::{Duration, Instant};

use crate::{
    failure::{Failure, Result},
    sh::Invocation,
    test::{Tally, first_failed},
};

/// How many values each test tries in one round: a few seconds' worth.
const VALUES: &str = "500";
/// What stands in the names of these tests: their module in `tests/it`, or what a unit test holds.
const NAMES: [&str; 3] = ["parsers", "is_read_back", "no_text_breaks"];

/// The options of `cargo xtask fuzz`.
#[derive(Debug, clap::Args)]
pub(crate) struct Fuzz {
    /// Begins no new round after this time.
    #[arg(long, value_name = "N", default_value_t = 60)]
    seconds: u64,
}

impl Fuzz {
    /// Runs rounds until the time is over, or until a parser fails.
    pub(crate) fn run(self) -> Result {
        run(Duration::from_secs(self.seconds))
    }
}

/// Runs rounds for so long, and one at the least.
pub(crate) fn run(time: Duration) -> Result {
    let line = ["test", "--workspace", "--lib", "--test", "it", "--no-run"];
    Invocation::cargo(&line).run()?;
    let start = Instant::now();
    let mut rounds = 0;
    let tests = loop {
        let tests = round()?;
        rounds += 1;
        if start.elapsed() >= time {
            break tests;
        }
    };
    println!("{}", report(tests, rounds, start.elapsed()));
    Ok(())
}

/// Runs each test once and returns how many there are.
fn round() -> Result<usize> {
    let line = Invocation::cargo(&["test", "--workspace", "--lib", "--test", "it", "--"])
        .with(NAMES)
        .env("PROPTEST_CASES", VALUES);
    let output = line.capture()?;
    let said = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        eprintln!("{said}{}", String::from_utf8_lossy(&output.stderr));
        let test = first_failed(&said).unwrap_or("a parser");
        return Err(Failure::new(format!("{test} failed")).repeated_by(line.to_string()));
    }
    match Tally::of(&said).passed {
        0 => Err(Failure::new("no tests of parsers were found")),
        tests => Ok(tests),
    }
}

fn report(tests: usize, rounds: usize, time: Duration) -> String {
    let time = time.as_secs_f64();
    format!("fuzz        {time:>6.1} s{tests:>6} tests, each with {rounds} times {VALUES} values")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_says_how_much_was_tried() {
        assert_eq!(
            report(12, 3, Duration::from_millis(31_200)),
            "fuzz          31.2 s    12 tests, each with 3 times 500 values"
        );
    }
}
