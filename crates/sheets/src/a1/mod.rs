//! [`A1Range`]: which cells a call is about, in A1 notation.

mod address;
mod build;
mod cells;
mod error;
mod geometry;
mod grid_range;
mod parse;
mod r1c1;
mod relative;
mod span;
#[cfg(test)]
mod strategies;

use std::fmt;
use std::str::FromStr;

pub use address::CellAddress;
use cells::Cells;
pub use error::A1RangeError;
use r1c1::R1c1;

/// A range of cells, a whole sheet or a named range.
///
/// Text is read as a person types it and written as Google reads it without doubt: the
/// title of a sheet always stands in quotes, a quote inside it is doubled.
///
/// | text | means |
/// | --- | --- |
/// | `A1:C9`, `B2`, `A:C`, `2:5`, `A5:C` | cells of the first visible sheet |
/// | `D4:A1`, `$A$1`, `a1` | the same as `A1:D4`, `A1`, `A1` |
/// | `A5:C`, `B2:5` | from row 5 down; from column B to the right |
/// | `B2:ZZZ`, `B:ZZZ` | to the right edge, however wide the sheet is |
/// | `Budget!A1:C9`, `My Sheet!A1`, `'Jon''s'!A:A` | cells of that sheet |
/// | `'Budget'`, `My Sheet`, `'A1'` | the whole sheet |
/// | `Budget` | the named range of that name, else the sheet: Google decides |
/// | `Budget!Totals` | a named range on that sheet |
/// | `R1C1:R2C3`, `Budget!R1C1` | cells by their numbers, row first; written as they are |
/// | `R[1]C[-1]`, `R2C[0]`, `R[1]`, `C[0]:C[2]` | cells, rows, columns counted from a cell: [`relative_to`](Self::relative_to) |
/// | `R2`, `C3`, `R2:R5` | the cells of that name: rows and columns are [`r1c1`](Self::r1c1) |
/// | `R`, `C`, `RC` | words as any; but `Budget!RC` is R1C1 |
///
/// | refused | because |
/// | --- | --- |
/// | `A0`, `R0C1` | rows and columns count from 1 |
/// | `R1C18279` | `ZZZ` is the last column, number 18,278; `ABCD1` is a word |
/// | `A2147483648` | rows are counted in 31 bits |
/// | `A:1`, `R1C1:R4` | the ends have nothing in common |
/// | `Q1: plan`, `A1:B2:C3` | it is more likely mistyped cells than a title: quote a title |
/// | `!A1`, `''`, `Budget!`, `'Budget` | a title, cells or a quote is missing |
///
/// A sheet whose title looks like cells (`D3`) or like a range (`a!b`) is written with
/// [`A1Range::sheet`], or in quotes.
///
/// ```
/// use hallpass_sheets::A1Range;
///
/// let range: A1Range = "My Sheet!c9:a1".parse()?;
/// assert_eq!(range.to_string(), "'My Sheet'!A1:C9");
/// assert_eq!(A1Range::sheet("D3").cells("B2")?.to_string(), "'D3'!B2");
/// # Ok::<(), hallpass_sheets::A1RangeError>(())
/// ```
///
/// Two texts for the same cells, such as `A:C` and `A1:C`, are two values: each is written as it
/// was read.
///
/// It is made without text, too, moved and compared, and becomes a [`GridRange`] and back:
///
/// ```
/// use hallpass_sheets::A1Range;
///
/// let range = A1Range::block(1..=3, 5..)?.on_sheet("Budget");
/// assert_eq!(range.to_string(), "'Budget'!A5:C");
/// let grid = range.shifted(1, 0)?.to_grid_range(7)?;
/// assert_eq!((grid.start_row_index, grid.end_row_index), (Some(5), None));
/// assert_eq!(A1Range::from_grid_range(&grid, "Budget")?.to_string(), "'Budget'!A6:C");
/// # Ok::<(), hallpass_sheets::A1RangeError>(())
/// ```
///
/// [`GridRange`]: crate::GridRange
///
/// The notation: <https://developers.google.com/workspace/sheets/api/guides/concepts>.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct A1Range {
    place: Place,
}

/// Where a range lies.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Place {
    FirstSheet(Part),
    Sheet(String),
    PartOf(String, Part),
}

/// What of a sheet is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Part {
    Cells(Cells),
    R1c1(R1c1),
    Name(String),
}

impl A1Range {
    /// Narrows the range to these cells of the same sheet, such as `A1:C9`, `A:C` or `2:5`.
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when the text names neither cells nor a named range.
    pub fn cells(self, cells: &str) -> Result<Self, A1RangeError> {
        let part = Part::parse(cells).map_err(|reason| A1RangeError::new(cells, reason))?;
        let place = match self.place {
            Place::FirstSheet(_) => Place::FirstSheet(part),
            Place::Sheet(title) | Place::PartOf(title, _) => Place::PartOf(title, part),
        };
        Ok(Self { place })
    }

