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

    /// Returns how many bytes the texts have, if they are texts.
    pub(super) fn text_bytes(&self) -> usize {
        match self {
            Self::Texts(texts) => texts.values_slice().len(),
            Self::Numbers(_) | Self::Bools(_) => 0,
        }
    }

    /// Returns the same array with its values as texts.
    pub(super) fn into_texts(self) -> Self {
        let mut texts = Self::new(&DataType::Utf8, 0);
        match self {
            Self::Texts(_) => return self,
            Self::Numbers(mut numbers) => {
                let numbers = numbers.finish();
                let cells = numbers.iter().map(|it| it.map(CellRef::Number));
                cells.for_each(|cell| texts.push(cell.unwrap_or_default()));
            }
            Self::Bools(mut bools) => {
                let bools = bools.finish();
                let cells = bools.iter().map(|it| it.map(CellRef::Bool));
                cells.for_each(|cell| texts.push(cell.unwrap_or_default()));
            }
        }
        texts
    }

    pub(super) fn finish(self) -> ArrayRef {
        match self {
            Self::Numbers(mut numbers) => Arc::new(numbers.finish()),
            Self::Bools(mut bools) => Arc::new(bools.finish()),
            Self::Texts(mut texts) => Arc::new(texts.finish()),
        }
    }
}
