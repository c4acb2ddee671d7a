//! Changes of a spreadsheet, its sheets, its rows and columns, its named and protected ranges, its metadata.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    DataFilter, DataSourceSheetDimensionRange, DeveloperMetadata, Dimension, DimensionGroup,
    DimensionProperties, DimensionRange, NamedRange, ProtectedRange, SheetProperties,
    SpreadsheetProperties,
};
use crate::model::FieldMask;
use crate::model::macros::schema;

schema! {
    /// Changes title, locale and the like of the spreadsheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateSpreadsheetPropertiesRequest>.
    UpdateSpreadsheetPropertiesRequest {
        /// The new properties.
        properties: nested<SpreadsheetProperties> = "properties",
        /// Which of them are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateSpreadsheetPropertiesRequest {
    /// Sets `fields` to what is set in `properties`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.properties.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Adds a sheet; later ones move on. A sheet for a chart comes with the chart.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddSheetRequest>.
    AddSheetRequest {
        /// Its properties; all may be left out, and an id must be new.
        properties: nested<SheetProperties> = "properties",
    }
}

schema! {
    /// Deletes a sheet, and the external source that it shows, if any.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteSheetRequest>.
    DeleteSheetRequest {
        /// The sheet.
        sheet_id: plain<i32> = "sheetId",
    }
}

schema! {
    /// Copies a sheet, and the external source that it shows, if any.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DuplicateSheetRequest>.
    DuplicateSheetRequest {
        /// The sheet.
        source_sheet_id: plain<i32> = "sourceSheetId",
        /// The place of the copy, counted from 0; later ones move on.
        insert_sheet_index: plain<i32> = "insertSheetIndex",
        /// The id of the copy, not negative and not in use; Google chooses one if it is not set.
        new_sheet_id: plain<i32> = "newSheetId",
        /// The title of the copy; Google chooses one if it is not set.
        new_sheet_name: value<String> = "newSheetName",
    }
}

schema! {
    /// Changes title, place, size and the like of a sheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateSheetPropertiesRequest>.
    UpdateSheetPropertiesRequest {
        /// The new properties, with the sheet's id.
        properties: nested<SheetProperties> = "properties",
        /// Which of them are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateSheetPropertiesRequest {
    /// Sets `fields` to what is set in `properties`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.properties.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Adds empty rows or columns at the end.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AppendDimensionRequest>.
    AppendDimensionRequest {
        /// The sheet.
        sheet_id: plain<i32> = "sheetId",
        /// Rows or columns.
        dimension: value<Dimension> = "dimension",
        /// How many.
        length: plain<i32> = "length",
    }
}

schema! {
    /// Inserts empty rows or columns.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#InsertDimensionRequest>.
    InsertDimensionRequest {
        /// Where they are; neither end may be open.
        range: nested<DimensionRange> = "range",
        /// Whether they look like the ones before, and not like the ones after; at index 0 it must
        /// not be set.
        inherit_from_before: plain<bool> = "inheritFromBefore",
    }
}

schema! {
    /// Deletes rows or columns.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteDimensionRequest>.
    DeleteDimensionRequest {
        /// The rows or columns.
        range: nested<DimensionRange> = "range",
    }
}

schema! {
    /// Moves rows or columns.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#MoveDimensionRequest>.
    MoveDimensionRequest {
        /// The rows or columns.
        source: nested<DimensionRange> = "source",
        /// Their new place, counted from 0 as if they were still in the old one.
        destination_index: plain<i32> = "destinationIndex",
    }
}

schema! {
    /// Changes the size of rows or columns, or hides them; one of the two places is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateDimensionPropertiesRequest>.
    UpdateDimensionPropertiesRequest {
        /// The rows or columns.
        range: nested<DimensionRange> = "range",
        /// The columns of a sheet that shows an external source.
        data_source_sheet_range: nested<DataSourceSheetDimensionRange> = "dataSourceSheetRange",
        /// The new properties.
        properties: nested<DimensionProperties> = "properties",
        /// Which of them are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateDimensionPropertiesRequest {
    /// Sets `fields` to what is set in `properties`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.properties.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Fits rows or columns to what they hold; one of the two places is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AutoResizeDimensionsRequest>.
    AutoResizeDimensionsRequest {
        /// The rows or columns.
        dimensions: nested<DimensionRange> = "dimensions",
        /// The columns of a sheet that shows an external source.
        data_source_sheet_dimensions: nested<DataSourceSheetDimensionRange> = "dataSourceSheetDimensions",
    }
}

schema! {
    /// Groups rows or columns; groups that overlap are nested.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddDimensionGroupRequest>.
    AddDimensionGroupRequest {
        /// The rows or columns.
        range: nested<DimensionRange> = "range",
    }
}

schema! {
    /// Folds or unfolds a group.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateDimensionGroupRequest>.
    UpdateDimensionGroupRequest {
        /// The group, by its range and depth, and its new state.
        dimension_group: nested<DimensionGroup> = "dimensionGroup",
        /// Which fields of it are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateDimensionGroupRequest {
    /// Sets `fields` to what is set in `dimension_group`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.dimension_group.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Ungroups rows or columns; groups around them keep the rest.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteDimensionGroupRequest>.
    DeleteDimensionGroupRequest {
        /// The rows or columns.
        range: nested<DimensionRange> = "range",
    }
}

schema! {
    /// Names a range.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddNamedRangeRequest>.
    AddNamedRangeRequest {
        /// The range and its name; an id must be new.
        named_range: nested<NamedRange> = "namedRange",
    }
}

schema! {
    /// Changes a named range.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateNamedRangeRequest>.
    UpdateNamedRangeRequest {
        /// The new name or range, with the id.
        named_range: nested<NamedRange> = "namedRange",
        /// Which fields of it are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateNamedRangeRequest {
    /// Sets `fields` to what is set in `named_range`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.named_range.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Takes the name of a range away.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteNamedRangeRequest>.
    DeleteNamedRangeRequest {
        /// The id.
        named_range_id: value<String> = "namedRangeId",
    }
}

schema! {
    /// Protects a range.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddProtectedRangeRequest>.
    AddProtectedRangeRequest {
        /// The range; an id must be new.
        protected_range: nested<ProtectedRange> = "protectedRange",
    }
}

schema! {
    /// Changes a protected range.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateProtectedRangeRequest>.
    UpdateProtectedRangeRequest {
        /// The new properties, with the id.
        protected_range: nested<ProtectedRange> = "protectedRange",
        /// Which of them are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateProtectedRangeRequest {
    /// Sets `fields` to what is set in `protected_range`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.protected_range.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Takes the protection of a range away.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteProtectedRangeRequest>.
    DeleteProtectedRangeRequest {
        /// The id.
        protected_range_id: plain<i32> = "protectedRangeId",
    }
}

schema! {
    /// Adds metadata.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#CreateDeveloperMetadataRequest>.
    CreateDeveloperMetadataRequest {
        /// The metadata.
        developer_metadata: nested<DeveloperMetadata> = "developerMetadata",
    }
}

schema! {
    /// Changes metadata.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateDeveloperMetadataRequest>.
    UpdateDeveloperMetadataRequest {
        /// Which; one fit is enough.
        data_filters: list<DataFilter> = "dataFilters",
        /// The new properties.
        developer_metadata: nested<DeveloperMetadata> = "developerMetadata",
        /// Which of them are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateDeveloperMetadataRequest {
    /// Sets `fields` to what is set in `developer_metadata`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.developer_metadata.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Deletes metadata.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteDeveloperMetadataRequest>.
    DeleteDeveloperMetadataRequest {
        /// Which.
        data_filter: nested<DataFilter> = "dataFilter",
    }
}
