//! The corners of a range in R1C1 notation.
//!
//! A number counts from one, a number in brackets is an offset from A1, and a letter without a
//! number is the first row or column. A letter that is left out beside a numbered one leaves its
//! end open.

use super::a1::{Corner, one_based};

/// Reads one corner.
pub(super) fn parse(text: &str) -> Option<Corner> {
    let (row, rest) = index(text, 'R')?;
    let (column, rest) = index(rest, 'C')?;
    if !rest.is_empty() || text.is_empty() {
        return None;
    }
    let beside = |own: Index, other: Index| match own {
        Index::Number(index) => Some(index),
        Index::Absent if matches!(other, Index::Number(_)) => None,
        Index::Absent | Index::First => Some(0),
    };
    Some((beside(row, column), beside(column, row)))
}

#[derive(Clone, Copy)]
enum Index {
    Absent,
    /// The letter without a number.
    First,
    Number(u32),
}

/// Reads a letter and what belongs to it, and returns the rest.
fn index(text: &str, letter: char) -> Option<(Index, &str)> {
    let Some(rest) = text.strip_prefix([letter, letter.to_ascii_lowercase()]) else {
        return Some((Index::Absent, text));
    };
    if let Some(offset) = rest.strip_prefix('[') {
        let (offset, rest) = offset.split_once(']')?;
        let is_number = offset.bytes().all(|byte| byte.is_ascii_digit());
        let offset = offset.parse().ok().filter(|_| is_number)?;
        return Some((Index::Number(offset), rest));
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match rest.split_at(digits) {
        ("", rest) => Some((Index::First, rest)),
        (digits, rest) => Some((Index::Number(one_based(digits)?), rest)),
    }
}
