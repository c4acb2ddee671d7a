//! Reads several ranges.

use super::reading::{Reading, reading_options};
use super::{RangeArgument, Values, written};
use crate::draft::Draft;
use crate::{BatchDecoder, BatchGetValuesResponse, Call, CallError, GridBatch, Method};

/// The longest list of ranges for one request, in bytes as they stand in its address. Google says
/// nothing about a limit; servers and proxies on the way have one of 8 to 16 KiB.
const LONGEST_LIST: usize = 2_000;

/// Reads several ranges; made by [`Values::batch_get`].
///
/// The ranges stand in the request's address. Where they would make it too long,
/// [`send`](Self::send) asks for them in several requests, one after the other, and puts the
/// answers together; somebody may write in between.
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchGet>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct BatchGetValues {
    values: Values,
    ranges: Vec<RangeArgument>,
    reading: Reading,
}

reading_options!(BatchGetValues);

impl BatchGetValues {
    pub(super) fn new(values: Values, ranges: Vec<RangeArgument>) -> Self {
        Self {
            values,
            ranges,
            reading: Reading::default(),
        }
    }

    /// Returns the one request that [`send`](Self::send) would send, without its bearer token.
    ///
    /// # Errors
    ///
    /// [`CallError::TooLong`] if it takes several, which [`requests`](Self::requests) returns, and
    /// the variants of [`CallError`] that name an argument.
    pub fn request(&self) -> Result<http::Request<Vec<u8>>, CallError> {
        let mut requests = self.requests()?;
        match (requests.pop(), requests.is_empty()) {
            (Some(request), true) => Ok(request),
            _ => Err(CallError::TooLong {
                bytes: self.lists()?.iter().flatten().map(String::len).sum(),
            }),
        }
    }

    /// Returns the requests that [`send`](Self::send) would send.
    ///
    /// # Errors
    ///
    /// The variants of [`CallError`] that name an argument.
    pub fn requests(&self) -> Result<Vec<http::Request<Vec<u8>>>, CallError> {
        let drafts = self.drafts()?;
        drafts.into_iter().map(Draft::finish).collect()
    }

    /// Sends the requests and reads the answers.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn send(self) -> Result<BatchGetValuesResponse, CallError> {
        let mut whole = BatchGetValuesResponse::default();
        for draft in self.drafts()? {
            let answer: BatchGetValuesResponse = draft.send().await?;
            whole.spreadsheet_id = answer.spreadsheet_id;
            whole.value_ranges.extend(answer.value_ranges);
        }
        Ok(whole)
    }

    /// Sends the requests and reads the values into [`Grid`](crate::Grid)s while they arrive.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn grids(self) -> Result<GridBatch, CallError> {
        let mut whole = GridBatch::default();
        for draft in self.drafts()? {
            let batch = draft.decode::<BatchDecoder>().await?;
            whole.spreadsheet_id = batch.spreadsheet_id;
            whole.grids.extend(batch.grids);
        }
        Ok(whole)
    }

    fn drafts(&self) -> Result<Vec<Draft>, CallError> {
        let lists = self.lists()?;
        lists.iter().map(|list| self.draft(list)).collect()
    }

    pub(super) fn draft(&self, ranges: &[String]) -> Result<Draft, CallError> {
        let mut draft = self
            .values
            .draft(Self::METHOD)?
            .literal(":batchGet")
            .end_of_path();
        for range in ranges {
            draft = draft.query("ranges", range);
        }
        Ok(self.reading.add_to(draft))
    }

    /// Splits the ranges, so that each list is short enough or has one range.
    pub(super) fn lists(&self) -> Result<Vec<Vec<String>>, CallError> {
        let mut lists = vec![Vec::new()];
        let mut length = 0;
        for range in &self.ranges {
            let range = written(range)?;
            let added = Draft::encoded_length("ranges", &range);
            if length > 0 && length + added > LONGEST_LIST {
                lists.push(Vec::new());
                length = 0;
            }
            length += added;
            lists
                .last_mut()
                .expect("there is a list from the start")
                .push(range);
        }
        Ok(lists)
    }
}

impl Call for BatchGetValues {
    type Answer = BatchGetValuesResponse;
    const METHOD: Method = Method::VALUES_BATCH_GET;

    fn request(&self) -> Result<http::Request<Vec<u8>>, CallError> {
        Self::request(self)
    }

    async fn send(self) -> Result<BatchGetValuesResponse, CallError> {
        Self::send(self).await
    }
}
