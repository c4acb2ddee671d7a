//! [`BatchRowStream`]: the rows of several ranges, one by one while they arrive.

use std::fmt;

use hallpass_core::{SessionError, StreamedResponse};

use super::BatchGetValues;
use crate::{BatchRowDecoder, CallError, DecodeError, RangeRow};

/// The rows of several ranges; made by [`BatchGetValues::stream`].
///
/// ```no_run
/// # async fn example(values: hallpass_sheets::Values) -> Result<(), hallpass_sheets::CallError> {
/// let mut rows = values.batch_get(["Log!A2:C", "Costs!A2:C"]).unformatted().stream().await?;
/// let mut totals = [0.0; 2];
/// while let Some(next) = rows.next().await? {
///     totals[next.index] += next.row.cell(2).as_f64().unwrap_or_default();
/// }
/// # Ok(())
/// # }
/// ```
///
/// The ranges come in the order in which they were asked for. A range without values has no rows.
#[must_use = "a stream reads nothing until its rows are taken"]
pub struct BatchRowStream {
    call: BatchGetValues,
    /// The ranges of each request.
    lists: Vec<Vec<String>>,
    /// How many requests were sent.
    sent: usize,
    /// How many ranges were asked for by the requests before the present one.
    before: usize,
    /// The present answer; `None` between two.
    open: Option<(StreamedResponse, BatchRowDecoder)>,
    /// Why an answer ended too early.
    failed: Option<DecodeError>,
}

impl BatchGetValues {
    /// Sends the request and returns the rows of all ranges one by one while they arrive, in the
    /// memory of one row.
    ///
    /// Where it takes [several requests](Self::requests), one is sent when the rows of the one
    /// before were taken.
    ///
    /// # Errors
    ///
    /// Any [`CallError`]; the stream itself fails when an answer is lost in the middle, and is not
    /// asked for again.
    pub async fn stream(self) -> Result<BatchRowStream, CallError> {
        let mut stream = BatchRowStream {
            lists: self.lists()?,
            call: self,
            sent: 0,
            before: 0,
            open: None,
            failed: None,
        };
        stream.open_next().await?;
        Ok(stream)
    }
}

impl BatchRowStream {
    /// Waits for the next row; `None` after the last, and only if the answers were whole.
    ///
    /// # Errors
    ///
    /// [`CallError::Decode`] when an answer cannot be read, and any other when a further request
    /// fails, which is then sent again by another call of this.
    pub async fn next(&mut self) -> Result<Option<RangeRow<'_>>, CallError> {
        loop {
            if let Some(error) = &self.failed {
                return Err(error.clone().into());
            }
            let Some((answer, decoder)) = &mut self.open else {
                if self.sent == self.lists.len() {
                    return Ok(None);
                }
                self.open_next().await?;
                continue;
            };
            if decoder.advance()? {
                break;
            }
            match answer.chunk().await.map_err(SessionError::from)? {
                Some(piece) => decoder.feed(&piece),
                None => self.end(),
            }
        }
        let row = self.open.as_ref().map(|(_, decoder)| decoder.row());
        Ok(row.map(|row| RangeRow {
            index: self.before + row.index,
            ..row
        }))
    }

    /// Sends the next request. It counts as sent when its answer begins, so that nothing is lost
    /// if nobody waits for that any more.
    async fn open_next(&mut self) -> Result<(), CallError> {
        let draft = self.call.draft(&self.lists[self.sent])?;
        let answer = draft.open().await?;
        self.before = self.lists[..self.sent].iter().map(Vec::len).sum();
        self.open = Some((answer, BatchRowDecoder::new()));
        self.sent += 1;
        Ok(())
    }

    fn end(&mut self) {
        if let Some((_, decoder)) = self.open.take() {
            self.failed = decoder.finish().err();
        }
    }
}

impl fmt::Debug for BatchRowStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchRowStream")
            .field("call", &self.call)
            .field("sent", &self.sent)
            .finish_non_exhaustive()
    }
}
