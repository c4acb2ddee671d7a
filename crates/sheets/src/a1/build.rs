//! Makes an [`A1Range`] without reading text.

use std::fmt::Debug;
use std::ops::RangeBounds;

use super::cells::Cells;
use super::r1c1::R1c1;
use super::span::{Axis, Span};
use super::{A1Range, A1RangeError, CellAddress, Part, Place};

/// How a range is made.
impl A1Range {
    /// Returns the whole sheet of this title, whatever characters the title holds.
    #[must_use]
    pub fn sheet(title: impl Into<String>) -> Self {
        Self::from(Place::Sheet(title.into()))
    }

    /// Returns the named range of this name.
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when no named range can have this name: letters, digits and `_`,
    /// neither a digit first nor a cell's name.
    pub fn named(name: &str) -> Result<Self, A1RangeError> {
        match Part::parse_bare(name) {
            Ok(part @ Part::Name(_)) => Ok(Self::from(Place::FirstSheet(part))),
            Ok(_) => Err(A1RangeError::new(name, "these are cells, not a name")),
            Err(reason) => Err(A1RangeError::new(name, reason)),
        }
    }

    /// Returns the cell in this column and row, both counted from 1.
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when a number is 0, or larger than in any sheet: 18,278 columns, and as many
    /// rows as an `i32` counts.
    pub fn cell(column: u32, row: u32) -> Result<Self, A1RangeError> {
        CellAddress::at(column, row).map(Self::from)
    }

    /// Returns the cells in these columns and rows, counted from 1; a bound that is missing is open.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    ///
    /// assert_eq!(A1Range::block(1..=3, 2..=9)?.to_string(), "A2:C9");
    /// assert_eq!(A1Range::block(1..=3, 2..)?.to_string(), "A2:C");
    /// assert_eq!(A1Range::block(2.., 2..)?.to_string(), "B2:ZZZ");
    /// assert!(A1Range::block(1..=3, 0..2).is_err());
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when that is no cell at all, when a number is 0 or larger than in any sheet:
    /// 18,278 columns, and as many rows as an `i32` counts.
    pub fn block<C, R>(columns: C, rows: R) -> Result<Self, A1RangeError>
    where
        C: RangeBounds<u32> + Debug,
        R: RangeBounds<u32> + Debug,
    {
        let cells = || -> Result<Cells, &'static str> {
            let columns = Span::of(&columns, Axis::Columns)?;
            Ok(Cells::new(columns, Span::of(&rows, Axis::Rows)?))
        };
        let text = || format!("columns {columns:?}, rows {rows:?}");
        let cells = cells().map_err(|reason| A1RangeError::new(text(), reason))?;
        Ok(Self::on(None, cells))
    }

    /// Returns these rows as a whole, counted from 1, such as `2..=5`.
    ///
    /// # Errors
    ///
    /// As for [`A1Range::block`].
    pub fn rows(rows: impl RangeBounds<u32> + Debug) -> Result<Self, A1RangeError> {
        Self::block(.., rows)
    }

    /// Returns these columns as a whole, counted from 1: `1..=3` is `A:C`.
    ///
    /// # Errors
    ///
    /// As for [`A1Range::block`].
    pub fn columns(columns: impl RangeBounds<u32> + Debug) -> Result<Self, A1RangeError> {
        Self::block(columns, ..)
    }

    /// Reads R1C1 notation, also where it has another meaning in A1: `R2` is the row here, not a
    /// cell, and `RC` the cell itself, not a word.
    ///
    /// What is counted from no cell is kept in A1 notation.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    ///
    /// assert_eq!(A1Range::r1c1("R2C3:R4C4")?.to_string(), "C2:D4");
    /// assert_eq!(A1Range::r1c1("R2:R5")?.to_string(), "2:5");
    /// assert_eq!(A1Range::r1c1("RC[-1]")?.to_string(), "R[0]C[-1]");
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when the text is not the notation, or nothing of any sheet.
    pub fn r1c1(text: &str) -> Result<Self, A1RangeError> {
        let fault = |reason| A1RangeError::new(text, reason);
        let reason = "it is not R1C1, such as `R1C1:R2C3`, `R[1]C[-1]`, `R2` or `C3`";
        let read = R1c1::parse(text.trim()).map_err(fault)?;
        let r1c1 = read.ok_or_else(|| fault(reason))?;
        let part = r1c1.cells().map_or(Part::R1c1(r1c1), Part::Cells);
        Ok(Self::from(Place::FirstSheet(part)))
    }

    /// Returns the same range of the sheet of this title.
    #[must_use]
    pub fn on_sheet(self, title: impl Into<String>) -> Self {
        let title = title.into();
        match self.place {
            Place::FirstSheet(Part::Cells(cells)) => Self::on(Some(&title), cells),
            Place::FirstSheet(part) | Place::PartOf(_, part) => {
                Self::from(Place::PartOf(title, part))
            }
            Place::Sheet(_) => Self::sheet(title),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(range: Result<A1Range, A1RangeError>, written: &str) {
        let range = range.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(range.to_string(), written);
        assert_eq!(written.parse(), Ok(range), "{written}");
    }

    #[test]
    fn what_is_made_is_what_would_be_read() {
        check(A1Range::cell(4, 17), "D17");
        check(A1Range::cell(18_278, 2_147_483_647), "ZZZ2147483647");
        check(A1Range::block(1..=3, 2..=9), "A2:C9");
        check(A1Range::block(1..2, 2..3), "A2");
        check(A1Range::block(2.., 3..=4), "B3:4");
        check(A1Range::block(2.., 3..), "B3:ZZZ");
        check(A1Range::rows(2..=5), "2:5");
        check(A1Range::rows(..=5), "1:5");
        check(A1Range::rows(5..), "A5:ZZZ");
        check(A1Range::columns(1..=3), "A:C");
        check(A1Range::columns(2..), "B:ZZZ");
        check(A1Range::columns(..), "A:ZZZ");
    }

    #[test]
    fn what_no_sheet_has_is_refused_with_its_numbers() {
        let refused = |range: Result<A1Range, A1RangeError>, text: &str, reason: &str| {
            let error = range.expect_err(text);
            assert_eq!(error.text(), text);
            assert!(error.to_string().contains(reason), "{error}");
        };
        let last = 2;
        refused(
            A1Range::cell(0, 1),
            "column 0, row 1",
            "columns count from 1",
        );
        refused(A1Range::cell(1, 0), "column 1, row 0", "rows count from 1");
        refused(A1Range::cell(18_279, 1), "column 18279, row 1", "ZZZ");
        refused(
            A1Range::rows(last + 1..=last),
            "columns .., rows 3..=2",
            "before it begins",
        );
        refused(A1Range::r1c1("A1"), "A1", "not R1C1");
        refused(A1Range::r1c1("R1C1:R4"), "R1C1:R4", "one kind");
    }

    #[test]
    fn a_sheet_can_be_given_later() {
        let on_sheet = |text: &str| {
            let range: A1Range = text.parse().expect(text);
            range.on_sheet("New").to_string()
        };
        assert_eq!(on_sheet("A1:C9"), "'New'!A1:C9");
        assert_eq!(on_sheet("Old!2:5"), "'New'!2:5");
        assert_eq!(on_sheet("'Old'"), "'New'");
        assert_eq!(on_sheet("A:ZZZ"), "'New'");
        assert_eq!(on_sheet("R[1]C[1]"), "'New'!R[1]C[1]");
        assert_eq!(on_sheet("Totals"), "'New'!Totals");
    }
}
