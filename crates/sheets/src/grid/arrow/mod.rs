//! Grids and rows as record batches of Apache Arrow.

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

/// A grid, and how it becomes record batches.
struct Conversion<'a> {
    grid: &'a Grid,
    options: &'a ArrowOptions,
}

impl Grid {
    /// Turns the grid into record batches of Apache Arrow.
    ///
    /// All cells are known, so that each column gets the type of all of its values. Batches that are
    /// made while the cells arrive are those of a [`RecordBatchDecoder`].
    ///
    /// ```
    /// use arrow_array::{cast::AsArray, types::Float64Type};
    /// use hallpass_sheets::{ArrowOptions, GridDecoder};
    ///
    /// let mut decoder = GridDecoder::new();
    /// decoder.feed(br#"{"values": [["item", "price"], ["Tea", 3], ["Rent", 900.5], ["Gift"]]}"#)?;
    /// let grid = decoder.finish()?;
    ///
    /// let mut batches = grid.record_batches(&ArrowOptions::new())?;
    /// assert_eq!(batches.schema().field(1).name(), "price");
    /// let batch = batches.next().expect("there are rows");
    /// let prices = batch.column(1).as_primitive::<Float64Type>();
    /// assert_eq!(prices.iter().collect::<Vec<_>>(), [Some(3.0), Some(900.5), None]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// The types are those of the crates `arrow-array` and `arrow-schema`, version 60. What takes a
    /// `RecordBatchReader` gets one by `RecordBatchIterator::new(batches.map(Ok), schema)`.
    ///
    /// # Errors
    ///
    /// [`ToArrowError::Mixed`] names the first cell that its column's type does not allow,
    /// [`ToArrowError::Empty`] one that must not be empty; the others are about the schema.
    pub fn record_batches(
        &self,
        options: &ArrowOptions,
    ) -> Result<RecordBatches<'_>, ToArrowError> {
        let first = usize::from(options.has_header);
        let survey = Survey::of(self, first);
        let conversion = Conversion {
            grid: self,
            options,
        };
        let schema = match &options.schema {
            Some(schema) => {
                conversion.check(schema, &survey)?;
                Arc::clone(schema)
            }
            None => conversion.infer(&survey)?,
        };
        let most = survey.most_rows(options.rows)?;
        Ok(RecordBatches::new(self, schema, first, most))
    }
}

impl Conversion<'_> {
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
