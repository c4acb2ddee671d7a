//! Ours, and the floors under it.

mod floor;
mod hallpass;
mod stream;

use hallpass_bench_kit::Checksum;
use hallpass_sheets::{CellRef, Grid, Row};

pub(crate) use floor::Floor;
pub(crate) use hallpass::{Hallpass, HallpassRows};
pub(crate) use stream::Stream;

/// Looks at the cells that were read.
fn checksum(grid: &Grid) -> Checksum {
    let mut checksum = Checksum::default();
    for (index, row) in grid.rows().enumerate() {
        add(&mut checksum, index, &row);
    }
    checksum
}

/// Looks at the cells of a row.
fn add(checksum: &mut Checksum, index: usize, row: &Row<'_>) {
    for (column, cell) in row.iter().enumerate() {
        match cell {
            CellRef::Text(text) => checksum.text(index, column, text),
            cell => checksum.number(index, column, cell.as_f64().unwrap_or(f64::NAN)),
        }
    }
}
