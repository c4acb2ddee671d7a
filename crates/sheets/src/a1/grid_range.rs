//! Turns an [`A1Range`] into a [`GridRange`], and back.

use super::cells::Cells;
use super::span::{Axis, Span};
use super::{A1Range, A1RangeError, Part, Place, parse};
use crate::model::{GridRange, Sheet, Spreadsheet};

impl A1Range {
    /// Returns the range as other calls of the API take it: by the id of its sheet, counted from 0,
    /// the ends outside; an open end is left out.
    ///
    /// The id stands for the sheet that the range names, or for the first one. Who does not know it
    /// uses [`A1Range::to_grid_range_in`].
    ///
    /// ```
    /// use hallpass_sheets::{A1Range, GridRange};
    ///
    /// let grid = "Budget!A5:C".parse::<A1Range>()?.to_grid_range(7)?;
    /// let columns = GridRange::default().start_column_index(0).end_column_index(3);
    /// assert_eq!(grid, columns.start_row_index(4).sheet_id(7));
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] for a named range, for a bare word, which may be one, and for R1C1 that is
    /// counted from a cell.
    pub fn to_grid_range(&self, sheet_id: i32) -> Result<GridRange, A1RangeError> {
        let cells = self.known_cells(NO_GRID_RANGE)?;
        let (start_column_index, end_column_index) = cells.columns().to_indexes();
        let (start_row_index, end_row_index) = cells.rows().to_indexes();
        let mut grid = GridRange::default().sheet_id(sheet_id);
        grid.start_column_index = start_column_index;
        grid.end_column_index = end_column_index;
        grid.start_row_index = start_row_index;
        grid.end_row_index = end_row_index;
        Ok(grid)
    }

    /// Returns the range as other calls of the API take it, and looks up its sheet or its name.
    ///
    /// Cells without a title are those of the first visible sheet; a bare word is the named range,
    /// else the sheet. As with Google, capitals make no difference.
    ///
    /// The spreadsheet must hold its sheets with `sheetId`, `title` and `hidden`, and its
    /// `namedRanges`; a `get` without `fields` does.
    ///
    /// ```
    /// use hallpass_sheets::{A1Range, Sheet, SheetProperties, Spreadsheet};
    ///
    /// let properties = SheetProperties::default().sheet_id(7).title("Budget");
    /// let book = Spreadsheet::default().sheets([Sheet::default().properties(properties)]);
    /// let grid = "Budget!A1:B2".parse::<A1Range>()?.to_grid_range_in(&book)?;
    /// assert_eq!(grid.sheet_id, Some(7));
    ///
    /// let error = "Bugdet!A1".parse::<A1Range>()?.to_grid_range_in(&book).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`'Bugdet'!A1` has no grid range: no sheet is called `Bugdet`; there is `Budget`",
    /// );
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when there is no such sheet or named range, when the named range lies on
    /// another sheet than the title says, and for R1C1 that is counted from a cell.
    pub fn to_grid_range_in(&self, spreadsheet: &Spreadsheet) -> Result<GridRange, A1RangeError> {
        let cannot = |reason: String| A1RangeError::cannot(self.to_string(), NO_GRID_RANGE, reason);
        let id_of = |title: &str| {
            let sheet = sheet_titled(spreadsheet, title);
            sheet.map(Sheet::id).ok_or_else(|| {
                let there = titles(spreadsheet);
                cannot(format!("no sheet is called `{title}`; there is {there}"))
            })
        };
        match &self.place {
            Place::FirstSheet(Part::Name(name)) => match range_named(spreadsheet, name) {
                Some(grid) => Ok(grid),
                None => Self::sheet(name.as_str()).to_grid_range(id_of(name).map_err(|_| {
                    let there = titles(spreadsheet);
                    cannot(format!(
                        "no named range and no sheet is called so; there is {there}"
                    ))
                })?),
            },
            Place::PartOf(title, Part::Name(name)) => {
                let id = id_of(title)?;
                let grid = range_named(spreadsheet, name)
                    .ok_or_else(|| cannot(format!("no named range is called `{name}`")))?;
                if grid.sheet_id.unwrap_or_default() == id {
                    return Ok(grid);
                }
                let reason = format!("`{name}` lies on another sheet; write `{name}` alone");
                Err(cannot(reason))
            }
            Place::Sheet(title) | Place::PartOf(title, _) => self.to_grid_range(id_of(title)?),
            Place::FirstSheet(_) => {
                let first = spreadsheet.sheets.iter().find(|sheet| !is_hidden(sheet));
                let reason = || cannot("the spreadsheet shows no sheet; name one".to_owned());
                self.to_grid_range(first.map(Sheet::id).ok_or_else(reason)?)
            }
        }
    }

    /// Returns the range of the sheet of this title; the id of the sheet is not looked at.
    ///
    /// A start that is missing is 0, an end that is missing is open; without any it is the whole
    /// sheet.
    ///
    /// ```
    /// use hallpass_sheets::{A1Range, GridRange};
    ///
    /// let text = |grid: GridRange| A1Range::from_grid_range(&grid, "Log").map(String::from);
    /// let grid = GridRange::default();
    /// assert_eq!(text(grid.clone())?, "'Log'");
    /// assert_eq!(text(grid.clone().end_row_index(5))?, "'Log'!1:5");
    /// assert_eq!(text(grid.clone().start_row_index(4))?, "'Log'!A5:ZZZ");
    /// assert!(text(grid.start_row_index(4).end_row_index(4)).is_err());
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when an index is negative or larger than in any sheet, when an end is not
    /// behind its start, and when the title is empty.
    pub fn from_grid_range(
        grid: &GridRange,
        title: impl Into<String>,
    ) -> Result<Self, A1RangeError> {
        let title = title.into();
        let (columns, rows) = (
            (grid.start_column_index, grid.end_column_index),
            (grid.start_row_index, grid.end_row_index),
        );
        let cells = || -> Result<Cells, &'static str> {
            if title.is_empty() {
                return Err(parse::NO_TITLE);
            }
            let columns = Span::from_indexes(columns.0, columns.1, Axis::Columns)?;
            Ok(Cells::new(
                columns,
                Span::from_indexes(rows.0, rows.1, Axis::Rows)?,
            ))
        };
        let cells = cells().map_err(|reason| {
            A1RangeError::new(format!("'{title}', {}", in_words(grid)), reason)
        })?;
        Ok(Self::on(Some(&title), cells))
    }

    /// Returns the range of the sheet whose id it has, and looks up that sheet's title.
    ///
    /// Google leaves out the id 0. The spreadsheet must hold its sheets with `sheetId` and `title`;
    /// [`Workbook::described`](crate::Workbook::described) does.
    ///
    /// ```
    /// use hallpass_sheets::{A1Range, GridRange, Sheet, SheetProperties, Spreadsheet};
    ///
    /// let properties = SheetProperties::default().sheet_id(7).title("Budget");
    /// let book = Spreadsheet::default().sheets([Sheet::default().properties(properties)]);
    /// let grid = GridRange::default().sheet_id(7).end_row_index(5);
    /// assert_eq!(A1Range::from_grid_range_in(&grid, &book)?.to_string(), "'Budget'!1:5");
    ///
    /// let error = A1Range::from_grid_range_in(&grid.sheet_id(8), &book).unwrap_err();
    /// assert!(error.to_string().ends_with("no sheet has the id 8; there is 7 for `Budget`"));
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] when no sheet has the id, and as
    /// [`from_grid_range`](Self::from_grid_range).
    pub fn from_grid_range_in(
        grid: &GridRange,
        spreadsheet: &Spreadsheet,
    ) -> Result<Self, A1RangeError> {
        let id = grid.sheet_id.unwrap_or_default();
        let mut sheets = spreadsheet.sheets.iter();
        let sheet = sheets.find(|sheet| sheet.id() == id).ok_or_else(|| {
            let there = listed(spreadsheet, |it| {
                format!("{} for `{}`", it.id(), it.title())
            });
            let reason = format!("no sheet has the id {id}; there is {there}");
            A1RangeError::cannot(in_words(grid), "is not a range", reason)
        })?;
        Self::from_grid_range(grid, sheet.title())
    }
}

