//! The only place that writes to stdout, where nothing but the answer goes.

mod grids;
mod row_printer;

use std::io::{self, Write};

use comfy_table::{Cell as TableCell, CellAlignment, ContentArrangement, Table, presets};
use hallpass_sheets::{Cell, CellRef};
use serde_json::Value;

use crate::failure::{Exit, Failure};

pub(crate) use grids::{grid_json, grid_table, values_json};
pub(crate) use row_printer::RowPrinter;

/// How rows are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Columns for people.
    Table,
    /// RFC 4180, ragged rows padded, printed while they arrive.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// One JSON array of rows.
    Json,
    /// One JSON array a line, printed while they arrive.
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
    piece(bytes).map(|_| ())
}

/// Writes a piece of the answer; `false` says that nobody reads it any more.
fn piece(bytes: &[u8]) -> Result<bool, Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        // Whoever read, such as `head`, has enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::new(
            "HP-OUTPUT-001",
            Exit::Other,
            "the answer could not be written",
        )
        .because(&error)
        .try_next("make room where the answer goes, or send it somewhere else")),
        Ok(()) => Ok(true),
    }
}

/// Lays rows out in columns, numbers to the right, without rules or colours.
pub(crate) fn table(rows: &[Vec<Cell>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |row: &Vec<Cell>, column| {
        let cell = row.get(column).map(CellRef::from);
        table_cell(cell.unwrap_or_default())
    };
    laid_out(
        rows.iter()
            .map(|row| (0..width).map(|column| cell(row, column)).collect()),
    )
}

fn laid_out(rows: impl Iterator<Item = Vec<TableCell>>) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    for row in rows {
        table.add_row(row);
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

fn table_cell(cell: CellRef<'_>) -> TableCell {
    let text = cell.to_string().replace(|c: char| c.is_control(), " ");
    match cell {
        CellRef::Number(_) => TableCell::new(text).set_alignment(CellAlignment::Right),
        _ => TableCell::new(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<Vec<Cell>> {
        vec![
            vec!["item".into(), "spent".into()],
            vec!["rent, flat".into(), 1200.5.into(), true.into()],
        ]
    }

    #[test]
    fn a_table_has_numbers_to_the_right() {
        assert_eq!(
            table(&sample()),
            "item        spent\nrent, flat  1200.5  TRUE"
        );
    }
}
