//! `cargo xtask bench core`: what hallpass costs, beside a floor and beside its peers.
//!
//! The programs that are measured live in `benches`, a workspace of their own: the peers enter
//! neither our lock file nor our tests.

use clap::ValueEnum;

use crate::{
    failure::Result,
    sh::{self, Invocation},
};

/// The options of `cargo xtask bench`.
#[derive(Debug, clap::Args)]
pub(crate) struct Bench {
    /// What to measure.
    #[arg(value_enum)]
    subject: Subject,
    /// How often each contender runs; the medians are shown.
    #[arg(long, value_name = "N", default_value_t = 7)]
    rounds: usize,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Subject {
    /// Tokens and authorized requests, beside yup-oauth2 and google-cloud-auth.
    Core,
}

impl Bench {
    /// Builds what is measured, in release mode, and measures it.
    pub(crate) fn run(self) -> Result {
        let Self {
            subject: Subject::Core,
            rounds,
        } = self;
        let target = sh::root().join("target");
        let folder = target.join("bench-build").display().to_string();
        let json = target.join("bench").join("core.json").display().to_string();
        let line = ["run", "--quiet", "--release", "--target-dir"];
        Invocation::cargo(&line)
            .with([folder.as_str(), "--", "--json", &json])
            .with(["--rounds", &rounds.to_string()])
            .within(&sh::root().join("benches"))
            .run()
    }
}
