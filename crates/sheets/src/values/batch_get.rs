//! Reads several ranges.

use super::reading::{Reading, reading_options};
use super::{RangeArgument, Values, written};
use crate::call::call;
use crate::draft::Draft;
use crate::{BatchGetValuesResponse, CallError, Method};

/// Reads several ranges; made by [`Values::batch_get`].
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchGet>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct BatchGetValues {
    values: Values,
    ranges: Vec<RangeArgument>,
    reading: Reading,
}

call!(BatchGetValues, VALUES_BATCH_GET, BatchGetValuesResponse);
reading_options!(BatchGetValues);

impl BatchGetValues {
    pub(super) fn new(values: Values, ranges: Vec<RangeArgument>) -> Self {
        Self {
            values,
            ranges,
            reading: Reading::default(),
        }
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let mut draft = self
            .values
            .draft(method)?
            .literal(":batchGet")
            .end_of_path();
        for range in &self.ranges {
            draft = draft.query("ranges", &written(range)?);
        }
        Ok(self.reading.add_to(draft))
    }
}
