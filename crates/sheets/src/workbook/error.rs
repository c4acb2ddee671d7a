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
    /// The spreadsheet has no table of that name.
    #[error(transparent)]
    NoSuchTable(#[from] NoSuchTable),
    /// A row cannot be read into the type, or a value cannot be written as a row.
    #[error(transparent)]
    Row(#[from] RowError),
    /// A call gave no answer.
    #[error(transparent)]
    Call(#[from] CallError),
}

/// Says that a spreadsheet has no sheet of a title, and which it has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoSuchSheet(Missing);

/// Says that a spreadsheet has no table of a name, and which it has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoSuchTable(Missing);

/// What was looked for by name, and what there is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Missing {
    what: &'static str,
    wanted: String,
    spreadsheet: String,
    names: Vec<String>,
}

/// So many names are listed.
const MOST_NAMES: usize = 10;

impl NoSuchSheet {
    pub(super) fn new(wanted: &str, spreadsheet: &str, titles: Vec<String>) -> Self {
        Self(Missing::new("sheet", wanted, spreadsheet, titles))
    }

    /// Returns the title that was probably meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        self.0.suggestion()
    }

    /// Returns the titles that there are.
    #[must_use]
    pub fn titles(&self) -> &[String] {
        &self.0.names
    }
}

impl NoSuchTable {
    pub(super) fn new(wanted: &str, spreadsheet: &str, names: Vec<String>) -> Self {
        Self(Missing::new("table", wanted, spreadsheet, names))
    }

    /// Returns the name that was probably meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        self.0.suggestion()
    }

    /// Returns the names that there are.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.0.names
    }
}

impl Missing {
    fn new(what: &'static str, wanted: &str, spreadsheet: &str, names: Vec<String>) -> Self {
        Self {
            what,
            wanted: wanted.to_owned(),
            spreadsheet: spreadsheet.to_owned(),
            names,
        }
    }

    fn suggestion(&self) -> Option<&str> {
        suggest(&self.wanted, self.names.iter().map(String::as_str))
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wanted, spreadsheet) = (self.wanted.escape_debug(), self.spreadsheet.escape_debug());
        write!(f, "there is no {} `{wanted}` in `{spreadsheet}`", self.what)?;
        if let Some(name) = self.suggestion() {
            return write!(f, "; did you mean `{}`?", name.escape_debug());
        }
        if self.names.is_empty() {
            return write!(f, "; it has none");
        }
        let listed = self.names.iter().take(MOST_NAMES);
        let listed: Vec<_> = listed
            .map(|name| format!("`{}`", name.escape_debug()))
            .collect();
        let more = if self.names.len() > MOST_NAMES {
            ", …"
        } else {
            ""
        };
        write!(f, "; it has {}{more}", listed.join(", "))
    }
}

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
        let none = NoSuchTable::new("Orders", "Budget", Vec::new());
        let said = "there is no table `Orders` in `Budget`; it has none";
        assert_eq!(none.to_string(), said);
    }
}
