//! Writes any number of rows, in requests that are not too large.

use std::fmt;
use std::ops::Range;

use tokio::task::JoinSet;

use super::chunks::{Chunk, Chunks};
use super::{RangeArgument, Values};
use crate::{A1Range, CallError, Cell, Method, UpdateValuesResponse, ValueInput};

/// What Google recommends as the most for one request
/// (<https://developers.google.com/workspace/sheets/api/limits>).
const CHUNK_BYTES: usize = 2 << 20;
/// Requests under way at once: one is on the wire while another one is carried out.
const AT_ONCE: usize = 2;

/// Writes any number of rows from a cell on; made by [`Values::write_all`].
///
/// The rows go out in chunks of at most 2 MB of JSON, two at once, and are encoded as they are
/// needed: the memory does not grow with their number. One chunk is written as a whole or not at
/// all; **all chunks together are not**: when one fails, others are there already. The error says
/// which, and the same rows can be sent again without those.
///
/// ```no_run
/// # async fn example(values: hallpass_sheets::Values) -> Result<(), Box<dyn std::error::Error>> {
/// use hallpass_sheets::{ValueInput, row};
///
/// let rows = || (0..1_000_000).map(|n| row![n, n * 2]);
/// let mut written = values.write_all("Log!A2", ValueInput::Raw, rows()).send().await;
/// if let Err(error) = &written {
///     // Another try, for the rows that are missing.
///     let again = values.write_all("Log!A2", ValueInput::Raw, rows());
///     written = again.without(&error.written).send().await;
/// }
/// println!("{} cells", written?.cells);
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is sent"]
pub struct WriteAll<I> {
    values: Values,
    start: RangeArgument,
    input: ValueInput,
    rows: I,
    chunk_bytes: usize,
    at_once: usize,
    done: Vec<Range<usize>>,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// Which rows, counted from 0, in order and without overlap.
    pub rows: Vec<Range<usize>>,
    /// How many cells got a value.
    pub cells: u64,
    /// How many requests it took.
    pub requests: usize,
}

/// Why not all rows were written, and which were.
#[derive(Debug, thiserror::Error)]
#[error("{} of the rows were written, then it failed", .written.row_count())]
#[non_exhaustive]
pub struct WriteAllError {
    /// Why it failed. Where the answer was lost, the rows of that request may be there all the same.
    pub source: CallError,
    /// What is certainly there.
    pub written: Written,
}

impl Written {
    /// Returns how many rows were written.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.iter().map(Range::len).sum()
    }

    fn add(&mut self, rows: Range<usize>, answer: &UpdateValuesResponse) {
        self.rows.push(rows);
        self.rows.sort_by_key(|rows| rows.start);
        self.rows.dedup_by(|next, rows| {
            let continues = rows.end == next.start;
            if continues {
                rows.end = next.end;
            }
            continues
        });
        self.cells += answer
            .updated_cells
            .and_then(|cells| u64::try_from(cells).ok())
            .unwrap_or_default();
        self.requests += 1;
    }
}

impl<I, R> WriteAll<I>
where
    I: Iterator<Item = R>,
    R: IntoIterator<Item: Into<Cell>>,
{
    pub(super) fn new(values: Values, start: RangeArgument, input: ValueInput, rows: I) -> Self {
        Self {
            values,
            start,
            input,
            rows,
            chunk_bytes: CHUNK_BYTES,
            at_once: AT_ONCE,
            done: Vec::new(),
        }
    }

    /// Sends requests of at most so many bytes; a single row may be larger.
    pub fn chunk_bytes(mut self, bytes: usize) -> Self {
        self.chunk_bytes = bytes;
        self
    }

    /// Sends so many requests at once, at least one.
    pub fn at_once(mut self, requests: usize) -> Self {
        self.at_once = requests.max(1);
        self
    }

    /// Passes over the rows that were written before.
    pub fn without(mut self, written: &Written) -> Self {
        self.done.clone_from(&written.rows);
        self
    }

    /// Writes the rows. What comes after the first failure is not sent.
    ///
    /// # Errors
    ///
    /// [`WriteAllError`] with the [`CallError`] of the chunk that failed, and with what was written.
    pub async fn send(self) -> Result<Written, WriteAllError> {
        let mut written = Written::default();
        match self.write(&mut written).await {
            Ok(()) => Ok(written),
            Err(source) => Err(WriteAllError { source, written }),
        }
    }

    async fn write(self, written: &mut Written) -> Result<(), CallError> {
        let start = self.start?;
        let place = start
            .first_corner()
            .ok_or_else(|| start.without_first_cell())?;
        let mut chunks = Chunks::new(self.rows, self.chunk_bytes, self.done);
        let mut under_way = JoinSet::new();
        let mut failed = None;
        let name = start.to_string();
        loop {
            while failed.is_none() && under_way.len() < self.at_once {
                match chunks.next_chunk(&name) {
                    Ok(Some(chunk)) => {
                        let range = start.block_of_rows(place, chunk.rows.clone(), chunk.columns);
                        under_way.spawn(send(
                            self.values.clone(),
                            range,
                            self.input.clone(),
                            chunk,
                        ));
                    }
                    Ok(None) => break,
                    Err(error) => failed = Some(error),
                }
            }
            // What was sent is waited for, also after a failure: it will be there.
            match under_way.join_next().await {
                None => return failed.map_or(Ok(()), Err),
                Some(Ok(Ok((rows, answer)))) => written.add(rows, &answer),
                Some(Ok(Err(error))) => failed = failed.or(Some(error)),
                Some(Err(panic)) => std::panic::resume_unwind(panic.into_panic()),
            }
        }
    }
}

async fn send(
    values: Values,
    range: A1Range,
    input: ValueInput,
    chunk: Chunk,
) -> Result<(Range<usize>, UpdateValuesResponse), CallError> {
    let draft = values
        .draft(Method::VALUES_UPDATE)?
        .segment(&range.to_string())
        .end_of_path()
        .query("valueInputOption", input.as_str())
        .body(chunk.body);
    Ok((chunk.rows, draft.send().await?))
}

impl<I> fmt::Debug for WriteAll<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WriteAll")
            .field("start", &self.start)
            .field("chunk_bytes", &self.chunk_bytes)
            .finish_non_exhaustive()
    }
}
