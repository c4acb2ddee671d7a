//! Typed rows: from cells to values of a type, and back, without I/O.

mod cell_deserializer;
mod cell_row;
mod cell_serializer;
mod error;
mod errors;
mod fault;
mod header;
mod reader;
mod row_deserializer;
mod row_serializer;
#[expect(
    clippy::module_inception,
    reason = "the type for which the folder is named"
)]
mod rows;
mod suggestion;
mod table;
mod upsert;
mod writer;

use crate::grid::CellRef;
pub use cell_row::CellRow;
#[cfg(feature = "arrow")]
pub(crate) use error::shown;
pub use error::{RowError, RowProblem};
pub use errors::RowErrors;
pub use reader::RowReader;
pub use rows::Rows;
pub(crate) use suggestion::suggest;
pub use upsert::{RowChange, UpsertPlan};
pub use writer::{RowWriter, WrittenRows};
