//! The calls whose options are all in their body, which is a type of the API.

use crate::call::call;
use crate::draft::Draft;
use crate::model::{
    BatchClearValuesByDataFilterRequest, BatchClearValuesByDataFilterResponse,
    BatchGetValuesByDataFilterRequest, BatchGetValuesByDataFilterResponse,
    BatchUpdateValuesByDataFilterRequest, BatchUpdateValuesByDataFilterResponse,
    CopySheetToAnotherSpreadsheetRequest, DeveloperMetadata, GetSpreadsheetByDataFilterRequest,
    SearchDeveloperMetadataRequest, SearchDeveloperMetadataResponse, SheetProperties, Spreadsheet,
};
use crate::{CallError, Method, Sheets, SpreadsheetId, SpreadsheetIdError};

/// What such a call is about: `{spreadsheet}` and what follows it in the path.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) sheets: Sheets,
    pub(crate) spreadsheet: Result<SpreadsheetId, SpreadsheetIdError>,
    pub(crate) rest: String,
}

impl Target {
    pub(crate) fn new(
        sheets: &Sheets,
        spreadsheet: Result<SpreadsheetId, SpreadsheetIdError>,
        rest: impl Into<String>,
    ) -> Self {
        Self {
            sheets: sheets.clone(),
            spreadsheet,
            rest: rest.into(),
        }
    }

    pub(crate) fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let spreadsheet = self.spreadsheet.as_ref().map_err(Clone::clone)?;
        Ok(Draft::new(&self.sheets, method)
            .segment(spreadsheet.as_str())
            .literal(&self.rest)
            .end_of_path())
    }
}

/// Makes a call out of a target and a body.
macro_rules! plain_calls {
    ($(
        $(#[$about:meta])*
        $call:ident = $method:ident($body:ty) -> $answer:ty;
    )*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct $call {
            target: Target,
            body: $body,
            fields: Option<String>,
        }

        call!($call, $method, $answer);

        impl $call {
            pub(crate) fn new(target: Target, body: $body) -> Self {
                Self { target, body, fields: None }
            }

            /// Asks only for these fields of the answer; the others keep their defaults.
            pub fn fields(mut self, mask: impl Into<String>) -> Self {
                self.fields = Some(mask.into());
                self
            }

            fn draft(&self, method: Method) -> Result<Draft, CallError> {
                let draft = self.target.draft(method)?;
                draft.query_if("fields", self.fields.as_deref()).model(&self.body)
            }
        }
    )*};
}

plain_calls! {
    /// Describes the parts of a spreadsheet that filters find; made by
    /// [`Spreadsheets::get_by_data_filter`](crate::Spreadsheets::get_by_data_filter).
    ///
    /// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/getByDataFilter>.
    GetByDataFilter = GET_BY_DATA_FILTER(GetSpreadsheetByDataFilterRequest) -> Spreadsheet;

    /// Copies a sheet into another spreadsheet; made by
    /// [`Spreadsheets::copy_sheet`](crate::Spreadsheets::copy_sheet).
    ///
    /// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.sheets/copyTo>.
    CopySheet = SHEETS_COPY_TO(CopySheetToAnotherSpreadsheetRequest) -> SheetProperties;

    /// Finds developer metadata; made by
    /// [`Spreadsheets::search_developer_metadata`](crate::Spreadsheets::search_developer_metadata).
    ///
    /// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata/search>.
    SearchDeveloperMetadata = DEVELOPER_METADATA_SEARCH(SearchDeveloperMetadataRequest) -> SearchDeveloperMetadataResponse;

    /// Reads the values that filters find; made by
    /// [`Values::batch_get_by_data_filter`](crate::Values::batch_get_by_data_filter).
    ///
    /// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchGetByDataFilter>.
    BatchGetValuesByDataFilter = VALUES_BATCH_GET_BY_DATA_FILTER(BatchGetValuesByDataFilterRequest) -> BatchGetValuesByDataFilterResponse;

    /// Writes the values that filters find; made by
    /// [`Values::batch_update_by_data_filter`](crate::Values::batch_update_by_data_filter).
    ///
    /// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchUpdateByDataFilter>.
    BatchUpdateValuesByDataFilter = VALUES_BATCH_UPDATE_BY_DATA_FILTER(BatchUpdateValuesByDataFilterRequest) -> BatchUpdateValuesByDataFilterResponse;

    /// Clears the values that filters find; made by
    /// [`Values::batch_clear_by_data_filter`](crate::Values::batch_clear_by_data_filter).
    ///
    /// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchClearByDataFilter>.
    BatchClearValuesByDataFilter = VALUES_BATCH_CLEAR_BY_DATA_FILTER(BatchClearValuesByDataFilterRequest) -> BatchClearValuesByDataFilterResponse;
}

/// Reads one piece of developer metadata; made by
/// [`Spreadsheets::developer_metadata`](crate::Spreadsheets::developer_metadata).
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata/get>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetDeveloperMetadata {
    target: Target,
}

call!(
    GetDeveloperMetadata,
    DEVELOPER_METADATA_GET,
    DeveloperMetadata
);

impl GetDeveloperMetadata {
    pub(crate) fn new(target: Target) -> Self {
        Self { target }
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        self.target.draft(method)
    }
}
