//! Metadata of programs, and how data are found by it.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{DimensionRange, GridRange};
use crate::model::macros::{open_enum, schema};

schema! {
    /// A key and a value that a program keeps at a place of a spreadsheet. They move with the
    /// place, and go with it.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata#DeveloperMetadata>.
    DeveloperMetadata masked {
        /// The id within the spreadsheet, greater than 0; Google chooses one if it is not set.
        metadata_id: plain<i32> = "metadataId" identity,
        /// The key, which other metadata may have, too; required.
        metadata_key: value<String> = "metadataKey",
        /// The value.
        metadata_value: value<String> = "metadataValue",
        /// The place.
        location: nested<DeveloperMetadataLocation> = "location",
        /// Who can see it; required.
        visibility: value<DeveloperMetadataVisibility> = "visibility",
    }
}

open_enum! {
    /// Which programs can see metadata.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata#DeveloperMetadata>.
    DeveloperMetadataVisibility {
        /// All that can open the spreadsheet.
        Document = "DOCUMENT",
        /// Those of the project that made it.
        Project = "PROJECT",
    }
}

schema! {
    /// The place of metadata; the spreadsheet, a sheet, or one row or column is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata#DeveloperMetadataLocation>.
    DeveloperMetadataLocation whole {
        /// What kind of place it is. Only Google sets it.
        location_type: value<DeveloperMetadataLocationType> = "locationType" read_only,
        /// Whether it is the spreadsheet as a whole.
        spreadsheet: plain<bool> = "spreadsheet",
        /// The sheet.
        sheet_id: plain<i32> = "sheetId",
        /// The row or column: one, and no more.
        dimension_range: nested<DimensionRange> = "dimensionRange",
    }
}

open_enum! {
    /// What metadata is about.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata#DeveloperMetadataLocation>.
    DeveloperMetadataLocationType {
        /// A row.
        Row = "ROW",
        /// A column.
        Column = "COLUMN",
        /// A sheet.
        Sheet = "SHEET",
        /// The spreadsheet.
        Spreadsheet = "SPREADSHEET",
    }
}

schema! {
    /// Which metadata are meant: those that agree in all fields that are set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/DataFilter#DeveloperMetadataLookup>.
    DeveloperMetadataLookup {
        /// Their id.
        metadata_id: plain<i32> = "metadataId",
        /// Their key.
        metadata_key: value<String> = "metadataKey",
        /// Their value.
        metadata_value: value<String> = "metadataValue",
        /// Who can see them.
        visibility: value<DeveloperMetadataVisibility> = "visibility",
        /// What they are about; not together with a place that must be met exactly.
        location_type: value<DeveloperMetadataLocationType> = "locationType",
        /// Their place.
        metadata_location: nested<DeveloperMetadataLocation> = "metadataLocation",
        /// Whether the place must be met exactly; not without a place.
        location_matching_strategy: value<DeveloperMetadataLocationMatchingStrategy> = "locationMatchingStrategy",
    }
}

open_enum! {
    /// How a place is compared.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/DataFilter#DeveloperMetadataLookup>.
    DeveloperMetadataLocationMatchingStrategy {
        /// It is the same.
        ExactLocation = "EXACT_LOCATION",
        /// It is the same or crosses it, as a column crosses a row; the default.
        IntersectingLocation = "INTERSECTING_LOCATION",
    }
}

schema! {
    /// Metadata that were found, and by which filters.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata/search#MatchedDeveloperMetadata>.
    MatchedDeveloperMetadata {
        /// The metadata.
        developer_metadata: nested<DeveloperMetadata> = "developerMetadata",
        /// The filters that fit.
        data_filters: list<DataFilter> = "dataFilters",
    }
}

schema! {
    /// Which data are meant; one of the fields is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/DataFilter>.
    DataFilter {
        /// Those of a range in A1 notation.
        a1_range: value<String> = "a1Range",
        /// Those of a range by indexes.
        grid_range: nested<GridRange> = "gridRange",
        /// Those at the place of metadata.
        developer_metadata_lookup: nested<DeveloperMetadataLookup> = "developerMetadataLookup",
    }
}

schema! {
    /// Asks for metadata.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata/search>.
    SearchDeveloperMetadataRequest {
        /// Which; one fit is enough.
        data_filters: list<DataFilter> = "dataFilters",
    }
}

schema! {
    /// The metadata that were found.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata/search>.
    SearchDeveloperMetadataResponse {
        /// The metadata, and which filters fit.
        matched_developer_metadata: list<MatchedDeveloperMetadata> = "matchedDeveloperMetadata",
    }
}
