//! An error as a person reads it: what failed, why, and what to run next.

use std::error::Error;
use std::fmt::Write;

/// The exit codes, as `--help` lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Other = 1,
    Usage = 2,
    SignInNeeded = 4,
    NotFound = 5,
    Permission = 6,
    Quota = 7,
    TryLater = 8,
    SetupMissing = 10,
    Interrupted = 130,
}

/// Why a command did not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    /// A stable name for scripts and for looking it up.
    pub(crate) code: &'static str,
    pub(crate) exit: Exit,
    pub(crate) what: String,
    pub(crate) cause: Option<String>,
    /// What to do next, the best first; each a command or a short sentence.
    pub(crate) tries: Vec<String>,
}

impl Failure {
    pub(crate) fn new(code: &'static str, exit: Exit, what: impl Into<String>) -> Self {
        Self {
            code,
            exit,
            what: what.into(),
            cause: None,
            tries: Vec::new(),
        }
    }

    pub(crate) fn usage(what: impl Into<String>) -> Self {
        Self::new("HP-USAGE-001", Exit::Usage, what)
    }

    pub(crate) fn interrupted() -> Self {
        Self::new(
            "HP-INTERRUPTED",
            Exit::Interrupted,
            "interrupted; what was saved before stays saved",
        )
    }

    pub(crate) fn cause(mut self, cause: impl Into<String>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Gives the error and its sources as the cause.
    pub(crate) fn because(self, error: &dyn Error) -> Self {
        self.cause(chain(error))
    }

    pub(crate) fn try_next(mut self, next: impl Into<String>) -> Self {
        self.tries.push(next.into());
        self
    }
}

/// Writes an error and its root: what an HTTP client has between them says nothing to people.
pub(crate) fn ends(error: &dyn Error) -> String {
    let layers = std::iter::successors(error.source(), |layer| (*layer).source());
    match layers.last() {
        Some(root) => format!("{error}: {root}"),
        None => error.to_string(),
    }
}

/// Writes an error with all its sources, each layer once.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let layer = error.to_string();
        if !text.contains(&layer) {
            let _ = write!(text, ": {layer}");
        }
        source = error.source();
    }
    text
}
