//! Dates and times as cells hold them.

mod calendar;
#[cfg(feature = "jiff")]
mod civil;
#[cfg(feature = "jiff")]
pub mod serial;
mod serial_number;
#[cfg(feature = "jiff")]
mod zone;

pub use serial_number::{SerialNumber, SerialNumberError};
