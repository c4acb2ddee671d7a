//! [`ValueRange`] and the answers of the `values` calls.

use serde::{Deserialize, Serialize};

use super::MajorDimension;
use crate::Cell;

/// A range of a spreadsheet and the values in it.
///
/// Google drops empty cells at the end of a row and empty rows at the end of the range, so
/// rows may differ in length and there may be fewer than the range has.
///
/// Schema: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values#ValueRange>.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct ValueRange {
    /// The range in A1 notation; in an answer the whole range that was asked for.
    pub range: String,
    /// Whether the inner lists are rows or columns.
    pub major_dimension: MajorDimension,
    /// The values, row by row or column by column.
    pub values: Vec<Vec<Cell>>,
}

impl ValueRange {
    /// Returns values for a range, row by row.
    ///
    /// The range is checked when a call is made with it.
    pub fn new<R>(range: impl Into<String>, rows: impl IntoIterator<Item = R>) -> Self
    where
        R: IntoIterator<Item: Into<Cell>>,
    {
        let major_dimension = MajorDimension::Rows;
        Self {
            range: range.into(),
            major_dimension,
            values: to_cells(rows),
        }
    }

    /// Says that the inner lists are columns.
    #[must_use]
    pub fn by_columns(mut self) -> Self {
        self.major_dimension = MajorDimension::Columns;
        self
    }
}

pub(crate) fn to_cells<R>(rows: impl IntoIterator<Item = R>) -> Vec<Vec<Cell>>
where
    R: IntoIterator<Item: Into<Cell>>,
{
    rows.into_iter()
        .map(|row| row.into_iter().map(Into::into).collect())
        .collect()
}

/// What an update changed.
///
/// The counts are of rows, columns and cells that got a value; a skipped cell does not count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct UpdateValuesResponse {
    /// The spreadsheet that was changed.
    pub spreadsheet_id: String,
    /// The range that was written, in A1 notation.
    pub updated_range: String,
    /// Rows in which a cell was written.
    pub updated_rows: i32,
    /// Columns in which a cell was written.
    pub updated_columns: i32,
    /// Cells that were written.
    pub updated_cells: i32,
    /// The values after the update, when the call asked for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_data: Option<ValueRange>,
}

/// Where appended rows went.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct AppendValuesResponse {
    /// The spreadsheet that was changed.
    pub spreadsheet_id: String,
    /// The table that Google found and appended to; `None` when it found none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table_range: Option<String>,
    /// What was written.
    pub updates: UpdateValuesResponse,
}

/// What was cleared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct ClearValuesResponse {
    /// The spreadsheet that was changed.
    pub spreadsheet_id: String,
    /// The range that was cleared, cut to the sheet's size.
    pub cleared_range: String,
}

/// The values of several ranges.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct BatchGetValuesResponse {
    /// The spreadsheet that was read.
    pub spreadsheet_id: String,
    /// One for each range, in the order of the call.
    pub value_ranges: Vec<ValueRange>,
}

/// What an update of several ranges changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct BatchUpdateValuesResponse {
    /// The spreadsheet that was changed.
    pub spreadsheet_id: String,
    /// Rows in which a cell was written.
    pub total_updated_rows: i32,
    /// Columns in which a cell was written.
    pub total_updated_columns: i32,
    /// Cells that were written.
    pub total_updated_cells: i32,
    /// Sheets in which a cell was written.
    pub total_updated_sheets: i32,
    /// One for each range, in the order of the call.
    pub responses: Vec<UpdateValuesResponse>,
}

/// What was cleared of several ranges.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct BatchClearValuesResponse {
    /// The spreadsheet that was changed.
    pub spreadsheet_id: String,
    /// The ranges that were cleared, cut to their sheets' size.
    pub cleared_ranges: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row;

    #[test]
    fn an_empty_range_has_no_rows() {
        let answer = r#"{"range":"Sheet1!A1:B2","majorDimension":"ROWS"}"#;
        let range: ValueRange = serde_json::from_str(answer).unwrap();
        assert_eq!(
            range,
            ValueRange::new("Sheet1!A1:B2", Vec::<Vec<Cell>>::new())
        );
    }

    #[test]
    fn a_field_that_is_not_known_is_ignored() {
        let answer =
            r#"{"spreadsheetId":"s","updates":{"updatedRows":2,"colour":{"a":[1]}},"more":0}"#;
        let appended: AppendValuesResponse = serde_json::from_str(answer).unwrap();
        assert_eq!(appended.updates.updated_rows, 2);
        assert_eq!(appended.table_range, None);
    }

    #[test]
    fn a_skipped_cell_is_null_on_the_wire() {
        let range = ValueRange::new("A1:C1", [row!["a", Cell::Skip, "c"]]).by_columns();
        assert_eq!(
            serde_json::to_string(&range).unwrap(),
            r#"{"range":"A1:C1","majorDimension":"COLUMNS","values":[["a",null,"c"]]}"#
        );
    }
}
