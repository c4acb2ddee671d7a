//! [`ValueRange`]: a range and the values in it.

use serde::{Deserialize, Serialize};

use super::Dimension;
use crate::Cell;

/// A range of a spreadsheet and the values in it.
///
/// Google drops empty cells at the end of a row and empty rows at the end of the range, so
/// rows may differ in length and there may be fewer than the range has.
///
/// Schema: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values#ValueRange>.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct ValueRange {
    /// The range in A1 notation; in an answer the whole range that was asked for.
    pub range: String,
    /// Whether the inner lists are rows or columns.
    pub major_dimension: Dimension,
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
        let major_dimension = Dimension::Rows;
        Self {
            range: range.into(),
            major_dimension,
            values: to_cells(rows),
        }
    }

    /// Says that the inner lists are columns.
    #[must_use]
    pub fn by_columns(mut self) -> Self {
        self.major_dimension = Dimension::Columns;
        self
    }
}

/// Returns no values, row by row.
impl Default for ValueRange {
    fn default() -> Self {
        Self::new("", Vec::<Vec<Cell>>::new())
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
    fn a_skipped_cell_is_null_on_the_wire() {
        let range = ValueRange::new("A1:C1", [row!["a", Cell::Skip, "c"]]).by_columns();
        assert_eq!(
            serde_json::to_string(&range).unwrap(),
            r#"{"range":"A1:C1","majorDimension":"COLUMNS","values":[["a",null,"c"]]}"#
        );
    }
}
