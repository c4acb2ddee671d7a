//! The steps of the tests, and what each asks of cargo.

use std::process::Output;

use clap::ValueEnum;

use super::{
    binaries::{self, TestBinary},
    tally::{self, Tally},
};
use crate::{
    codegen,
    failure::{Failure, Result},
    sh::Invocation,
    tidy,
};

/// A part of the tests, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// The rules of the house.
    Tidy,
    /// The generated code.
    Codegen,
    /// The formatting.
    Format,
    /// The lints, of tests and examples too.
    Clippy,
    /// The tests beside the code.
    Unit,
    /// The examples in the documentation, and its links.
    Doc,
    /// Each library against the emulator, over real sockets.
    Integration,
    /// The command line, word for word.
    Transcripts,
}

impl Step {
    /// Names the step as on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Tidy => "tidy",
            Self::Codegen => "codegen",
            Self::Format => "format",
            Self::Clippy => "clippy",
            Self::Unit => "unit",
            Self::Doc => "doc",
            Self::Integration => "integration",
            Self::Transcripts => "transcripts",
        }
    }

    /// Runs the step and counts the tests.
    pub(crate) fn run(self, tally: &mut Tally) -> Result {
        match self {
            Self::Tidy => tidy::check(),
            Self::Codegen => {
                require("rustfmt", "fmt")?;
                codegen::check()
            }
            Self::Format => {
                require("rustfmt", "fmt")?;
                self.cargo(tally, &Invocation::cargo(&["fmt", "--all", "--check"]))
            }
            Self::Clippy => {
                require("clippy", "clippy")?;
                let line = [
                    "clippy",
                    "--workspace",
                    "--all-features",
                    "--all-targets",
                    "--",
                    "-D",
                    "warnings",
                ];
                self.cargo(tally, &Invocation::cargo(&line))
            }
            Self::Unit => {
                let line = ["test", "--workspace", "--all-features", "--lib", "--bins"];
                self.cargo(tally, &Invocation::cargo(&line))
            }
            Self::Doc => {
                self.cargo(
                    tally,
                    &Invocation::cargo(&["test", "--workspace", "--all-features", "--doc"]),
                )?;
                let line =
                    Invocation::cargo(&["doc", "--workspace", "--all-features", "--no-deps"]);
                self.cargo(tally, &line.env("RUSTDOCFLAGS", "-Dwarnings"))
            }
            Self::Integration => {
                let line = ["build", "--workspace", "--all-features", "--examples"];
                self.cargo(tally, &Invocation::cargo(&line))?;
                self.binaries(tally, |package| package != CLI)
            }
            Self::Transcripts => self.binaries(tally, |package| package == CLI),
        }
    }

    fn cargo(self, tally: &mut Tally, line: &Invocation) -> Result {
        let output = line.capture()?;
        self.judge(tally, &output, line)
    }

    /// Runs the integration tests of the packages that are wanted.
    fn binaries(self, tally: &mut Tally, is_wanted: impl Fn(&str) -> bool) -> Result {
        let mut binaries = binaries::build()?;
        binaries.retain(|binary| is_wanted(&binary.package));
        if binaries.is_empty() {
            return Err(Failure::new(format!("{} has no tests", self.name())));
        }
        for binary in &binaries {
            let output = binary.run()?;
            self.judge(tally, &output, &TestBinary::line(&binary.package))?;
        }
        Ok(())
    }

    /// Counts the tests; on failure shows what was said, and how to see it again.
    fn judge(self, tally: &mut Tally, output: &Output, line: &Invocation) -> Result {
        let said = String::from_utf8_lossy(&output.stdout);
        tally.add(Tally::of(&said));
        if output.status.success() {
            return Ok(());
        }
        eprintln!("{said}{}", String::from_utf8_lossy(&output.stderr));
        let repeat = match tally::first_failed(&said) {
            Some(test) if self != Self::Doc => line.clone().with(["--", "--exact", test]),
            _ => line.clone(),
        };
        Err(Failure::new(format!("{} failed", self.name())).repeated_by(repeat.to_string()))
    }
}

/// The package whose integration tests are the transcripts.
const CLI: &str = "hallpass-cli";

/// Says which part of the Rust toolchain is missing, and how to get it.
fn require(tool: &str, subcommand: &str) -> Result {
    if Invocation::cargo(&[subcommand, "--version"]).succeeds() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{tool} is missing; get it with `rustup component add {tool}`"
    )))
}
