//! [`UpsertPlan`]: which rows of a sheet change and which are new, by a key.

use std::collections::HashMap;

use serde::Serialize;

use super::cell_row::is_blank;
use super::error::{Place, RowError, RowProblem};
use super::header::{Header, HeaderRules, text};
use super::table::{Layout, Table};
use super::{CellRef, CellRow, RowWriter};
use crate::{Cell, CellAddress};

/// What has to be written so that a sheet holds new values; made by
/// [`RowWriter::plan_upsert`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpsertPlan {
    /// The headers of new columns, when there are any.
    pub header: Option<RowChange>,
    /// The rows that change, from the first to the last.
    pub changes: Vec<RowChange>,
    /// The rows whose key the sheet does not have, in the order of the input.
    pub added: Vec<Vec<Cell>>,
    /// The first cell below the last row that is not blank, where rows can be added.
    pub end: CellAddress,
}

/// What changes in one row.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RowChange {
    /// The first cell that changes.
    pub at: CellAddress,
    /// The cells from there to the last that changes; those between that do not are skipped.
    pub cells: Vec<Cell>,
}

impl UpsertPlan {
    /// Whether the sheet holds the values already.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.header.is_none() && self.changes.is_empty() && self.added.is_empty()
    }
}

impl RowWriter {
    /// Plans how to bring new values into a sheet: by the field `key` each is the new state of
    /// a row that is there, or a row to be added.
    ///
    /// `rows` are the sheet's, the header first, which lies [`at`](Self::at) the given cell.
    /// They have to be what the sheet holds, not what it shows:
    /// [`unformatted`](crate::GetValues::unformatted). Only cells that differ are written. A
    /// key is compared by what a sheet shows for it, so that the number 42 and the text `42`
    /// are one key, and its cell is never rewritten. A field whose cell has a formula replaces
    /// the formula where its result differs.
    ///
    /// ```
    /// use hallpass_sheets::{Cell, RowWriter, row};
    ///
    /// #[derive(serde::Serialize)]
    /// struct Stock { id: u32, name: &'static str, left: u32 }
    ///
    /// let sheet = [
    ///     row!["name", "id", "shelf", "left"],
    ///     row!["Tea", 1, "A", 7],
    ///     row!["Cocoa", 2, "B", 5],
    /// ];
    /// let new = [
    ///     Stock { id: 2, name: "Cacao", left: 4 },
    ///     Stock { id: 1, name: "Tea", left: 7 },
    ///     Stock { id: 3, name: "Milk", left: 12 },
    /// ];
    /// let plan = RowWriter::new().at("Stock!A1".parse()?).plan_upsert("id", &sheet, &new)?;
    ///
    /// assert_eq!(plan.changes.len(), 1);
    /// assert_eq!(plan.changes[0].at.to_string(), "Stock!A3");
    /// assert_eq!(plan.changes[0].cells, row!["Cacao", Cell::Skip, Cell::Skip, 4]);
    /// assert_eq!(plan.added, [row!["Milk", 3, Cell::Skip, 12]]);
    /// assert_eq!(plan.end.to_string(), "Stock!A4");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`RowError`] when two rows of the sheet or two of the input have the same key, when a
    /// row of the input has none, when a header is missing, or when a cell cannot hold a value.
    pub fn plan_upsert<I, V>(&self, key: &str, rows: I, values: V) -> Result<UpsertPlan, RowError>
    where
        I: IntoIterator<Item: CellRow>,
        V: IntoIterator<Item: Serialize>,
    {
        let mut rows = rows.into_iter();
        let header = match rows.next() {
            Some(row) => Header::read(&row, &self.header)?,
            None => Header::new(&[], &self.header)?,
        };
        let table = Table::collect(values, &self.nothing())?;
        let layout = Layout::new(&table, Some(&header), self.adds_columns)?;
        let column = self.key_column(key, &header, &table, &layout)?;
        let new_columns = layout.header(&table);
        let new = NewRows::by_key(key, column, table.into_rows(&layout, &self.nothing()))?;
        let at = &self.header.at;
        let mut plan = UpsertPlan {
            header: difference(&[] as &[Cell], &new_columns)
                .map(|(first, cells)| RowChange::new(at.offset(0, first), cells)),
            changes: Vec::new(),
            added: Vec::new(),
            end: at.offset(1, 0),
        };
        plan.compare(rows, new, key, &self.header)?;
        Ok(plan)
    }

