//! A user's folder, from which commands run.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::{PATIENCE, Run, Running};

/// A `HALLPASS_HOME` of one test; the working folder of its commands is an empty one inside.
#[derive(Debug)]
pub(crate) struct Home {
    folder: TempDir,
    /// What stands in a transcript for a value that differs from run to run.
    names: RefCell<Vec<(String, &'static str)>>,
}

impl Home {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("work")).unwrap();
        let home = Self {
            folder,
            names: RefCell::default(),
        };
        for (folder, name) in [("home", "HOME"), ("work", "WORK")] {
            let path = home.path(folder).display().to_string();
            home.name(&path, name);
            // As JSON writes it on Windows.
            home.name(&path.replace('\\', r"\\"), name);
        }
        home
    }

    /// Returns a path inside the test's folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file into the commands' working folder.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path("work").join(name), content).unwrap();
    }

    /// Lets a name stand for a value in transcripts from now on.
    pub(crate) fn name(&self, value: &str, name: &'static str) {
        self.names.borrow_mut().push((value.to_owned(), name));
    }

    /// Returns the names so far, for a command that ended after a value became known.
    pub(crate) fn names(&self) -> Vec<(String, &'static str)> {
        self.names.borrow().clone()
    }

    pub(crate) fn token_file(&self, profile: &str) -> PathBuf {
        let profiles = self.path("home").join("profiles");
        profiles.join(format!("{profile}.json"))
    }

    /// Returns the saved tokens of a profile.
    pub(crate) fn saved(&self, profile: &str) -> Value {
        serde_json::from_slice(&fs::read(self.token_file(profile)).unwrap()).unwrap()
    }

    /// Changes the saved tokens of a profile.
    pub(crate) fn change_saved(&self, profile: &str, change: impl FnOnce(&mut Value)) {
        let mut saved = self.saved(profile);
        change(&mut saved);
        fs::write(self.token_file(profile), saved.to_string()).unwrap();
    }

    /// Returns the command, which knows nothing of the tester's own settings.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hallpass"));
        command
            .args(args)
            .env_clear()
            .envs(kept("PATH"))
            // Without it Windows opens no sockets.
            .envs(kept("SystemRoot"))
            .env("HALLPASS_HOME", self.path("home"))
            .current_dir(self.path("work"))
            .stdin(Stdio::null());
        for name in ["TMPDIR", "TMP", "TEMP"] {
            command.env(name, self.path("work"));
        }
        command
    }

    /// Runs a command whose words hold no spaces.
    pub(crate) fn run(&self, line: &str) -> Run {
        self.run_with(line, |command| command)
    }

    /// Runs a command with other circumstances.
    pub(crate) fn run_with(
        &self,
        line: &str,
        change: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Run {
        let args: Vec<_> = line.split_whitespace().collect();
        let mut command = self.command(&args);
        change(&mut command);
        self.finish(line, command, None)
    }

    /// Runs a command whose words may hold anything.
    pub(crate) fn run_words(&self, args: &[&str]) -> Run {
        self.finish(&args.join(" "), self.command(args), None)
    }

    /// Runs a command that reads this from stdin.
    pub(crate) fn run_reading(&self, line: &str, stdin: &str) -> Run {
        let args: Vec<_> = line.split_whitespace().collect();
        self.finish(line, self.command(&args), Some(stdin))
    }

    /// Starts a command that goes on while the test does.
    pub(crate) fn start(&self, line: &str) -> Running {
        self.start_with(line, |command| command)
    }

    /// Starts a command with other circumstances.
    pub(crate) fn start_with(
        &self,
        line: &str,
        change: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Running {
        let args: Vec<_> = line.split_whitespace().collect();
        let mut command = self.command(&args);
        change(&mut command);
        Running::start(line, command, self.names())
    }

    /// Starts a command at a terminal where a person sits.
    #[cfg(unix)]
    pub(crate) fn start_at_terminal(
        &self,
        line: &str,
        change: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Running {
        let args: Vec<_> = line.split_whitespace().collect();
        let mut command = self.command(&args);
        change(&mut command);
        Running::start_at_terminal(line, command, self.names())
    }

    fn finish(&self, line: &str, command: Command, stdin: Option<&str>) -> Run {
        let mut command = assert_cmd::Command::from_std(command);
        command.timeout(PATIENCE);
        if let Some(stdin) = stdin {
            command.write_stdin(stdin);
        }
        let output = command.output().unwrap();
        let run = Run::new(line, output.status, output.stdout, output.stderr);
        Run {
            names: self.names(),
            ..run
        }
    }
}

/// Returns whether nothing lies in the folder.
pub(crate) fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

fn kept(name: &'static str) -> Option<(&'static str, std::ffi::OsString)> {
    std::env::var_os(name).map(|value| (name, value))
}
