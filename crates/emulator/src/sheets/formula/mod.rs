//! A small formula language: arithmetic, references, and the functions people sum with.

mod evaluate;
mod follow;
mod moved;
mod parse;
mod reference;

pub(super) use evaluate::{Evaluator, Results};
pub(super) use follow::{Event, follow};
pub(super) use moved::moved;