    /// Returns the column of the key, which a sheet that has headers has to have.
    fn key_column(
        &self,
        key: &str,
        header: &Header,
        table: &Table,
        layout: &Layout,
    ) -> Result<usize, RowError> {
        let matching = self.header.matching;
        let find = |is_it: &dyn Fn(&str) -> bool| table.names().position(is_it);
        let field =
            find(&|name| name == key).or_else(|| find(&|name| matching.are_same(name, key)));
        let present = header.find(
            field
                .and_then(|field| table.names().nth(field))
                .unwrap_or(key),
        );
        match (field, present) {
            (None, _) if table.names().next().is_some() => {
                let field = Some(key.to_owned());
                Err(RowError::new(
                    Place::Input(0),
                    field,
                    RowProblem::UnknownKey,
                ))
            }
            (_, Some(column)) => Ok(column),
            (Some(field), None) if header.names().next().is_none() => Ok(layout.column(field)),
            _ => Err(header.missing(key)),
        }
    }
}

/// The rows of the input, each found by its key.
struct NewRows {
    column: usize,
    rows: Vec<Vec<Cell>>,
    indexes: HashMap<String, usize>,
}

impl NewRows {
    fn by_key(key: &str, column: usize, rows: Vec<Vec<Cell>>) -> Result<Self, RowError> {
        let mut indexes = HashMap::new();
        for (index, row) in rows.iter().enumerate() {
            let cell = row.get(column).unwrap_or(&Cell::Empty);
            let error = |problem| RowError::new(Place::Input(index), Some(key.to_owned()), problem);
            if cell.is_empty() {
                return Err(error(RowProblem::BlankKey));
            }
            if let Some(other) = indexes.insert(cell.to_string(), index) {
                let key = cell.clone();
                return Err(error(RowProblem::DuplicateInput { key, other }));
            }
        }
        Ok(Self {
            column,
            rows,
            indexes,
        })
    }
}

impl UpsertPlan {
    /// Takes each new row for a change of the row that has its key, or for one to be added.
    fn compare(
        &mut self,
        rows: impl Iterator<Item: CellRow>,
        mut new: NewRows,
        key: &str,
        rules: &HeaderRules,
    ) -> Result<(), RowError> {
        let at = &rules.at;
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (index, row) in rows.enumerate() {
            let offset = index + 1;
            if !is_blank(&row) {
                self.end = at.offset(offset + 1, 0);
            }
            let cell = row.cell(new.column);
            if cell.is_empty() {
                continue;
            }
            let name = text(cell);
            if let Some(first) = seen.get(&name) {
                let other = at.offset(*first, new.column);
                let problem = RowProblem::DuplicateKey {
                    key: Cell::from(cell),
                    other,
                };
                return Err(RowError::at(
                    at.offset(offset, new.column),
                    Some(key),
                    problem,
                ));
            }
            if let Some(found) = new.indexes.get(&name) {
                let mut cells = std::mem::take(&mut new.rows[*found]);
                cells[new.column] = Cell::Skip;
                let difference = difference(&row, &cells);
                self.changes.extend(
                    difference
                        .map(|(first, cells)| RowChange::new(at.offset(offset, first), cells)),
                );
            }
            seen.insert(name, offset);
        }
        // What was taken for a change left nothing behind.
        self.added = new.rows.into_iter().filter(|row| !row.is_empty()).collect();
        Ok(())
    }
}

impl RowChange {
    fn new(at: CellAddress, cells: Vec<Cell>) -> Self {
        Self { at, cells }
    }
}

/// Returns the cells that differ, from the first to the last, and the column of the first.
fn difference(row: &(impl CellRow + ?Sized), new: &[Cell]) -> Option<(usize, Vec<Cell>)> {
    let differs = |column: usize| {
        new[column] != Cell::Skip && CellRef::from(&new[column]) != row.cell(column)
    };
    let first = (0..new.len()).find(|column| differs(*column))?;
    let last = (0..new.len()).rfind(|column| differs(*column))?;
    let cell = |column| {
        if differs(column) {
            new[column].clone()
        } else {
            Cell::Skip
        }
    };
    Some((first, (first..=last).map(cell).collect()))
}