    /// Returns column and row of the range's first cell, counted from 1; `None` where only Google
    /// knows it.
    pub(crate) fn first_corner(&self) -> Option<(u32, u32)> {
        self.known_cells("").ok().map(Cells::first)
    }

    /// Says that a range does not tell where it begins.
    pub(crate) fn without_first_cell(&self) -> A1RangeError {
        let reason = "it does not say where to begin; give a cell such as `Sheet1!A2`";
        A1RangeError::new(self.to_string(), reason)
    }

    /// Returns the block of the same sheet that rows take which are written from a cell on.
    pub(crate) fn block_of_rows(
        &self,
        (column, row): (u32, u32),
        rows: std::ops::Range<usize>,
        columns: usize,
    ) -> Self {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX / 4);
        let first = (column, row.saturating_add(count(rows.start)));
        self.with_cells(Cells::block(first, count(columns), count(rows.len())))
    }

    /// Returns these cells of the same sheet.
    fn with_cells(&self, cells: Cells) -> Self {
        Self::on(self.sheet_title(), cells)
    }

    /// Returns these cells of a sheet, or of the first one.
    fn on(title: Option<&str>, cells: Cells) -> Self {
        let part = Part::Cells(cells);
        Self::from(match title {
            None => Place::FirstSheet(part),
            Some(title) if cells.is_all() => Place::Sheet(title.to_owned()),
            Some(title) => Place::PartOf(title.to_owned(), part),
        })
    }

    /// Returns the title of the sheet, when the range names one for certain.
    #[must_use]
    pub fn sheet_title(&self) -> Option<&str> {
        match &self.place {
            Place::FirstSheet(_) => None,
            Place::Sheet(title) | Place::PartOf(title, _) => Some(title),
        }
    }

    /// Returns the first cell of the range; `None` for a named range, of which only Google knows
    /// where it lies, and for R1C1 that is counted from a cell, such as `R[1]C[0]`, of which
    /// [`relative_to`](Self::relative_to) makes cells.
    #[must_use]
    pub fn first_cell(&self) -> Option<CellAddress> {
        let corner = self.first_corner()?;
        Some(CellAddress::new(self.sheet_title(), corner))
    }
}

/// Reads the range argument of a call.
pub(crate) fn range_argument<R>(range: R) -> Result<A1Range, A1RangeError>
where
    R: TryInto<A1Range, Error: Into<A1RangeError>>,
{
    let range = range.try_into().map_err(Into::into)?;
    match range.sheet_title() {
        Some("") => Err(A1RangeError::new(range.to_string(), parse::NO_TITLE)),
        _ => Ok(range),
    }
}

impl From<Place> for A1Range {
    fn from(place: Place) -> Self {
        Self { place }
    }
}

impl FromStr for A1Range {
    type Err = A1RangeError;

    fn from_str(text: &str) -> Result<Self, A1RangeError> {
        match Place::parse(text.trim()) {
            Ok(place) => Ok(Self { place }),
            Err(reason) => Err(A1RangeError::new(text, reason)),
        }
    }
}

impl TryFrom<&str> for A1Range {
    type Error = A1RangeError;

    fn try_from(text: &str) -> Result<Self, A1RangeError> {
        text.parse()
    }
}

impl TryFrom<&String> for A1Range {
    type Error = A1RangeError;

    fn try_from(text: &String) -> Result<Self, A1RangeError> {
        text.parse()
    }
}

impl TryFrom<String> for A1Range {
    type Error = A1RangeError;

    fn try_from(text: String) -> Result<Self, A1RangeError> {
        text.parse()
    }
}

impl From<&Self> for A1Range {
    fn from(range: &Self) -> Self {
        range.clone()
    }
}

impl From<A1Range> for String {
    fn from(range: A1Range) -> Self {
        range.to_string()
    }
}

