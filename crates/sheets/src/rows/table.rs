//! [`Table`]: the cells of all rows, and which column each goes into.

use std::collections::HashMap;

use serde::Serialize;

use super::error::{Place, RowError, RowProblem};
use super::header::Header;
use super::row_serializer::{Name, RowSerializer};
use crate::Cell;

/// The cells of all rows, each with its field.
#[derive(Default)]
pub(super) struct Table {
    /// The names of the fields; what follows refers to them by their index here.
    names: Vec<Name>,
    fields: HashMap<Name, usize>,
    /// The fields in the order of the columns.
    order: Vec<usize>,
    rows: Vec<Vec<(Option<usize>, Cell)>>,
}

/// The columns for the fields of a table.
pub(super) struct Layout {
    /// The column of each field.
    columns: Vec<usize>,
    /// The field of each column.
    fields: Vec<Option<usize>>,
    /// How many columns there are already.
    present: usize,
}

impl Table {
    /// Writes all values into cells.
    pub(super) fn collect<V>(values: V, nothing: &Cell) -> Result<Self, RowError>
    where
        V: IntoIterator<Item: Serialize>,
    {
        let mut table = Self::default();
        // The row, counted from 1, in which a field came last.
        let mut last: Vec<usize> = Vec::new();
        for (index, value) in values.into_iter().enumerate() {
            let error = |field, problem| RowError::new(Place::Input(index), field, problem);
            let cells = value.serialize(RowSerializer::new(nothing.clone()));
            let cells = cells.map_err(|fault| error(fault.field, fault.problem))?;
            let mut row = Vec::with_capacity(cells.len());
            let mut position = 0;
            for (name, cell) in cells {
                let field = name.map(|name| table.field(name, &mut position));
                if let Some(field) = field {
                    last.resize(table.names.len(), 0);
                    if std::mem::replace(&mut last[field], index + 1) == index + 1 {
                        let name = table.names[field].to_string();
                        return Err(error(Some(name), RowProblem::AmbiguousField));
                    }
                }
                row.push((field, cell));
            }
            table.rows.push(row);
        }
        Ok(table)
    }

    /// Returns the field of this name, which stands at or behind `position` in the order.
    ///
    /// A field that is not in every row comes behind the one that it follows where it is.
    fn field(&mut self, name: Name, position: &mut usize) -> usize {
        let next = self.order.get(*position).copied();
        let field = match next {
            Some(next) if self.names[next] == name => next,
            _ => match self.fields.get(&name) {
                Some(&field) => {
                    let at = self.order.iter().position(|other| *other == field);
                    *position = at.unwrap_or(*position);
                    field
                }
                None => {
                    let field = self.names.len();
                    self.order.insert(*position, field);
                    self.names.push(name.clone());
                    self.fields.insert(name, field);
                    field
                }
            },
        };
        *position += 1;
        field
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(AsRef::as_ref)
    }

    pub(super) fn into_rows(self, layout: &Layout, nothing: &Cell) -> Vec<Vec<Cell>> {
        let rows = self.rows.into_iter();
        rows.map(|row| layout.place(row, nothing)).collect()
    }
}

impl Layout {
    /// Finds a column for each field.
    pub(super) fn new(
        table: &Table,
        header: Option<&Header>,
        adds_columns: bool,
    ) -> Result<Self, RowError> {
        let present = header.map_or(0, Header::width);
        let mut layout = Self {
            columns: vec![0; table.names.len()],
            fields: vec![None; present],
            present,
        };
        for &field in &table.order {
            let name = table.names[field].as_ref();
            let column = match header.and_then(|header| header.find(name)) {
                Some(column) => column,
                None => match header {
                    Some(header) if !adds_columns => return Err(header.missing(name)),
                    _ => {
                        layout.fields.push(None);
                        layout.fields.len() - 1
                    }
                },
            };
            layout.columns[field] = column;
            if layout.fields[column].replace(field).is_some() {
                let at = header.map(|header| header.address().offset(0, column));
                let at = at.unwrap_or_default();
                return Err(RowError::at(at, Some(name), RowProblem::AmbiguousField));
            }
        }
        Ok(layout)
    }

    /// Returns the names of the columns that are new; those that are there are skipped.
    pub(super) fn header(&self, table: &Table) -> Vec<Cell> {
        let present = std::iter::repeat_n(Cell::Skip, self.present);
        let new = self.fields.iter().skip(self.present).flatten();
        let names = new.map(|field| Cell::from(table.names[*field].as_ref()));
        present.chain(names).collect()
    }

    pub(super) fn column(&self, field: usize) -> usize {
        self.columns[field]
    }

    /// Puts each cell into its column; a cell without a field stays where it comes.
    fn place(&self, cells: Vec<(Option<usize>, Cell)>, nothing: &Cell) -> Vec<Cell> {
        // On a sheet that is there, what a row does not mention stays as it is.
        let absent = if self.present > 0 {
            &Cell::Skip
        } else {
            nothing
        };
        let mut row = vec![absent.clone(); self.fields.len()];
        for (index, (field, cell)) in cells.into_iter().enumerate() {
            let column = field.map_or(index, |field| self.columns[field]);
            if column >= row.len() {
                row.resize(column + 1, Cell::Skip);
            }
            row[column] = cell;
        }
        row
    }
}
