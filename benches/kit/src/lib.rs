//! What the benches share: the stopwatch, the median, and the cells that are read and written.

mod cells;
mod checksum;
mod child;
mod client;
mod median;
mod meter;
mod work;

use std::error::Error;

pub use cells::{Source, rows_to_write};
pub use checksum::Checksum;
pub use child::{Contender, Job, TOKEN, run};
pub use client::client;
pub use median::median;
pub use meter::{Meter, allow_many_files, processors_used};
pub use work::{Kind, SHEET, Work, write_range};

/// What goes wrong here ends the program: nobody is there to handle it.
pub type Result<T = ()> = std::result::Result<T, Box<dyn Error + Send + Sync>>;
