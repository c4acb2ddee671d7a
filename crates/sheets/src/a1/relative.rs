//! Finds the cells of a range that is counted from a cell.

use super::cells::Cells;
use super::r1c1::RELATIVE;
use super::{A1Range, A1RangeError, CellAddress, Part, Place};

impl A1Range {
    /// Returns the range in A1 notation, counted from a cell where it is R1C1 such as `R[1]C[-1]`.
    ///
    /// A range without a sheet is then on that of the cell. Any other range stays as it is.
    ///
    /// ```
    /// use hallpass_sheets::{A1Range, CellAddress};
    ///
    /// let here: CellAddress = "Budget!B5".parse()?;
    /// let above = "R[-1]C[0]:R1C[0]".parse::<A1Range>()?;
    /// assert_eq!(above.relative_to(&here)?.to_string(), "'Budget'!B1:B4");
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when it leaves the sheet: above row 1, left of column `A`, or behind the last
    /// that any sheet can have.
    pub fn relative_to(&self, cell: &CellAddress) -> Result<Self, A1RangeError> {
        let (Place::FirstSheet(Part::R1c1(r1c1)) | Place::PartOf(_, Part::R1c1(r1c1))) =
            &self.place
        else {
            return Ok(self.clone());
        };
        let cells = r1c1.cells_from((cell.column(), cell.row()));
        let cells = cells.map_err(|reason| {
            let text = format!("{self}` seen from `{cell}");
            A1RangeError::cannot(text, "is outside of any sheet", reason)
        })?;
        Ok(Self::on(self.sheet_title().or(cell.sheet_title()), cells))
    }

    /// Returns the cells, or why only Google knows them.
    pub(super) fn known_cells(&self, fault: &'static str) -> Result<Cells, A1RangeError> {
        let cannot = |reason: String| A1RangeError::cannot(self.to_string(), fault, reason);
        match &self.place {
            Place::Sheet(_) => Ok(Cells::ALL),
            Place::FirstSheet(Part::Cells(cells)) | Place::PartOf(_, Part::Cells(cells)) => {
                Ok(*cells)
            }
            Place::FirstSheet(Part::R1c1(r1c1)) | Place::PartOf(_, Part::R1c1(r1c1)) => {
                r1c1.cells().ok_or_else(|| cannot(RELATIVE.to_owned()))
            }
            Place::FirstSheet(Part::Name(name)) => Err(cannot(format!(
                "it is a named range or a sheet, which only the spreadsheet tells; write `'{name}'` \
                 for the sheet, or look the name up with `to_grid_range_in`"
            ))),
            Place::PartOf(_, Part::Name(_)) => Err(cannot(
                "it is a named range, whose cells only the spreadsheet tells; look it up with \
                 `to_grid_range_in`"
                    .to_owned(),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, from: &str, written: &str) {
        let range: A1Range = text.parse().expect(text);
        let seen = range.relative_to(&from.parse().expect(from));
        assert_eq!(
            seen.map(|it| it.to_string()).as_deref(),
            Ok(written),
            "{text}"
        );
    }

    #[test]
    fn only_r1c1_depends_on_the_cell() {
        check("R[1]C[-1]", "B2", "A3");
        check("R[1]C[-1]", "Budget!B2", "'Budget'!A3");
        check("Log!R[1]C[-1]", "Budget!B2", "'Log'!A3");
        check("Log!RC", "B2", "'Log'!B2");
        check("R1C1:R2C3", "B2", "A1:C2");
        check("R[1]", "B2", "3:3");
        check("C[0]:C[2]", "B2", "B:D");
        check("A1", "Budget!B2", "A1");
        check("RC", "B2", "RC");
        check("Totals", "B2", "Totals");
    }

    #[test]
    fn a_range_outside_names_both() {
        let range: A1Range = "R[-2]C[0]".parse().unwrap();
        let error = range.relative_to(&"B2".parse().unwrap()).unwrap_err();
        let words = "`R[-2]C[0]` seen from `B2` is outside of any sheet: rows count from 1";
        assert!(error.to_string().starts_with(words), "{error}");
    }
}
