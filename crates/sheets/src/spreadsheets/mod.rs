//! [`Spreadsheets`]: the calls that create, describe and change spreadsheets.

mod create;
mod get;
mod plain;

pub use create::CreateSpreadsheet;
pub use get::GetSpreadsheet;
pub(crate) use plain::Target;
pub use plain::{
    BatchClearValuesByDataFilter, BatchGetValuesByDataFilter, BatchUpdateValuesByDataFilter,
    CopySheet, GetByDataFilter, GetDeveloperMetadata, SearchDeveloperMetadata,
};

use crate::batch::BatchUpdate;
use crate::model::{
    CopySheetToAnotherSpreadsheetRequest, GetSpreadsheetByDataFilterRequest,
    SearchDeveloperMetadataRequest,
};
use crate::{Sheets, SpreadsheetId, SpreadsheetIdError};

/// The calls that create, describe and change spreadsheets.
#[derive(Clone, Debug)]
pub struct Spreadsheets {
    sheets: Sheets,
}

impl Spreadsheets {
    pub(crate) fn new(sheets: Sheets) -> Self {
        Self { sheets }
    }

    /// Describes a spreadsheet, given by its id or its address: its properties, sheets and named
    /// ranges.
    pub fn get<S>(&self, spreadsheet: S) -> GetSpreadsheet
    where
        S: TryInto<SpreadsheetId, Error: Into<SpreadsheetIdError>>,
    {
        GetSpreadsheet::new(
            self.sheets.clone(),
            spreadsheet.try_into().map_err(Into::into),
        )
    }

    /// Changes a spreadsheet: all changes that are added, or none.
    pub fn batch_update<S>(&self, spreadsheet: S) -> BatchUpdate
    where
        S: TryInto<SpreadsheetId, Error: Into<SpreadsheetIdError>>,
    {
        BatchUpdate::new(self.target(spreadsheet, ":batchUpdate"))
    }

    /// Describes the parts of a spreadsheet that filters find. Google wants a scope to write for
    /// this.
    pub fn get_by_data_filter<S>(
        &self,
        spreadsheet: S,
        request: GetSpreadsheetByDataFilterRequest,
    ) -> GetByDataFilter
    where
        S: TryInto<SpreadsheetId, Error: Into<SpreadsheetIdError>>,
    {
        GetByDataFilter::new(self.target(spreadsheet, ":getByDataFilter"), request)
    }

    /// Copies a sheet into another spreadsheet.
    pub fn copy_sheet<S>(
        &self,
        spreadsheet: S,
        sheet_id: i32,
        destination: &SpreadsheetId,
    ) -> CopySheet
    where
        S: TryInto<SpreadsheetId, Error: Into<SpreadsheetIdError>>,
    {
        let request = CopySheetToAnotherSpreadsheetRequest::default()
            .destination_spreadsheet_id(destination.as_str());
        let rest = format!("/sheets/{sheet_id}:copyTo");
        CopySheet::new(self.target(spreadsheet, rest), request)
    }

    /// Reads one piece of developer metadata, by its id.
    pub fn developer_metadata<S>(&self, spreadsheet: S, metadata_id: i32) -> GetDeveloperMetadata
    where
        S: TryInto<SpreadsheetId, Error: Into<SpreadsheetIdError>>,
    {
        let rest = format!("/developerMetadata/{metadata_id}");
        GetDeveloperMetadata::new(self.target(spreadsheet, rest))
    }

    /// Finds developer metadata.
    pub fn search_developer_metadata<S>(
        &self,
        spreadsheet: S,
        request: SearchDeveloperMetadataRequest,
    ) -> SearchDeveloperMetadata
    where
        S: TryInto<SpreadsheetId, Error: Into<SpreadsheetIdError>>,
    {
        let target = self.target(spreadsheet, "/developerMetadata:search");
        SearchDeveloperMetadata::new(target, request)
    }

    fn target<S>(&self, spreadsheet: S, rest: impl Into<String>) -> Target
    where
        S: TryInto<SpreadsheetId, Error: Into<SpreadsheetIdError>>,
    {
        Target::new(
            &self.sheets,
            spreadsheet.try_into().map_err(Into::into),
            rest,
        )
    }

    /// Creates a spreadsheet with this title.
    pub fn create(&self, title: impl Into<String>) -> CreateSpreadsheet {
        CreateSpreadsheet::new(self.sheets.clone(), title.into())
    }
}

#[cfg(test)]
mod tests;
