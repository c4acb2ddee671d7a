//! A small formula language: arithmetic, references, and the functions people sum with.

mod evaluate;
mod moved;
mod parse;

pub(super) use evaluate::{Evaluator, Results};
pub(super) use moved::moved;
