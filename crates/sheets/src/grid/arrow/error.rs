//! [`ToArrowError`]: why a grid does not become record batches.

use super::names::SameName;
use crate::MixedColumnError;

/// Says why a grid cannot be turned into record batches.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ToArrowError {
    /// A column has values of several types, or of another than its field. Give it the type
    /// `Utf8`, or turn mixed columns into texts.
    #[error(transparent)]
    Mixed(#[from] MixedColumnError),
    /// A cell is empty, and the field of its column cannot be null. Let the field be nullable.
    #[error("the cell in row {}, column {} is empty, and its field cannot be null", row + 1, column + 1)]
    #[non_exhaustive]
    Empty {
        /// The row of the first such cell, counted from 0.
        row: usize,
        /// The column, counted from 0.
        column: usize,
    },
    /// Two columns have one name. Rename one, or give a schema.
    #[error("the columns {} and {} are both called `{name}`", first + 1, second + 1)]
    #[non_exhaustive]
    DuplicateName {
        /// The name.
        name: String,
        /// The first column that has it, counted from 0.
        first: usize,
        /// The second.
        second: usize,
    },
    /// The schema has fewer fields than the grid has columns. Add fields, or read fewer columns.
    #[error("the grid has {columns} columns, and the schema has {fields} fields")]
    #[non_exhaustive]
    TooManyColumns {
        /// The columns of the grid.
        columns: usize,
        /// The fields of the schema.
        fields: usize,
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
    /// A text is longer than the 2 GiB that an array of texts holds.
    #[error("a text of {bytes} bytes is too long for an array of texts")]
    #[non_exhaustive]
    TooLong {
        /// The length of the text.
        bytes: usize,
    },
}

impl From<SameName> for ToArrowError {
    fn from(same: SameName) -> Self {
        Self::DuplicateName {
            name: same.name,
            first: same.first,
            second: same.second,
        }
    }
}
