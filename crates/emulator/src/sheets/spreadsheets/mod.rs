//! The `spreadsheets` methods, apart from `batchUpdate`.

mod cell_data;
pub(super) mod copy_to;
pub(super) mod create;
pub(super) mod developer_metadata;
pub(super) mod get;
mod grid_data;
pub(super) mod resource;
