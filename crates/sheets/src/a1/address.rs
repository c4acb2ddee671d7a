//! [`CellAddress`]: where one cell lies.

use std::fmt;
use std::str::FromStr;

use super::cells::{Cells, column_letters};
use super::span::{Axis, Span};
use super::{A1Range, A1RangeError, Part};
use crate::model::GridCoordinate;

/// Where one cell lies, such as `Orders!D17`.
///
/// It is read like an [`A1Range`], of which it is the first cell. It is written for people: the
/// title of the sheet stands in quotes only where it has to.
///
/// ```
/// use hallpass_sheets::CellAddress;
///
/// let address: CellAddress = "Orders!D17:F20".parse()?;
/// assert_eq!((address.column(), address.row()), (4, 17));
/// assert_eq!(address.offset(1, 2).to_string(), "Orders!F18");
///
/// let address: CellAddress = "My Orders!A:C".parse()?;
/// assert_eq!(address.to_string(), "'My Orders'!A1");
/// # Ok::<(), hallpass_sheets::A1RangeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CellAddress {
    sheet: Option<String>,
    column: u32,
    row: u32,
}

impl CellAddress {
    pub(super) fn new(sheet: Option<&str>, (column, row): (u32, u32)) -> Self {
        Self {
            sheet: sheet.map(str::to_owned),
            column,
            row,
        }
    }

    /// Returns the cell in this column and row, both counted from 1, of the sheet that comes first.
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when a number is 0, or larger than in any sheet: 18,278 columns, and as many
    /// rows as an `i32` counts.
    pub fn at(column: u32, row: u32) -> Result<Self, A1RangeError> {
        let check = |axis: Axis, number: u32| {
            let text = || format!("column {column}, row {row}");
            let checked = axis.check(number.into());
            checked.map_err(|reason| A1RangeError::cannot(text(), "is not a cell", reason))
        };
        let place = (check(Axis::Columns, column)?, check(Axis::Rows, row)?);
        Ok(Self::new(None, place))
    }

    /// Returns the title of the sheet, when the address has one.
    #[must_use]
    pub fn sheet_title(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// Returns the number of the column: `A` is 1.
    #[must_use]
    pub fn column(&self) -> u32 {
        self.column
    }

    /// Returns the number of the row, as the sheet shows it: the first is 1.
    #[must_use]
    pub fn row(&self) -> u32 {
        self.row
    }

    /// Returns the cell that lies so many rows below and so many columns to the right, or the last
    /// one that the largest sheet could have.
    #[must_use]
    pub fn offset(&self, rows: usize, columns: usize) -> Self {
        let moved = |from: u32, by: usize, axis: Axis| {
            let by = u32::try_from(by).unwrap_or(u32::MAX);
            from.saturating_add(by).min(axis.limit())
        };
        Self {
            sheet: self.sheet.clone(),
            column: moved(self.column, columns, Axis::Columns),
            row: moved(self.row, rows, Axis::Rows),
        }
    }

    /// Returns the same cell of the sheet of this title.
    #[must_use]
    pub fn on_sheet(self, title: impl Into<String>) -> Self {
        let sheet = Some(title.into());
        Self { sheet, ..self }
    }

    /// Returns the cell as other calls of the API take it: by the id of its sheet, counted from 0.
    ///
    /// ```
    /// use hallpass_sheets::CellAddress;
    ///
    /// let cell = CellAddress::at(4, 17)?.on_sheet("Orders").to_grid_coordinate(7);
    /// assert_eq!((cell.row_index, cell.column_index), (Some(16), Some(3)));
    /// let address = CellAddress::from_grid_coordinate(&cell, "Orders")?;
    /// assert_eq!(address.to_string(), "Orders!D17");
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    #[must_use]
    pub fn to_grid_coordinate(&self, sheet_id: i32) -> GridCoordinate {
        // Both numbers are within limits that an `i32` holds.
        let index = |number: u32| i32::try_from(number - 1).unwrap_or(i32::MAX);
        GridCoordinate::default()
            .sheet_id(sheet_id)
            .row_index(index(self.row))
            .column_index(index(self.column))
    }

    /// Returns the cell that the API counts from 0, on the sheet of this title.
    ///
    /// Google leaves out a 0.
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when a number is negative or outside of the largest sheet.
    pub fn from_grid_coordinate(
        cell: &GridCoordinate,
        title: impl Into<String>,
    ) -> Result<Self, A1RangeError> {
        let (row, column) = (cell.row_index, cell.column_index);
        let read = |index: Option<i32>, axis: Axis| {
            let span = Span::from_indexes(index.or(Some(0)), None, axis);
            let text = || format!("row {row:?}, column {column:?}");
            span.map_err(|reason| A1RangeError::cannot(text(), "is not a cell", reason))
        };
        let column = read(column, Axis::Columns)?.first();
        let row = read(row, Axis::Rows)?.first();
        Ok(Self::new(Some(&title.into()), (column, row)))
    }
}

/// The first cell of the sheet that comes first.
impl Default for CellAddress {
    fn default() -> Self {
        Self::new(None, (1, 1))
    }
}

impl FromStr for CellAddress {
    type Err = A1RangeError;

