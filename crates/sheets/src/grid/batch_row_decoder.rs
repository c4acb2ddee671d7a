//! [`BatchRowDecoder`]: from the bytes of an answer about several ranges to one row after the other.

use super::{error::DecodeError, row::Row, row_decoder::RowDecoder};

/// Reads the values of several ranges row by row while they arrive.
///
/// It takes Google's answer to `values.batchGet` as [`RowDecoder`] takes that to `values.get`.
///
/// ```
/// use hallpass_sheets::BatchRowDecoder;
///
/// let mut decoder = BatchRowDecoder::new();
/// decoder.feed(br#"{"valueRanges": [{"range": "Log!A1:B2", "values": [["Tea", 3]]}, "#);
/// decoder.feed(br#"{"range": "Log!D1:D2"}, {"range": "Log!F1:F2", "values": [[1], [2]]}]}"#);
/// let mut rows = Vec::new();
/// while let Some(row) = decoder.next_row()? {
///     rows.push((row.index, row.range.to_owned(), row.row.len()));
/// }
/// decoder.finish()?;
/// assert_eq!(rows[0], (0, "Log!A1:B2".to_owned(), 2));
/// // The second range has no rows.
/// assert_eq!(rows[1], (2, "Log!F1:F2".to_owned(), 1));
/// # Ok::<(), hallpass_sheets::DecodeError>(())
/// ```
///
/// The rows are only known to be all of them when [`finish`](Self::finish) says so.
#[derive(Debug)]
#[must_use = "a decoder does nothing until it is fed"]
pub struct BatchRowDecoder(RowDecoder);

/// A row of one of several ranges.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RangeRow<'a> {
    /// Which of the ranges that were asked for it is in, counted from 0.
    pub index: usize,
    /// That range as a whole, as Google writes it.
    pub range: &'a str,
    /// The row.
    pub row: Row<'a>,
}

impl BatchRowDecoder {
    /// Makes a decoder for one answer, which lists rows.
    pub fn new() -> Self {
        Self(RowDecoder::of(true))
    }

    /// Refuses a row that takes more bytes of memory; without this, more than 64 MiB.
    pub fn with_limit(self, bytes: u64) -> Self {
        Self(self.0.with_limit(bytes))
    }

    /// Takes the next piece of the answer.
    ///
    /// It is kept until its rows were taken by [`next_row`](Self::next_row).
    pub fn feed(&mut self, piece: &[u8]) {
        self.0.feed(piece);
    }

    /// Returns the next row; `None` when it is not whole yet, or there are no more.
    ///
    /// # Errors
    ///
    /// As [`RowDecoder::next_row`].
    pub fn next_row(&mut self) -> Result<Option<RangeRow<'_>>, DecodeError> {
        Ok(self.advance()?.then(|| self.row()))
    }

    /// Goes on to the next row; `false` when it is not whole yet, or there are no more.
    pub(crate) fn advance(&mut self) -> Result<bool, DecodeError> {
        self.0.advance()
    }

    /// Returns the row that [`advance`](Self::advance) went on to.
    pub(crate) fn row(&self) -> RangeRow<'_> {
        RangeRow {
            index: self.0.ranges_before(),
            range: self.0.range(),
            row: self.0.row(),
        }
    }

    /// Ends the answer, when there are no more pieces and all rows were taken.
    ///
    /// # Errors
    ///
    /// As [`RowDecoder::finish`].
    pub fn finish(self) -> Result<(), DecodeError> {
        self.0.finish()
    }
}

impl Default for BatchRowDecoder {
    fn default() -> Self {
        Self::new()
    }
}
