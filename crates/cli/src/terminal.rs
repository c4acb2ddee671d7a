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

/// Shows the prompt and reads a line; `None` at the end of the input.
pub(crate) async fn ask(prompt: &str) -> Result<Option<String>, Failure> {
    report::line(prompt);
    let line = tokio::task::spawn_blocking(|| {
        let mut line = String::new();
        io::Read::take(io::stdin().lock(), LONGEST_LINE)
            .read_line(&mut line)
            .map(|_| line)
    });
    let line = line.await.map_err(|_| Failure::interrupted())?;
    let line = line.map_err(|error| {
        Failure::usage("the answer could not be read from the terminal").because(&error)
    })?;
    Ok(Some(line.trim().to_owned()).filter(|line| !line.is_empty()))
}
