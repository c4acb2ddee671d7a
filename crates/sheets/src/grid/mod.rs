//! Large answers in little memory: decoders that read while the bytes arrive.

#[cfg(feature = "arrow")]
mod arrow;
mod batch_row_decoder;
mod blocks;
mod cell_ref;
mod cells;
mod column;
mod decoded;
mod decoder;
mod error;
mod field;
#[expect(
    clippy::module_inception,
    reason = "the type for which the folder is named"
)]
mod grid;
mod line;
mod nesting;
mod number;
mod reader;
mod row;
mod row_decoder;
mod run;
mod scan;
mod store;
mod text;
mod texts;
mod token;
mod usual;
mod word;

#[cfg(feature = "arrow")]
pub use arrow::{ArrowOptions, RecordBatchDecoder, RecordBatchError, RecordBatches, ToArrowError};
pub use batch_row_decoder::{BatchRowDecoder, RangeRow};
pub use cell_ref::{CellKind, CellRef};
pub use column::{Column, MixedColumnError};
pub(crate) use decoder::Decoding;
pub use decoder::{BatchDecoder, GridBatch, GridDecoder};
pub use error::{DecodeError, Position};
pub use grid::Grid;
pub use row::Row;
pub use row_decoder::RowDecoder;
