//! A command that goes on while the test does something else.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};

use super::Run;

/// A running command; it ends with the test at the latest.
#[derive(Debug)]
pub(crate) struct Running {
    line: String,
    child: Child,
    stdout: BufReader<ChildStdout>,
    stderr: BufReader<ChildStderr>,
    read: (Vec<u8>, Vec<u8>),
    names: Vec<(String, &'static str)>,
}

impl Running {
    pub(crate) fn start(
        line: &str,
        mut command: Command,
        names: Vec<(String, &'static str)>,
    ) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            line: line.to_owned(),
            stdout: BufReader::new(child.stdout.take().unwrap()),
            stderr: BufReader::new(child.stderr.take().unwrap()),
            child,
            read: Default::default(),
            names,
        }
    }

    /// Waits for the next line of the answer.
    pub(crate) fn answer_line(&mut self) -> String {
        let line = read_line(&mut self.stdout, &mut self.read.0);
        assert!(line.ends_with('\n'), "`{}` ended early", self.line);
        line.trim_end().to_owned()
    }

    /// Waits for the address that a sign-in tells to open.
    pub(crate) fn authorization_url(&mut self) -> String {
        loop {
            let line = read_line(&mut self.stderr, &mut self.read.1);
            assert!(
                !line.is_empty(),
                "no address came: {}",
                String::from_utf8_lossy(&self.read.1)
            );
            if line.contains("/o/oauth2/v2/auth?") {
                return line.trim().to_owned();
            }
        }
    }

    /// Types a line at the terminal.
    pub(crate) fn type_line(&mut self, line: &str) {
        let stdin = self.child.stdin.as_mut().unwrap();
        stdin.write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    /// Presses Ctrl-C.
    #[cfg(unix)]
    pub(crate) fn interrupt(&self) {
        let id = self.child.id();
        let kill = Command::new("sh")
            .args(["-c", &format!("kill -INT {id}")])
            .status();
        assert!(kill.unwrap().success());
    }

    /// Waits for the end; until then somebody sits at the terminal.
    pub(crate) fn end(mut self) -> Run {
        self.stderr.read_to_end(&mut self.read.1).unwrap();
        self.stdout.read_to_end(&mut self.read.0).unwrap();
        let status = self.child.wait().unwrap();
        let (stdout, stderr) = std::mem::take(&mut self.read);
        let run = Run::new(&self.line, status, stdout, stderr);
        let names = std::mem::take(&mut self.names);
        Run { names, ..run }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already, unless the test failed or the command runs until Ctrl-C.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Reads one line, and keeps it for the transcript.
fn read_line(from: &mut impl BufRead, kept: &mut Vec<u8>) -> String {
    let mut line = String::new();
    from.read_line(&mut line).unwrap();
    kept.extend(line.as_bytes());
    line
}
