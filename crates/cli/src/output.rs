//! The only place that writes to stdout, where nothing but the answer goes.

use std::io::{self, Write};

use comfy_table::{Cell as TableCell, CellAlignment, ContentArrangement, Table, presets};
use hallpass_sheets::Cell;
use serde_json::Value;

use crate::failure::{Exit, Failure};

/// How rows are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Columns for people.
    Table,
    /// RFC 4180, ragged rows padded.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// One JSON array of rows.
    Json,
    /// One JSON array a line.
    Jsonl,
}

/// Writes a text as it is.
pub(crate) fn text(text: &str) -> Result<(), Failure> {
    bytes(text.as_bytes())
}

/// Writes a text and ends the line.
pub(crate) fn line(line: &str) -> Result<(), Failure> {
    text(&format!("{line}\n"))
}

/// Writes a JSON document.
pub(crate) fn json(document: &Value) -> Result<(), Failure> {
    line(&format!("{document:#}"))
}

/// Writes bytes as they are.
pub(crate) fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        // Whoever read, such as `head`, has enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::new(
            "HP-OUTPUT-001",
            Exit::Other,
            "the answer could not be written",
        )
        .because(&error)),
        Ok(()) => Ok(()),
    }
}

/// Writes rows in the format.
pub(crate) fn rows(rows: &[Vec<Cell>], format: Format) -> Result<(), Failure> {
    match format {
        Format::Table => line(&table(rows)),
        Format::Csv => bytes(&separated(rows, b',')),
        Format::Tsv => bytes(&separated(rows, b'\t')),
        Format::Json => json(&serde_json::to_value(rows).unwrap_or_default()),
        Format::Jsonl => rows
            .iter()
            .try_for_each(|row| line(&serde_json::to_string(row).unwrap_or_default())),
    }
}

/// Lays rows out in columns, numbers to the right, without rules or colours.
pub(crate) fn table(rows: &[Vec<Cell>]) -> String {
    let width = widest(rows);
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    for row in rows {
        table.add_row((0..width).map(|column| table_cell(row.get(column))));
    }
    let lines: Vec<_> = table
        .lines()
        .map(|line| {
            line.strip_prefix(' ')
                .unwrap_or(&line)
                .trim_end()
                .to_owned()
        })
        .collect();
    lines.join("\n")
}

fn table_cell(cell: Option<&Cell>) -> TableCell {
    let text = cell
        .map(shown)
        .unwrap_or_default()
        .replace(|c: char| c.is_control(), " ");
    match cell {
        Some(Cell::Number(_)) => TableCell::new(text).set_alignment(CellAlignment::Right),
        _ => TableCell::new(text),
    }
}

fn separated(rows: &[Vec<Cell>], delimiter: u8) -> Vec<u8> {
    let width = widest(rows);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        let padded = (0..width).map(|column| row.get(column).map(shown).unwrap_or_default());
        writer
            .write_record(padded)
            .expect("memory takes everything");
    }
    writer.into_inner().expect("memory takes everything")
}

fn widest(rows: &[Vec<Cell>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or_default()
}

/// Writes a cell as a person reads it.
pub(crate) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<Vec<Cell>> {
        vec![
            vec!["item".into(), "spent".into()],
            vec!["rent, flat".into(), 1200.5.into(), true.into()],
            vec![],
        ]
    }

    #[test]
    fn csv_is_rectangular() {
        let csv = String::from_utf8(separated(&sample(), b',')).unwrap();
        assert_eq!(csv, "item,spent,\n\"rent, flat\",1200.5,TRUE\n,,\n");
    }

    #[test]
    fn a_table_has_numbers_to_the_right() {
        assert_eq!(
            table(&sample()[..2]),
            "item        spent\nrent, flat  1200.5  TRUE"
        );
    }
}
