//! [`ReplyHandle`]: finds the reply to a change among the replies to all.

use std::fmt;
use std::marker::PhantomData;

use super::Change;
use crate::model::{BatchUpdateSpreadsheetResponse, Spreadsheet};

/// Finds the reply to one change; made by [`BatchUpdate::add`](crate::BatchUpdate::add).
pub struct ReplyHandle<C> {
    index: usize,
    change: PhantomData<fn() -> C>,
}

/// What Google replied to a batch of changes.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchReplies {
    answer: BatchUpdateSpreadsheetResponse,
}

impl<C> ReplyHandle<C> {
    pub(super) fn new(index: usize) -> Self {
        Self {
            index,
            change: PhantomData,
        }
    }
}

impl BatchReplies {
    pub(super) fn new(answer: BatchUpdateSpreadsheetResponse) -> Self {
        Self { answer }
    }

    /// Returns the reply to the change that the handle is of; `None` when Google sent another one,
    /// or when the handle is of another batch.
    #[must_use]
    pub fn get<C: Change>(&self, handle: &ReplyHandle<C>) -> Option<&C::Reply> {
        C::find(self.answer.replies.get(handle.index)?)
    }

    /// Returns the spreadsheet as it is after the changes, if it was asked for.
    #[must_use]
    pub fn spreadsheet(&self) -> Option<&Spreadsheet> {
        self.answer.updated_spreadsheet.as_deref()
    }

    /// Returns the whole answer.
    #[must_use]
    pub fn into_answer(self) -> BatchUpdateSpreadsheetResponse {
        self.answer
    }
}

impl<C> Clone for ReplyHandle<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for ReplyHandle<C> {}

impl<C> fmt::Debug for ReplyHandle<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReplyHandle({})", self.index)
    }
}
