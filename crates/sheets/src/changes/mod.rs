//! What is done to cells, rows, columns and sheets, as values: each is a
//! [`Change`](crate::Change) that goes into a batch.
//!
//! The methods stand on the types of the API that say where: [`GridRange`](crate::GridRange) for
//! cells, [`DimensionRange`](crate::model::DimensionRange) for whole rows or columns. They give
//! the request types themselves, so that whatever is not said here is added with their setters.

mod charts;
mod conditions;
mod contents;
mod formats;
mod lines;
mod metadata;
mod objects;
mod pivot_tables;
mod places;

pub use charts::OpenRangeError;