impl fmt::Display for A1Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::FirstSheet(part) => write!(f, "{part}"),
            Place::Sheet(title) => write!(f, "'{}'", title.replace('\'', "''")),
            Place::PartOf(title, part) => write!(f, "'{}'!{part}", title.replace('\'', "''")),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cells(cells) => write!(f, "{cells}"),
            Self::R1c1(r1c1) => write!(f, "{r1c1}"),
            Self::Name(name) => f.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::strategies::ranges;
    use super::*;

    fn check(text: &str, written: &str) {
        let range: A1Range = text.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(range.to_string(), written, "{text}");
    }

    fn refused(text: &str, reason: &str) {
        let error = text.parse::<A1Range>().expect_err(text);
        assert_eq!(error.text(), text);
        assert!(error.to_string().contains(reason), "{error}");
    }

    #[test]
    fn cells_of_the_first_sheet() {
        check("A1", "A1");
        check("A1:A1", "A1");
        check(" a1:b2 ", "A1:B2");
        check("$A$1:$B2", "A1:B2");
        check("D4:A1", "A1:D4");
        check("C1:A9", "A1:C9");
        check("A:A", "A:A");
        check("C:A", "A:C");
        check("2:5", "2:5");
        check("A5:C", "A5:C");
        check("C:A5", "A5:C");
        check("A1:1", "A1:1");
        check("2:B3", "B2:3");
        check("ZZZ1", "ZZZ1");
    }

    #[test]
    fn a_sheet_is_always_quoted() {
        check("Sheet1!A1:B2", "'Sheet1'!A1:B2");
        check("My Sheet!A1:B2", "'My Sheet'!A1:B2");
        check("'My Sheet'!A1", "'My Sheet'!A1");
        check("Jon's!A1", "'Jon''s'!A1");
        check("'Jon''s'!A1", "'Jon''s'!A1");
        check("a!b!A1", "'a!b'!A1");
        check("🌵 plan", "'🌵 plan'");
        check("'A1'", "'A1'");
        check("2024", "'2024'");
        check("D3!D3", "'D3'!D3");
        check("Sheet1!Totals", "'Sheet1'!Totals");
    }

    #[test]
    fn a_lone_quote_inside_a_quoted_title_is_kept() {
        check("'Jon's_Data'!A1:D5", "'Jon''s_Data'!A1:D5");
    }

    #[test]
    fn a_bare_word_is_left_to_google() {
        check("Totals", "Totals");
        check("Sheet1", "Sheet1");
        check("ABCD1", "ABCD1");
    }

    #[test]
    fn r1c1_is_passed_on() {
        check("R1C1", "R1C1");
        check("r1c1:R2C3", "R1C1:R2C3");
        check("My Sheet!R[-1]C[2]", "'My Sheet'!R[-1]C[2]");
        check("RC", "RC");
        check("Budget!RC", "'Budget'!R[0]C[0]");
        check("Budget!rc[2]", "'Budget'!R[0]C[2]");
        check("R[1]", "R[1]");
        check("r[-0]:r5", "R[0]:R5");
        check("R2:R[3]", "R2:R[3]");
        check("C:C[1]", "C[0]:C[1]");
        check("RC:R[2]C[2]", "R[0]C[0]:R[2]C[2]");
    }

    #[test]
    fn what_has_a_meaning_in_a1_is_no_r1c1() {
        check("R2", "R2");
        check("C3:C4", "C3:C4");
        check("R:C", "C:R");
        check("R", "R");
        check("c", "c");
        assert_eq!("R2".parse::<CellAddress>().unwrap().column(), 18);
    }

    #[test]
    fn an_end_at_the_last_column_is_open() {
        check("B2:ZZZ", "B2:ZZZ");
        check("A:ZZZ", "A:ZZZ");
        check("'Sheet1'!A:ZZZ", "'Sheet1'!A:ZZZ");
        check("B2:ZZZ5", "B2:ZZZ5");
    }

    #[test]
    fn a_bad_range_says_why() {
        refused("", "it is empty");
        refused("  ", "it is empty");
        refused("A0", "rows count from 1");
        refused("A1:B0", "rows count from 1");
        refused("A99999999999", "no sheet has that many rows");
        refused("A2147483648", "no sheet has that many rows");
        refused("R0C1", "rows count from 1");
        refused("R1C0", "columns count from 1");
        refused("R1C18279", "no sheet has that many columns");
        refused("R1C1:R4", "not of one kind");
        refused("A:1", "a column and a row");
        refused("A1:B2:C3", "not cells");
        refused("A1:!", "nothing follows the `!`");
        refused("!A1", "no title");
        refused("''", "no title");
        refused("''!A1", "no title");
        refused("'Sheet1", "not closed");
        refused("'Sheet1'!", "nothing follows the `!`");
        refused("Sheet1!A1:ABCD2", "not cells");
        refused("Sheet1!two words", "not cells");
        refused("Q1: plan", "not cells");
    }

    #[test]
    fn constructors_take_any_title() {
        assert_eq!(A1Range::sheet("a'!b").to_string(), "'a''!b'");
        let cells = A1Range::sheet("D3").cells("a:b").unwrap();
        assert_eq!(cells.to_string(), "'D3'!A:B");
        assert_eq!(cells.cells("C1").unwrap().to_string(), "'D3'!C1");
        assert_eq!(A1Range::named("Totals").unwrap().to_string(), "Totals");
        assert!(A1Range::named("A1").is_err());
        assert!(A1Range::named("two words").is_err());
        assert!(A1Range::sheet("x").cells("").is_err());
    }

    #[test]
    fn an_empty_title_is_refused_as_an_argument() {
        assert!(range_argument(A1Range::sheet("")).is_err());
        assert!(range_argument(A1Range::sheet(" ")).is_ok());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(range in ranges()) {
            let written = range.to_string();
            prop_assert_eq!(written.parse::<A1Range>(), Ok(range), "{}", written);
        }

        #[test]
        fn no_text_breaks_the_parser(text in "\\PC{0,20}|['!:$A-C0-3RC\\[\\] -]{0,12}") {
            if let Ok(range) = text.parse::<A1Range>() {
                let written = range.to_string();
                prop_assert_eq!(written.parse::<A1Range>(), Ok(range), "{} from {}", written, text);
            }
        }
    }
}
