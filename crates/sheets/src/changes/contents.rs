//! What is in cells: notes, comments, texts, order, and where they go.

use crate::model::{
    CellData, CopyPasteRequest, CutPasteRequest, DeleteDuplicatesRequest, DeleteRangeRequest,
    DelimiterType, Dimension, FieldMask, FindReplaceRequest, GridRange, InsertCommentRequest,
    InsertRangeRequest, PasteType, RepeatCellRequest, SortOrder, SortRangeRequest, SortSpec,
    TextToColumnsRequest, TrimWhitespaceRequest,
};
use crate::path;

impl GridRange {
    /// Takes the values away; formats, notes and rules stay.
    #[must_use]
    pub fn clear_values(&self) -> RepeatCellRequest {
        self.reset(FieldMask::from(path!(CellData.user_entered_value)))
    }

    /// Puts this note on every cell, in the place of another one.
    #[must_use]
    pub fn note(&self, text: impl Into<String>) -> RepeatCellRequest {
        RepeatCellRequest::default()
            .range(self.clone())
            .cell(CellData::default().note(text))
            .only_set_fields()
    }

    /// Takes the notes away.
    #[must_use]
    pub fn clear_notes(&self) -> RepeatCellRequest {
        self.reset(FieldMask::from(path!(CellData.note)))
    }

    /// Begins a thread of comments at the first cell.
    #[must_use]
    pub fn comment(&self, text: impl Into<String>) -> InsertCommentRequest {
        InsertCommentRequest::default()
            .coordinate(self.first_coordinate())
            .content(text)
    }

    /// Sorts the rows by columns of the range, which count from 0: by the first of these, then by
    /// the next.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    /// use hallpass_sheets::model::SortOrder;
    ///
    /// // Without its header, by column D and then by column B.
    /// let orders = "Orders!B2:E".parse::<A1Range>()?.to_grid_range(0)?;
    /// let change = orders.sort([(2, SortOrder::Descending), (0, SortOrder::Ascending)]);
    /// assert_eq!(change.sort_specs[0].dimension_index, Some(3));
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    #[must_use]
    pub fn sort(&self, by: impl IntoIterator<Item = (i32, SortOrder)>) -> SortRangeRequest {
        let specs = by.into_iter().map(|(column, order)| {
            SortSpec::default()
                .dimension_index(self.column_index(column))
                .sort_order(order)
        });
        SortRangeRequest::default()
            .range(self.clone())
            .sort_specs(specs)
    }

    /// Replaces a text in all cells, in part of their text too, whatever its capitals are; the
    /// setters of the request narrow that down. Formulas are left alone.
    #[must_use]
    pub fn find_replace(
        &self,
        find: impl Into<String>,
        replacement: impl Into<String>,
    ) -> FindReplaceRequest {
        FindReplaceRequest::default()
            .range(self.clone())
            .find(find)
            .replacement(replacement)
    }

    /// Takes spaces away at both ends of each text, and makes one of several in between.
    #[must_use]
    pub fn trim_whitespace(&self) -> TrimWhitespaceRequest {
        TrimWhitespaceRequest::default().range(self.clone())
    }

    /// Deletes rows that are equal to one above in all columns of the range, and moves the others
    /// up.
    #[must_use]
    pub fn delete_duplicates(&self) -> DeleteDuplicatesRequest {
        DeleteDuplicatesRequest::default().range(self.clone())
    }

    /// Splits each text of a column at a delimiter into the columns to its right, over what is
    /// there.
    #[must_use]
    pub fn split_text(&self, delimiter: impl Into<String>) -> TextToColumnsRequest {
        TextToColumnsRequest::default()
            .source(self.clone())
            .delimiter_type(DelimiterType::Custom)
            .delimiter(delimiter)
    }

    /// Copies the cells with all that belongs to them; what a smaller place cannot hold is left
    /// out, a larger one is filled with repetitions.
    #[must_use]
    pub fn copy_to(&self, destination: &Self) -> CopyPasteRequest {
        CopyPasteRequest::default()
            .source(self.clone())
            .destination(destination.clone())
            .paste_type(PasteType::Normal)
    }

    /// Moves the cells with all that belongs to them, beginning at the first cell of another range.
    #[must_use]
    pub fn move_to(&self, destination: &Self) -> CutPasteRequest {
        CutPasteRequest::default()
            .source(self.clone())
            .destination(destination.first_coordinate())
            .paste_type(PasteType::Normal)
    }

    /// Puts as many empty cells here, and moves those that are there down
    /// ([`Dimension::Rows`]) or to the right ([`Dimension::Columns`]).
    #[must_use]
    pub fn insert_cells(&self, shift: Dimension) -> InsertRangeRequest {
        InsertRangeRequest::default()
            .range(self.clone())
            .shift_dimension(shift)
    }

    /// Deletes the cells, and moves those behind up ([`Dimension::Rows`]) or to the left
    /// ([`Dimension::Columns`]).
    #[must_use]
    pub fn delete_cells(&self, shift: Dimension) -> DeleteRangeRequest {
        DeleteRangeRequest::default()
            .range(self.clone())
            .shift_dimension(shift)
    }
}
