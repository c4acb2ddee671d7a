//! Developer metadata: what a program remembers about rows, columns and sheets.

use crate::model::{
    CreateDeveloperMetadataRequest, DeveloperMetadata, DeveloperMetadataLocation,
    DeveloperMetadataVisibility, DimensionRange,
};

impl DimensionRange {
    /// Ties a key and a value to one row or column; they move along with it.
    ///
    /// Other programs see them, too; with
    /// [`DeveloperMetadataVisibility::Project`] only those of the same project do.
    #[must_use]
    pub fn metadata(
        &self,
        key: impl Into<String>,
        value: impl Into<String>,
    ) -> CreateDeveloperMetadataRequest {
        DeveloperMetadata::new(key, value).at(DeveloperMetadataLocation::from(self.clone()))
    }
}

impl DeveloperMetadata {
    /// Returns a key with its value, for every program to see. A key may occur more than once.
    #[must_use]
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self::default()
            .metadata_key(key)
            .metadata_value(value)
            .visibility(DeveloperMetadataVisibility::Document)
    }

    /// Ties it to a row, a column, a sheet or the spreadsheet.
    #[must_use]
    pub fn at(self, location: DeveloperMetadataLocation) -> CreateDeveloperMetadataRequest {
        CreateDeveloperMetadataRequest::default().developer_metadata(self.location(location))
    }
}

/// One row or one column.
impl From<DimensionRange> for DeveloperMetadataLocation {
    fn from(line: DimensionRange) -> Self {
        Self::default().dimension_range(line)
    }
}
