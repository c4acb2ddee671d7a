//! Measures, moves and compares ranges.

use super::cells::Cells;
use super::grid_range::is_same_title;
use super::span::{Axis, Span};
use super::{A1Range, A1RangeError, CellAddress};

/// Ranges as blocks of cells.
///
/// A range of which only Google knows the cells cannot be measured: a named range, a bare word, and
/// R1C1 that is counted from a cell. An open end stays open.
impl A1Range {
    /// Returns how many rows these are; `None` when the end is open or only Google knows.
    #[must_use]
    pub fn row_count(&self) -> Option<u32> {
        self.known_cells("").ok()?.rows().count()
    }

    /// Returns how many columns these are; `None` when the end is open or only Google knows.
    #[must_use]
    pub fn column_count(&self) -> Option<u32> {
        self.known_cells("").ok()?.columns().count()
    }

    /// Whether a cell is one of these.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    ///
    /// let range: A1Range = "Budget!A5:C".parse()?;
    /// assert!(range.contains(&"Budget!B2000".parse()?)?);
    /// assert!(!range.contains(&"Budget!B2".parse()?)?);
    /// assert!(!range.contains(&"Log!B2000".parse()?)?);
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when only Google knows the cells, or when just one of the two names a sheet.
    pub fn contains(&self, cell: &CellAddress) -> Result<bool, A1RangeError> {
        let cells = self.known_cells(NOT_COMPARED)?;
        let is_inside =
            cells.columns().contains(cell.column()) && cells.rows().contains(cell.row());
        Ok(self.is_on_the_sheet_of(&cell.into())? && is_inside)
    }

    /// Returns the cells that both have; `None` when there are none.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    ///
    /// let grid = A1Range::block(1..=26, 1..=1000)?;
    /// let asked: A1Range = "A5:C".parse()?;
    /// assert_eq!(asked.intersection(&grid)?, Some("A5:C1000".parse()?));
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when only Google knows the cells, or when just one of the two names a sheet.
    pub fn intersection(&self, other: &Self) -> Result<Option<Self>, A1RangeError> {
        let (one, two) = self.cells_of_both(other)?;
        if !self.is_on_the_sheet_of(other)? {
            return Ok(None);
        }
        let columns = one.columns().intersection(two.columns());
        let rows = one.rows().intersection(two.rows());
        let cells = columns.zip(rows).map(|(c, r)| Cells::new(c, r));
        Ok(cells.map(|cells| self.with_cells(cells)))
    }

    /// Returns the smallest block that holds both.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    ///
    /// let one: A1Range = "B2:C3".parse()?;
    /// assert_eq!(one.bounding_box(&"A5".parse()?)?.to_string(), "A2:C5");
    /// assert_eq!(one.bounding_box(&"5:5".parse()?)?.to_string(), "2:5");
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when only Google knows the cells, or when the sheets are not the same.
    pub fn bounding_box(&self, other: &Self) -> Result<Self, A1RangeError> {
        let (one, two) = self.cells_of_both(other)?;
        if !self.is_on_the_sheet_of(other)? {
            let reason = "they are on two sheets; ask for each range by itself";
            return Err(self.cannot_be_compared(other, reason));
        }
        let columns = one.columns().bounding(two.columns());
        let rows = one.rows().bounding(two.rows());
        Ok(self.with_cells(Cells::new(columns, rows)))
    }

