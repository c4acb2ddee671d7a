//! [`ToArrow`]: a grid as record batches of Apache Arrow.

mod batch_builder;
mod batches;
mod column_builder;
mod decoder;
mod error;
mod growing_column;
mod names;
mod options;
mod stream_error;
mod survey;

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};

use super::{CellKind, Grid, MixedColumnError};
use survey::{Seen, Survey};

pub use batches::RecordBatches;
pub use decoder::RecordBatchDecoder;
pub use error::ToArrowError;
pub use options::ArrowOptions;
pub use stream_error::RecordBatchError;

/// Turns a grid into record batches, as [`ArrowOptions`] say; made by [`Grid::to_arrow`].
///
/// All cells are known, so that each column gets the type of all of its values. Batches that are
/// made while the cells arrive are those of a [`RecordBatchDecoder`].
///
/// ```
/// use arrow_array::{cast::AsArray, types::Float64Type};
/// use hallpass_sheets::GridDecoder;
///
/// let mut decoder = GridDecoder::new();
/// decoder.feed(br#"{"values": [["item", "price"], ["Tea", 3], ["Rent", 900.5], ["Gift"]]}"#)?;
/// let grid = decoder.finish()?;
///
/// let mut batches = grid.to_arrow().batches()?;
/// assert_eq!(batches.schema().field(1).name(), "price");
/// let batch = batches.next().expect("there are rows");
/// let prices = batch.column(1).as_primitive::<Float64Type>();
/// assert_eq!(prices.iter().collect::<Vec<_>>(), [Some(3.0), Some(900.5), None]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The types are those of the crates `arrow-array` and `arrow-schema`, version 60. What takes a
/// `RecordBatchReader` gets one by `RecordBatchIterator::new(batches.map(Ok), schema)`.
#[derive(Clone, Debug)]
#[must_use = "nothing is turned until the batches are asked for"]
pub struct ToArrow<'a> {
    grid: &'a Grid,
    options: ArrowOptions,
}

impl Grid {
    /// Begins to turn the grid into record batches of Apache Arrow.
    pub fn to_arrow(&self) -> ToArrow<'_> {
        ToArrow {
            grid: self,
            options: ArrowOptions::new(),
        }
    }
}

impl<'a> ToArrow<'a> {
    /// Makes batches of at most so many rows; without this, of 8192.
    ///
    /// A batch has less if its texts would be too long for one.
    pub fn rows(mut self, most: usize) -> Self {
        self.options = self.options.rows(most);
        self
    }

    /// Says that the first row has values, too, and no names.
    pub fn without_header(mut self) -> Self {
        self.options = self.options.without_header();
        self
    }

    /// Turns a column that has values of several types into texts, as a sheet shows them
    /// without a number format.
    pub fn mixed_as_text(mut self) -> Self {
        self.options = self.options.mixed_as_text();
        self
    }

    /// Gives the columns these names and types, from the first on.
    ///
    /// The types can be `Float64`, `Utf8` and `Boolean`. A field without a column is null.
    pub fn with_schema(mut self, schema: SchemaRef) -> Self {
        self.options = self.options.with_schema(schema);
        self
    }

    /// Looks at all cells, and returns the batches.
    ///
    /// # Errors
    ///
    /// [`ToArrowError::Mixed`] names the first cell that its column's type does not allow,
    /// [`ToArrowError::Empty`] one that must not be empty; the others are about the schema.
    pub fn batches(self) -> Result<RecordBatches<'a>, ToArrowError> {
        let first = usize::from(self.options.has_header);
        let survey = Survey::of(self.grid, first);
        let schema = match &self.options.schema {
            Some(schema) => {
                self.check(schema, &survey)?;
                Arc::clone(schema)
            }
            None => self.infer(&survey)?,
        };
        let most = survey.most_rows(self.options.rows)?;
        Ok(RecordBatches::new(self.grid, schema, first, most))
    }

    fn infer(&self, survey: &Survey) -> Result<SchemaRef, ToArrowError> {
        let header = |column| match self.options.has_header {
            true => self.grid.cell(0, column).to_string(),
            false => String::new(),
        };
        let names = names::of(self.grid.column_count(), header)?;
        let fields = names.into_iter().zip(survey.columns()).enumerate();
        let fields = fields.map(|(column, (name, seen))| {
            let data_type = self.infer_type(column, seen)?;
            Ok(Field::new(name, data_type, true))
        });
        let fields: Vec<_> = fields.collect::<Result<_, ToArrowError>>()?;
        Ok(Arc::new(Schema::new(fields)))
    }

    fn infer_type(&self, column: usize, seen: &Seen) -> Result<DataType, ToArrowError> {
        let Some(kind) = seen.first_kind() else {
            return Ok(DataType::Utf8);
        };
        match seen.first_other_than(kind) {
            None => Ok(data_type(kind)),
            Some(_) if self.options.is_mixed_text => Ok(DataType::Utf8),
            Some((row, found)) => Err(mixed(row, column, kind, found)),
        }
    }

    fn check(&self, schema: &Schema, survey: &Survey) -> Result<(), ToArrowError> {
        let fields = schema.fields();
        let (columns, rows) = (self.grid.column_count(), survey.rows());
        if columns > fields.len() {
            return Err(ToArrowError::TooManyColumns {
                columns,
                fields: fields.len(),
            });
        }
        for (column, field) in fields.iter().enumerate() {
            let kind = kind(field.data_type()).ok_or_else(|| unsupported(field))?;
            let nothing = Seen::nothing(survey.first_row());
            let seen = survey.columns().get(column).unwrap_or(&nothing);
            let as_text = kind == CellKind::Text && self.options.is_mixed_text;
            match seen.first_other_than(kind) {
                Some((row, found)) if !as_text => return Err(mixed(row, column, kind, found)),
                _ => {}
            }
            match seen.first(CellKind::Empty) {
                Some(row) if !field.is_nullable() && rows > 0 => {
                    return Err(ToArrowError::Empty { row, column });
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn mixed(row: usize, column: usize, expected: CellKind, found: CellKind) -> ToArrowError {
    ToArrowError::Mixed(MixedColumnError {
        row,
        column,
        expected,
        found,
    })
}

fn data_type(kind: CellKind) -> DataType {
    match kind {
        CellKind::Number => DataType::Float64,
        CellKind::Bool => DataType::Boolean,
        CellKind::Text | CellKind::Empty => DataType::Utf8,
    }
}

/// Returns the kind of the cells that make an array of the type.
fn kind(data_type: &DataType) -> Option<CellKind> {
    match data_type {
        DataType::Float64 => Some(CellKind::Number),
        DataType::Boolean => Some(CellKind::Bool),
        DataType::Utf8 => Some(CellKind::Text),
        _ => None,
    }
}

fn unsupported(field: &Field) -> ToArrowError {
    ToArrowError::UnsupportedType {
        name: field.name().clone(),
        data_type: field.data_type().to_string(),
    }
}
