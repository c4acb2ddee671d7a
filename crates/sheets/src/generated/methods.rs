//! The methods of the API.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use hallpass_core::Scope;

use crate::method::{Access, Method, QueryParameter};

/// Every method of the API; the facts are those of the discovery document.
impl Method {
    /// Changes a spreadsheet in any number of ways at once.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate>.
    pub const BATCH_UPDATE: Self = Self {
        id: "sheets.spreadsheets.batchUpdate",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}:batchUpdate",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Write,
        is_repeatable: false,
    };

    /// Creates a spreadsheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/create>.
    pub const CREATE: Self = Self {
        id: "sheets.spreadsheets.create",
        verb: &http::Method::POST,
        path: "v4/spreadsheets",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Write,
        is_repeatable: false,
    };

    /// Reads metadata by its id.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata/get>.
    pub const DEVELOPER_METADATA_GET: Self = Self {
        id: "sheets.spreadsheets.developerMetadata.get",
        verb: &http::Method::GET,
        path: "v4/spreadsheets/{spreadsheetId}/developerMetadata/{metadataId}",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Read,
        is_repeatable: true,
    };

    /// Finds metadata.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata/search>.
    pub const DEVELOPER_METADATA_SEARCH: Self = Self {
        id: "sheets.spreadsheets.developerMetadata.search",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}/developerMetadata:search",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Read,
        is_repeatable: true,
    };

    /// Describes a spreadsheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/get>.
    pub const GET: Self = Self {
        id: "sheets.spreadsheets.get",
        verb: &http::Method::GET,
        path: "v4/spreadsheets/{spreadsheetId}",
        query: &[
            QueryParameter::once("commentsViewMode"),
            QueryParameter::once("excludeTablesInBandedRanges"),
            QueryParameter::once("includeGridData"),
            QueryParameter::repeated("ranges"),
        ],
        scopes: &[
            Scope::SPREADSHEETS_READONLY,
            Scope::SPREADSHEETS,
            Scope::DRIVE_FILE,
            Scope::DRIVE_READONLY,
            Scope::DRIVE,
        ],
        access: Access::Read,
        is_repeatable: true,
    };

    /// Describes a spreadsheet as far as filters reach.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/getByDataFilter>.
    pub const GET_BY_DATA_FILTER: Self = Self {
        id: "sheets.spreadsheets.getByDataFilter",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}:getByDataFilter",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Read,
        is_repeatable: true,
    };

    /// Copies a sheet to another spreadsheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.sheets/copyTo>.
    pub const SHEETS_COPY_TO: Self = Self {
        id: "sheets.spreadsheets.sheets.copyTo",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}/sheets/{sheetId}:copyTo",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Write,
        is_repeatable: false,
    };

    /// Writes rows below a table.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/append>.
    pub const VALUES_APPEND: Self = Self {
        id: "sheets.spreadsheets.values.append",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}/values/{range}:append",
        query: &[
            QueryParameter::once("includeValuesInResponse"),
            QueryParameter::once("insertDataOption"),
            QueryParameter::once("responseDateTimeRenderOption"),
            QueryParameter::once("responseValueRenderOption"),
            QueryParameter::once("valueInputOption"),
        ],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Write,
        is_repeatable: false,
    };

    /// Clears several ranges.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchClear>.
    pub const VALUES_BATCH_CLEAR: Self = Self {
        id: "sheets.spreadsheets.values.batchClear",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}/values:batchClear",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Write,
        is_repeatable: true,
    };

    /// Clears what filters find.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchClearByDataFilter>.
    pub const VALUES_BATCH_CLEAR_BY_DATA_FILTER: Self = Self {
        id: "sheets.spreadsheets.values.batchClearByDataFilter",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}/values:batchClearByDataFilter",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Write,
        is_repeatable: true,
    };

    /// Reads several ranges.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchGet>.
    pub const VALUES_BATCH_GET: Self = Self {
        id: "sheets.spreadsheets.values.batchGet",
        verb: &http::Method::GET,
        path: "v4/spreadsheets/{spreadsheetId}/values:batchGet",
        query: &[
            QueryParameter::once("dateTimeRenderOption"),
            QueryParameter::once("majorDimension"),
            QueryParameter::repeated("ranges"),
            QueryParameter::once("valueRenderOption"),
        ],
        scopes: &[
            Scope::SPREADSHEETS_READONLY,
            Scope::SPREADSHEETS,
            Scope::DRIVE_FILE,
            Scope::DRIVE_READONLY,
            Scope::DRIVE,
        ],
        access: Access::Read,
        is_repeatable: true,
    };

    /// Reads what filters find.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchGetByDataFilter>.
    pub const VALUES_BATCH_GET_BY_DATA_FILTER: Self = Self {
        id: "sheets.spreadsheets.values.batchGetByDataFilter",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}/values:batchGetByDataFilter",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Read,
        is_repeatable: true,
    };

    /// Writes several ranges.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchUpdate>.
    pub const VALUES_BATCH_UPDATE: Self = Self {
        id: "sheets.spreadsheets.values.batchUpdate",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}/values:batchUpdate",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Write,
        is_repeatable: true,
    };

    /// Writes where filters lead.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchUpdateByDataFilter>.
    pub const VALUES_BATCH_UPDATE_BY_DATA_FILTER: Self = Self {
        id: "sheets.spreadsheets.values.batchUpdateByDataFilter",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}/values:batchUpdateByDataFilter",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Write,
        is_repeatable: true,
    };

    /// Clears one range.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/clear>.
    pub const VALUES_CLEAR: Self = Self {
        id: "sheets.spreadsheets.values.clear",
        verb: &http::Method::POST,
        path: "v4/spreadsheets/{spreadsheetId}/values/{range}:clear",
        query: &[],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Write,
        is_repeatable: true,
    };

    /// Reads one range.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/get>.
    pub const VALUES_GET: Self = Self {
        id: "sheets.spreadsheets.values.get",
        verb: &http::Method::GET,
        path: "v4/spreadsheets/{spreadsheetId}/values/{range}",
        query: &[
            QueryParameter::once("dateTimeRenderOption"),
            QueryParameter::once("majorDimension"),
            QueryParameter::once("valueRenderOption"),
        ],
        scopes: &[
            Scope::SPREADSHEETS_READONLY,
            Scope::SPREADSHEETS,
            Scope::DRIVE_FILE,
            Scope::DRIVE_READONLY,
            Scope::DRIVE,
        ],
        access: Access::Read,
        is_repeatable: true,
    };

    /// Writes one range.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/update>.
    pub const VALUES_UPDATE: Self = Self {
        id: "sheets.spreadsheets.values.update",
        verb: &http::Method::PUT,
        path: "v4/spreadsheets/{spreadsheetId}/values/{range}",
        query: &[
            QueryParameter::once("includeValuesInResponse"),
            QueryParameter::once("responseDateTimeRenderOption"),
            QueryParameter::once("responseValueRenderOption"),
            QueryParameter::once("valueInputOption"),
        ],
        scopes: &[Scope::SPREADSHEETS, Scope::DRIVE_FILE, Scope::DRIVE],
        access: Access::Write,
        is_repeatable: true,
    };

    /// All methods.
    pub const ALL: &'static [Self] = &[
        Self::BATCH_UPDATE,
        Self::CREATE,
        Self::DEVELOPER_METADATA_GET,
        Self::DEVELOPER_METADATA_SEARCH,
        Self::GET,
        Self::GET_BY_DATA_FILTER,
        Self::SHEETS_COPY_TO,
        Self::VALUES_APPEND,
        Self::VALUES_BATCH_CLEAR,
        Self::VALUES_BATCH_CLEAR_BY_DATA_FILTER,
        Self::VALUES_BATCH_GET,
        Self::VALUES_BATCH_GET_BY_DATA_FILTER,
        Self::VALUES_BATCH_UPDATE,
        Self::VALUES_BATCH_UPDATE_BY_DATA_FILTER,
        Self::VALUES_CLEAR,
        Self::VALUES_GET,
        Self::VALUES_UPDATE,
    ];

    /// The revision of the discovery document that they are from.
    pub const REVISION: &'static str = "20261019";
}