    /// Returns the range so many rows further down and so many columns further to the right;
    /// negative numbers go up and to the left.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    ///
    /// let range: A1Range = "Budget!B2:C3".parse()?;
    /// assert_eq!(range.shifted(1, -1)?.to_string(), "'Budget'!A3:B4");
    /// assert!(range.shifted(-2, 0).is_err());
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when only Google knows the cells, or when one of them would leave the sheet.
    pub fn shifted(&self, rows: i32, columns: i32) -> Result<Self, A1RangeError> {
        let fault = "cannot be moved so far";
        let cells = self.known_cells(fault)?;
        let moved = || -> Result<Cells, &'static str> {
            let columns = cells.columns().shifted(columns, Axis::Columns)?;
            Ok(Cells::new(columns, cells.rows().shifted(rows, Axis::Rows)?))
        };
        let cells = moved().map_err(|why| A1RangeError::cannot(self.to_string(), fault, why))?;
        Ok(self.with_cells(cells))
    }

    /// Returns so many rows and columns from the first cell on.
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when only Google knows the cells, when a number is 0, or when no sheet is so
    /// large.
    pub fn resized(&self, rows: u32, columns: u32) -> Result<Self, A1RangeError> {
        let fault = "cannot have that size";
        let (column, row) = self.known_cells(fault)?.first();
        let span = |first: u32, count: u32, axis: Axis| {
            if count == 0 {
                return Err("a range has at least one row and one column");
            }
            let last = axis.check(i64::from(first) + i64::from(count) - 1)?;
            Ok(Span::between(first, last))
        };
        let cells = || -> Result<Cells, &'static str> {
            let columns = span(column, columns, Axis::Columns)?;
            Ok(Cells::new(columns, span(row, rows, Axis::Rows)?))
        };
        let cells = cells().map_err(|why| A1RangeError::cannot(self.to_string(), fault, why))?;
        Ok(self.with_cells(cells))
    }

    fn cells_of_both(&self, other: &Self) -> Result<(Cells, Cells), A1RangeError> {
        let cells = self.known_cells(NOT_COMPARED)?;
        Ok((cells, other.known_cells(NOT_COMPARED)?))
    }

    fn is_on_the_sheet_of(&self, other: &Self) -> Result<bool, A1RangeError> {
        match (self.sheet_title(), other.sheet_title()) {
            (None, None) => Ok(true),
            (Some(one), Some(other)) => Ok(is_same_title(one, other)),
            _ => {
                let reason = "only one of them names its sheet; name the other's with `on_sheet`";
                Err(self.cannot_be_compared(other, reason))
            }
        }
    }

    fn cannot_be_compared(&self, other: &Self, reason: &'static str) -> A1RangeError {
        A1RangeError::cannot(format!("{self}` with `{other}"), NOT_COMPARED, reason)
    }
}