    fn from_str(text: &str) -> Result<Self, A1RangeError> {
        let range: A1Range = text.parse()?;
        range
            .first_cell()
            .ok_or_else(|| A1RangeError::new(text, "it is no cell such as `Orders!A1`"))
    }
}

impl From<CellAddress> for A1Range {
    fn from(address: CellAddress) -> Self {
        let cells = Cells::cell(address.column, address.row);
        Self::on(address.sheet.as_deref(), cells)
    }
}

impl From<&CellAddress> for A1Range {
    fn from(address: &CellAddress) -> Self {
        Self::from(address.clone())
    }
}

impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sheet.as_deref() {
            None => {}
            Some(title) if is_plain(title) => write!(f, "{title}!")?,
            Some(title) => write!(f, "'{}'!", title.replace('\'', "''"))?,
        }
        write!(f, "{}{}", column_letters(self.column), self.row)
    }
}

/// Whether a title without quotes can be taken neither for cells nor for anything else.
fn is_plain(title: &str) -> bool {
    matches!(Part::parse_bare(title), Ok(Part::Name(name)) if name == title)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, written: &str) {
        let address: CellAddress = text.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(address.to_string(), written, "{text}");
    }

    #[test]
    fn an_address_is_the_first_cell_of_a_range() {
        check("B2", "B2");
        check("D4:B2", "B2");
        check("A:C", "A1");
        check("C:A5", "A5");
        check("2:5", "A2");
        check("B2:3", "B2");
        check("'Orders'", "Orders!A1");
        check("R2C3", "C2");
        check("Orders!R4C5:R2C3", "Orders!C2");
        assert!("Totals".parse::<CellAddress>().is_err());
        assert!("Orders!R1C[1]".parse::<CellAddress>().is_err());
        assert!("".parse::<CellAddress>().is_err());
    }

    #[test]
    fn a_title_is_quoted_where_it_has_to_be() {
        check("Orders!D17", "Orders!D17");
        check("_2026!A1", "_2026!A1");
        check("Bücher!A1", "Bücher!A1");
        for title in ["My Orders", "D3", "2026", "R1C1", "a!b", "Q1"] {
            let address = CellAddress::new(Some(title), (1, 1));
            assert_eq!(address.to_string(), format!("'{title}'!A1"));
        }
        check("Jon's!A1", "'Jon''s'!A1");
    }

    #[test]
    fn an_address_is_a_range_of_one_cell() {
        let address: CellAddress = "Orders!D17".parse().unwrap();
        assert_eq!(A1Range::from(&address).to_string(), "'Orders'!D17");
        let address = CellAddress::default().offset(1, 26);
        assert_eq!(A1Range::from(address).to_string(), "AA2");
    }

    #[test]
    fn an_address_lies_in_the_largest_sheet() {
        assert!(CellAddress::at(0, 1).is_err());
        assert!(CellAddress::at(18_279, 1).is_err());
        assert!(CellAddress::at(1, 1 << 31).is_err());
        let last = CellAddress::default().offset(usize::MAX, usize::MAX);
        assert_eq!(last.to_string(), "ZZZ2147483647");
        let grid = last.to_grid_coordinate(3);
        assert_eq!(grid.row_index, Some(i32::MAX - 1));
        let again = CellAddress::from_grid_coordinate(&grid, "S").unwrap();
        assert_eq!(again, last.on_sheet("S"));
    }

    #[test]
    fn google_leaves_out_the_index_0() {
        let first = CellAddress::from_grid_coordinate(&GridCoordinate::default(), "S");
        assert_eq!(first.unwrap().to_string(), "S!A1");
        let before = GridCoordinate::default().row_index(-1);
        assert!(CellAddress::from_grid_coordinate(&before, "S").is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            title in "['!:A-C1-3 /?#%🌵ü]{1,8}|\\PC{1,12}",
            column in 1_u32..=18_278,
            row in 1_u32..=10_000_000,
        ) {
            let address = CellAddress::new(Some(&title), (column, row));
            prop_assert_eq!(address.to_string().parse::<CellAddress>(), Ok(address));
        }
    }
}
