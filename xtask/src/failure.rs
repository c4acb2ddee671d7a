//! Why a task failed, in words for the person who ran it.

use std::{fmt, io};

/// The end of a task that did not succeed.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    repeat: Option<String>,
}

/// What a task or a part of one gives back.
pub(crate) type Result<T = ()> = std::result::Result<T, Failure>;

impl Failure {
    /// Makes a failure from a sentence about what is wrong.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            repeat: None,
        }
    }

    /// Names the one command that shows the failure again.
    #[must_use]
    pub(crate) fn repeated_by(mut self, command: impl Into<String>) -> Self {
        self.repeat = Some(command.into());
        self
    }

    /// Puts what was being done in front of what went wrong.
    #[must_use]
    pub(crate) fn during(mut self, deed: &str) -> Self {
        self.message = format!("{deed}: {}", self.message);
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        match &self.repeat {
            Some(command) => write!(f, "\n\nto repeat it: {command}"),
            None => Ok(()),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::new(format!("unreadable JSON: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_ends_with_the_command_that_repeats_it() {
        let failure = Failure::new("2 findings")
            .during("tidy")
            .repeated_by("cargo xtask tidy");
        assert_eq!(
            failure.to_string(),
            "error: tidy: 2 findings\n\nto repeat it: cargo xtask tidy"
        );
    }
}
