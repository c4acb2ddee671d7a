//! [`RecordBatchStream`]: the record batches of a range, one by one while its rows arrive.

use std::fmt;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use hallpass_core::{SessionError, StreamedResponse};

use super::GetValues;
use crate::{ArrowOptions, CallError, RecordBatchDecoder, RecordBatchError};

/// The record batches of a range; made by [`GetValues::record_batches`].
///
/// ```no_run
/// # async fn example(values: hallpass_sheets::Values) -> Result<(), Box<dyn std::error::Error>> {
/// use hallpass_sheets::ArrowOptions;
///
/// let call = values.get("Log!A:C").unformatted();
/// let mut batches = call.record_batches(ArrowOptions::new()).await?;
/// println!("{}", batches.schema());
/// while let Some(batch) = batches.next().await? {
///     println!("{} rows", batch.num_rows());
/// }
/// # Ok(())
/// # }
/// ```
///
/// What takes a stream of the crate `futures` gets one by `try_unfold`:
///
/// ```text
/// try_unfold(batches, |mut batches| async move {
///     let next = batches.next().await;
///     next.map(|batch| batch.map(|batch| (batch, batches)))
/// })
/// ```
#[must_use = "a stream reads nothing until its batches are taken"]
pub struct RecordBatchStream {
    answer: StreamedResponse,
    decoder: RecordBatchDecoder,
    /// The batch that decided on the schema.
    first: Option<RecordBatch>,
}

/// Says why there is no next record batch.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordBatchStreamError {
    /// The call gave no answer, or it was lost or cannot be read.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The cells do not become record batches; the error names the one at fault.
    #[error(transparent)]
    Batch(RecordBatchError),
}

impl GetValues {
    /// Sends the request and returns the values as record batches of Apache Arrow, which are made
    /// while they arrive, in the memory of one batch.
    ///
    /// It waits for the first batch, whose rows decide on the schema, unless that is given. Ask
    /// for values that are [`unformatted`](Self::unformatted): shown ones are all texts.
    ///
    /// # Errors
    ///
    /// [`RecordBatchStreamError::Call`], and [`RecordBatchStreamError::Batch`] for a cell that does
    /// not fit. The stream itself fails when the answer is lost in the middle, and is not asked for
    /// again.
    pub async fn record_batches(
        self,
        options: ArrowOptions,
    ) -> Result<RecordBatchStream, RecordBatchStreamError> {
        let decoder = RecordBatchDecoder::new(options)?;
        let mut stream = RecordBatchStream {
            answer: self.open().await?,
            decoder,
            first: None,
        };
        if stream.decoder.schema().is_none() {
            stream.first = stream.read().await?;
        }
        Ok(stream)
    }
}

impl RecordBatchStream {
    /// Returns the schema of all batches.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        let schema = self.decoder.schema();
        schema.expect("it was given, or the first batch decided")
    }

    /// Waits for the next batch; `None` after the last, and only if the answer was whole.
    ///
    /// # Errors
    ///
    /// [`RecordBatchStreamError::Batch`] names a cell that does not fit, as `Orders!D17: expected a
    /// number, got "n/a"`; [`RecordBatchStreamError::Call`] when the answer is lost or cannot be
    /// read.
    pub async fn next(&mut self) -> Result<Option<RecordBatch>, RecordBatchStreamError> {
        match self.first.take() {
            Some(first) => Ok(Some(first)),
            None => self.read().await,
        }
    }

    async fn read(&mut self) -> Result<Option<RecordBatch>, RecordBatchStreamError> {
        loop {
            match self.decoder.next_batch()? {
                None if !self.decoder.has_ended() => {}
                batch => return Ok(batch),
            }
            let piece = self.answer.chunk().await;
            match piece.map_err(|lost| CallError::from(SessionError::from(lost)))? {
                Some(piece) => self.decoder.feed(&piece),
                None => self.decoder.end(),
            }
        }
    }
}

impl From<RecordBatchError> for RecordBatchStreamError {
    fn from(error: RecordBatchError) -> Self {
        match error {
            RecordBatchError::Decode(error) => Self::Call(error.into()),
            error => Self::Batch(error),
        }
    }
}

impl fmt::Debug for RecordBatchStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordBatchStream")
            .field("answer", &self.answer)
            .field("decoder", &self.decoder)
            .finish_non_exhaustive()
    }
}
