//! The command line under test, with a home of its own.

use std::{path::PathBuf, time::Duration};

use super::{
    browser::{Browser, Visit},
    process::{Finished, Process},
};
use crate::{failure::Result, sh::Invocation};

/// How long a command may take, a person's consent included.
const LIMIT: Duration = Duration::from_secs(60);

/// The built `hallpass`.
#[derive(Debug)]
pub(super) struct Hallpass {
    binary: PathBuf,
    home: PathBuf,
}

impl Hallpass {
    /// Gives the binary a folder for everything that it keeps.
    pub(super) fn new(binary: PathBuf, home: PathBuf) -> Self {
        Self { binary, home }
    }

    /// Names the file in which a profile's tokens are kept.
    pub(super) fn profile(&self, name: &str) -> PathBuf {
        self.home.join("profiles").join(format!("{name}.json"))
    }

    /// Names the file in which a profile's client is kept.
    pub(super) fn client(&self, name: &str) -> PathBuf {
        self.home.join("clients").join(format!("{name}.json"))
    }

    /// Runs a command that has to succeed, and gives back its answer.
    pub(super) fn answer(&self, arguments: &[&str]) -> Result<String> {
        self.answer_with(arguments, &[], "")
    }

    /// Runs a command that has to succeed, in an environment, with an input.
    pub(super) fn answer_with(
        &self,
        arguments: &[&str],
        environment: &[(&str, String)],
        input: &str,
    ) -> Result<String> {
        let finished = self.start(arguments, environment, input)?.finish(LIMIT)?;
        let answer = finished.output(&format!("hallpass {}", arguments.join(" ")))?;
        Ok(answer.trim_end().to_owned())
    }

    /// Runs a sign-in to its end, whichever that is.
    pub(super) fn login(&self, arguments: &[&str], browser: &Browser) -> Result<Finished> {
        let arguments = [&["login", "--timeout", "50s"], arguments].concat();
        self.start(&arguments, &browser.environment(), "")?
            .finish(LIMIT)
    }

    /// Runs a sign-in by a code, which a person types into a browser on another screen.
    pub(super) fn login_on_device(
        &self,
        arguments: &[&str],
        browser: Browser,
    ) -> Result<(Finished, Visit)> {
        let arguments = [&["login", "--device", "--timeout", "50s"], arguments].concat();
        let mut login = self.start(&arguments, &[], "")?;
        let address = login.word_after("Open this address on any device:", LIMIT)?;
        let code = login.word_after("enter the code:", LIMIT)?;
        let visit = browser.typing(&code).open(&address)?;
        Ok((login.finish(LIMIT)?, visit))
    }

    /// Starts a command and lets it run.
    pub(super) fn start(
        &self,
        arguments: &[&str],
        environment: &[(&str, String)],
        input: &str,
    ) -> Result<Process> {
        let mut command = Invocation::new(self.binary.display().to_string(), arguments).command();
        for (name, _) in std::env::vars_os() {
            if name
                .to_str()
                .is_some_and(|name| name.starts_with("HALLPASS_"))
            {
                command.env_remove(name);
            }
        }
        command
            .env("HALLPASS_HOME", &self.home)
            .env("NO_COLOR", "1");
        for (name, value) in environment {
            command.env(name, value);
        }
        Process::start("hallpass", command, input)
    }
}
