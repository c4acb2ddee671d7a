//! What the tests need of the facts.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

pub(crate) mod round_trip;
