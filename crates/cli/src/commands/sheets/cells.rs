//! Cells to write: from the command line, CSV or JSON.

use std::io::{self, Read};
use std::path::Path;

use hallpass_sheets::{Cell, ValueInput};

use crate::args::{CellArgs, Input};
use crate::failure::Failure;

/// Reads the rows; whatever is wrong with them is told before any request.
pub(crate) fn read(args: &CellArgs) -> Result<Vec<Vec<Cell>>, Failure> {
    let Some(file) = &args.from else {
        return Ok(vec![
            args.values
                .iter()
                .map(|text| cell(text, args.input))
                .collect(),
        ]);
    };
    let content = content(file)?;
    let is_json = file
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let rows = if is_json {
        from_json(&content, file)?
    } else {
        from_csv(&content, file, args.input)?
    };
    if rows.is_empty() {
        return Err(Failure::usage(format!("{} has no rows", file.display())));
    }
    Ok(rows)
}

/// How Google is to take the cells.
pub(crate) fn value_input(input: Input) -> ValueInput {
    match input {
        Input::Typed => ValueInput::UserEntered,
        Input::Exact | Input::Text => ValueInput::Raw,
    }
}

/// Reads CSV with the types that survive a round trip.
pub(crate) fn from_csv(
    content: &[u8],
    file: &Path,
    input: Input,
) -> Result<Vec<Vec<Cell>>, Failure> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(content);
    let rows = reader
        .records()
        .map(|record| Ok(record?.iter().map(|text| cell(text, input)).collect()));
    rows.collect::<Result<_, csv::Error>>().map_err(|error| {
        Failure::usage(format!("{} is not CSV", file.display()))
            .because(&error)
            .try_next("save it as CSV in UTF-8")
    })
}

fn content(file: &Path) -> Result<Vec<u8>, Failure> {
    let read = if file == Path::new("-") {
        let mut content = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut content)
            .map(|_| content)
    } else {
        std::fs::read(file)
    };
    let mut content = read.map_err(|error| {
        Failure::usage(format!("{} could not be read", file.display())).because(&error)
    })?;
    if content.starts_with("\u{feff}".as_bytes()) {
        content.drain(..3);
    }
    Ok(content)
}

/// JSON rows keep their types; `null` leaves a cell as it is.
fn from_json(content: &[u8], file: &Path) -> Result<Vec<Vec<Cell>>, Failure> {
    serde_json::from_slice(content).map_err(|error| {
        Failure::usage(format!("{} is not a JSON list of rows", file.display()))
            .because(&error)
            .try_next("write it as [[\"a\", 1, true, null], [\"b\", 2]]")
    })
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
        let rows = from_csv(b"a,\"b,\n c\"\n1\n", Path::new("x.csv"), Input::Exact).unwrap();
        assert_eq!(
            rows,
            vec![
                vec![Cell::from("a"), Cell::from("b,\n c")],
                vec![Cell::Number(1.0)]
            ]
        );
    }

    #[test]
    fn json_that_is_no_rows_is_refused() {
        for json in ["{}", "[1]", "[[{}]]", "[["] {
            assert!(
                from_json(json.as_bytes(), Path::new("x.json")).is_err(),
                "{json}"
            );
        }
        let rows = from_json(b"[[null, \"\", 1, true]]", Path::new("x.json")).unwrap();
        assert_eq!(
            rows,
            vec![vec![
                Cell::Skip,
                Cell::Empty,
                Cell::Number(1.0),
                Cell::Bool(true)
            ]]
        );
    }
}
