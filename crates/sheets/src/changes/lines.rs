//! Whole rows and columns: put in, taken out, hidden, sized, grouped, moved.

use crate::model::{
    AddDimensionGroupRequest, AutoResizeDimensionsRequest, DeleteDimensionGroupRequest,
    DeleteDimensionRequest, DimensionProperties, DimensionRange, InsertDimensionRequest,
    MoveDimensionRequest, UpdateDimensionPropertiesRequest,
};

/// ```
/// use hallpass_sheets::A1Range;
/// use hallpass_sheets::model::Request;
///
/// let lines = |text: &str| text.parse::<A1Range>()?.to_grid_range(0);
/// let changes: [Request; 3] = [
///     lines("2:3")?.as_rows().insert().into(),
///     lines("C:C")?.as_columns().hide().into(),
///     lines("A:B")?.as_columns().auto_resize().into(),
/// ];
/// # assert_eq!(changes[1].kind(), "updateDimensionProperties");
/// # Ok::<(), hallpass_sheets::A1RangeError>(())
/// ```
impl DimensionRange {
    /// Puts as many empty rows or columns before these. They take the formats of those behind; with
    /// `inherit_from_before(true)` of those before.
    #[must_use]
    pub fn insert(&self) -> InsertDimensionRequest {
        InsertDimensionRequest::default()
            .range(self.clone())
            .inherit_from_before(false)
    }

    /// Deletes them with all that they hold.
    #[must_use]
    pub fn delete(&self) -> DeleteDimensionRequest {
        DeleteDimensionRequest::default().range(self.clone())
    }

    /// Moves them before the row or column of this index, counted from 0 before the move.
    #[must_use]
    pub fn move_before(&self, index: i32) -> MoveDimensionRequest {
        MoveDimensionRequest::default()
            .source(self.clone())
            .destination_index(index)
    }

    /// Hides them.
    #[must_use]
    pub fn hide(&self) -> UpdateDimensionPropertiesRequest {
        self.set(DimensionProperties::default().hidden_by_user(true))
    }

    /// Shows them again.
    #[must_use]
    pub fn show(&self) -> UpdateDimensionPropertiesRequest {
        self.set(DimensionProperties::default().hidden_by_user(false))
    }

    /// Makes each of them so high, or so wide.
    #[must_use]
    pub fn resize(&self, pixels: i32) -> UpdateDimensionPropertiesRequest {
        self.set(DimensionProperties::default().pixel_size(pixels))
    }

    /// Makes each of them as high or wide as what it holds.
    #[must_use]
    pub fn auto_resize(&self) -> AutoResizeDimensionsRequest {
        AutoResizeDimensionsRequest::default().dimensions(self.clone())
    }

    /// Makes a group of them, which can be folded. Groups may lie within groups.
    #[must_use]
    pub fn group(&self) -> AddDimensionGroupRequest {
        AddDimensionGroupRequest::default().range(self.clone())
    }

    /// Takes them out of their innermost group.
    #[must_use]
    pub fn ungroup(&self) -> DeleteDimensionGroupRequest {
        DeleteDimensionGroupRequest::default().range(self.clone())
    }

    fn set(&self, properties: DimensionProperties) -> UpdateDimensionPropertiesRequest {
        UpdateDimensionPropertiesRequest::default()
            .range(self.clone())
            .properties(properties)
            .only_set_fields()
    }
}
