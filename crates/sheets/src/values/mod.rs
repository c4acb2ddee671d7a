//! [`Values`]: the calls that read and write values of one spreadsheet.

mod append;
mod batch_clear;
mod batch_get;
mod batch_row_stream;
mod batch_update;
mod cell_json;
mod chunks;
mod clear;
mod get;
mod reading;
#[cfg(feature = "arrow")]
mod record_batch_stream;
mod returning;
mod row_stream;
mod update;
mod write_all;

pub use append::AppendValues;
pub use batch_clear::BatchClearValues;
pub use batch_get::BatchGetValues;
pub use batch_row_stream::BatchRowStream;
pub use batch_update::BatchUpdateValues;
pub use clear::ClearValues;
pub use get::GetValues;
#[cfg(feature = "arrow")]
pub use record_batch_stream::{RecordBatchStream, RecordBatchStreamError};
pub use row_stream::RowStream;
pub use update::UpdateValues;
pub use write_all::{WriteAll, WriteAllError, Written};

use crate::a1::range_argument;
use crate::draft::Draft;
use crate::model::to_cells;
use crate::model::{
    BatchClearValuesByDataFilterRequest, BatchGetValuesByDataFilterRequest,
    BatchUpdateValuesByDataFilterRequest,
};
use crate::spreadsheets::{
    BatchClearValuesByDataFilter, BatchGetValuesByDataFilter, BatchUpdateValuesByDataFilter, Target,
};
use crate::{
    A1Range, A1RangeError, CallError, Cell, Dimension, Method, Sheets, SpreadsheetId,
    SpreadsheetIdError, ValueInput,
};

/// The calls that read and write values of one spreadsheet.
///
/// A range is given as text or as an [`A1Range`]. A text that is not a range makes the call
/// fail with [`CallError::Range`], before anything is sent.
#[derive(Clone, Debug)]
pub struct Values {
    sheets: Sheets,
    spreadsheet: Result<SpreadsheetId, SpreadsheetIdError>,
}

impl Values {
    pub(crate) fn new(
        sheets: Sheets,
        spreadsheet: Result<SpreadsheetId, SpreadsheetIdError>,
    ) -> Self {
        Self {
            sheets,
            spreadsheet,
        }
    }

    /// Reads a range.
    pub fn get<R>(&self, range: R) -> GetValues
    where
        R: TryInto<A1Range, Error: Into<A1RangeError>>,
    {
        GetValues::new(self.clone(), range_argument(range))
    }

    /// Reads several ranges at once.
    pub fn batch_get<R>(&self, ranges: impl IntoIterator<Item = R>) -> BatchGetValues
    where
        R: TryInto<A1Range, Error: Into<A1RangeError>>,
    {
        BatchGetValues::new(
            self.clone(),
            ranges.into_iter().map(range_argument).collect(),
        )
    }

    /// Writes rows into a range, from its first cell on.
    ///
    /// A [`Cell::Skip`] leaves its cell as it is.
    pub fn update<R, W>(
        &self,
        range: R,
        input: ValueInput,
        rows: impl IntoIterator<Item = W>,
    ) -> UpdateValues
    where
        R: TryInto<A1Range, Error: Into<A1RangeError>>,
        W: IntoIterator<Item: Into<Cell>>,
    {
        UpdateValues::new(self.clone(), range_argument(range), input, to_cells(rows))
    }

    /// Writes any number of rows, from the first cell of the range on, in requests that are not too
    /// large. The sheet must have room for them.
    pub fn write_all<R, I>(&self, start: R, input: ValueInput, rows: I) -> WriteAll<I::IntoIter>
    where
        R: TryInto<A1Range, Error: Into<A1RangeError>>,
        I: IntoIterator<Item: IntoIterator<Item: Into<Cell>>>,
    {
        let start = range_argument(start);
        WriteAll::new(self.clone(), start, input, rows.into_iter())
    }

