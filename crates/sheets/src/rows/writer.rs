//! [`RowWriter`]: how values are written into rows of cells.

use serde::Serialize;

use super::CellRow;
use super::error::RowError;
use super::header::{Header, HeaderRules, Matching, text};
use super::table::{Layout, Table};
use crate::{Cell, CellAddress};

/// Writes values of a type into rows of cells, a column for each field.
///
/// The columns are in the order of the fields, or in that of a header that is
/// [there already](Self::under). `None` is [`Cell::Empty`], which clears the cell.
///
/// What a cell cannot hold is refused: NaN and infinities, whole numbers beyond 2^53, lists,
/// maps, bytes. Dates are written as [`SerialNumber`](crate::SerialNumber) has them.
///
/// Send the cells as [`ValueInput::Raw`](crate::ValueInput::Raw): as user-entered ones the text
/// `0042` becomes a number, and a text that starts with `=` a formula.
///
/// ```
/// use hallpass_sheets::{Cell, RowWriter, row};
///
/// #[derive(serde::Serialize)]
/// struct Order {
///     number: String,
///     quantity: u32,
///     note: Option<String>,
/// }
///
/// let orders = [Order { number: "0042".to_owned(), quantity: 3, note: None }];
/// let written = RowWriter::new().to_rows(&orders)?;
/// assert_eq!(
///     written.with_header(),
///     [row!["number", "quantity", "note"], row!["0042", 3, Cell::Empty]]
/// );
///
/// let header = ["Note", "Price", "Quantity", "Number"];
/// let writer = RowWriter::new().under(&header).ignoring_case().skipping_none();
/// assert_eq!(writer.to_rows(&orders)?.rows, [row![Cell::Skip, Cell::Skip, 3, "0042"]]);
///
/// let error = RowWriter::new().under(&["Number", "Quantity"]).to_rows(&orders).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "A1: no header `number`, only `Number`, `Quantity`; did you mean `Number`?"
/// );
/// # Ok::<(), hallpass_sheets::RowError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct RowWriter {
    pub(super) header: HeaderRules,
    /// The header that is there already.
    under: Option<Vec<String>>,
    pub(super) adds_columns: bool,
    skips_none: bool,
}

/// Rows of cells, and the header for them.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WrittenRows {
    /// The header. Under one that is there already it skips the cells that stay as they are;
    /// for lists and tuples, whose fields have no names, it is empty.
    pub header: Vec<Cell>,
    /// A row for each value.
    pub rows: Vec<Vec<Cell>>,
}

impl WrittenRows {
    /// Returns the header, if there is one, and the rows below it.
    #[must_use]
    pub fn with_header(mut self) -> Vec<Vec<Cell>> {
        if !self.header.is_empty() {
            self.rows.insert(0, self.header);
        }
        self.rows
    }
}

impl RowWriter {
    /// Returns a writer of columns in the order of the fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says which header is there already.
    ///
    /// Each field goes under its header, and a field without one is refused. Under a header
    /// without a field cells are skipped, so that they stay as they are, and so is the cell of a
    /// field that a row leaves out by `skip_serializing_if`.
    #[must_use]
    pub fn under(mut self, header: &(impl CellRow + ?Sized)) -> Self {
        let columns = 0..header.width();
        self.under = Some(columns.map(|column| text(header.cell(column))).collect());
        self
    }

    /// Says where the first cell of the header lies, so that errors name the right one. It is
    /// `A1` unless this is said.
    #[must_use]
    pub fn at(mut self, first: CellAddress) -> Self {
        self.header.at = first;
        self
    }

    /// Gives a field without a header a new column behind the last, instead of refusing it.
    #[must_use]
    pub fn adding_columns(mut self) -> Self {
        self.adds_columns = true;
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

    /// Leaves the cell of a `None` as it is, instead of clearing it.
    #[must_use]
    pub fn skipping_none(mut self) -> Self {
        self.skips_none = true;
        self
    }

    /// Returns a row for each value.
    ///
    /// The names of the columns come from the values: without values and without a header that
    /// is there already, there are none.
    ///
    /// # Errors
    ///
    /// [`RowError`], which names the row and the field that a cell cannot hold, or the field
    /// that has no header.
    pub fn to_rows<V>(&self, values: V) -> Result<WrittenRows, RowError>
    where
        V: IntoIterator<Item: Serialize>,
    {
        let names = self.under.as_ref();
        let header = names
            .map(|names| Header::new(names, &self.header))
            .transpose()?;
        let table = Table::collect(values, &self.nothing())?;
        let layout = Layout::new(&table, header.as_ref(), self.adds_columns)?;
        Ok(WrittenRows {
            header: layout.header(&table),
            rows: table.into_rows(&layout, &self.nothing()),
        })
    }

    /// Returns what a `None` is written as.
    pub(super) fn nothing(&self) -> Cell {
        if self.skips_none {
            Cell::Skip
        } else {
            Cell::Empty
        }
    }
}
