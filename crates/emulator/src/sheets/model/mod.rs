//! Spreadsheets as the sandbox keeps them.

pub(super) mod a1;
pub(super) mod area;
pub(super) mod cell;
pub(super) mod change;
pub(super) mod extras;
pub(super) mod grid;
pub(super) mod part;
mod place;
mod r1c1;
pub(super) mod relocation;
pub(super) mod sheet;
pub(super) mod spreadsheet;
pub(super) mod tables;
pub(super) mod text;
pub(super) mod tracks;
pub(super) mod written;
