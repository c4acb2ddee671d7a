//! A command that goes on while the test does something else.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};

use super::{PATIENCE, Run};

/// A running command; it ends with the test at the latest, and with the patience for it.
pub(crate) struct Running {
    line: String,
    child: Arc<Mutex<Child>>,
    /// Whoever waits for this to be dropped knows that the test goes on.
    _watched: Sender<()>,
    stdin: Box<dyn Write>,
    stdout: BufReader<ChildStdout>,
    stderr: BufReader<Box<dyn Read>>,
    read: (Vec<u8>, Vec<u8>),
    names: Vec<(String, &'static str)>,
}

impl Running {
    /// Starts it with pipes on all sides, as a script does.
    pub(crate) fn start(
        line: &str,
        mut command: Command,
        names: Vec<(String, &'static str)>,
    ) -> Self {
        command.stdin(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let stdin = Box::new(child.stdin.take().unwrap());
        let stderr = Box::new(child.stderr.take().unwrap());
        Self::of(line, child, stdin, stderr, names)
    }

    /// Starts it where a person sits; the answer alone goes into a pipe.
    #[cfg(unix)]
    pub(crate) fn start_at_terminal(
        line: &str,
        mut command: Command,
        names: Vec<(String, &'static str)>,
    ) -> Self {
        use super::terminal::Terminal;
        let (keyboard, screen) = (Terminal::open(), Terminal::open());
        command.stdin(keyboard.far_end).stderr(screen.far_end);
        let child = command.stdout(Stdio::piped()).spawn().unwrap();
        let (stdin, stderr) = (Box::new(keyboard.near_end), Box::new(screen.near_end));
        Self::of(line, child, stdin, stderr, names)
    }

    fn of(
        line: &str,
        mut child: Child,
        stdin: Box<dyn Write>,
        stderr: Box<dyn Read>,
        names: Vec<(String, &'static str)>,
    ) -> Self {
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let child = Arc::new(Mutex::new(child));
        Self {
            line: line.to_owned(),
            stdin,
            stdout,
            stderr: BufReader::new(stderr),
            _watched: watch(&child),
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
        self.said("/o/oauth2/v2/auth?")
    }

    /// Waits until these words are said, and returns their line.
    pub(crate) fn said(&mut self, words: &str) -> String {
        loop {
            let line = read_line(&mut self.stderr, &mut self.read.1);
            assert!(
                !line.is_empty(),
                "`{words}` did not come: {}",
                String::from_utf8_lossy(&self.read.1)
            );
            if line.contains(words) {
                return line.trim().to_owned();
            }
        }
    }

    /// Types a line at the terminal.
    pub(crate) fn type_line(&mut self, line: &str) {
        self.press(format!("{line}\n").as_bytes());
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &[u8]) {
        self.stdin.write_all(keys).unwrap();
        self.stdin.flush().unwrap();
    }

    /// Presses Ctrl-C.
    #[cfg(unix)]
    pub(crate) fn interrupt(&self) {
        let id = self.child().id();
        let kill = Command::new("sh")
            .args(["-c", &format!("kill -INT {id}")])
            .status();
        assert!(kill.unwrap().success());
    }

    /// Waits for the end; until then somebody sits at the terminal.
    pub(crate) fn end(mut self) -> Run {
        self.stderr.read_to_end(&mut self.read.1).unwrap();
        self.stdout.read_to_end(&mut self.read.0).unwrap();
        let status = self.child().wait().unwrap();
        let (stdout, stderr) = std::mem::take(&mut self.read);
        let run = Run::new(&self.line, status, stdout, stderr);
        let names = std::mem::take(&mut self.names);
        Run { names, ..run }
    }

    fn child(&self) -> MutexGuard<'_, Child> {
        self.child.lock().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already, unless the test failed or the command runs until Ctrl-C.
        let mut child = self.child();
        child.kill().ok();
        child.wait().ok();
    }
}

/// Ends a command that waits for what does not come, so that its test fails and does not hang.
fn watch(child: &Arc<Mutex<Child>>) -> Sender<()> {
    let (watched, end) = channel();
    let child = Arc::clone(child);
    std::thread::spawn(move || {
        if end.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            child.lock().unwrap().kill().ok();
        }
    });
    watched
}

/// Reads one line, and keeps it for the transcript.
fn read_line(from: &mut impl BufRead, kept: &mut Vec<u8>) -> String {
    let mut line = String::new();
    from.read_line(&mut line).unwrap();
    kept.extend(line.as_bytes());
    line
}
