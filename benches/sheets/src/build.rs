//! What it costs to build the smallest program that reads one range.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use hallpass_bench_kit::Result;

const PROGRAMS: [&str; 2] = ["smallest-hallpass", "smallest-google-sheets4"];

/// Builds each program from nothing, in release mode, and prints what it took.
pub(crate) fn compare() -> Result {
    let mut lines = vec![
        "| program | crates | CPU s | stripped MB |".to_owned(),
        "| --- | ---: | ---: | ---: |".to_owned(),
    ];
    // What is downloaded now is not waited for below.
    cargo(&["fetch", "--quiet"])?;
    for program in PROGRAMS {
        eprintln!("building {program}");
        let folder = tempfile::TempDir::new()?;
        let before = seconds_of_children()?;
        let target = folder.path().display().to_string();
        // An option rather than a profile, for the other benches share the workspace.
        let strip = ["--config", "profile.release.strip=true", "--target-dir"];
        let build = ["build", "--quiet", "--release", "--package", program];
        cargo(&[&build[..], &strip[..], &[target.as_str()]].concat())?;
        let seconds = seconds_of_children()? - before;
        let megabytes = size(&folder.path().join("release").join(program))? / 1e6;
        let crates = crates(program)?;
        lines.push(format!(
            "| {program} | {crates} | {seconds:.0} | {megabytes:.1} |"
        ));
    }
    println!("{}", lines.join("\n"));
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<String> {
    let mut command = Command::new("cargo");
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments);
    // Cargo says itself what is wrong.
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("`cargo {}` failed", arguments.join(" ")).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Counts the crates that are compiled, for the build too, the program among them.
fn crates(program: &str) -> Result<usize> {
    let edges = ["--edges", "normal,build", "--prefix", "none", "--no-dedupe"];
    let tree = cargo(&[&["tree", "--package", program], &edges[..]].concat())?;
    let crates: BTreeSet<_> = tree.lines().filter(|line| !line.is_empty()).collect();
    Ok(crates.len())
}

fn size(program: &Path) -> Result<f64> {
    Ok(std::fs::metadata(program)?.len() as f64)
}

/// Returns the processor time of all children that have ended, and of theirs.
fn seconds_of_children() -> Result<f64> {
    let statistics = std::fs::read_to_string("/proc/self/stat")?;
    // The name in parentheses may have spaces; the 16th and 17th field are meant.
    let (_, fields) = statistics
        .rsplit_once(") ")
        .ok_or("/proc/self/stat is different")?;
    let ticks = fields.split(' ').skip(13).take(2).map(str::parse::<f64>);
    let ticks: f64 = ticks
        .collect::<std::result::Result<Vec<_>, _>>()?
        .iter()
        .sum();
    // Linux counts a hundred in a second, whatever its own clock does.
    Ok(ticks / 100.0)
}
