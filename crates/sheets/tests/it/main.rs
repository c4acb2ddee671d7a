//! The calls against the emulator: what goes in comes out, and each refusal has its type.

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod corpus;
mod errors;
mod examples;
mod generated;
mod grid;
mod large_reads;
mod odd_names;
mod sandbox;
mod scopes;
mod spreadsheets;
mod tokens;
mod transport;
mod values;
mod write_all;
