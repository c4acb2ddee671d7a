//! Why a workbook or a worksheet could not do what was asked.

use std::fmt;

use crate::rows::suggest;
use crate::{CallError, RowError};

/// Why a workbook or a worksheet could not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// The spreadsheet has no sheet of that title.
    #[error(transparent)]
    NoSuchSheet(#[from] NoSuchSheet),
    /// A row cannot be read into the type, or a value cannot be written as a row.
    #[error(transparent)]
    Row(#[from] RowError),
    /// A call gave no answer.
    #[error(transparent)]
    Call(#[from] CallError),
}

/// Says that a spreadsheet has no sheet of a title, and which it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchSheet {
    wanted: String,
    spreadsheet: String,
    titles: Vec<String>,
}

/// So many titles are listed.
const MOST_TITLES: usize = 10;

impl NoSuchSheet {
    pub(super) fn new(wanted: &str, spreadsheet: &str, titles: Vec<String>) -> Self {
        Self {
            wanted: wanted.to_owned(),
            spreadsheet: spreadsheet.to_owned(),
            titles,
        }
    }

    /// Returns the title that was probably meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        suggest(&self.wanted, self.titles.iter().map(String::as_str))
    }

    /// Returns the titles that there are.
    #[must_use]
    pub fn titles(&self) -> &[String] {
        &self.titles
    }
}

impl fmt::Display for NoSuchSheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wanted, spreadsheet) = (self.wanted.escape_debug(), self.spreadsheet.escape_debug());
        write!(f, "there is no sheet `{wanted}` in `{spreadsheet}`")?;
        match self.suggestion() {
            Some(title) => write!(f, "; did you mean `{}`?", title.escape_debug()),
            None => {
                let listed = self.titles.iter().take(MOST_TITLES);
                let listed: Vec<_> = listed
                    .map(|title| format!("`{}`", title.escape_debug()))
                    .collect();
                let more = if self.titles.len() > MOST_TITLES {
                    ", …"
                } else {
                    ""
                };
                write!(f, "; it has {}{more}", listed.join(", "))
            }
        }
    }
}

impl std::error::Error for NoSuchSheet {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_is_nearly_one_is_suggested() {
        let titles = ["Orders", "Log"].map(str::to_owned).to_vec();
        let near = NoSuchSheet::new("orders", "Budget", titles.clone());
        let said = "there is no sheet `orders` in `Budget`; did you mean `Orders`?";
        assert_eq!(near.to_string(), said);
        let far = NoSuchSheet::new("Customers", "Budget", titles);
        let said = "there is no sheet `Customers` in `Budget`; it has `Orders`, `Log`";
        assert_eq!(far.to_string(), said);
    }
}
