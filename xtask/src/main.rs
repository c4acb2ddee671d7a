//! The tasks of this repository, for a contributor's desk and for CI alike.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a task runner talks to the terminal"
)]

mod bench;
mod ci;
mod codegen;
mod discovery;
mod failure;
mod fuzz;
mod interop;
mod sh;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

/// Tests, tidies and cross-checks hallpass.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Runs everything that a pull request needs, the cheap checks first.
    Test(test::Test),
    /// Checks the rules of the house that no compiler knows.
    Tidy,
    /// Runs one job of continuous integration.
    Ci(ci::Ci),
    /// Keeps the facts of Google's discovery document.
    #[command(subcommand)]
    Discovery(discovery::Discovery),
    /// Writes the types of the Sheets API from the facts.
    Codegen(codegen::Codegen),
    /// Lets every parser of bytes from outside meet bytes that nobody thought of.
    Fuzz(fuzz::Fuzz),
    /// Measures hallpass beside a floor and beside what other people wrote.
    Bench(bench::Bench),
    /// Runs hallpass against software that other people wrote.
    Interop(interop::Interop),
}

fn main() -> ExitCode {
    let outcome = match Task::parse() {
        Task::Test(test) => test.run(),
        Task::Tidy => tidy::run(),
        Task::Ci(ci) => ci.run(),
        Task::Discovery(discovery) => discovery.run(),
        Task::Codegen(codegen) => codegen.run(),
        Task::Fuzz(fuzz) => fuzz.run(),
        Task::Bench(bench) => bench.run(),
        Task::Interop(interop) => interop.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
