//! `cargo xtask ci JOB`: the jobs of continuous integration, for a desk too.

use std::time::Duration;

use clap::ValueEnum;

use crate::{
    failure::{Failure, Result},
    fuzz,
    sh::Invocation,
    test::{self, Step},
    workspace,
};

/// The options of `cargo xtask ci`.
#[derive(Debug, clap::Args)]
pub(crate) struct Ci {
    /// Which job to run.
    #[arg(value_enum)]
    job: Job,
    /// Lets rustup install the oldest supported compiler for the job `msrv`.
    #[arg(long)]
    install: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Job {
    /// The rules of the house, the generated code, the formatting, the lints.
    Lint,
    /// The unit tests, the integration tests, the transcripts.
    Test,
    /// The documentation and its examples.
    Docs,
    /// The parsers, for half a minute.
    Fuzz,
    /// The oldest supported compiler.
    Msrv,
    /// All of them.
    All,
}

impl Ci {
    /// Runs the job.
    pub(crate) fn run(self) -> Result {
        match self.job {
            Job::Lint => test::run(&[Step::Tidy, Step::Codegen, Step::Format, Step::Clippy]),
            Job::Test => test::run(&[Step::Unit, Step::Integration, Step::Transcripts]),
            Job::Docs => test::run(&[Step::Doc]),
            Job::Fuzz => fuzz::run(SHORT),
            Job::Msrv => oldest_compiler(self.install),
            Job::All => {
                test::run(Step::value_variants())?;
                fuzz::run(SHORT)?;
                oldest_compiler(self.install)
            }
        }
    }
}

/// How long the parsers are tried on every pull request.
const SHORT: Duration = Duration::from_secs(30);

/// Compiles with the `rust-version` of the manifest, or lets clippy judge.
fn oldest_compiler(install: bool) -> Result {
    let version = rust_version()?;
    if install {
        Invocation::new(
            "rustup",
            &["toolchain", "install", "--profile", "minimal", &version],
        )
        .run()?;
    }
    let line = Invocation::new(
        "rustup",
        &["run", &version, "cargo", "check", "--workspace"],
    );
    if Invocation::new("rustup", &["run", &version, "rustc", "--version"]).succeeds() {
        return line.run();
    }
    eprintln!(
        "note: the Rust {version} toolchain is not installed, so clippy judges by its list of \
         what each version brought; add `--install` to compile with {version} itself"
    );
    let lint = [
        "clippy",
        "--workspace",
        "--",
        "-D",
        "clippy::incompatible_msrv",
    ];
    Invocation::cargo(&lint).run()
}

fn rust_version() -> Result<String> {
    let packages = workspace::packages()?;
    let mut versions: Vec<_> = packages
        .iter()
        .map(|package| &package.rust_version)
        .collect();
    versions.dedup();
    match versions.as_slice() {
        [Some(version)] => Ok(version.clone()),
        _ => Err(Failure::new(
            "the packages do not agree on one `rust-version`",
        )),
    }
}
