//! Writes rows below a table.

use super::returning::{Returning, returning_options};
use super::{RangeArgument, Values, check_numbers, written};
use crate::call::call;
use crate::draft::Draft;
use crate::model::Written;
use crate::{AppendValuesResponse, CallError, Cell, Dimension, InsertData, Method, ValueInput};

/// Writes rows below a table; made by [`Values::append`].
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/append>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct AppendValues {
    values: Values,
    range: RangeArgument,
    input: ValueInput,
    insert: Option<InsertData>,
    cells: Vec<Vec<Cell>>,
    returning: Returning,
}

call!(AppendValues, VALUES_APPEND, AppendValuesResponse);
returning_options!(AppendValues);

impl AppendValues {
    pub(super) fn new(
        values: Values,
        range: RangeArgument,
        input: ValueInput,
        cells: Vec<Vec<Cell>>,
    ) -> Self {
        Self {
            values,
            range,
            input,
            insert: None,
            cells,
            returning: Returning::default(),
        }
    }

    /// Inserts rows for the values, so that what is below the table moves down.
    ///
    /// Without it cells below the table are written over.
    pub fn insert_rows(mut self) -> Self {
        self.insert = Some(InsertData::InsertRows);
        self
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let range = written(&self.range)?;
        check_numbers(&range, &Dimension::Rows, &self.cells)?;
        let draft = self
            .values
            .draft(method)?
            .segment(&range)
            .literal(":append")
            .end_of_path();
        let draft = draft
            .query("valueInputOption", self.input.as_str())
            .query_if(
                "insertDataOption",
                self.insert.as_ref().map(InsertData::as_str),
            );
        let body = Written {
            range: None,
            major_dimension: &Dimension::Rows,
            values: &self.cells,
        };
        Ok(self.returning.add_to(draft).json(&body))
    }
}
