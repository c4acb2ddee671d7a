//! The only place that writes errors and talk to stderr.

use std::io::Write;
use std::process::ExitCode;

use serde_json::json;

use crate::failure::Failure;

/// Shows the failure and returns its exit code.
pub(crate) fn failure(failure: &Failure, is_json: bool) -> ExitCode {
    if is_json {
        line(&as_json(failure))
    } else {
        line(&as_text(failure))
    }
    ExitCode::from(failure.exit as u8)
}

/// Writes a line of talk.
pub(crate) fn line(text: &str) {
    // There is nobody left to tell if stderr is gone.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

fn as_text(failure: &Failure) -> String {
    let mut lines = vec![format!("error: {}", failure.what)];
    lines.extend(
        failure
            .cause
            .iter()
            .map(|cause| format!("  cause: {cause}")),
    );
    for (index, next) in failure.tries.iter().enumerate() {
        lines.push(format!(
            "  {} {next}",
            if index == 0 { "try:  " } else { "      " }
        ));
    }
    lines.join("\n")
}

fn as_json(failure: &Failure) -> String {
    json!({"error": {
        "code": failure.code,
        "exit": failure.exit as u8,
        "message": failure.what,
        "cause": failure.cause,
        "try": failure.tries,
    }})
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Exit;

    #[test]
    fn a_failure_says_what_why_and_what_next() {
        let failure = Failure::new("HP-X-001", Exit::Permission, "it failed")
            .cause("because")
            .try_next("hallpass login")
            .try_next("or wait");
        assert_eq!(
            as_text(&failure),
            "error: it failed\n  cause: because\n  try:   hallpass login\n         or wait"
        );
        assert_eq!(
            as_json(&failure),
            r#"{"error":{"cause":"because","code":"HP-X-001","exit":6,"message":"it failed","try":["hallpass login","or wait"]}}"#
        );
    }
}
