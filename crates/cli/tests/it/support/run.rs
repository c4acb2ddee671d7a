//! A command that has ended, and its transcript.

use std::fmt;
use std::process::ExitStatus;

use serde_json::Value;

/// What a command did. Its `Display` is the transcript, the same on every machine.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) line: String,
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) names: Vec<(String, &'static str)>,
}

impl Run {
    pub(crate) fn new(line: &str, status: ExitStatus, stdout: Vec<u8>, stderr: Vec<u8>) -> Self {
        Self {
            line: line.to_owned(),
            code: status.code(),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
            names: Vec::new(),
        }
    }

    /// Fails the test unless the command ended with this code.
    #[track_caller]
    pub(crate) fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    /// Leaves out what was said before the error, where another test holds that.
    #[track_caller]
    pub(crate) fn error_alone(self) -> Self {
        let (_, error) = self.stderr.split_once("\nerror: ").expect("an error");
        Self {
            stderr: format!("error: {error}"),
            ..self
        }
    }

    /// Returns the answer of a command that did its work.
    #[track_caller]
    pub(crate) fn answer(self) -> String {
        self.expect(0).stdout
    }

    /// Returns the JSON answer of a command that did its work.
    #[track_caller]
    pub(crate) fn json(self) -> Value {
        serde_json::from_str(&self.answer()).unwrap()
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = format!("$ {}\n", format!("hallpass {}", self.line).trim_end());
        for (name, content) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !content.is_empty() {
                text += &format!("--- {name}\n{content}");
            }
        }
        let code = self
            .code
            .map_or_else(|| "signal".to_owned(), |code| code.to_string());
        text += &format!("--- exit {code}");
        for (value, name) in &self.names {
            text = text.replace(value, name);
        }
        let lines: Vec<_> = text.lines().map(same_everywhere).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// Hides a URL's query, which is random, and the system's words for an error.
fn same_everywhere(line: &str) -> String {
    let line = match line.split_once("/o/oauth2/v2/auth?") {
        Some((start, _)) => format!("{start}/o/oauth2/v2/auth?…"),
        None => line.to_owned(),
    };
    let line = match line.find(" (os error ") {
        Some(end) => match line[..end].rfind(": ") {
            Some(start) => format!("{}: SYSTEM ERROR", &line[..start]),
            None => line,
        },
        None => line,
    };
    if cfg!(windows) {
        line.replace(r"\\", "/").replace('\\', "/")
    } else {
        line
    }
}
