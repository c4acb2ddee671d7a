//! Clears several ranges.

use serde::Serialize;

use super::{RangeArgument, Values, written};
use crate::call::call;
use crate::draft::Draft;
use crate::{BatchClearValuesResponse, CallError, Method};

/// Clears several ranges; made by [`Values::batch_clear`].
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchClear>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct BatchClearValues {
    values: Values,
    ranges: Vec<RangeArgument>,
}

#[derive(Serialize)]
struct Body {
    ranges: Vec<String>,
}

call!(
    BatchClearValues,
    VALUES_BATCH_CLEAR,
    BatchClearValuesResponse
);

impl BatchClearValues {
    pub(super) fn new(values: Values, ranges: Vec<RangeArgument>) -> Self {
        Self { values, ranges }
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let ranges = self.ranges.iter().map(written).collect::<Result<_, _>>()?;
        let draft = self
            .values
            .draft(method)?
            .literal(":batchClear")
            .end_of_path();
        Ok(draft.json(&Body { ranges }))
    }
}
