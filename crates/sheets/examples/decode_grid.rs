//! Measures how long a grid of cells with formats takes to read, and how much memory it needs.
//!
//! `cargo run --release --package hallpass-sheets --example decode_grid [CELLS]`

#![expect(clippy::print_stdout, reason = "a measurement is shown")]

use std::error::Error;
use std::fmt::Write;
use std::time::{Duration, Instant};

use hallpass_sheets::model::{CellData, Request, Spreadsheet};
use serde_json::Value;

/// Cells in a row.
const COLUMNS: usize = 20;
/// How often the grid is read; the fastest time counts.
const ROUNDS: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let cells = std::env::args()
        .nth(1)
        .map_or(Ok(100_000), |cells| cells.parse())?;
    let json = grid(cells);
    let before = peak();
    let typed = fastest(|| serde_json::from_slice::<Spreadsheet>(json.as_bytes()))?;
    let after = peak();
    let untyped = fastest(|| serde_json::from_slice::<Value>(json.as_bytes()))?;
    println!("{cells} cells, {} MB of JSON", json.len() / 1_000_000);
    println!("as Spreadsheet: {} ms", typed.as_millis());
    println!("as serde_json::Value: {} ms", untyped.as_millis());
    println!("CellData: {} bytes", size_of::<CellData>());
    println!("Request: {} bytes", size_of::<Request>());
    if let (Some(before), Some(after)) = (before, after) {
        println!("memory for Spreadsheet: {} MB", (after - before) / 1_000);
    }
    Ok(())
}

/// The fastest of some rounds.
fn fastest<T, E>(read: impl Fn() -> Result<T, E>) -> Result<Duration, E> {
    let mut fastest = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let value = read()?;
        fastest = fastest.min(start.elapsed());
        drop(value);
    }
    Ok(fastest)
}

/// A grid as Google answers it, with the formats of each cell.
fn grid(cells: usize) -> String {
    let mut json = String::from(r#"{"sheets":[{"data":[{"rowData":["#);
    for cell in 0..cells {
        json.push_str(match (cell, cell % COLUMNS) {
            (0, _) => r#"{"values":["#,
            (_, 0) => r#"]},{"values":["#,
            _ => ",",
        });
        let format = r#""numberFormat":{"type":"NUMBER","pattern":"0.00"},"backgroundColor":{"red":1,"green":0.9,"blue":0.8},"padding":{"top":2,"right":3,"bottom":2,"left":3},"horizontalAlignment":"RIGHT","verticalAlignment":"BOTTOM","wrapStrategy":"OVERFLOW_CELL","#;
        let text = r#""textFormat":{"foregroundColor":{},"fontFamily":"Arial","fontSize":10,"bold":true,"italic":false},"backgroundColorStyle":{"rgbColor":{"red":1,"green":0.9,"blue":0.8}}"#;
        write!(
            json,
            r#"{{"userEnteredValue":{{"numberValue":{cell}.25}},"effectiveValue":{{"numberValue":{cell}.25}},"formattedValue":"{cell}.25","#,
        )
        .expect("writing to a String succeeds");
        write!(json, r#""effectiveFormat":{{{format}{text}}}}}"#)
            .expect("writing to a String succeeds");
    }
    json.push_str("]}]}]}]}");
    json
}

/// The most memory that the process has had, in kB, where the system tells.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
