//! Reads one range.

use super::reading::{Reading, reading_options};
use super::{RangeArgument, Values, written};
use crate::call::call;
use crate::draft::Draft;
use crate::{CallError, Method, ValueRange};

/// Reads one range; made by [`Values::get`].
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/get>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetValues {
    values: Values,
    range: RangeArgument,
    reading: Reading,
}

call!(GetValues, VALUES_GET, ValueRange);
reading_options!(GetValues);

impl GetValues {
    pub(super) fn new(values: Values, range: RangeArgument) -> Self {
        Self {
            values,
            range,
            reading: Reading::default(),
        }
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let range = written(&self.range)?;
        let draft = self.values.draft(method)?.segment(&range).end_of_path();
        Ok(self.reading.add_to(draft))
    }
}
