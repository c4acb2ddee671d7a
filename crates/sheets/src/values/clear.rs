//! Clears one range.

use super::{RangeArgument, Values, written};
use crate::call::call;
use crate::draft::Draft;
use crate::model::NoFields;
use crate::{CallError, ClearValuesResponse, Method};

/// Clears one range; made by [`Values::clear`].
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/clear>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct ClearValues {
    values: Values,
    range: RangeArgument,
}

call!(ClearValues, VALUES_CLEAR, ClearValuesResponse);

impl ClearValues {
    pub(super) fn new(values: Values, range: RangeArgument) -> Self {
        Self { values, range }
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let range = written(&self.range)?;
        let draft = self
            .values
            .draft(method)?
            .segment(&range)
            .literal(":clear")
            .end_of_path();
        Ok(draft.json(&NoFields {}))
    }
}
