//! The emulator over real sockets: what Google was recorded to answer, row by row.

#![expect(
    clippy::unwrap_used,
    reason = "a test helper that fails is a failed test"
)]

mod authorization_errors;
mod book;
mod consent_page;
mod device_page;
mod handle;
mod rfc6749_token;
mod rfc7009_revocation;
mod rfc7636_pkce;
mod rfc8628_device;
mod sheets_access;
mod sheets_append;
mod sheets_batch;
mod sheets_cells;
mod sheets_charts;
mod sheets_comment_posts;
mod sheets_comments;
mod sheets_copies;
mod sheets_data_filters;
mod sheets_dimensions;
mod sheets_filters;
mod sheets_find_replace;
mod sheets_formats;
mod sheets_formulas;
mod sheets_grid_data;
mod sheets_groups;
mod sheets_large;
mod sheets_metadata;
mod sheets_names;
mod sheets_paste;
mod sheets_ranges;
mod sheets_rows;
mod sheets_sheets;
mod sheets_spreadsheets;
mod sheets_tables;
mod sheets_values;
mod sheets_writes;
mod support;
mod television;
mod tokens;
