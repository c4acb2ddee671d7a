//! The `spreadsheets.values` methods.

pub(super) mod append;
pub(super) mod batch_get;
pub(super) mod batch_update;
pub(super) mod by_data_filter;
pub(super) mod clear;
pub(super) mod get;
mod read;
pub(super) mod update;
mod value_range;
mod write;
