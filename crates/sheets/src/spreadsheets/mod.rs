//! [`Spreadsheets`]: the calls that create and describe spreadsheets.

mod create;
mod get;

pub use create::CreateSpreadsheet;
pub use get::GetSpreadsheet;

use crate::{Sheets, SpreadsheetId, SpreadsheetIdError};

/// The calls that create and describe spreadsheets.
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

    /// Creates a spreadsheet with this title.
    pub fn create(&self, title: impl Into<String>) -> CreateSpreadsheet {
        CreateSpreadsheet::new(self.sheets.clone(), title.into())
    }
}

#[cfg(test)]
mod tests;
