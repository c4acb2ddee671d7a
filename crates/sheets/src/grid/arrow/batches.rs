//! [`RecordBatches`]: the batches of a grid, one after the other.

use arrow_array::{RecordBatch, RecordBatchOptions};
use arrow_schema::SchemaRef;

use super::column_builder::ColumnBuilder;
use crate::Grid;

/// The record batches of a grid; made by [`Grid::record_batches`].
///
/// A batch is made when it is asked for, so that beside the grid there is one batch.
#[derive(Clone, Debug)]
pub struct RecordBatches<'a> {
    grid: &'a Grid,
    schema: SchemaRef,
    /// The first row of the next batch.
    next: usize,
    /// How many rows a batch has.
    most: usize,
}

impl<'a> RecordBatches<'a> {
    /// Makes the batches of a grid whose cells were held against the schema.
    pub(super) fn new(grid: &'a Grid, schema: SchemaRef, first: usize, most: usize) -> Self {
        Self {
            grid,
            schema,
            next: first,
            most,
        }
    }

    /// Returns the schema of all batches.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        SchemaRef::clone(&self.schema)
    }

    fn left(&self) -> usize {
        self.grid.row_count().saturating_sub(self.next)
    }
}

impl Iterator for RecordBatches<'_> {
    type Item = RecordBatch;

    fn next(&mut self) -> Option<RecordBatch> {
        let count = self.left().min(self.most);
        if count == 0 {
            return None;
        }
        let rows = self.next..self.next + count;
        self.next = rows.end;
        let fields = self.schema.fields().iter().enumerate();
        let columns = fields.map(|(column, field)| {
            let mut builder = ColumnBuilder::new(field.data_type(), count);
            let cells = self.grid.column(column).part(rows.clone());
            cells.for_each(|cell| builder.push(cell));
            builder.finish()
        });
        let columns = columns.collect();
        let options = RecordBatchOptions::new().with_row_count(Some(count));
        let batch = RecordBatch::try_new_with_options(self.schema(), columns, &options);
        Some(batch.expect("the cells were held against the schema"))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let batches = self.left().div_ceil(self.most);
        (batches, Some(batches))
    }
}

impl ExactSizeIterator for RecordBatches<'_> {}
