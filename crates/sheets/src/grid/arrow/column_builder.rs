//! [`ColumnBuilder`]: makes one array of cells.

use std::fmt::Write as _;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{BooleanBuilder, Float64Builder, StringBuilder};
use arrow_schema::DataType;

use crate::CellRef;

/// An array of cells that is being made.
pub(super) enum ColumnBuilder {
    Numbers(Float64Builder),
    Bools(BooleanBuilder),
    Texts(StringBuilder),
}

impl ColumnBuilder {
    /// Begins an array of one of the types that cells have, with room for so many rows.
    pub(super) fn new(data_type: &DataType, rows: usize) -> Self {
        match data_type {
            DataType::Float64 => Self::Numbers(Float64Builder::with_capacity(rows)),
            DataType::Boolean => Self::Bools(BooleanBuilder::with_capacity(rows)),
            _ => Self::Texts(StringBuilder::with_capacity(rows, 8 * rows)),
        }
    }

    /// Appends a cell; one that the type does not allow is null.
    pub(super) fn push(&mut self, cell: CellRef<'_>) {
        match (self, cell) {
            (Self::Numbers(numbers), cell) => numbers.append_option(cell.as_f64()),
            (Self::Bools(bools), cell) => bools.append_option(cell.as_bool()),
            (Self::Texts(texts), CellRef::Empty) => texts.append_null(),
            (Self::Texts(texts), CellRef::Text(text)) => texts.append_value(text),
            (Self::Texts(texts), cell) => {
                // Writing to a builder cannot fail.
                let _ = write!(texts, "{cell}");
                texts.append_value("");
            }
        }
    }

    pub(super) fn finish(self) -> ArrayRef {
        match self {
            Self::Numbers(mut numbers) => Arc::new(numbers.finish()),
            Self::Bools(mut bools) => Arc::new(bools.finish()),
            Self::Texts(mut texts) => Arc::new(texts.finish()),
        }
    }
}
