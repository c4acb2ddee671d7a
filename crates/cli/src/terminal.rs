//! Questions to a person at the terminal.

use std::io::{self, BufRead, IsTerminal};

use crate::failure::Failure;
use crate::report;

/// The longest line that is read: a redirect URL has about a thousand characters.
const LONGEST_LINE: u64 = 64 * 1024;

/// Tells whether somebody is there to answer.
pub(crate) fn is_interactive() -> bool {
    io::stdin().is_terminal()
        && io::stderr().is_terminal()
        && crate::environment::text("CI").is_none()
}

/// Shows the prompt and reads a line; `None` at the end of the input, and for an empty line.
pub(crate) async fn ask(prompt: &str) -> Result<Option<String>, Failure> {
    report::line(prompt);
    Ok(line().await?.filter(|line| !line.is_empty()))
}

/// Reads a line, without white space around it; `None` at the end of the input.
///
/// Who stops waiting leaves a thread behind that waits on. It ends with the program.
pub(crate) async fn line() -> Result<Option<String>, Failure> {
    let read = tokio::task::spawn_blocking(|| {
        let mut line = Vec::new();
        let mut stdin = io::Read::take(io::stdin().lock(), LONGEST_LINE);
        let length = stdin.read_until(b'\n', &mut line)?;
        // What is no UTF-8 is a wrong answer, not the end of the terminal.
        let line = String::from_utf8_lossy(&line);
        Ok::<_, io::Error>((length > 0).then(|| line.trim().to_owned()))
    });
    let read = read.await.map_err(|_| Failure::interrupted())?;
    read.map_err(|error| {
        Failure::usage("the answer could not be read from the terminal").because(&error)
    })
}