    /// Writes several ranges at once; they are added with [`BatchUpdateValues::data`].
    pub fn batch_update(&self, input: ValueInput) -> BatchUpdateValues {
        BatchUpdateValues::new(self.clone(), input)
    }

    /// Writes rows below the table that Google finds around the range.
    ///
    /// Google decides what the table is: a gap in its last row can move the new rows to the
    /// right. Give the table's first cell (`Sheet1!A1`) rather than the sheet.
    pub fn append<R, W>(
        &self,
        range: R,
        input: ValueInput,
        rows: impl IntoIterator<Item = W>,
    ) -> AppendValues
    where
        R: TryInto<A1Range, Error: Into<A1RangeError>>,
        W: IntoIterator<Item: Into<Cell>>,
    {
        AppendValues::new(self.clone(), range_argument(range), input, to_cells(rows))
    }

    /// Clears the values of a range; formats and notes stay.
    pub fn clear<R>(&self, range: R) -> ClearValues
    where
        R: TryInto<A1Range, Error: Into<A1RangeError>>,
    {
        ClearValues::new(self.clone(), range_argument(range))
    }

    /// Clears the values of several ranges at once.
    pub fn batch_clear<R>(&self, ranges: impl IntoIterator<Item = R>) -> BatchClearValues
    where
        R: TryInto<A1Range, Error: Into<A1RangeError>>,
    {
        BatchClearValues::new(
            self.clone(),
            ranges.into_iter().map(range_argument).collect(),
        )
    }

    /// Reads the values that filters find. Google wants a scope to write for this.
    pub fn batch_get_by_data_filter(
        &self,
        request: BatchGetValuesByDataFilterRequest,
    ) -> BatchGetValuesByDataFilter {
        BatchGetValuesByDataFilter::new(self.target(":batchGetByDataFilter"), request)
    }

    /// Writes the values that filters find.
    pub fn batch_update_by_data_filter(
        &self,
        request: BatchUpdateValuesByDataFilterRequest,
    ) -> BatchUpdateValuesByDataFilter {
        BatchUpdateValuesByDataFilter::new(self.target(":batchUpdateByDataFilter"), request)
    }

    /// Clears the values that filters find.
    pub fn batch_clear_by_data_filter(
        &self,
        request: BatchClearValuesByDataFilterRequest,
    ) -> BatchClearValuesByDataFilter {
        BatchClearValuesByDataFilter::new(self.target(":batchClearByDataFilter"), request)
    }

    fn target(&self, verb: &str) -> Target {
        let rest = format!("/values{verb}");
        Target::new(&self.sheets, self.spreadsheet.clone(), rest)
    }

    /// Starts a request to `{spreadsheet}/values`.
    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let spreadsheet = self.spreadsheet.as_ref().map_err(Clone::clone)?;
        Ok(Draft::new(&self.sheets, method)
            .segment(spreadsheet.as_str())
            .literal("/values"))
    }
}

/// A range argument, read when the call was made and reported when it becomes a request.
type RangeArgument = Result<A1Range, A1RangeError>;

fn written(range: &RangeArgument) -> Result<String, A1RangeError> {
    range.as_ref().map(A1Range::to_string).map_err(Clone::clone)
}

/// Checks that JSON has a number for every cell.
fn check_numbers(
    range: &str,
    dimension: &Dimension,
    values: &[Vec<Cell>],
) -> Result<(), CallError> {
    for (outer, cells) in values.iter().enumerate() {
        for (inner, cell) in cells.iter().enumerate() {
            let Some(number) = cell.as_f64().filter(|number| !number.is_finite()) else {
                continue;
            };
            let (row, column) = match dimension {
                Dimension::Columns => (inner + 1, outer + 1),
                _ => (outer + 1, inner + 1),
            };
            return Err(CallError::Number {
                range: range.to_owned(),
                row,
                column,
                number,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
