//! [`RowDecoder`]: from the bytes of an answer to one row after the other.

use super::{
    error::{DecodeError, Fault},
    reader::Reader,
    row::Row,
};

/// The most bytes that a row may take, unless the caller says otherwise.
const LIMIT: u64 = 64 << 20;

/// Reads the values of a range row by row while they arrive.
///
/// It takes Google's answer to `values.get` in pieces, cut anywhere. It holds one row and the
/// rest of the last piece, however many rows there are, and allocates nothing for a row once
/// it has seen one as large.
///
/// ```
/// use hallpass_sheets::RowDecoder;
///
/// let answer = r#"{"range": "Sheet1!A1:B2", "values": [["Tea", 3], ["Rent", 900.5]]}"#;
/// let mut decoder = RowDecoder::new();
/// let mut total = 0.0;
/// for piece in answer.as_bytes().chunks(16) {
///     decoder.feed(piece);
///     while let Some(row) = decoder.next_row()? {
///         total += row.cell(1).as_f64().unwrap_or_default();
///     }
/// }
/// decoder.finish()?;
/// assert_eq!(total, 903.5);
/// # Ok::<(), hallpass_sheets::DecodeError>(())
/// ```
///
/// The rows are only known to be all of them when [`finish`](Self::finish) says so.
#[derive(Debug)]
#[must_use = "a decoder does nothing until it is fed"]
pub struct RowDecoder {
    reader: Reader,
    pieces: Vec<u8>,
    /// How many of the bytes were read.
    used: usize,
    limit: u64,
    failed: Option<DecodeError>,
}

impl RowDecoder {
    /// Makes a decoder for one answer, which lists rows.
    pub fn new() -> Self {
        Self::of(false)
    }

    /// Makes a decoder for one range, or for an answer about several.
    pub(super) fn of(several: bool) -> Self {
        let mut reader = Reader::new(several);
        reader.by_lists = true;
        Self {
            reader,
            pieces: Vec::new(),
            used: 0,
            limit: LIMIT,
            failed: None,
        }
    }

    /// Refuses a row that takes more bytes of memory; without this, more than 64 MiB.
    pub fn with_limit(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// Returns the range that the answer is about, as Google writes it, once it was read; Google
    /// sends it before the rows.
    #[must_use]
    pub fn range(&self) -> &str {
        &self.reader.decoded.range
    }

    /// Returns how many ranges of the answer, if it is about several, ended before the row.
    pub(super) fn ranges_before(&self) -> usize {
        self.reader.decoded.grids.len()
    }

    /// Takes the next piece of the answer.
    ///
    /// It is kept until its rows were taken by [`next_row`](Self::next_row).
    pub fn feed(&mut self, piece: &[u8]) {
        self.pieces.drain(..self.used);
        self.used = 0;
        self.pieces.extend_from_slice(piece);
    }

    /// Returns the next row; `None` when it is not whole yet, or there are no more.
    ///
    /// # Errors
    ///
    /// Any [`DecodeError`] but [`DecodeError::Truncated`]; from then on the same again. An
    /// answer that lists columns is [`DecodeError::Unexpected`].
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, DecodeError> {
        Ok(self.advance()?.then(|| self.row()))
    }

    /// Goes on to the next row; `false` when it is not whole yet, or there are no more.
    pub(crate) fn advance(&mut self) -> Result<bool, DecodeError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        self.read()
            .inspect_err(|error| self.failed = Some(error.clone()))
    }

    /// Returns the row that [`advance`](Self::advance) went on to.
    pub(crate) fn row(&self) -> Row<'_> {
        Row::new(self.reader.decoded.store.line(0))
    }

    /// Says whether there is a next row.
    fn read(&mut self) -> Result<bool, DecodeError> {
        let decoded = &mut self.reader.decoded;
        if decoded.store.lists() > 0 {
            decoded.lists_taken += 1;
            decoded.store.clear();
        }
        self.used += self.reader.run(&self.pieces[self.used..], self.limit)?;
        self.reader.check_texts(self.limit)?;
        let store = &self.reader.decoded.store;
        let held = store.bytes() + self.reader.scratch_bytes();
        if held as u64 > self.limit {
            let offset = self.reader.offset;
            return Err(self.reader.error(Fault::TooLarge(offset), self.limit));
        }
        Ok(store.lists() > 0)
    }

    /// Ends the answer, when there are no more pieces and all rows were taken.
    ///
    /// # Errors
    ///
    /// [`DecodeError::Truncated`] when the answer is not whole, or what
    /// [`next_row`](Self::next_row) said or would say.
    pub fn finish(mut self) -> Result<(), DecodeError> {
        while self.next_row()?.is_some() {}
        let left = self.pieces.len() - self.used;
        self.reader.finish(left, self.limit).map(drop)
    }
}

impl Default for RowDecoder {
    fn default() -> Self {
        Self::new()
    }
}
