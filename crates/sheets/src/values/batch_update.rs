//! Writes several ranges.

use serde::Serialize;

use super::returning::{Returning, returning_options};
use super::{Values, check_numbers, written};
use crate::a1::range_argument;
use crate::call::call;
use crate::draft::Draft;
use crate::model::Written;
use crate::{
    BatchUpdateValuesResponse, CallError, DateTimeRender, Method, ValueInput, ValueRange,
    ValueRender,
};

/// Writes several ranges; made by [`Values::batch_update`].
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchUpdate>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct BatchUpdateValues {
    values: Values,
    input: ValueInput,
    data: Vec<ValueRange>,
    returning: Returning,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    value_input_option: &'a ValueInput,
    data: Vec<Written<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    include_values_in_response: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_value_render_option: Option<&'a ValueRender>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_date_time_render_option: Option<&'a DateTimeRender>,
}

call!(
    BatchUpdateValues,
    VALUES_BATCH_UPDATE,
    BatchUpdateValuesResponse
);
returning_options!(BatchUpdateValues);

impl BatchUpdateValues {
    pub(super) fn new(values: Values, input: ValueInput) -> Self {
        Self {
            values,
            input,
            data: Vec::new(),
            returning: Returning::default(),
        }
    }

    /// Adds values for one more range.
    pub fn data(mut self, data: ValueRange) -> Self {
        self.data.push(data);
        self
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let draft = self
            .values
            .draft(method)?
            .literal(":batchUpdate")
            .end_of_path();
        let body = Body {
            value_input_option: &self.input,
            data: self.data.iter().map(checked).collect::<Result<_, _>>()?,
            include_values_in_response: self.returning.values.as_ref().map(|_| true),
            response_value_render_option: self.returning.values.as_ref(),
            response_date_time_render_option: self.returning.dates.as_ref(),
        };
        Ok(draft.json(&body))
    }
}

fn checked(data: &ValueRange) -> Result<Written<'_>, CallError> {
    let range = written(&range_argument(&data.range))?;
    check_numbers(&range, &data.major_dimension, &data.values)?;
    Ok(Written {
        range: Some(range),
        major_dimension: &data.major_dimension,
        values: &data.values,
    })
}
