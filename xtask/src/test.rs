//! `cargo xtask test`: every check that a pull request needs.

mod binaries;
mod step;
mod tally;

use std::time::{Duration, Instant};

use clap::ValueEnum;

pub(crate) use self::step::Step;
pub(crate) use self::tally::{Tally, first_failed};
use crate::failure::Result;

/// The options of `cargo xtask test`.
#[derive(Debug, clap::Args)]
pub(crate) struct Test {
    /// Runs this step and no other.
    #[arg(long, value_enum, value_name = "STEP")]
    only: Option<Step>,
}

impl Test {
    /// Runs the steps and stops at the first that fails.
    pub(crate) fn run(self) -> Result {
        match self.only {
            Some(step) => run(&[step]),
            None => run(Step::value_variants()),
        }
    }
}

/// Runs steps one after the other, a line of report for each.
pub(crate) fn run(steps: &[Step]) -> Result {
    let mut total = Tally::default();
    for &step in steps {
        let start = Instant::now();
        let mut tally = Tally::default();
        let outcome = step.run(&mut tally);
        println!("{}", report(step, start.elapsed(), tally, outcome.is_ok()));
        total.add(tally);
        if outcome.is_err() {
            print_total(total);
            return outcome;
        }
    }
    print_total(total);
    Ok(())
}

fn report(step: Step, time: Duration, tally: Tally, is_well: bool) -> String {
    let line = format!("{:<12}{:>6.1} s", step.name(), time.as_secs_f64());
    if !is_well {
        return format!("{line}  failed");
    }
    match tally.passed {
        0 => line,
        passed => format!("{line}{passed:>6} tests"),
    }
}

fn print_total(total: Tally) {
    if total != Tally::default() {
        println!("{total}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_reports_its_time_and_its_tests() {
        let time = Duration::from_millis(1_240);
        let none = Tally::default();
        let seven = Tally {
            passed: 7,
            failed: 0,
        };
        assert_eq!(report(Step::Tidy, time, none, true), "tidy           1.2 s");
        assert_eq!(
            report(Step::Unit, time, seven, true),
            "unit           1.2 s     7 tests"
        );
        assert_eq!(
            report(Step::Unit, time, seven, false),
            "unit           1.2 s  failed"
        );
    }
}
