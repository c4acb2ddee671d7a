//! [`Book`]: the spreadsheet that a command is about.

use hallpass_sheets::{CallError, NoSuchSheet, Sheets, Status, Values, Workbook};

use crate::context::Context;
use crate::failure::Failure;
use crate::failure_from;

/// A spreadsheet, by the word that somebody gave for it.
#[derive(Debug)]
pub(crate) struct Book<'a> {
    word: &'a str,
    sheets: Sheets,
    pub(crate) context: &'a Context,
}

impl<'a> Book<'a> {
    pub(crate) fn new(word: &'a str, context: &'a Context) -> Result<Self, Failure> {
        let sheets = context.sheets()?;
        Ok(Self {
            word,
            sheets,
            context,
        })
    }

    pub(crate) fn values(&self) -> Values {
        self.sheets.values(self.word)
    }

    /// Asks for its sheets.
    pub(crate) async fn open(&self) -> Result<Workbook, Failure> {
        let opened = self.sheets.open(self.word).await;
        opened.map_err(|error| self.failed(&error))
    }

    pub(crate) fn failed(&self, error: &CallError) -> Failure {
        failure_from::call(error, self.context)
    }

    pub(crate) fn no_such_sheet(&self, error: &NoSuchSheet) -> Failure {
        failure_from::no_such_sheet(error, self.context)
    }

    /// Says why a call about a sheet failed. Google does not say that there is no such sheet, so
    /// that is looked up.
    pub(crate) async fn refused(&self, error: &CallError, title: Option<&str>) -> Failure {
        let failure = self.failed(error);
        let may_be_the_title = error.status().is_some_and(Status::is_unable_to_parse_range);
        let Some(title) = title.filter(|_| may_be_the_title) else {
            return failure;
        };
        // What goes wrong now says less than the refusal.
        let opened = self.sheets.open(self.word).await;
        let missing = opened.ok().and_then(|book| book.worksheet(title).err());
        missing.map_or(failure, |missing| self.no_such_sheet(&missing))
    }
}
