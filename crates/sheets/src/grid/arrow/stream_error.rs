//! [`RecordBatchError`]: why cells that arrive do not become record batches.

use crate::rows::shown;
use crate::{Cell, CellAddress, CellKind, DecodeError};

/// Says why the cells of an answer do not become record batches, and which cell is at fault.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordBatchError {
    /// The answer cannot be read.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// A cell has another kind of value than its column. Correct the cell, or give a schema in
    /// which the column is `Utf8`, and [`mixed_as_text`](crate::ArrowOptions::mixed_as_text).
    #[error("{cell}: expected {expected}, got {}", shown(got))]
    #[non_exhaustive]
    Unfit {
        /// The cell.
        cell: CellAddress,
        /// The kind of value that its column has, by the schema or by the rows of the first
        /// batch; a column that had no value in those has texts.
        expected: CellKind,
        /// What the cell holds.
        got: Cell,
    },
    /// A cell is empty, and the field of its column cannot be null. Let the field be nullable.
    #[error("{cell}: expected {expected}, got an empty cell, and its field cannot be null")]
    #[non_exhaustive]
    Empty {
        /// The cell.
        cell: CellAddress,
        /// The kind of value that its column has.
        expected: CellKind,
    },
    /// A row has more cells than there are fields: by the schema, or in the rows of the first
    /// batch. Give a schema with more fields, or read fewer columns.
    #[error("{cell}: expected no more than {fields} columns")]
    #[non_exhaustive]
    TooManyColumns {
        /// The first cell that has no field.
        cell: CellAddress,
        /// How many fields there are.
        fields: usize,
    },
    /// Two columns have one name. Rename one, or give a schema.
    #[error("{first} and {second}: two columns are called `{name}`")]
    #[non_exhaustive]
    DuplicateName {
        /// The name.
        name: String,
        /// The first row's cell in the first column that has it.
        first: CellAddress,
        /// The one in the second column.
        second: CellAddress,
    },
    /// A field of the schema has a type that cells do not have.
    #[error("the field `{name}` has the type {data_type}; cells are Float64, Utf8 or Boolean")]
    #[non_exhaustive]
    UnsupportedType {
        /// The name of the field.
        name: String,
        /// Its type.
        data_type: String,
    },
}
