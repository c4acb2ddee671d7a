//! [`ArrowOptions`]: how rows become record batches.

use arrow_schema::SchemaRef;

/// How many rows a batch has, unless the caller says otherwise.
const ROWS: usize = 8192;

/// Says how rows become record batches, be it those of a grid or those that arrive.
///
/// A column of numbers becomes `Float64`, one of booleans `Boolean`, one of texts `Utf8`, one
/// without values too; an empty cell is null. The first row has the names of the columns, and
/// a column without a name is called `column_3`, counted from 1.
#[derive(Clone, Debug)]
#[must_use = "options do nothing by themselves"]
pub struct ArrowOptions {
    pub(super) rows: usize,
    pub(super) has_header: bool,
    pub(super) is_mixed_text: bool,
    pub(super) schema: Option<SchemaRef>,
}

impl ArrowOptions {
    /// Returns the options when nothing is chosen.
    pub fn new() -> Self {
        Self {
            rows: ROWS,
            has_header: true,
            is_mixed_text: false,
            schema: None,
        }
    }

    /// Makes batches of at most so many rows; without this, of 8192.
    ///
    /// A batch has less if its texts would be too long for one.
    pub fn rows(mut self, most: usize) -> Self {
        self.rows = most.max(1);
        self
    }

    /// Says that the first row has values, too, and no names.
    pub fn without_header(mut self) -> Self {
        self.has_header = false;
        self
    }

    /// Turns a column that has values of several types into texts, as a sheet shows them
    /// without a number format.
    pub fn mixed_as_text(mut self) -> Self {
        self.is_mixed_text = true;
        self
    }

    /// Gives the columns these names and types, from the first on.
    ///
    /// The types can be `Float64`, `Utf8` and `Boolean`. A field without a column is null.
    pub fn with_schema(mut self, schema: SchemaRef) -> Self {
        self.schema = Some(schema);
        self
    }
}

impl Default for ArrowOptions {
    fn default() -> Self {
        Self::new()
    }
}
