//! What a partner is met with: an empty folder, hallpass, a browser.

use std::{fs, path::PathBuf, time::Duration};

use serde_json::Value;

use super::{
    browser::{Answer, Browser},
    hallpass::Hallpass,
    kit::{FOLDER, Kit},
    process::{Finished, Process},
};
use crate::{
    failure::Result,
    sh::{self, Invocation},
};

/// How long a program may take that has no browser to wait for.
pub(super) const MOMENT: Duration = Duration::from_secs(30);

/// A clean place to meet one partner.
#[derive(Debug)]
pub(super) struct Bench {
    pub(super) folder: PathBuf,
    pub(super) hallpass: Hallpass,
}

impl Bench {
    /// Empties the partner's folder and puts a home for hallpass into it.
    pub(super) fn set_up(kit: &Kit, partner: &str) -> Result<Self> {
        let folder = sh::root().join(FOLDER).join("runs").join(partner);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let hallpass = Hallpass::new(kit.hallpass.clone(), folder.join("home"));
        Ok(Self { folder, hallpass })
    }

    /// Writes a file into the folder.
    pub(super) fn save(&self, name: &str, content: &Value) -> Result<String> {
        let path = self.folder.join(name);
        fs::write(&path, content.to_string())?;
        Ok(path.display().to_string())
    }

    /// Puts a person in front of a fresh browser.
    pub(super) fn browser(&self, name: &str, answer: Answer) -> Browser {
        Browser::new(self.folder.join(format!("browser-{name}")), answer)
    }

    /// Runs one of our Python scripts to its end.
    pub(super) fn python(&self, script: &str, arguments: &[&str], input: &str) -> Result<String> {
        let finished = self.python_with(script, arguments, input, &[])?;
        finished.output(script)
    }

    /// Runs one of our Python scripts to its end, in an environment.
    pub(super) fn python_with(
        &self,
        script: &str,
        arguments: &[&str],
        input: &str,
        environment: &[(&str, String)],
    ) -> Result<Finished> {
        let path = Kit::script(script);
        let mut command = Invocation::new(Kit::python(), &[&path])
            .with(arguments.iter().copied())
            .command();
        command.env("HOME", &self.folder);
        for (name, value) in environment {
            command.env(name, value);
        }
        Process::start(script, command, input)?.finish(MOMENT * 2)
    }
}
