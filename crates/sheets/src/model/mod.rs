//! The shapes of Google's answers, and of the values that are written.
//!
//! Field for field the schemas of the API's discovery document, as far as the calls here
//! use them. A field that Google leaves out has its default; a field that is not known is
//! ignored.

mod enums;
mod spreadsheet;
mod values;
mod written;

pub use enums::{
    DateTimeRender, InsertData, MajorDimension, RecalculationInterval, SheetType, ValueInput,
    ValueRender,
};
pub use spreadsheet::{
    GridProperties, GridRange, NamedRange, Sheet, SheetProperties, Spreadsheet,
    SpreadsheetProperties,
};
pub(crate) use values::to_cells;
pub use values::{
    AppendValuesResponse, BatchClearValuesResponse, BatchGetValuesResponse,
    BatchUpdateValuesResponse, ClearValuesResponse, UpdateValuesResponse, ValueRange,
};
pub(crate) use written::{NoFields, Written};
