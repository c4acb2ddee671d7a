//! Where a range begins, and which rows and columns it takes.

use crate::model::{Dimension, DimensionRange, GridCoordinate, GridRange};

impl GridRange {
    /// Returns the whole rows that the range lies in.
    #[must_use]
    pub fn as_rows(&self) -> DimensionRange {
        self.lines(Dimension::Rows, (self.start_row_index, self.end_row_index))
    }

    /// Returns the whole columns that the range lies in.
    #[must_use]
    pub fn as_columns(&self) -> DimensionRange {
        let columns = (self.start_column_index, self.end_column_index);
        self.lines(Dimension::Columns, columns)
    }

    /// Returns where the first cell lies.
    #[must_use]
    pub fn first_coordinate(&self) -> GridCoordinate {
        GridCoordinate {
            sheet_id: self.sheet_id,
            ..GridCoordinate::default()
        }
        .row_index(self.start_row_index.unwrap_or_default())
        .column_index(self.start_column_index.unwrap_or_default())
    }

    /// Returns the index in the sheet of a column that counts from the first of the range.
    pub(super) fn column_index(&self, column: i32) -> i32 {
        let first = self.start_column_index.unwrap_or_default();
        first.saturating_add(column)
    }

    fn lines(&self, of: Dimension, (start, end): (Option<i32>, Option<i32>)) -> DimensionRange {
        let mut lines = DimensionRange::default().dimension(of);
        lines.sheet_id = self.sheet_id;
        lines.start_index = start;
        lines.end_index = end;
        lines
    }
}
