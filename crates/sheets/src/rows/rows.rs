//! [`Rows`]: the values of rows, one by one.

use std::fmt;
use std::iter::FusedIterator;
use std::marker::PhantomData;
use std::ops::Range;

use serde::de::DeserializeOwned;

use super::cell_row::is_blank;
use super::error::{Place, RowError, RowProblem};
use super::fault::{Fault, Spot};
use super::header::Header;
use super::reader::{BlankRows, ColumnRule, RowReader};
use super::row_deserializer::{Fields, RowDeserializer};
use super::{CellRow, RowErrors};
use crate::Cell;

/// The values of rows, from the first to the last; made by [`RowReader::read`].
///
/// After an error in one row the next row is read. After an error in the header, which every
/// row would have, there is no next one.
///
/// A header is missing only when a row misses it, so a table without rows has no such error.
pub struct Rows<T, I: Iterator> {
    reader: RowReader,
    rows: I,
    /// `None` until the header was read.
    columns: Option<Columns>,
    fields: Fields,
    left_out: Vec<usize>,
    /// The rows that came, the header among them.
    taken: usize,
    /// Blank rows that are read before the row that is held.
    blank: Range<usize>,
    held: Option<(usize, I::Item)>,
    current: Option<usize>,
    /// Some row was read, so no header is missing.
    has_read: bool,
    state: State,
    value: PhantomData<fn() -> T>,
}

/// Whether there may be another row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    /// All rows were read.
    Ended,
    /// No row can be read under such a header.
    Broken,
}

/// What is known of the columns.
enum Columns {
    Named(Header),
    InOrder,
}

