//! The `spreadsheets` methods.

pub(super) mod batch_update;
pub(super) mod create;
pub(super) mod get;
mod sheet_requests;
