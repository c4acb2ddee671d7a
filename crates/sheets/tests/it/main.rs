//! The calls against the emulator: what goes in comes out, and each refusal has its type.

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod a1;
mod batches;
mod changes;
mod cookbook;
mod corpus;
mod errors;
mod examples;
mod generated;
mod grid;
mod large_reads;
mod large_round_trip;
mod odd_names;
#[cfg(feature = "arrow")]
mod record_batches;
#[cfg(feature = "jiff")]
mod rows_dates;
mod rows_fields;
mod rows_properties;
mod rows_reading;
mod rows_sandbox;
mod rows_structs;
mod rows_support;
mod rows_upsert;
mod rows_writing;
mod sandbox;
mod scopes;
mod spreadsheets;
mod tokens;
mod transport;
mod values;
mod workbooks;
mod write_all;
