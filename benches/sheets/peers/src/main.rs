//! The Rust peers of `cargo xtask bench sheets`, a program without hallpass.

mod google_sheets;
mod reqwest_value;

use hallpass_bench_kit::{Checksum, Job, Result, Source, rows_to_write, run};
use serde_json::Value;

use google_sheets::GoogleSheets;
use reqwest_value::ReqwestValue;

fn main() -> Result {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (job, contender) = Job::read(&arguments)?;
    match contender {
        "google-sheets4" => run::<GoogleSheets>(&job),
        "reqwest, Value" => run::<ReqwestValue>(&job),
        _ => Err("there is no such contender".into()),
    }
}

/// Returns the rows of one request of the large write, as both peers hold cells.
fn values_to_write(request: usize) -> Vec<Vec<Value>> {
    let rows = rows_to_write(request);
    rows.map(|row| row.map(value).collect()).collect()
}

/// Looks at the cells that were read, as both peers hold them.
fn checksum<'a>(rows: impl Iterator<Item = &'a Vec<Value>>) -> Checksum {
    let mut checksum = Checksum::default();
    for (row, cells) in rows.enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            match cell {
                Value::String(text) => checksum.text(row, column, text),
                cell => checksum.number(row, column, cell.as_f64().unwrap_or(f64::NAN)),
            }
        }
    }
    checksum
}

fn value(cell: Source) -> Value {
    match cell {
        Source::Number(number) => number.into(),
        Source::Text(text) => text.into(),
    }
}
