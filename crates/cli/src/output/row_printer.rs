//! [`RowPrinter`]: rows that are printed while they arrive.

use hallpass_sheets::Row;

use super::grids::{PIECE, push_json};
use super::{Format, piece};
use crate::failure::{Exit, Failure};

/// So many cells are held back at first, to learn how wide the rows are.
const LOOK_AHEAD: usize = 50_000;

/// Prints rows as CSV, TSV or JSON lines, in memory that does not grow with their number.
///
/// CSV is rectangular, so the first rows wait until there are many, or no more.
pub(crate) struct RowPrinter {
    form: Form,
    /// How many rows were taken.
    rows: usize,
    has_printed: bool,
    look_ahead: usize,
}

enum Form {
    /// One JSON array a line.
    Lines(Vec<u8>),
    /// Rows that wait, and how many cells they have.
    Waiting(u8, Vec<Vec<String>>, usize),
    /// Rows of this width.
    Separated(u8, Box<csv::Writer<Vec<u8>>>, usize),
}

impl RowPrinter {
    /// Makes a printer for a format that needs no more than one row after the other.
    pub(crate) fn new(format: Format) -> Self {
        let form = match format {
            Format::Csv => Form::Waiting(b',', Vec::new(), 0),
            Format::Tsv => Form::Waiting(b'\t', Vec::new(), 0),
            _ => Form::Lines(Vec::new()),
        };
        Self {
            form,
            rows: 0,
            has_printed: false,
            look_ahead: LOOK_AHEAD,
        }
    }

    /// Returns how many rows were taken.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Whether something reached stdout.
    pub(crate) fn has_printed(&self) -> bool {
        self.has_printed
    }

    /// Takes a row; `false` says that nobody reads any more.
    pub(crate) fn push(&mut self, row: Row<'_>) -> Result<bool, Failure> {
        self.rows += 1;
        match &mut self.form {
            Form::Lines(text) => {
                push_json(text, &row.to_cells());
                text.push(b'\n');
            }
            Form::Waiting(_, held, cells) => {
                held.push(row.iter().map(|cell| cell.to_string()).collect());
                // Rows without cells take memory, too.
                *cells += row.len() + 1;
                if *cells >= self.look_ahead {
                    self.settle();
                }
            }
            Form::Separated(_, writer, width) => {
                // Empty cells at the end make no row wider.
                let filled = row.iter().zip(1..).filter(|(cell, _)| !cell.is_empty());
                let filled = filled.last().map_or(0, |(_, number)| number);
                if filled > *width {
                    return Err(ragged(self.rows, filled, *width));
                }
                let cells = row.padded(*width).map(|cell| cell.to_string());
                write_record(writer, cells);
            }
        }
        self.print(PIECE)
    }

    /// Prints what is left.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.settle();
        self.print(1).map(|_| ())
    }

    /// Gives all rows the width of the widest that waits.
    fn settle(&mut self) {
        let Form::Waiting(delimiter, held, _) = &mut self.form else {
            return;
        };
        let (delimiter, held) = (*delimiter, std::mem::take(held));
        let width = held.iter().map(Vec::len).max().unwrap_or_default();
        let mut writer = writer(delimiter, Vec::new());
        for mut row in held {
            row.resize(width, String::new());
            write_record(&mut writer, row.into_iter());
        }
        self.form = Form::Separated(delimiter, Box::new(writer), width);
    }

    /// Prints what there is, if it is so much.
    fn print(&mut self, least: usize) -> Result<bool, Failure> {
        let text = match &mut self.form {
            Form::Lines(text) if text.len() >= least => std::mem::take(text),
            Form::Separated(delimiter, rows, _) if least == 1 || rows.get_ref().len() >= least => {
                let rows = std::mem::replace(rows.as_mut(), writer(*delimiter, Vec::new()));
                rows.into_inner().expect("memory takes everything")
            }
            _ => return Ok(true),
        };
        self.has_printed = true;
        piece(&text)
    }
}

fn writer(delimiter: u8, text: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_writer(text)
}

fn write_record(writer: &mut csv::Writer<Vec<u8>>, cells: impl Iterator<Item = String>) {
    writer.write_record(cells).expect("memory takes everything");
}

fn ragged(row: usize, cells: usize, width: usize) -> Failure {
    let what = format!("row {row} has {cells} cells, and the rows before it at most {width}");
    Failure::new("HP-OUTPUT-002", Exit::Other, what)
        .cause("the rows before it are printed already, so they cannot be made as wide")
        .try_next("print the rows as wide as they are: --format jsonl")
        .try_next(format!("or read the first {width} columns alone"))
}

#[cfg(test)]
mod tests {
    use hallpass_sheets::RowDecoder;

    use super::*;

    /// Prints rows, of which so many cells are waited for; returns what would be printed.
    fn printed(look_ahead: usize, rows: &str) -> Result<String, Failure> {
        let mut printer = RowPrinter::new(Format::Csv);
        printer.look_ahead = look_ahead;
        let mut decoder = RowDecoder::new();
        decoder.feed(format!("{{\"values\": {rows}}}").as_bytes());
        while let Some(row) = decoder.next_row().unwrap() {
            assert!(printer.push(row)?);
        }
        printer.settle();
        let Form::Separated(_, writer, _) = printer.form else {
            panic!("the rows still wait");
        };
        Ok(String::from_utf8(writer.into_inner().unwrap()).unwrap())
    }

    #[test]
    fn csv_is_rectangular() {
        let rows = r#"[["item", "spent"], ["rent, flat", 1200.5, true], []]"#;
        let csv = "item,spent,\n\"rent, flat\",1200.5,TRUE\n,,\n";
        assert_eq!(printed(LOOK_AHEAD, rows).unwrap(), csv);
    }

    #[test]
    fn a_row_that_is_wider_than_those_that_were_printed_is_an_error() {
        let begin = r#"[["a", "b"], ["c"], [], ["d", 1, "", ""]"#;
        let csv = "a,b\nc,\n,\nd,1\n";
        assert_eq!(printed(4, &format!("{begin}]")).unwrap(), csv);
        let failure = printed(4, &format!("{begin}, [1, 2, 3]]")).unwrap_err();
        let said = "row 5 has 3 cells, and the rows before it at most 2";
        assert_eq!(failure.what, said);
        assert!(printed(100, &format!("{begin}, [1, 2, 3]]")).is_ok());
    }
}