const NOT_COMPARED: &str = "cannot be compared";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::strategies::blocks;
    use super::*;

    fn range(text: &str) -> A1Range {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn only_closed_sides_are_counted() {
        let size = |text| (range(text).row_count(), range(text).column_count());
        assert_eq!(size("B2"), (Some(1), Some(1)));
        assert_eq!(size("A2:C9"), (Some(8), Some(3)));
        assert_eq!(size("R1C1:R2C3"), (Some(2), Some(3)));
        assert_eq!(size("A:C"), (None, Some(3)));
        assert_eq!(size("2:5"), (Some(4), None));
        assert_eq!(size("A5:C"), (None, Some(3)));
        for text in ["'Budget'", "B2:ZZZ", "Totals", "Budget!Totals", "R[1]C[1]"] {
            assert_eq!(size(text), (None, None), "{text}");
        }
    }

    #[test]
    fn ranges_meet_where_both_are() {
        let meet = |one, other| {
            let met = range(one).intersection(&range(other));
            met.unwrap().map(|met| met.to_string())
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(meet("A1:C3", "B2:D4"), some("B2:C3"));
        assert_eq!(meet("A:C", "2:5"), some("A2:C5"));
        assert_eq!(meet("A5:C", "B2:7"), some("B5:C7"));
        assert_eq!(meet("B2:ZZZ", "C:ZZZ"), some("C2:ZZZ"));
        assert_eq!(meet("A1:B2", "C1:D2"), None);
        assert_eq!(meet("A1:B2", "A3:B4"), None);
        assert_eq!(meet("Budget!A1:B2", "'Budget'"), some("'Budget'!A1:B2"));
        assert_eq!(meet("'Budget'", "'budget'"), some("'Budget'"));
        assert_eq!(meet("Budget!A1", "Log!A1"), None);
    }

    #[test]
    fn what_cannot_be_compared_says_why() {
        let refused = |one: &str, other: &str, reason: &str| {
            for error in [
                range(one).intersection(&range(other)).expect_err(one),
                range(one).bounding_box(&range(other)).expect_err(one),
            ] {
                assert!(error.to_string().contains(reason), "{error}");
            }
        };
        refused(
            "Budget!A1",
            "A1",
            "`'Budget'!A1` with `A1` cannot be compared: only one",
        );
        refused(
            "A1",
            "Totals",
            "`Totals` cannot be compared: it is a named range or a sheet",
        );
        refused("A1", "Budget!Totals", "it is a named range, whose");
        refused("R[1]C[1]", "A1", "say from which with `relative_to`");
        let error = range("Budget!A1").bounding_box(&range("Log!A1"));
        assert!(error.unwrap_err().to_string().contains("on two sheets"));
        assert!(
            range("Budget!A1")
                .contains(&CellAddress::default())
                .is_err()
        );
    }

    #[test]
    fn moving_stops_at_the_edges() {
        let moved = |text, rows, columns| {
            let moved = range(text).shifted(rows, columns);
            moved.map(|moved| moved.to_string())
        };
        let to = |text: &str| Ok(text.to_owned());
        assert_eq!(moved("A1", 2, 1), to("B3"));
        assert_eq!(moved("R1C1", 2, 1), to("B3"));
        assert_eq!(moved("A:C", 7, 1), to("B:D"));
        assert_eq!(moved("2:5", -1, 9), to("1:4"));
        assert_eq!(moved("A5:C", 1, 0), to("A6:C"));
        assert_eq!(moved("'Budget'", 1, 1), to("'Budget'"));
        for (text, rows, columns) in [
            ("A1", -1, 0),
            ("A1", 0, -1),
            ("A1:ZZZ9", 0, 1),
            ("A2", i32::MAX, 0),
            ("A1", i32::MIN, i32::MIN),
            ("Totals", 0, 0),
        ] {
            assert!(moved(text, rows, columns).is_err(), "{text}");
        }
    }

    #[test]
    fn a_size_counts_from_the_first_cell() {
        let resized = |text, rows, columns| {
            let resized = range(text).resized(rows, columns);
            resized.map(|resized| resized.to_string())
        };
        assert_eq!(resized("B2", 3, 2).as_deref(), Ok("B2:C4"));
        assert_eq!(resized("B2:Z9", 1, 1).as_deref(), Ok("B2"));
        assert_eq!(resized("'Budget'", 2, 2).as_deref(), Ok("'Budget'!A1:B2"));
        assert_eq!(resized("A5:C", 2, 1).as_deref(), Ok("A5:A6"));
        assert!(resized("A1", 0, 1).is_err());
        assert!(resized("A1", 1, 18_279).is_err());
        assert!(resized("A2", u32::MAX, 1).is_err());
    }

    proptest! {
        #[test]
        fn a_cell_is_in_both_exactly_where_it_is_in_the_intersection(
            one in blocks(), other in blocks(), column in 1_u32..=40, row in 1_u32..=40,
        ) {
            let cell = CellAddress::at(column, row).unwrap();
            let met = one.intersection(&other).unwrap();
            let is_in_both = one.contains(&cell).unwrap() && other.contains(&cell).unwrap();
            let is_met = met.is_some_and(|met| met.contains(&cell).unwrap());
            prop_assert_eq!(is_met, is_in_both);
            let either = one.contains(&cell).unwrap() || other.contains(&cell).unwrap();
            let around = one.bounding_box(&other).unwrap();
            prop_assert!(around.contains(&cell).unwrap() || !either);
        }

        #[test]
        fn what_is_made_of_ranges_is_read_back(
            one in blocks(), other in blocks(), rows in -50_i32..50, columns in -50_i32..50,
        ) {
            let made = [
                one.intersection(&other).unwrap(),
                one.bounding_box(&other).ok(),
                one.shifted(rows, columns).ok(),
                one.resized(rows.unsigned_abs(), columns.unsigned_abs()).ok(),
            ];
            for range in made.into_iter().flatten() {
                prop_assert_eq!(range.to_string().parse(), Ok(range));
            }
        }

        #[test]
        fn moving_there_and_back_changes_nothing(
            range in blocks(), rows in 0_i32..50, columns in 0_i32..50,
        ) {
            if let Ok(moved) = range.shifted(rows, columns) {
                prop_assert_eq!(moved.shifted(-rows, -columns), Ok(range));
            }
        }
    }
}
