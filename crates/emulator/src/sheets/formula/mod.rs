//! A small formula language: arithmetic, references, and the functions people sum with.

mod evaluate;
mod parse;

pub(super) use evaluate::Evaluator;
