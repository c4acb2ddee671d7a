//! A child process that ends in time, whatever happens to us.

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use crate::failure::{Failure, Result};

/// A running program. It is ended when this is dropped.
#[derive(Debug)]
pub(super) struct Process {
    name: String,
    child: Child,
    output: Receiver<String>,
    errors: Receiver<String>,
    /// What was read of the errors before the end.
    said: String,
}

/// What a program left behind.
#[derive(Debug)]
pub(super) struct Finished {
    pub(super) status: ExitStatus,
    pub(super) output: String,
    pub(super) errors: String,
}

impl Process {
    /// Starts a program and hands it all of its standard input.
    pub(super) fn start(name: &str, mut command: Command, input: &str) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| Failure::from(error).during(name))?;
        let output = lines(child.stdout.take());
        let errors = lines(child.stderr.take());
        let stdin = child.stdin.take();
        let process = Self {
            name: name.to_owned(),
            child,
            output,
            errors,
            said: String::new(),
        };
        if let Some(mut stdin) = stdin {
            stdin.write_all(input.as_bytes())?;
        }
        Ok(process)
    }

    /// Waits for the first line that a server prints when it is ready.
    pub(super) fn first_line(&self, limit: Duration) -> Result<String> {
        self.output.recv_timeout(limit).map_err(|_| {
            let errors = self.errors.try_iter().collect::<String>();
            Failure::new(format!("`{}` did not get ready\n{errors}", self.name))
        })
    }

    /// Waits for a line on standard error that has these words, and gives back what follows them.
    pub(super) fn word_after(&mut self, words: &str, limit: Duration) -> Result<String> {
        let end = Instant::now() + limit;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(line) = self.errors.recv_timeout(left) else {
                let message = format!("`{}` did not say `{words}`\n{}", self.name, self.said);
                return Err(Failure::new(message));
            };
            self.said.push_str(&line);
            if let Some((_, following)) = line.split_once(words) {
                return Ok(following.trim().to_owned());
            }
        }
    }

    /// Waits for the end.
    pub(super) fn finish(mut self, limit: Duration) -> Result<Finished> {
        let end = Instant::now() + limit;
        let status = loop {
            if let Some(status) = self.child.try_wait()? {
                break status;
            }
            if Instant::now() > end {
                return Err(self.too_slow(limit));
            }
            thread::sleep(Duration::from_millis(10));
        };
        Ok(Finished {
            status,
            output: rest(&self.output),
            errors: self.said.clone() + &rest(&self.errors),
        })
    }

    fn too_slow(&self, limit: Duration) -> Failure {
        let errors = self.errors.try_iter().collect::<String>();
        let seconds = limit.as_secs();
        Failure::new(format!(
            "`{}` was not done after {seconds} s\n{errors}",
            self.name
        ))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Both fail only when the process has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Finished {
    /// Insists on success and gives back the standard output.
    pub(super) fn output(self, name: &str) -> Result<String> {
        if self.status.success() {
            return Ok(self.output);
        }
        let errors = self.errors.trim();
        Err(Failure::new(format!(
            "`{name}` ended with {}\n{errors}",
            self.status
        )))
    }
}

/// Reads lines in a thread, so that nobody waits on a silent program.
fn lines(stream: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut reader = BufReader::new(stream.expect("the stream was asked for as a pipe"));
        let mut line = String::new();
        while reader.read_line(&mut line).is_ok_and(|length| length > 0) {
            if sender.send(std::mem::take(&mut line)).is_err() {
                return;
            }
        }
    });
    receiver
}

/// Collects what is left, even if a grandchild holds the pipe open.
fn rest(lines: &Receiver<String>) -> String {
    let mut text = String::new();
    while let Ok(line) = lines.recv_timeout(Duration::from_secs(1)) {
        text.push_str(&line);
    }
    text
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, input: &str) -> Process {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Process::start("sh", command, input).unwrap()
    }

    #[test]
    fn a_program_gets_its_input_and_gives_its_output() {
        let finished = shell("cat; echo oh >&2; exit 3", "in").finish(Duration::from_secs(10));
        let finished = finished.unwrap();
        assert_eq!(finished.status.code(), Some(3));
        assert_eq!(
            (finished.output.as_str(), finished.errors.as_str()),
            ("in", "oh\n")
        );
        assert!(finished.output("sh").is_err());
    }

    #[test]
    fn what_a_program_says_is_heard_while_it_runs() {
        let mut device = shell("echo 'the code: AB-C' >&2; cat >&2; echo end >&2", "");
        let code = device.word_after("code: ", Duration::from_secs(10));
        assert_eq!(code.unwrap(), "AB-C");
        let finished = device.finish(Duration::from_secs(10)).unwrap();
        assert_eq!(finished.errors, "the code: AB-C\nend\n");
    }

    #[test]
    fn a_program_that_says_something_else_is_not_waited_for() {
        let mut device = shell("echo no >&2", "");
        let code = device.word_after("code: ", Duration::from_secs(10));
        assert!(code.unwrap_err().to_string().contains("no"));
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let start = Instant::now();
        let finished = shell("exec sleep 60", "").finish(Duration::from_millis(50));
        assert!(finished.is_err());
        assert!(start.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_server_that_ends_early_is_not_ready() {
        let server = shell("exit 1", "");
        assert!(server.first_line(Duration::from_secs(10)).is_err());
    }
}
