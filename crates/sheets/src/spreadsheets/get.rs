//! Describes a spreadsheet.

use crate::a1::range_argument;
use crate::call::call;
use crate::draft::Draft;
use crate::model::CommentsViewMode;
use crate::{
    A1Range, A1RangeError, CallError, Method, Sheets, Spreadsheet, SpreadsheetId,
    SpreadsheetIdError,
};

/// Describes a spreadsheet; made by [`Spreadsheets::get`](crate::Spreadsheets::get).
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/get>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetSpreadsheet {
    sheets: Sheets,
    spreadsheet: Result<SpreadsheetId, SpreadsheetIdError>,
    fields: Option<String>,
    ranges: Vec<Result<A1Range, A1RangeError>>,
    includes_grid_data: bool,
    excludes_tables: bool,
    comments: Option<CommentsViewMode>,
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
            ranges: Vec::new(),
            includes_grid_data: false,
            excludes_tables: false,
            comments: None,
        }
    }

    /// Asks only for these fields, such as `sheets.properties(sheetId,title)`; the others keep
    /// their defaults.
    pub fn fields(mut self, mask: impl Into<String>) -> Self {
        self.fields = Some(mask.into());
        self
    }

    /// Describes only what lies in these ranges.
    pub fn ranges<R>(mut self, ranges: impl IntoIterator<Item = R>) -> Self
    where
        R: TryInto<A1Range, Error: Into<A1RangeError>>,
    {
        self.ranges.extend(ranges.into_iter().map(range_argument));
        self
    }

    /// Asks for the cells as well, with their formats. Google ignores it where
    /// [`fields`](Self::fields) says what to answer.
    pub fn with_grid_data(mut self) -> Self {
        self.includes_grid_data = true;
        self
    }

    /// Leaves tables out of the ranges with alternating colours.
    pub fn without_tables_in_banded_ranges(mut self) -> Self {
        self.excludes_tables = true;
        self
    }

    /// Says whether the answer holds comments; it does not without.
    pub fn comments(mut self, comments: CommentsViewMode) -> Self {
        self.comments = Some(comments);
        self
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let spreadsheet = self.spreadsheet.as_ref().map_err(Clone::clone)?;
        let draft = Draft::new(&self.sheets, method)
            .segment(spreadsheet.as_str())
            .end_of_path();
        let mut draft = draft.query_if("fields", self.fields.as_deref());
        for range in &self.ranges {
            let range = range.as_ref().map_err(Clone::clone)?;
            draft = draft.query("ranges", &range.to_string());
        }
        let wanted = |is_wanted: bool| is_wanted.then_some("true");
        Ok(draft
            .query_if("includeGridData", wanted(self.includes_grid_data))
            .query_if("excludeTablesInBandedRanges", wanted(self.excludes_tables))
            .query_if(
                "commentsViewMode",
                self.comments.as_ref().map(CommentsViewMode::as_str),
            ))
    }
}
