//! Instructions per request, counted by valgrind where it is installed.

use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::work::Work;

/// Two numbers of requests; their difference leaves out the start and the end of the program.
const FEW: usize = 100;
const MANY: usize = 500;

/// Returns whether valgrind is there.
pub(crate) fn can_be_counted() -> bool {
    let version = Command::new("valgrind").arg("--version").output();
    version.is_ok_and(|output| output.status.success())
}

/// Returns the instructions of one request.
pub(crate) fn per_request(program: &Path, contender: &str, url: &str) -> Result<f64> {
    let few = count(program, contender, url, FEW)?;
    let many = count(program, contender, url, MANY)?;
    Ok((many - few) / (MANY - FEW) as f64)
}

fn count(program: &Path, contender: &str, url: &str, requests: usize) -> Result<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["child", &Work::Request.name(), contender, url])
        .arg(requests.to_string())
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{contender} failed under valgrind:\n{said}").into());
    }
    let line = said.lines().find_map(|line| line.split_once("Collected :"));
    let (_, number) = line.ok_or_else(|| format!("valgrind counted nothing:\n{said}"))?;
    Ok(number.trim().parse()?)
}
