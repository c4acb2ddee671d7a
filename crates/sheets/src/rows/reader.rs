//! [`RowReader`]: how rows of cells are read into values.

use super::cell_deserializer::TextRules;
use super::header::{HeaderRules, Matching};
use super::{CellRow, Rows};
use crate::CellAddress;

/// Reads rows of cells into values of a type.
///
/// Unless told otherwise it takes the first row for the header, trims the headers, refuses two
/// that are alike, ignores those that are for no field, refuses a value without a header, and
/// skips blank rows.
///
/// | field | reads |
/// | --- | --- |
/// | `bool` | `TRUE` and `FALSE` |
/// | integers | numbers without a fraction, as far as the type goes and up to 2^53 |
/// | `f32`, `f64` | numbers |
/// | `String`, `char`, `enum` of names | texts, and what a sheet shows for numbers and booleans |
/// | `Option` | `None` from a blank cell |
/// | `Cell`, `serde_json::Value` | any cell |
/// | [`SerialNumber`](crate::SerialNumber) | dates and times |
///
/// A text is never taken for a number: `"0042"` stays what it is. Read what the sheet holds,
/// not what it shows: [`unformatted`](crate::GetValues::unformatted).
///
/// A blank cell is `None`, `""`, or [`Cell::Empty`](crate::Cell::Empty). For a field that takes
/// no blank cell it is as if the header were missing: `#[serde(default)]` applies, and else the
/// cell is refused.
///
/// Structs are read as serde has them, with `rename`, `alias`, `default`, `with`. Inside of
/// `flatten` serde keeps values aside before it is known what they are for. Therefore numbers
/// are not read into a `String` there, `default` applies to missing headers only, and a header
/// must be spelled as the field is.
///
/// ```
/// use hallpass_sheets::{RowReader, row};
///
/// #[derive(Debug, PartialEq, serde::Deserialize)]
/// struct Order {
///     #[serde(rename = "Order no.")]
///     number: String,
///     quantity: u32,
///     note: Option<String>,
/// }
///
/// let reader = RowReader::new().at("Orders!A16".parse()?).ignoring_case();
/// let rows = [
///     row!["Order no.", "Quantity", "Note"],
///     row!["0042", 3, "fragile"],
///     row!["0043", 1],
/// ];
/// let orders: Vec<Order> = reader.read(&rows).collect::<Result<_, _>>()?;
/// assert_eq!(orders[1], Order { number: "0043".to_owned(), quantity: 1, note: None });
///
/// let rows = [row!["Order no.", "Quantity"], row!["0042", "n/a"]];
/// let error = reader.read::<Order, _>(&rows).next().unwrap().unwrap_err();
/// assert_eq!(error.to_string(), r#"Orders!B17: expected an integer, got "n/a""#);
/// assert_eq!(error.field(), Some("quantity"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct RowReader {
    pub(super) header: HeaderRules,
    pub(super) columns: ColumnRule,
    pub(super) blank_rows: BlankRows,
    pub(super) texts: TextRules,
    pub(super) ignores_stray: bool,
    pub(super) refuses_extra: bool,
}

/// What tells the fields of the columns.
#[derive(Clone, Debug, Default)]
pub(super) enum ColumnRule {
    /// The first row.
    #[default]
    HeaderRow,
    /// The caller.
    Given(Vec<String>),
    /// Their order.
    Position,
}

/// What is made of blank rows between others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum BlankRows {
    #[default]
    Skipped,
    Refused,
    Kept,
}

impl RowReader {
    /// Returns a reader of rows under a header.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says where the first cell lies, so that errors name the right one. It is `A1` unless
    /// this is said; the `range` of Google's answer can be parsed for it.
    #[must_use]
    pub fn at(mut self, first: CellAddress) -> Self {
        self.header.at = first;
        self
    }

    /// Says that there is no header, and what the columns are called.
    #[must_use]
    pub fn with_names<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.columns = ColumnRule::Given(names.into_iter().map(Into::into).collect());
        self
    }

    /// Says that there is no header: structs and tuples are read from left to right.
    #[must_use]
    pub fn by_position(mut self) -> Self {
        self.columns = ColumnRule::Position;
        self
    }

    /// Takes headers to the letter; spaces around them count.
    #[must_use]
    pub fn matching_exactly(mut self) -> Self {
        self.header.matching = Matching::Exact;
        self
    }

    /// Takes upper and lower case for the same in headers.
    #[must_use]
    pub fn ignoring_case(mut self) -> Self {
        self.header.matching = Matching::IgnoringCase;
        self
    }

    /// Calls the second column that is headed `name` `name_2`, instead of refusing it.
    #[must_use]
    pub fn numbering_duplicates(mut self) -> Self {
        self.header.numbers_duplicates = true;
        self
    }

    /// Ignores cells without a header, instead of refusing them.
    #[must_use]
    pub fn ignoring_stray_cells(mut self) -> Self {
        self.ignores_stray = true;
        self
    }

    /// Refuses headers that are for no field, so that a misspelled one is not overlooked;
    /// without headers, cells that are for none.
    #[must_use]
    pub fn refusing_extra_columns(mut self) -> Self {
        self.refuses_extra = true;
        self
    }

    /// Refuses blank rows between others.
    #[must_use]
    pub fn refusing_blank_rows(mut self) -> Self {
        self.blank_rows = BlankRows::Refused;
        self
    }

    /// Reads blank rows between others as rows of empty cells; as an `Option` they are `None`.
    #[must_use]
    pub fn keeping_blank_rows(mut self) -> Self {
        self.blank_rows = BlankRows::Kept;
        self
    }

    /// Reads numbers and booleans from texts too: `"42"`, `"4.5"`, `"TRUE"`, but no currency
    /// and no grouping, which depend on the spreadsheet's locale.
    #[must_use]
    pub fn parsing_texts(mut self) -> Self {
        self.texts.are_parsed = true;
        self
    }

    /// Refuses numbers and booleans where a text is expected, since a number may have lost the
    /// zeros that it was typed with.
    #[must_use]
    pub fn with_exact_texts(mut self) -> Self {
        self.texts.are_exact = true;
        self
    }

    /// Returns the values of the rows, which are read one by one.
    pub fn read<T, I>(&self, rows: I) -> Rows<T, I::IntoIter>
    where
        T: serde::de::DeserializeOwned,
        I: IntoIterator<Item: CellRow>,
    {
        Rows::new(self.clone(), rows.into_iter())
    }
}
