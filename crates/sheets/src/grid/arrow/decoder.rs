//! [`RecordBatchDecoder`]: from the bytes of an answer to one record batch after the other.

use std::fmt;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;

use super::RecordBatchError;
use super::batch_builder::{BatchBuilder, Unfit, Why};
use super::names::SameName;
use super::options::ArrowOptions;
use crate::{A1Range, CellAddress, RowDecoder};

/// Reads the values of a range into record batches of Apache Arrow while they arrive.
///
/// It takes Google's answer to `values.get` in pieces, cut anywhere, and holds the batch that is
/// being made and the rest of the last piece, however many rows there are.
///
/// ```
/// use hallpass_sheets::{ArrowOptions, RecordBatchDecoder};
///
/// let answer = r#"{"range": "Orders!A1:B4",
///     "values": [["item", "price"], ["Tea", 3], ["Rent", 900.5], ["Gift"]]}"#;
/// let mut decoder = RecordBatchDecoder::new(ArrowOptions::new().rows(2))?;
/// let mut rows = 0;
/// for piece in answer.as_bytes().chunks(16) {
///     decoder.feed(piece);
///     while let Some(batch) = decoder.next_batch()? {
///         rows += batch.num_rows();
///     }
/// }
/// decoder.end();
/// while let Some(batch) = decoder.next_batch()? {
///     rows += batch.num_rows();
/// }
/// assert_eq!(rows, 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Without a schema the rows of the first batch decide on it: how many columns there are, and the
/// type of each. Of a column without a value in them nothing is known, and it has texts. A later
/// cell that does not fit is an error that names it, as `Orders!D17: expected a number, got
/// "n/a"`; it never becomes null. Larger [`rows`](ArrowOptions::rows) make a better guess, a
/// [schema](ArrowOptions::with_schema) makes it none.
#[must_use = "a decoder does nothing until it is fed"]
pub struct RecordBatchDecoder {
    rows: RowDecoder,
    batch: BatchBuilder,
    /// How many rows were read, the header among them.
    read: usize,
    has_ended: bool,
    /// The first cell of the range, when all rows were read and the answer was found whole.
    whole: Option<CellAddress>,
    failed: Option<RecordBatchError>,
}

impl RecordBatchDecoder {
    /// Makes a decoder for one answer, which lists rows.
    ///
    /// # Errors
    ///
    /// [`RecordBatchError::UnsupportedType`] if no cell has the type of a field.
    pub fn new(options: ArrowOptions) -> Result<Self, RecordBatchError> {
        Ok(Self {
            rows: RowDecoder::new(),
            batch: BatchBuilder::new(options)?,
            read: 0,
            has_ended: false,
            whole: None,
            failed: None,
        })
    }

    /// Returns the schema of all batches: at once if it was given, else from the first batch or
    /// the end on.
    #[must_use]
    pub fn schema(&self) -> Option<SchemaRef> {
        self.batch.schema()
    }

    /// Takes the next piece of the answer.
    ///
    /// It is kept until its rows were taken by [`next_batch`](Self::next_batch).
    pub fn feed(&mut self, piece: &[u8]) {
        self.rows.feed(piece);
    }

    /// Says that there are no more pieces, so that the last batch may have fewer rows.
    pub fn end(&mut self) {
        self.has_ended = true;
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// Returns the next batch; `None` when it has not all of its rows yet. After
    /// [`end`](Self::end), `None` says that the answer was whole and all batches were taken.
    ///
    /// # Errors
    ///
    /// Any [`RecordBatchError`]; from then on the same again.
    pub fn next_batch(&mut self) -> Result<Option<RecordBatch>, RecordBatchError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        self.read_batch()
            .inspect_err(|error| self.failed = Some(error.clone()))
    }

    fn read_batch(&mut self) -> Result<Option<RecordBatch>, RecordBatchError> {
        while !self.batch.is_full() && self.rows.advance()? {
            let pushed = self.batch.push(self.rows.row());
            pushed.map_err(|unfit| self.unfit(unfit))?;
            self.read += 1;
        }
        if !self.batch.is_full() {
            if !self.has_ended {
                return Ok(None);
            }
            if self.whole.is_none() {
                let first = self.first_cell();
                std::mem::take(&mut self.rows).finish()?;
                self.whole = Some(first);
            }
        }
        let batch = self.batch.finish();
        batch.map_err(|same| self.same_name(same))
    }

    fn unfit(&self, unfit: Unfit) -> RecordBatchError {
        let cell = self.first_cell().offset(self.read, unfit.column);
        match unfit.why {
            Why::Kind(expected, got) => RecordBatchError::Unfit {
                cell,
                expected,
                got,
            },
            Why::Empty(expected) => RecordBatchError::Empty { cell, expected },
            Why::NoField(fields) => RecordBatchError::TooManyColumns { cell, fields },
        }
    }

    fn same_name(&self, same: SameName) -> RecordBatchError {
        let first = self.first_cell();
        RecordBatchError::DuplicateName {
            name: same.name,
            first: first.offset(0, same.first),
            second: first.offset(0, same.second),
        }
    }

    /// Google says before the rows which range they are.
    fn first_cell(&self) -> CellAddress {
        self.whole.clone().unwrap_or_else(|| {
            let range = self.rows.range().parse::<A1Range>();
            let first = range.ok().and_then(|range| range.first_cell());
            first.unwrap_or_default()
        })
    }
}

impl fmt::Debug for RecordBatchDecoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordBatchDecoder")
            .field("rows", &self.rows)
            .field("read", &self.read)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_ends_early_when_its_texts_are_long() {
        let options = ArrowOptions::new().without_header().mixed_as_text();
        let mut decoder = RecordBatchDecoder::new(options).unwrap();
        decoder.batch.most_bytes = 8;
        decoder.feed(br#"{"values": [["four"], ["four"], ["eighteen letters"], [12], ["x"]]}"#);
        decoder.end();
        let next = || decoder.next_batch().unwrap().map(|batch| batch.num_rows());
        assert_eq!(std::iter::from_fn(next).collect::<Vec<_>>(), [2, 1, 2]);
    }
}
