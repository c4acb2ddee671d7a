//! Answers as Google's: indented unless told otherwise, compressed if asked for.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};

use flate2::Compression;
use flate2::write::GzEncoder;
use hallpass_bench_kit::{Result, Source};
use hyper::body::Bytes;

/// Which answer it is: rows, columns, and its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) is_pretty: bool,
    pub(crate) is_compressed: bool,
}

/// The answers that were made so far.
#[derive(Default)]
pub(crate) struct Answers(Mutex<HashMap<Shape, Bytes>>);

impl Answers {
    /// Makes both forms of an answer before anybody's time is taken, and forgets all others.
    pub(crate) fn prepare(&self, rows: usize, columns: usize, is_compressed: bool) -> Result {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|shape, _| (shape.rows, shape.columns) == (rows, columns));
        for is_pretty in [true, false] {
            let plain = Shape {
                rows,
                columns,
                is_pretty,
                is_compressed: false,
            };
            let bytes = answers
                .entry(plain)
                .or_insert_with(|| json(plain).into())
                .clone();
            if is_compressed {
                let compressed = Shape {
                    is_compressed,
                    ..plain
                };
                answers.insert(compressed, compress(&bytes)?);
            }
        }
        Ok(())
    }

    /// Returns an answer that was prepared.
    pub(crate) fn get(&self, shape: Shape) -> Option<Bytes> {
        let answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.get(&shape).cloned()
    }
}

fn json(shape: Shape) -> String {
    let [line, row_line, cell_line, space] = if shape.is_pretty {
        ["\n  ", "\n    ", "\n      ", " "]
    } else {
        [""; 4]
    };
    let (rows, columns) = (shape.rows, shape.columns);
    let mut text = String::with_capacity(rows * columns * 20);
    let end = if shape.is_pretty { "\n}\n" } else { "}\n" };
    let mut write = |piece: std::fmt::Arguments<'_>| {
        text.write_fmt(piece).expect("writing to a String succeeds");
    };
    write(format_args!(
        "{{{line}\"range\":{space}\"Sheet1!A1:Z{rows}\","
    ));
    write(format_args!(
        "{line}\"majorDimension\":{space}\"ROWS\",{line}\"values\":{space}["
    ));
    for row in 0..rows {
        let comma = if row == 0 { "" } else { "," };
        write(format_args!("{comma}{row_line}["));
        for column in 0..columns {
            let comma = if column == 0 { "" } else { "," };
            write(format_args!(
                "{comma}{cell_line}{}",
                Source::json_at(row, column)
            ));
        }
        write(format_args!("{row_line}]"));
    }
    write(format_args!("{line}]{end}"));
    text
}

fn compress(bytes: &[u8]) -> Result<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_indented_as_googles() {
        let shape = Shape {
            rows: 2,
            columns: 1,
            is_pretty: true,
            is_compressed: false,
        };
        let [first, second] = [0, 1].map(|row| Source::json_at(row, 0).to_string());
        let expected = format!(
            "{{\n  \"range\": \"Sheet1!A1:Z2\",\n  \"majorDimension\": \"ROWS\",\n  \"values\": [\n    [\n      {first}\n    ],\n    [\n      {second}\n    ]\n  ]\n}}\n"
        );
        assert_eq!(json(shape), expected);
        let compact = Shape {
            is_pretty: false,
            ..shape
        };
        assert!(json(compact).ends_with(&format!("\"values\":[[{first}],[{second}]]}}\n")));
    }
}
