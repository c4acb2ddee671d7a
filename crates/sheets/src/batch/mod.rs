//! [`BatchUpdate`]: changes of a spreadsheet, all of them or none.

mod changes;
mod handle;

pub use changes::Change;
pub use handle::{BatchReplies, ReplyHandle};

use crate::call::call;
use crate::draft::Draft;
use crate::model::{BatchUpdateSpreadsheetRequest, BatchUpdateSpreadsheetResponse, Request};
use crate::spreadsheets::Target;
use crate::{CallError, Method};

/// Changes of a spreadsheet, which Google carries out in their order, all or none; made by
/// [`Spreadsheets::batch_update`](crate::Spreadsheets::batch_update).
///
/// Whatever their number, they count as one request of the quota. Each change that is added gives a
/// handle, by which its reply is found:
///
/// ```no_run
/// # async fn example(sheets: hallpass_sheets::Sheets) -> Result<(), hallpass_sheets::CallError> {
/// use hallpass_sheets::model::{AddSheetRequest, SheetProperties};
///
/// let mut batch = sheets.spreadsheets().batch_update("1q-W_x9");
/// let january = SheetProperties::default().title("January");
/// let added = batch.add(AddSheetRequest::default().properties(january));
/// let replies = batch.commit().await?;
/// let sheet_id = replies.get(&added).and_then(|reply| reply.properties.as_ref()?.sheet_id);
/// # Ok(())
/// # }
/// ```
///
/// When Google refuses one of them, nothing is changed, and [`Status::failed_request`] says which
/// it was.
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate>.
///
/// [`Status::failed_request`]: crate::Status::failed_request
#[derive(Clone, Debug)]
#[must_use = "changes do nothing until they are committed"]
pub struct BatchUpdate {
    target: Target,
    body: BatchUpdateSpreadsheetRequest,
}

call!(BatchUpdate, BATCH_UPDATE, BatchUpdateSpreadsheetResponse);

impl BatchUpdate {
    pub(crate) fn new(target: Target) -> Self {
        Self {
            target,
            body: BatchUpdateSpreadsheetRequest::default(),
        }
    }

    /// Adds a change; the handle finds its reply.
    pub fn add<C: Change>(&mut self, change: C) -> ReplyHandle<C> {
        self.body.requests.push(change.into());
        ReplyHandle::new(self.body.requests.len() - 1)
    }

    /// Adds a change whose reply is of no interest.
    pub fn with(mut self, change: impl Into<Request>) -> Self {
        self.body.requests.push(change.into());
        self
    }

    /// Returns how many changes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.body.requests.len()
    }

    /// Whether there are no changes. Google refuses an empty batch.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.body.requests.is_empty()
    }

    /// Asks for the spreadsheet as it is after the changes.
    pub fn returning_spreadsheet(mut self) -> Self {
        self.body.include_spreadsheet_in_response = Some(true);
        self
    }

    /// Commits the changes and returns the replies.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn commit(self) -> Result<BatchReplies, CallError> {
        self.send().await.map(BatchReplies::new)
    }

    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        let is_repeatable = self.body.requests.iter().all(is_repeatable);
        let draft = self.target.draft(method)?.model(&self.body)?;
        Ok(draft.repeatable(is_repeatable))
    }
}

/// Tells whether a change that is made twice comes to the same as one that is made once. What adds,
/// inserts, moves or deletes does not.
fn is_repeatable(change: &Request) -> bool {
    let kind = change.kind();
    kind.starts_with("update")
        || kind.starts_with("set")
        || matches!(
            kind,
            "repeatCell"
                | "clearBasicFilter"
                | "unmergeCells"
                | "sortRange"
                | "trimWhitespace"
                | "autoResizeDimensions"
                | "refreshDataSource"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AddSheetRequest, RepeatCellRequest, UpdateCellsRequest};

    #[test]
    fn what_adds_is_not_made_twice() {
        assert!(is_repeatable(&UpdateCellsRequest::default().into()));
        assert!(is_repeatable(&RepeatCellRequest::default().into()));
        assert!(!is_repeatable(&AddSheetRequest::default().into()));
    }
}
