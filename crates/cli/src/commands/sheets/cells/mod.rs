//! Cells to write: from the command line, CSV or JSON.

mod content;
mod json_rows;

use std::io::Read;
use std::path::{Path, PathBuf};

use hallpass_sheets::{Cell, ValueInput};

use crate::args::{CellArgs, Input};
use crate::failure::Failure;
use content::Content;
use json_rows::JsonRows;

/// Rows to write. They were read through once, so that whatever is wrong with them is told before
/// any request; they are not held, but read again.
pub(crate) struct Source {
    rows: Rows,
    pub(crate) size: Size,
}

enum Rows {
    /// One row, from the command line.
    Words(Vec<Cell>),
    /// CSV, how its texts become cells, and what it is called.
    Csv(Content, Input, PathBuf),
    /// The text of a JSON list of rows.
    Json(Vec<u8>),
}

/// Rows that are read another time.
type Again<'a> = Box<dyn Iterator<Item = Result<Vec<Cell>, Failure>> + 'a>;

/// How much there is to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) rows: usize,
    /// The columns of the widest row.
    pub(crate) columns: usize,
    /// About how many bytes of JSON the rows are.
    pub(crate) bytes: usize,
}

impl Size {
    /// Counts a row.
    pub(crate) fn add(&mut self, row: &[Cell]) {
        let bytes = row.iter().map(|cell| match cell {
            Cell::Text(text) => text.len() + "\"\",".len(),
            _ => "false,".len(),
        });
        self.rows += 1;
        self.columns = self.columns.max(row.len());
        self.bytes += bytes.sum::<usize>() + "[],".len();
    }
}

impl Source {
    /// Reads the rows through.
    pub(crate) fn check(args: &CellArgs) -> Result<Self, Failure> {
        let mut size = Size::default();
        let rows = match &args.from {
            None => {
                let cells = args.values.iter().map(|text| cell(text, args.input));
                let row: Vec<_> = cells.collect();
                size.add(&row);
                Rows::Words(row)
            }
            Some(file) if is_json(file) => {
                let content = Content::of(file).and_then(|mut content| content.whole());
                let text = content.map_err(|error| unreadable(file, &error))?;
                let checked = json_rows::check(&text, &mut size);
                checked.map_err(|error| not_json(file, &error))?;
                Rows::Json(text)
            }
            Some(file) => {
                let mut content = Content::of(file).map_err(|error| unreadable(file, &error))?;
                let text = content.open().map_err(|error| unreadable(file, &error))?;
                for row in csv_rows(text, file, args.input) {
                    size.add(&row?);
                }
                Rows::Csv(content, args.input, file.clone())
            }
        };
        match (&args.from, size.rows) {
            (Some(file), 0) => Err(Failure::usage(format!("{} has no rows", file.display()))),
            _ => Ok(Self { rows, size }),
        }
    }

    /// Returns the rows, read again; an error says that the file has changed in the meantime.
    pub(crate) fn rows(&mut self) -> Result<Again<'_>, Failure> {
        Ok(match &mut self.rows {
            Rows::Words(row) => Box::new(std::iter::once(Ok(row.clone()))),
            Rows::Json(text) => Box::new(JsonRows::of(text).map(Ok)),
            Rows::Csv(content, input, file) => {
                let text = content.open().map_err(|error| unreadable(file, &error))?;
                Box::new(csv_rows(text, file, *input))
            }
        })
    }

    /// Returns all rows at once, where they are few.
    pub(crate) fn all(&mut self) -> Result<Vec<Vec<Cell>>, Failure> {
        self.rows()?.collect()
    }
}

/// How Google is to take the cells.
pub(crate) fn value_input(input: Input) -> ValueInput {
    match input {
        Input::Typed => ValueInput::UserEntered,
        Input::Exact | Input::Text => ValueInput::Raw,
    }
}

/// Reads CSV with the types that survive a round trip.
pub(crate) fn csv_rows<'a>(
    content: impl Read + 'a,
    file: &'a Path,
    input: Input,
) -> impl Iterator<Item = Result<Vec<Cell>, Failure>> + 'a {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(content);
    reader.into_records().map(move |record| match record {
        Ok(record) => Ok(record.iter().map(|text| cell(text, input)).collect()),
        Err(error) => Err(not_csv(file, &error)),
    })
}

fn is_json(file: &Path) -> bool {
    file.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

fn unreadable(file: &Path, error: &std::io::Error) -> Failure {
    Failure::usage(format!("{} could not be read", file.display())).because(error)
}

fn not_csv(file: &Path, error: &csv::Error) -> Failure {
    match error.kind() {
        csv::ErrorKind::Io(error) => unreadable(file, error),
        _ => Failure::usage(format!("{} is not CSV", file.display()))
            .because(error)
            .try_next("save it as CSV in UTF-8"),
    }
}

fn not_json(file: &Path, error: &serde_json::Error) -> Failure {
    Failure::usage(format!("{} is not a JSON list of rows", file.display()))
        .because(error)
        .try_next("write it as [[\"a\", 1, true, null], [\"b\", 2]]")
}

fn cell(text: &str, input: Input) -> Cell {
    match input {
        _ if text.is_empty() => Cell::Empty,
        Input::Text | Input::Typed => Cell::from(text),
        Input::Exact => exact(text),
    }
}

/// A number or a boolean only if it would be written back letter by letter.
fn exact(text: &str) -> Cell {
    match text {
        "TRUE" => return Cell::Bool(true),
        "FALSE" => return Cell::Bool(false),
        _ => {}
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && number.to_string() == text => Cell::Number(number),
        _ => Cell::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_survives_a_round_trip_becomes_a_number() {
        for (text, number) in [("12.5", 12.5), ("-3", -3.0), ("0", 0.0)] {
            assert_eq!(cell(text, Input::Exact), Cell::Number(number), "{text}");
        }
        for text in [
            "0042",
            "1e5",
            "1.50",
            "+1",
            "=1+1",
            "2020-01-01",
            "NaN",
            "inf",
            "12345678901234567890",
            "true",
        ] {
            assert_eq!(cell(text, Input::Exact), Cell::from(text), "{text}");
        }
        assert_eq!(cell("TRUE", Input::Exact), Cell::Bool(true));
        assert_eq!(cell("12.5", Input::Text), Cell::from("12.5"));
        assert_eq!(cell("", Input::Typed), Cell::Empty);
    }

    #[test]
    fn csv_rows_may_be_ragged_and_quoted() {
        let text = b"\xef\xbb\xbfa,\"b,\n c\"\n1\n";
        let rows = csv_rows(&text[..], Path::new("x.csv"), Input::Exact);
        assert_eq!(
            rows.collect::<Result<Vec<_>, _>>().unwrap(),
            vec![
                vec![Cell::from("a"), Cell::from("b,\n c")],
                vec![Cell::Number(1.0)]
            ]
        );
    }
}
