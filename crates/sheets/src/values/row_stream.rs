//! [`RowStream`]: the rows of a range, one by one while they arrive.

use std::fmt;

use hallpass_core::{SessionError, StreamedResponse};

use crate::{CallError, DecodeError, Row, RowDecoder};

/// The rows of a range; made by [`GetValues::stream`](crate::GetValues::stream).
///
/// ```no_run
/// # async fn example(values: hallpass_sheets::Values) -> Result<(), hallpass_sheets::CallError> {
/// let mut rows = values.get("Log!A:C").unformatted().stream().await?;
/// let mut total = 0.0;
/// while let Some(row) = rows.next().await? {
///     total += row.cell(2).as_f64().unwrap_or_default();
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a stream reads nothing until its rows are taken"]
pub struct RowStream {
    answer: StreamedResponse,
    /// `None` after the end.
    decoder: Option<RowDecoder>,
    /// The range, kept beyond the end.
    range: String,
    /// Why the end came too early.
    failed: Option<DecodeError>,
}

impl RowStream {
    pub(crate) fn new(answer: StreamedResponse) -> Self {
        Self {
            answer,
            decoder: Some(RowDecoder::new()),
            range: String::new(),
            failed: None,
        }
    }

    /// Returns the whole range that was asked for, as Google writes it, such as `Log!A1:C1000`;
    /// empty until the first row or the end was there.
    #[must_use]
    pub fn range(&self) -> &str {
        match &self.decoder {
            Some(decoder) => decoder.range(),
            None => &self.range,
        }
    }

    /// Waits for the next row; `None` after the last, and only if the answer was whole.
    ///
    /// # Errors
    ///
    /// [`CallError::Session`] when the answer is lost, [`CallError::Decode`] when it cannot be read.
    pub async fn next(&mut self) -> Result<Option<Row<'_>>, CallError> {
        while let Some(decoder) = &mut self.decoder {
            if decoder.advance()? {
                break;
            }
            match self.answer.chunk().await.map_err(SessionError::from)? {
                Some(piece) => decoder.feed(&piece),
                None => self.end(),
            }
        }
        if let Some(error) = &self.failed {
            return Err(error.clone().into());
        }
        Ok(self.decoder.as_ref().map(RowDecoder::row))
    }

    fn end(&mut self) {
        if let Some(decoder) = self.decoder.take() {
            decoder.range().clone_into(&mut self.range);
            self.failed = decoder.finish().err();
        }
    }
}

impl fmt::Debug for RowStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowStream")
            .field("answer", &self.answer)
            .finish_non_exhaustive()
    }
}