const NO_GRID_RANGE: &str = "has no grid range";
/// So many titles are enough to see the right one, or that it is another spreadsheet.
const TITLES_SHOWN: usize = 10;

/// Whether Google takes two titles for that of one sheet.
pub(super) fn is_same_title(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}

fn sheet_titled<'a>(spreadsheet: &'a Spreadsheet, title: &str) -> Option<&'a Sheet> {
    let sheets = &spreadsheet.sheets;
    let exact = sheets.iter().find(|sheet| sheet.title() == title);
    exact.or_else(|| sheets.iter().find(|it| is_same_title(it.title(), title)))
}

fn range_named(spreadsheet: &Spreadsheet, name: &str) -> Option<GridRange> {
    let is_it = |other: Option<&str>| other.is_some_and(|other| is_same_title(other, name));
    let mut named = spreadsheet.named_ranges.iter();
    let found = named.find(|it| is_it(it.name.as_deref()))?;
    found.range.as_deref().cloned()
}

fn is_hidden(sheet: &Sheet) -> bool {
    let properties = sheet.properties.as_deref();
    properties.and_then(|it| it.hidden).unwrap_or_default()
}

fn titles(spreadsheet: &Spreadsheet) -> String {
    listed(spreadsheet, |sheet| format!("`{}`", sheet.title()))
}