impl<T, I> Rows<T, I>
where
    T: DeserializeOwned,
    I: Iterator<Item: CellRow>,
{
    pub(super) fn new(reader: RowReader, rows: I) -> Self {
        Self {
            reader,
            rows,
            columns: None,
            fields: Fields::default(),
            left_out: Vec::new(),
            taken: 0,
            blank: 0..0,
            held: None,
            current: None,
            has_read: false,
            state: State::Open,
            value: PhantomData,
        }
    }

    /// Returns the number of the row that was read last, as the sheet shows it; `None` before
    /// the first.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        let at = &self.reader.header.at;
        self.current.map(|row| at.offset(row, 0).row())
    }

    /// Reads all rows, or collects what is wrong with them, up to `most` errors.
    ///
    /// ```
    /// use hallpass_sheets::{RowReader, row};
    ///
    /// let rows = [row!["n/a"], row![2], row![2.5], row!["?"]];
    /// let errors = RowReader::new().by_position().read::<u8, _>(&rows).all_or_errors(2);
    /// assert_eq!(
    ///     errors.unwrap_err().to_string(),
    ///     "A1: expected an integer, got \"n/a\"\nA3: expected an integer, got 2.5\nand maybe more"
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// [`RowErrors`] when a row cannot be read.
    pub fn all_or_errors(mut self, most: usize) -> Result<Vec<T>, RowErrors> {
        let mut values = Vec::new();
        let mut errors = Vec::new();
        for result in self.by_ref() {
            match result {
                Ok(value) => values.push(value),
                Err(error) => errors.push(error),
            }
            if !errors.is_empty() && errors.len() >= most {
                break;
            }
        }
        if errors.is_empty() {
            Ok(values)
        } else {
            Err(RowErrors::new(errors, self.state == State::Ended))
        }
    }

    fn read_next(&mut self) -> Option<Result<T, RowError>> {
        if self.columns.is_none() {
            match self.read_columns()? {
                Ok(columns) => self.columns = Some(columns),
                Err(error) => return Some(Err(self.break_off(error))),
            }
        }
        if let Some(row) = self.blank.next() {
            return Some(self.read_row(row, None));
        }
        let (row, cells) = match self.held.take() {
            Some(held) => held,
            None => self.take_row()?,
        };
        if self.blank.is_empty() {
            return Some(self.read_row(row, Some(&cells)));
        }
        self.held = Some((row, cells));
        match self.reader.blank_rows {
            BlankRows::Kept => self.read_next(),
            BlankRows::Refused => {
                let at = self.reader.header.at.offset(self.blank.start, 0);
                self.blank = 0..0;
                Some(Err(RowError::at(at, None, RowProblem::BlankRow)))
            }
            BlankRows::Skipped => {
                self.blank = 0..0;
                self.read_next()
            }
        }
    }

    /// Returns the next row that is not blank; the blank ones before it are remembered.
    fn take_row(&mut self) -> Option<(usize, I::Item)> {
        let first = self.taken;
        loop {
            let cells = self.rows.next()?;
            self.taken += 1;
            if !is_blank(&cells) {
                let row = self.taken - 1;
                self.blank = first..row;
                return Some((row, cells));
            }
        }
    }

    /// Returns what the columns are; `None` when there is not even a header.
    fn read_columns(&mut self) -> Option<Result<Columns, RowError>> {
        let rules = &self.reader.header;
        let header = match &self.reader.columns {
            ColumnRule::Position => return Some(Ok(Columns::InOrder)),
            ColumnRule::Given(names) => Header::new(names, rules),
            ColumnRule::HeaderRow => {
                let row = self.rows.next()?;
                self.taken += 1;
                Header::read(&row, rules)
            }
        };
        Some(header.map(Columns::Named))
    }

    fn read_row(&mut self, row: usize, cells: Option<&I::Item>) -> Result<T, RowError> {
        self.current = Some(row);
        if let Some(error) = cells.and_then(|cells| self.stray_cell(row, cells)) {
            return Err(error);
        }
        self.read_value(cells).map_err(|fault| {
            let is_about_header = fault.is_about_header();
            let error = self.locate(fault, row, cells);
            if is_about_header {
                self.break_off(error)
            } else {
                error
            }
        })
    }

    /// Finds a value that is under no header.
    fn stray_cell(&self, row: usize, cells: &I::Item) -> Option<RowError> {
        let header = self.columns.as_ref()?.header()?;
        if self.reader.ignores_stray {
            return None;
        }
        let is_stray =
            |column: &usize| header.name(*column).is_none() && !cells.cell(*column).is_empty();
        let column = (0..cells.width()).find(is_stray)?;
        let got = Cell::from(cells.cell(column));
        let at = self.reader.header.at.offset(row, column);
        Some(RowError::at(at, None, RowProblem::StrayCell { got }))
    }

    /// Reads a row; a blank cell that its field does not take counts as missing.
    fn read_value(&mut self, cells: Option<&I::Item>) -> Result<T, Fault> {
        let known = self.left_out.len();
        let mut blanks: Vec<Fault> = Vec::new();
        let fault = loop {
            let result = T::deserialize(RowDeserializer {
                row: cells,
                header: self.columns.as_ref().and_then(Columns::header),
                fields: &mut self.fields,
                left_out: &self.left_out,
                texts: self.reader.texts,
                refuses_extra: self.reader.refuses_extra,
            });
            match result {
                Ok(value) => {
                    self.has_read = true;
                    return Ok(value);
                }
                Err(fault) => match fault.spot {
                    Spot::Blank(column) => {
                        self.left_out.push(column);
                        blanks.push(fault);
                    }
                    _ => break fault,
                },
            }
        };
        self.left_out.truncate(known);
        if !fault.is_about_header() {
            return Err(fault);
        }
        // A field that was left out and is missed now has no default. Under an alias its name
        // is another one.
        match blanks.iter().position(|blank| blank.field == fault.field) {
            Some(index) => Err(blanks.swap_remove(index)),
            None if self.has_read => Err(blanks.pop().unwrap_or(fault)),
            None => Err(fault),
        }
    }

    fn locate(&self, fault: Fault, row: usize, cells: Option<&I::Item>) -> RowError {
        let header = self.columns.as_ref().and_then(Columns::header);
        let fault = match cells {
            Some(cells) => fault.find_in(cells, header),
            None => fault,
        };
        let at = &self.reader.header.at;
        let place = match fault.spot {
            Spot::Row => Place::Row(at.offset(row, 0)),
            Spot::Cell(column) | Spot::Blank(column) => Place::Cell(at.offset(row, column)),
            Spot::HeaderOf(column) => Place::Cell(at.offset(0, column)),
            Spot::Header => match (&fault.problem, &fault.field, header) {
                (RowProblem::MissingHeader { .. }, Some(field), Some(header)) => {
                    return header.missing(field);
                }
                _ => Place::Cell(at.clone()),
            },
        };
        RowError::new(place, fault.field, fault.problem)
    }

    fn break_off(&mut self, error: RowError) -> RowError {
        self.state = State::Broken;
        error
    }
}

impl Columns {
    fn header(&self) -> Option<&Header> {
        match self {
            Self::Named(header) => Some(header),
            Self::InOrder => None,
        }
    }
}

impl<T, I> Iterator for Rows<T, I>
where
    T: DeserializeOwned,
    I: Iterator<Item: CellRow>,
{
    type Item = Result<T, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state != State::Open {
            return None;
        }
        let next = self.read_next();
        if next.is_none() {
            self.state = State::Ended;
        }
        next
    }
}

impl<T, I> FusedIterator for Rows<T, I>
where
    T: DeserializeOwned,
    I: Iterator<Item: CellRow>,
{
}

impl<T, I: Iterator> fmt::Debug for Rows<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows")
            .field("reader", &self.reader)
            .field("row", &self.current)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}
