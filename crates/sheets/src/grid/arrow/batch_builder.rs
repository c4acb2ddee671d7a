//! [`BatchBuilder`]: from rows to one batch after the other.

use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchOptions};
use arrow_schema::{Field, Schema, SchemaRef};

use super::growing_column::GrowingColumn;
use super::names::{self, SameName};
use super::options::ArrowOptions;
use super::{RecordBatchError, kind};
use crate::{Cell, CellKind, Row};

/// Takes rows, the header first, and makes batches of them.
pub(super) struct BatchBuilder {
    options: ArrowOptions,
    /// The names in the first row.
    header: Vec<String>,
    /// Whether there is a header, and it was not there yet.
    awaits_header: bool,
    /// The fields of all batches, as soon as they are known.
    schema: Option<SchemaRef>,
    columns: Vec<GrowingColumn>,
    /// The rows of the batch that is being made.
    rows: usize,
    /// How many bytes of texts in a column make the batch full.
    pub(super) most_bytes: usize,
}

/// What is wrong with a row, and in which column.
#[derive(Debug)]
pub(super) struct Unfit {
    pub(super) column: usize,
    pub(super) why: Why,
}

#[derive(Debug)]
pub(super) enum Why {
    Kind(CellKind, Cell),
    Empty(CellKind),
    /// There are only so many fields.
    NoField(usize),
}

/// Room for so many rows is made at once; more of them make room for themselves.
const ROOM: usize = 8192;
/// An array holds 2 GiB of texts. A column that has so many bytes has room for one row more, whose
/// cells take 64 MiB at most.
const MOST_BYTES: usize = 1 << 30;
/// So many numbers can be turned into texts, each of which has at most 400 bytes.
const MOST_ROWS: usize = MOST_BYTES / 400;

impl BatchBuilder {
    /// Begins the first batch.
    pub(super) fn new(options: ArrowOptions) -> Result<Self, RecordBatchError> {
        let mut builder = Self {
            header: Vec::new(),
            awaits_header: options.has_header,
            schema: None,
            columns: Vec::new(),
            rows: 0,
            most_bytes: MOST_BYTES,
            options,
        };
        if let Some(schema) = builder.options.schema.clone() {
            builder.fix(schema)?;
        }
        Ok(builder)
    }

    /// Returns the schema, once it is given or decided.
    pub(super) fn schema(&self) -> Option<SchemaRef> {
        self.schema.clone()
    }

    pub(super) fn is_full(&self) -> bool {
        let is_long = |column: &GrowingColumn| column.text_bytes() >= self.most_bytes;
        self.rows >= self.options.rows.min(MOST_ROWS) || self.columns.iter().any(is_long)
    }

    /// Takes a row. One that does not fit ends everything: half of it may be there.
    pub(super) fn push(&mut self, row: Row<'_>) -> Result<(), Unfit> {
        self.widen(row.len())?;
        if self.awaits_header {
            self.awaits_header = false;
            self.header = row.iter().map(|cell| cell.to_string()).collect();
            return Ok(());
        }
        let width = self.columns.len();
        for (column, cell) in row.padded(width).enumerate() {
            let growing = &mut self.columns[column];
            let pushed = growing.push(cell, self.rows, self.options.is_mixed_text);
            let unfit = |why| Unfit { column, why };
            pushed.map_err(|kind| unfit(Why::Kind(kind, cell.into())))?;
            if cell.is_empty() && !self.is_nullable(column) {
                return Err(unfit(Why::Empty(self.columns[column].kind())));
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Decides on the schema by the rows that are there, unless it is known.
    pub(super) fn decide(&mut self) -> Result<SchemaRef, SameName> {
        if let Some(schema) = &self.schema {
            return Ok(Arc::clone(schema));
        }
        let header = |column| self.header.get(column).cloned().unwrap_or_default();
        let names = names::of(self.columns.len(), header)?;
        let fields = names.into_iter().zip(&self.columns);
        let fields = fields.map(|(name, column)| Field::new(name, column.data_type(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        self.schema = Some(Arc::clone(&schema));
        Ok(schema)
    }

    /// Ends the batch and begins the next one; `None` if it has no rows.
    pub(super) fn finish(&mut self) -> Result<Option<RecordBatch>, SameName> {
        let schema = self.decide()?;
        if self.rows == 0 {
            return Ok(None);
        }
        let room = self.options.rows.min(ROOM);
        let next = self.columns.iter();
        let next = next.map(|column| GrowingColumn::of(column.kind(), room));
        let next = next.collect();
        let columns = std::mem::replace(&mut self.columns, next);
        let columns = columns.into_iter().map(GrowingColumn::finish).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(self.rows));
        self.rows = 0;
        let batch = RecordBatch::try_new_with_options(schema, columns, &options);
        Ok(Some(batch.expect("each cell was held against its field")))
    }

    fn fix(&mut self, schema: SchemaRef) -> Result<(), RecordBatchError> {
        let room = self.options.rows.min(ROOM);
        let column = |field: &Arc<Field>| match kind(field.data_type()) {
            Some(kind) => Ok(GrowingColumn::of(kind, room)),
            None => Err(RecordBatchError::UnsupportedType {
                name: field.name().clone(),
                data_type: field.data_type().to_string(),
            }),
        };
        self.columns = schema
            .fields()
            .iter()
            .map(column)
            .collect::<Result<_, _>>()?;
        self.schema = Some(schema);
        Ok(())
    }

    /// Makes sure that there are so many columns.
    fn widen(&mut self, width: usize) -> Result<(), Unfit> {
        let fields = self.columns.len();
        if self.schema.is_some() && width > fields {
            return Err(Unfit {
                column: fields,
                why: Why::NoField(fields),
            });
        }
        while self.columns.len() < width {
            self.columns.push(GrowingColumn::unknown(self.rows));
        }
        Ok(())
    }

    fn is_nullable(&self, column: usize) -> bool {
        let schema = self.schema.as_ref();
        schema.is_none_or(|schema| schema.field(column).is_nullable())
    }
}