fn listed(spreadsheet: &Spreadsheet, describe: impl Fn(&Sheet) -> String) -> String {
    let sheets = spreadsheet.sheets.iter().take(TITLES_SHOWN);
    let mut sheets: Vec<_> = sheets.map(describe).collect();
    match spreadsheet.sheets.len() {
        0 => return "no sheet at all".to_owned(),
        count if count > TITLES_SHOWN => sheets.push("…".to_owned()),
        _ => {}
    }
    sheets.join(", ")
}

fn in_words(grid: &GridRange) -> String {
    let columns = indexes((grid.start_column_index, grid.end_column_index));
    let rows = indexes((grid.start_row_index, grid.end_row_index));
    format!("column indexes {columns}, row indexes {rows}")
}

fn indexes((start, end): (Option<i32>, Option<i32>)) -> String {
    let text = |index: Option<i32>| index.map(|index| index.to_string()).unwrap_or_default();
    format!("{}..{}", text(start), text(end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::strategies::{ranges, titles};
    use super::*;
    use crate::model::{NamedRange, SheetProperties};

    fn grid(columns: (Option<i32>, Option<i32>), rows: (Option<i32>, Option<i32>)) -> GridRange {
        let mut grid = GridRange::default().sheet_id(7);
        (grid.start_column_index, grid.end_column_index) = columns;
        (grid.start_row_index, grid.end_row_index) = rows;
        grid
    }

    /// The same cells with every start given.
    fn with_starts(mut grid: GridRange) -> GridRange {
        let start = |index: Option<i32>| Some(index.unwrap_or_default());
        grid.start_column_index = start(grid.start_column_index);
        grid.start_row_index = start(grid.start_row_index);
        grid
    }

    #[test]
    fn every_combination_of_open_ends_has_its_text() {
        let open = (None, None);
        let (from, to, both) = ((Some(1), None), (None, Some(3)), (Some(1), Some(3)));
        for (columns, rows, text) in [
            (open, open, "'S'"),
            (open, from, "'S'!A2:ZZZ"),
            (open, to, "'S'!1:3"),
            (open, both, "'S'!2:3"),
            (from, open, "'S'!B:ZZZ"),
            (from, from, "'S'!B2:ZZZ"),
            (from, to, "'S'!B1:3"),
            (from, both, "'S'!B2:3"),
            (to, open, "'S'!A:C"),
            (to, from, "'S'!A2:C"),
            (to, to, "'S'!A1:C3"),
            (to, both, "'S'!A2:C3"),
            (both, open, "'S'!B:C"),
            (both, from, "'S'!B2:C"),
            (both, to, "'S'!B1:C3"),
            (both, both, "'S'!B2:C3"),
        ] {
            let grid = grid(columns, rows);
            let range = A1Range::from_grid_range(&grid, "S").unwrap();
            assert_eq!(range.to_string(), text);
            let again = range.to_grid_range(7).unwrap();
            assert_eq!(with_starts(again), with_starts(grid), "{text}");
        }
    }

    #[test]
    fn a_grid_range_without_cells_is_refused_with_its_indexes() {
        let open = (None, None);
        for (columns, rows, words) in [
            (
                open,
                (Some(3), Some(3)),
                "row indexes 3..3` is not a range: it ends before",
            ),
            (open, (Some(3), Some(2)), "ends before it begins"),
            (open, (None, Some(0)), "ends before it begins"),
            (
                (Some(-1), None),
                open,
                "column indexes -1.., row indexes ..` is not a range: an index",
            ),
            ((None, Some(-5)), open, "an index is negative"),
            (
                (Some(0), Some(18_279)),
                open,
                "no sheet has that many columns",
            ),
            ((Some(18_278), None), open, "no sheet has that many columns"),
            (open, (Some(i32::MAX), None), "no sheet has that many rows"),
        ] {
            let error = A1Range::from_grid_range(&grid(columns, rows), "S").expect_err(words);
            assert!(error.to_string().contains(words), "{error}");
        }
        assert!(A1Range::from_grid_range(&GridRange::default(), "").is_err());
    }

    #[test]
    fn only_known_cells_have_a_grid_range() {
        let refused = |text: &str, reason: &str| {
            let error = text.parse::<A1Range>().expect(text).to_grid_range(7);
            let error = error.expect_err(text).to_string();
            assert!(error.contains("has no grid range"), "{error}");
            assert!(error.contains(reason), "{error}");
        };
        refused("Totals", "it is a named range or a sheet");
        refused("Totals", "write `'Totals'` for the sheet");
        refused("Budget!Totals", "it is a named range");
        refused("R[1]C1", "say from which with `relative_to`");
        let absolute = "R2C3:R4C5".parse::<A1Range>().unwrap().to_grid_range(7);
        assert_eq!(absolute, Ok(grid((Some(2), Some(5)), (Some(1), Some(4)))));
    }

    fn book() -> Spreadsheet {
        let sheet = |id: i32, title: &str| {
            let properties = SheetProperties::default().sheet_id(id).title(title);
            Sheet::default().properties(properties.hidden(id == 1))
        };
        let total = NamedRange::default().name("Totals").range(total());
        let sheets = [sheet(1, "Hidden"), sheet(0, "Budget"), sheet(7, "Log")];
        Spreadsheet::default().sheets(sheets).named_ranges([total])
    }

    fn total() -> GridRange {
        grid((Some(1), Some(3)), (Some(0), Some(3)))
    }

    #[test]
    fn a_spreadsheet_knows_its_sheets_and_names() {
        let found = |text: &str| {
            let range: A1Range = text.parse().expect(text);
            range.to_grid_range_in(&book()).map_err(|it| it.to_string())
        };
        let id = |text: &str| found(text).map(|grid| grid.sheet_id);
        assert_eq!(id("A1"), Ok(Some(0)), "the first visible sheet");
        assert_eq!(id("Log!A1"), Ok(Some(7)));
        assert_eq!(id("log!A1"), Ok(Some(7)));
        assert_eq!(id("'Hidden'"), Ok(Some(1)));
        assert_eq!(found("Log"), Ok(GridRange::default().sheet_id(7)));
        assert_eq!(found("totals"), Ok(total()));
        assert_eq!(found("Log!Totals"), Ok(total()));
        for (text, reason) in [
            (
                "Nope!A1",
                "no sheet is called `Nope`; there is `Hidden`, `Budget`, `Log`",
            ),
            (
                "Nope",
                "no named range and no sheet is called so; there is `Hidden`",
            ),
            ("Log!Nope", "no named range is called `Nope`"),
            (
                "Budget!Totals",
                "lies on another sheet; write `Totals` alone",
            ),
            ("R[1]C[1]", "relative_to"),
        ] {
            let error = found(text).expect_err(text);
            assert!(error.contains(reason), "{error}");
        }
        let nothing = "A1".parse::<A1Range>().unwrap();
        assert!(nothing.to_grid_range_in(&Spreadsheet::default()).is_err());
    }

    #[test]
    fn a_grid_range_finds_the_title_of_its_sheet() {
        let found = |grid: GridRange| A1Range::from_grid_range_in(&grid, &book());
        assert_eq!(found(total()).unwrap().to_string(), "'Log'!B1:C3");
        let without_id = GridRange::default().start_row_index(2);
        assert_eq!(found(without_id).unwrap().to_string(), "'Budget'!A3:ZZZ");
        let error = found(total().sheet_id(8)).unwrap_err().to_string();
        let said = "`column indexes 1..3, row indexes 0..3` is not a range: no sheet has the id 8; \
                    there is 1 for `Hidden`, 0 for `Budget`, 7 for `Log`";
        assert_eq!(error, said);
        assert!(found(total().end_row_index(0)).is_err());
        assert!(A1Range::from_grid_range_in(&total(), &Spreadsheet::default()).is_err());
    }

    fn ends(limit: i32) -> impl Strategy<Value = (Option<i32>, Option<i32>)> {
        let end = move || proptest::option::of(prop_oneof![-2..40, limit - 2..=limit]);
        (end(), end())
    }

    proptest! {
        #[test]
        fn a_grid_range_comes_back_through_a_range_and_through_text(
            columns in ends(18_278), rows in ends(i32::MAX), title in titles(),
        ) {
            let grid = grid(columns, rows);
            if let Ok(range) = A1Range::from_grid_range(&grid, title.as_str()) {
                let again = range.to_grid_range(7).unwrap();
                let written = range.to_string().parse::<A1Range>();
                prop_assert_eq!(written.as_ref(), Ok(&range));
                // Text has one way for the widest range there is, with and without its end.
                if grid.end_row_index.is_some() || grid.end_column_index != Some(18_278) {
                    prop_assert_eq!(with_starts(again), with_starts(grid));
                }
            }
        }

        #[test]
        fn a_range_comes_back_through_a_grid_range(range in ranges(), title in titles()) {
            let range = range.on_sheet(title.as_str());
            if let Ok(grid) = range.to_grid_range(7) {
                let again = A1Range::from_grid_range(&grid, title).unwrap();
                prop_assert_eq!(again.to_grid_range(7), Ok(grid));
                let is_r1c1 = matches!(range.place, Place::PartOf(_, Part::R1c1(_)));
                prop_assert!(is_r1c1 || again == range || range.first_corner() == Some((1, 1)));
            }
        }

        #[test]
        fn a_range_comes_back_through_the_ids_of_a_spreadsheet(
            range in ranges(), title in titles(), id in any::<i32>(), is_second: bool,
        ) {
            let other = format!("{title}{title}");
            let titles = if is_second { [&other, &title] } else { [&title, &other] };
            let ids = if is_second { [id.wrapping_add(1), id] } else { [id, id.wrapping_add(1)] };
            let sheets = titles.into_iter().zip(ids).map(|(title, id)| {
                let properties = SheetProperties::default().sheet_id(id).title(title.as_str());
                Sheet::default().properties(properties)
            });
            let book = Spreadsheet::default().sheets(sheets.collect::<Vec<_>>());
            let range = range.on_sheet(title.as_str());
            if let Ok(grid) = range.to_grid_range_in(&book) {
                prop_assert_eq!(grid.sheet_id, Some(id));
                let again = A1Range::from_grid_range_in(&grid, &book).unwrap();
                prop_assert_eq!(again.sheet_title(), Some(title.as_str()));
                prop_assert_eq!(again.to_grid_range_in(&book), Ok(grid));
                let is_r1c1 = matches!(range.place, Place::PartOf(_, Part::R1c1(_)));
                prop_assert!(is_r1c1 || again == range || range.first_corner() == Some((1, 1)));
            }
        }

        #[test]
        fn any_numbers_are_an_answer(
            a in any::<Option<i32>>(), b in any::<Option<i32>>(),
            c in any::<Option<i32>>(), d in any::<Option<i32>>(),
        ) {
            if let Ok(range) = A1Range::from_grid_range(&grid((a, b), (c, d)), "S") {
                prop_assert_eq!(range.to_string().parse(), Ok(range));
            }
        }
    }
}
