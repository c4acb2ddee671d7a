//! Describes a spreadsheet.

use crate::call::call;
use crate::draft::Draft;
use crate::{CallError, Method, Sheets, Spreadsheet, SpreadsheetId, SpreadsheetIdError};

/// Describes a spreadsheet; made by [`Spreadsheets::get`](crate::Spreadsheets::get).
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/get>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetSpreadsheet {
    sheets: Sheets,
    spreadsheet: Result<SpreadsheetId, SpreadsheetIdError>,
    fields: Option<String>,
}

call!(GetSpreadsheet, GET, Spreadsheet);

impl GetSpreadsheet {
    pub(super) fn new(
        sheets: Sheets,
        spreadsheet: Result<SpreadsheetId, SpreadsheetIdError>,
    ) -> Self {
        Self {
            sheets,
            spreadsheet,
            fields: None,
        }
    }

    /// Asks only for these fields, such as `sheets.properties(sheetId,title)`; the others keep
    /// their defaults.
    pub fn fields(mut self, mask: impl Into<String>) -> Self {
        self.fields = Some(mask.into());
        self
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let spreadsheet = self.spreadsheet.as_ref().map_err(Clone::clone)?;
        let draft = Draft::new(&self.sheets, method)
            .segment(spreadsheet.as_str())
            .end_of_path();
        Ok(draft.query_if("fields", self.fields.as_deref()))
    }
}
