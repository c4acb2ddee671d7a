//! Writes one range.

use super::returning::{Returning, returning_options};
use super::{RangeArgument, Values, check_numbers, written};
use crate::call::call;
use crate::draft::Draft;
use crate::model::Written;
use crate::{CallError, Cell, Dimension, Method, UpdateValuesResponse, ValueInput};

/// Writes one range; made by [`Values::update`].
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/update>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct UpdateValues {
    values: Values,
    range: RangeArgument,
    input: ValueInput,
    dimension: Dimension,
    cells: Vec<Vec<Cell>>,
    returning: Returning,
}

call!(UpdateValues, VALUES_UPDATE, UpdateValuesResponse);
returning_options!(UpdateValues);

impl UpdateValues {
    pub(super) fn new(
        values: Values,
        range: RangeArgument,
        input: ValueInput,
        cells: Vec<Vec<Cell>>,
    ) -> Self {
        let (dimension, returning) = (Dimension::Rows, Returning::default());
        Self {
            values,
            range,
            input,
            dimension,
            cells,
            returning,
        }
    }

    /// Says that the inner lists of the values are columns.
    pub fn by_columns(mut self) -> Self {
        self.dimension = Dimension::Columns;
        self
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let range = written(&self.range)?;
        check_numbers(&range, &self.dimension, &self.cells)?;
        let draft = self.values.draft(method)?.segment(&range).end_of_path();
        let draft = draft.query("valueInputOption", self.input.as_str());
        let body = Written {
            range: None,
            major_dimension: &self.dimension,
            values: &self.cells,
        };
        Ok(self.returning.add_to(draft).json(&body))
    }
}
