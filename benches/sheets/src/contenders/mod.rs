//! Ours, and the floor under it.

mod floor;
mod hallpass;

pub(crate) use floor::Floor;
pub(crate) use hallpass::{Hallpass, HallpassRows};
