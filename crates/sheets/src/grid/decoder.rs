//! [`GridDecoder`] and [`BatchDecoder`]: from the bytes of an answer to grids.

use super::{error::DecodeError, grid::Grid, run::Run};

/// Reads the values of a range while they arrive.
///
/// It takes Google's answer to `values.get` in pieces, cut anywhere, and makes a [`Grid`] of
/// them. Beside the grid it holds no more than a token that was cut.
///
/// ```
/// use hallpass_sheets::GridDecoder;
///
/// let answer = r#"{"range": "Sheet1!A1:B2", "values": [["Tea", 3], ["Rent", 900.5]]}"#;
/// let mut decoder = GridDecoder::new();
/// for piece in answer.as_bytes().chunks(7) {
///     decoder.feed(piece)?;
/// }
/// let grid = decoder.finish()?;
/// assert_eq!(grid.range(), "Sheet1!A1:B2");
/// assert_eq!(grid.cell(1, 1).as_f64(), Some(900.5));
/// # Ok::<(), hallpass_sheets::DecodeError>(())
/// ```
///
/// Whatever is not JSON is refused, as is JSON that is no such answer; a field that is not
/// known is passed over, and one that stands twice is refused. `null` reads as an empty cell.
#[derive(Debug)]
#[must_use = "a decoder does nothing until it is fed"]
pub struct GridDecoder(Run);

/// Reads the values of several ranges while they arrive.
///
/// It takes Google's answer to `values.batchGet` as [`GridDecoder`] takes that to `values.get`.
///
/// ```
/// use hallpass_sheets::BatchDecoder;
///
/// let mut decoder = BatchDecoder::new();
/// decoder.feed(br#"{"spreadsheetId": "1q-W_x9", "valueRanges": [{"values": [[1, 2]]}, "#)?;
/// decoder.feed(br#"{"range": "Sheet1!B1:B2"}]}"#)?;
/// let batch = decoder.finish()?;
/// assert_eq!(batch.grids.len(), 2);
/// assert_eq!(batch.grids[0].column_count(), 2);
/// assert_eq!(batch.grids[1].row_count(), 0);
/// # Ok::<(), hallpass_sheets::DecodeError>(())
/// ```
#[derive(Debug)]
#[must_use = "a decoder does nothing until it is fed"]
pub struct BatchDecoder(Run);

/// The values of several ranges.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct GridBatch {
    /// The spreadsheet that was read.
    pub spreadsheet_id: String,
    /// One grid for each range, in the order of the call.
    pub grids: Vec<Grid>,
}

impl GridDecoder {
    /// Makes a decoder for one answer.
    pub fn new() -> Self {
        Self(Run::new(false))
    }

    /// Refuses an answer of more bytes; without this, of more than 1 GiB.
    ///
    /// The grid takes at most four times the bytes of the answer, and usually half of them.
    pub fn with_limit(mut self, bytes: u64) -> Self {
        self.0.limit(bytes);
        self
    }

    /// Reads the next piece of the answer.
    ///
    /// # Errors
    ///
    /// Any [`DecodeError`] but [`DecodeError::Truncated`]; from then on the same again.
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), DecodeError> {
        self.0.feed(piece)
    }

    /// Returns the grid, when there are no more pieces.
    ///
    /// # Errors
    ///
    /// [`DecodeError::Truncated`] when the answer is not whole, or what
    /// [`feed`](Self::feed) said.
    pub fn finish(self) -> Result<Grid, DecodeError> {
        let mut decoded = self.0.finish()?;
        Ok(decoded.grids.pop().unwrap_or_default())
    }
}

impl BatchDecoder {
    /// Makes a decoder for one answer.
    pub fn new() -> Self {
        Self(Run::new(true))
    }

    /// Refuses an answer of more bytes; without this, of more than 1 GiB.
    pub fn with_limit(mut self, bytes: u64) -> Self {
        self.0.limit(bytes);
        self
    }

    /// Reads the next piece of the answer.
    ///
    /// # Errors
    ///
    /// Any [`DecodeError`] but [`DecodeError::Truncated`]; from then on the same again.
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), DecodeError> {
        self.0.feed(piece)
    }

    /// Returns the grids, when there are no more pieces.
    ///
    /// # Errors
    ///
    /// [`DecodeError::Truncated`] when the answer is not whole, or what
    /// [`feed`](Self::feed) said.
    pub fn finish(self) -> Result<GridBatch, DecodeError> {
        let decoded = self.0.finish()?;
        Ok(GridBatch {
            spreadsheet_id: decoded.spreadsheet_id,
            grids: decoded.grids,
        })
    }
}

/// What is fed with the pieces of an answer.
pub(crate) trait Decoding: Default + Send {
    /// What comes of them.
    type Decoded: Send;

    fn feed(&mut self, piece: &[u8]) -> Result<(), DecodeError>;

    fn finish(self) -> Result<Self::Decoded, DecodeError>;
}

impl Decoding for GridDecoder {
    type Decoded = Grid;

    fn feed(&mut self, piece: &[u8]) -> Result<(), DecodeError> {
        Self::feed(self, piece)
    }

    fn finish(self) -> Result<Grid, DecodeError> {
        Self::finish(self)
    }
}

impl Decoding for BatchDecoder {
    type Decoded = GridBatch;

    fn feed(&mut self, piece: &[u8]) -> Result<(), DecodeError> {
        Self::feed(self, piece)
    }

    fn finish(self) -> Result<GridBatch, DecodeError> {
        Self::finish(self)
    }
}

impl Default for GridDecoder {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for BatchDecoder {
    fn default() -> Self {
        Self::new()
    }
}
