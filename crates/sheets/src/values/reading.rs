//! [`Reading`]: the options that all calls that read values share.

use crate::draft::Draft;
use crate::{DateTimeRender, Dimension, ValueRender};

/// How values are read; what is not set is Google's default.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub(super) dimension: Option<Dimension>,
    pub(super) render: Option<ValueRender>,
    pub(super) dates: Option<DateTimeRender>,
}

impl Reading {
    pub(super) fn add_to(&self, draft: Draft) -> Draft {
        draft
            .query_if(
                "majorDimension",
                self.dimension.as_ref().map(Dimension::as_str),
            )
            .query_if(
                "valueRenderOption",
                self.render.as_ref().map(ValueRender::as_str),
            )
            .query_if(
                "dateTimeRenderOption",
                self.dates.as_ref().map(DateTimeRender::as_str),
            )
    }
}

/// Gives a call with a field `reading` the setters for it.
macro_rules! reading_options {
    ($call:ty) => {
        impl $call {
            /// Reads column by column.
            pub fn by_columns(mut self) -> Self {
                self.reading.dimension = Some(crate::Dimension::Columns);
                self
            }

            /// Reads numbers, booleans and texts as they are stored, dates as serial numbers.
            pub fn unformatted(self) -> Self {
                self.render(crate::ValueRender::Unformatted)
            }

            /// Chooses how values are read; without it they come as the sheet shows them.
            pub fn render(mut self, render: crate::ValueRender) -> Self {
                self.reading.render = Some(render);
                self
            }

            /// Chooses how dates and times are read, unless all values are read as shown.
            pub fn dates(mut self, dates: crate::DateTimeRender) -> Self {
                self.reading.dates = Some(dates);
                self
            }
        }
    };
}
pub(super) use reading_options;
