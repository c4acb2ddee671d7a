//! Runs other programs: echoes the line, hands back the status.

use std::{
    env, fmt, io,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use crate::failure::{Failure, Result};

/// A command line that can be shown before it is run.
#[derive(Clone, Debug)]
pub(crate) struct Invocation {
    program: String,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    removed: Vec<String>,
    folder: PathBuf,
}

impl Invocation {
    /// Names a program and its arguments.
    pub(crate) fn new(program: impl Into<String>, arguments: &[&str]) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.iter().map(|&word| word.to_owned()).collect(),
            environment: Vec::new(),
            removed: Vec::new(),
            folder: root(),
        }
    }

    /// Names a cargo subcommand, to be run by the cargo that runs this task.
    pub(crate) fn cargo(arguments: &[&str]) -> Self {
        Self::new("cargo", arguments)
    }

    /// Adds arguments at the end.
    #[must_use]
    pub(crate) fn with<I: IntoIterator<Item = S>, S: Into<String>>(mut self, arguments: I) -> Self {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    /// Sets an environment variable.
    #[must_use]
    pub(crate) fn env(mut self, name: &str, value: impl Into<String>) -> Self {
        self.environment.push((name.to_owned(), value.into()));
        self
    }

    /// Runs the line without environment variables that we may have.
    #[must_use]
    pub(crate) fn without_env(mut self, names: &[&str]) -> Self {
        let names = names.iter().map(|&name| name.to_owned());
        self.removed.extend(names);
        self
    }

    /// Runs the line in a folder other than the workspace's root.
    #[must_use]
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        folder.clone_into(&mut self.folder);
        self
    }

    /// Echoes the line and runs it, its output going where ours goes.
    pub(crate) fn run(&self) -> Result {
        eprintln!("$ {self}");
        let status = self.command().status().map_err(|e| self.not_started(&e))?;
        if status.success() {
            return Ok(());
        }
        Err(
            Failure::new(format!("`{}` failed ({status})", self.program))
                .repeated_by(self.to_string()),
        )
    }

    /// Runs the line and keeps its standard output.
    ///
    /// Its standard error is kept too, unless a person is watching it.
    pub(crate) fn capture(&self) -> Result<Output> {
        let watched = io::IsTerminal::is_terminal(&io::stderr());
        let errors = if watched {
            Stdio::inherit()
        } else {
            Stdio::piped()
        };
        let output = self.command().stderr(errors).output();
        output.map_err(|error| self.not_started(&error))
    }

    /// Runs the line and gives back its standard output, if it succeeded.
    pub(crate) fn read(&self) -> Result<String> {
        let output = self.command().output().map_err(|e| self.not_started(&e))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(Failure::new(errors.trim()).repeated_by(self.to_string()))
    }

    /// Tells whether the line can be run and ends well.
    pub(crate) fn succeeds(&self) -> bool {
        self.read().is_ok()
    }

    /// Turns the line into a process description.
    pub(crate) fn command(&self) -> Command {
        let program = match self.program.as_str() {
            "cargo" => env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()),
            other => other.to_owned(),
        };
        let mut command = Command::new(program);
        command.args(&self.arguments).current_dir(&self.folder);
        // Cargo describes our own package to us. Handed on, those variables
        // would make build scripts that watch them run again.
        for (name, _) in env::vars_os() {
            if name.to_str().is_some_and(is_about_this_package) {
                command.env_remove(name);
            }
        }
        for name in &self.removed {
            command.env_remove(name);
        }
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command
    }

    fn not_started(&self, error: &io::Error) -> Failure {
        Failure::new(format!("`{}` could not be started: {error}", self.program))
    }
}

impl fmt::Display for Invocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.environment {
            write!(f, "{name}={} ", quoted(value))?;
        }
        write!(f, "{}", quoted(&self.program))?;
        for argument in &self.arguments {
            write!(f, " {}", quoted(argument))?;
        }
        Ok(())
    }
}

/// Returns the root of the workspace.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest
        .parent()
        .expect("xtask lies in a folder of the workspace")
        .to_owned()
}

fn is_about_this_package(name: &str) -> bool {
    const PREFIXES: [&str; 2] = ["CARGO_PKG_", "CARGO_MANIFEST_"];
    const NAMES: [&str; 3] = [
        "CARGO_BIN_NAME",
        "CARGO_CRATE_NAME",
        "CARGO_PRIMARY_PACKAGE",
    ];
    PREFIXES.iter().any(|prefix| name.starts_with(prefix)) || NAMES.contains(&name)
}

fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:+,@%~\\".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shown_as_a_shell_would_take_it() {
        let line = Invocation::cargo(&["test", "--", "two words", "it's"]).env("A", "-Dwarnings");
        assert_eq!(
            line.to_string(),
            r"A=-Dwarnings cargo test -- 'two words' 'it'\''s'"
        );
    }

    #[test]
    fn a_variable_of_ours_can_be_kept_from_others() {
        let line = Invocation::new("env", &[]).without_env(&["PATH"]);
        let command = line.command();
        let mut removed = command.get_envs().filter(|(_, value)| value.is_none());
        assert!(removed.any(|(name, _)| name == "PATH"));
    }

    #[test]
    fn what_cargo_says_about_xtask_is_not_handed_on() {
        let removed: Vec<_> = Invocation::cargo(&[])
            .command()
            .get_envs()
            .filter(|(_, value)| value.is_none())
            .map(|(name, _)| name.to_owned())
            .collect();
        assert!(removed.iter().any(|name| name == "CARGO_PKG_NAME"));
        assert!(!removed.iter().any(|name| name == "PATH"));
    }
}
