//! [`RowErrors`]: everything that is wrong with a table, at once.

use std::fmt;

use super::RowError;

/// Says which rows could not be read, so that all can be corrected at once.
///
/// `Display` gives a line to each.
#[derive(Clone, Debug, PartialEq)]
pub struct RowErrors {
    errors: Vec<RowError>,
    are_all: bool,
}

impl RowErrors {
    pub(super) fn new(errors: Vec<RowError>, are_all: bool) -> Self {
        Self { errors, are_all }
    }

    /// Returns the errors, from the first row to the last.
    #[must_use]
    pub fn errors(&self) -> &[RowError] {
        &self.errors
    }

    /// Whether all rows were read, so that there are no other errors.
    #[must_use]
    pub fn are_all(&self) -> bool {
        self.are_all
    }
}

impl std::error::Error for RowErrors {}

impl IntoIterator for RowErrors {
    type Item = RowError;
    type IntoIter = std::vec::IntoIter<RowError>;

    fn into_iter(self) -> Self::IntoIter {
        self.errors.into_iter()
    }
}

impl fmt::Display for RowErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.errors.iter().enumerate() {
            let start = if index == 0 { "" } else { "\n" };
            write!(f, "{start}{error}")?;
        }
        if self.are_all {
            Ok(())
        } else {
            f.write_str("\nand maybe more")
        }
    }
}
