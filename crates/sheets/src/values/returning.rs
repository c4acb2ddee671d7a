//! [`Returning`]: whether a call that writes answers with the values after it.

use crate::draft::Draft;
use crate::{DateTimeRender, ValueRender};

/// How the written values come back, if they do.
#[derive(Clone, Debug, Default)]
pub(super) struct Returning {
    pub(super) values: Option<ValueRender>,
    pub(super) dates: Option<DateTimeRender>,
}

impl Returning {
    pub(super) fn add_to(&self, draft: Draft) -> Draft {
        draft
            .query_if(
                "includeValuesInResponse",
                self.values.as_ref().map(|_| "true"),
            )
            .query_if(
                "responseValueRenderOption",
                self.values.as_ref().map(ValueRender::as_str),
            )
            .query_if(
                "responseDateTimeRenderOption",
                self.dates.as_ref().map(DateTimeRender::as_str),
            )
    }
}

/// Gives a call with a field `returning` the setters for it.
macro_rules! returning_options {
    ($call:ty) => {
        impl $call {
            /// Has the answer hold the values as they are after the call.
            pub fn returning_values(mut self, render: crate::ValueRender) -> Self {
                self.returning.values = Some(render);
                self
            }

            /// Chooses how dates and times come back in the answer.
            pub fn returning_dates(mut self, dates: crate::DateTimeRender) -> Self {
                self.returning.dates = Some(dates);
                self
            }
        }
    };
}
pub(super) use returning_options;
