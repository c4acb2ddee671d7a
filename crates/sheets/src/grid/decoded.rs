//! [`Decoded`]: what was read of an answer.

use super::{error::Position, field::Field, grid::Grid, store::Store, texts::Refused};
use crate::Dimension;

/// The ranges that are whole, and the one that is being read.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// Whether the answer is about several ranges.
    pub(super) several: bool,
    pub(super) spreadsheet_id: String,
    pub(super) grids: Vec<Grid>,
    pub(super) range: String,
    pub(super) by_columns: bool,
    pub(super) store: Store,
    /// How many lists of the range were taken out of the store.
    pub(super) lists_taken: usize,
}

impl Decoded {
    pub(super) fn new(several: bool) -> Self {
        Self {
            several,
            ..Self::default()
        }
    }

    /// Takes a field that is a text; says why it cannot.
    pub(super) fn take_field(
        &mut self,
        field: Field,
        text: String,
        rows_only: bool,
    ) -> Result<(), String> {
        match field {
            Field::SpreadsheetId => self.spreadsheet_id = text,
            Field::Range => self.range = text,
            _ => match Dimension::from(text.as_str()) {
                Dimension::Rows => {}
                Dimension::Columns if !rows_only => self.by_columns = true,
                Dimension::Columns => {
                    return Err("expected rows, found columns".to_owned());
                }
                Dimension::Unrecognized(_) => {
                    return Err("expected `ROWS` or `COLUMNS`".to_owned());
                }
            },
        }
        Ok(())
    }

    /// Ends the range that is being read.
    pub(super) fn end_range(&mut self) -> Result<(), Refused> {
        self.store.texts.check()?;
        let range = std::mem::take(&mut self.range);
        let by_columns = std::mem::take(&mut self.by_columns);
        let store = std::mem::take(&mut self.store);
        self.lists_taken = 0;
        self.grids.push(Grid::new(range, by_columns, store));
        Ok(())
    }

    /// Returns a place of the answer.
    pub(super) fn position(
        &self,
        offset: u64,
        in_range: bool,
        field: Field,
        part: Part,
    ) -> Position {
        let (list, cell) = match part {
            Part::Cell(cell) => {
                let (list, cell) = self.store.list_of(cell);
                (list + self.lists_taken, Some(cell))
            }
            _ => (self.store.lists() + self.lists_taken, None),
        };
        let inside = match (part, cell) {
            (Part::None, _) => field.name().to_owned(),
            (_, None) => format!("values[{list}]"),
            (_, Some(cell)) => format!("values[{list}][{cell}]"),
        };
        let around = match self.several && in_range {
            true => format!("valueRanges[{}]", self.grids.len()),
            false => String::new(),
        };
        let dot = match around.is_empty() == inside.is_empty() {
            true => ".",
            false => "",
        };
        let (row, column) = match cell {
            Some(cell) if self.by_columns => (Some(cell), Some(list)),
            Some(cell) => (Some(list), Some(cell)),
            None => (None, None),
        };
        Position {
            offset,
            field: format!("{around}{dot}{inside}"),
            row,
            column,
        }
    }
}

/// Which part of the values a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// No part of them.
    None,
    /// The next list, or what follows the last one.
    List,
    /// The cell before which there are so many others.
    Cell(usize),
}
