//! Reads the usual cells: plain texts and short numbers, with the usual separator behind them.

use super::{
    number::{self, Number},
    scan::look,
    store::Store,
    text::{self, Stop},
    texts::Origin,
    token::Separator,
    word::Word,
};

/// Where the usual cells ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usual {
    /// Before a cell.
    Before(usize),
    /// Behind a cell.
    Behind(usize),
}

/// Reads cells as long as they are usual. What is not, however it is at fault, is left for
/// the code that knows all cases.
#[inline(never)]
pub(super) fn read(
    store: &mut Store,
    scratch: &mut Vec<u8>,
    separator: Separator,
    bytes: &[u8],
    mut at: usize,
    offset: u64,
) -> Usual {
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let end = match window[0] {
            b'"' => text(store, scratch, window, bytes, at, offset),
            b'-' | b'0'..=b'9' => number(store, window, at),
            b't' if window.starts_with(b"true") => {
                store.push(Word::TRUE);
                Some(at + 4)
            }
            b'f' if window.starts_with(b"false") => {
                store.push(Word::FALSE);
                Some(at + 5)
            }
            _ => None,
        };
        let Some(end) = end else {
            return Usual::Before(at);
        };
        match separator.pass(bytes, end) {
            Some(next) => at = next,
            None => return Usual::Behind(end),
        }
    }
    Usual::Before(at)
}

#[inline(always)]
fn number(store: &mut Store, window: &[u8; number::WINDOW], at: usize) -> Option<usize> {
    let (number, length) = number::usual(window)?;
    match number {
        Number::Packed(word) => store.push(word),
        Number::Double(number) => store.push_double(number)?,
    }
    Some(at + length)
}

#[inline(always)]
fn text(
    store: &mut Store,
    scratch: &mut Vec<u8>,
    window: &[u8; number::WINDOW],
    bytes: &[u8],
    quote: usize,
    offset: u64,
) -> Option<usize> {
    let cell = store.cells();
    let origin = || Origin {
        offset: offset + quote as u64,
        cell,
    };
    let text = window[1..].first_chunk()?;
    if let Some((word, length)) = store.texts.take_short(text, origin) {
        store.push(word);
        return Some(quote + length + 2);
    }
    whole_text(store, scratch, bytes, origin(), quote)
}

/// Reads a text that is whole.
#[inline(never)]
fn whole_text(
    store: &mut Store,
    scratch: &mut Vec<u8>,
    bytes: &[u8],
    origin: Origin,
    quote: usize,
) -> Option<usize> {
    let mut end = quote + 1;
    let mut high = 0;
    loop {
        let look = look(bytes.get(end..)?.first_chunk()?);
        high |= look.high;
        end += look.plain;
        if look.plain < 16 {
            break;
        }
    }
    // Whatever is wrong with the text, it is found again by the code that says so.
    let (text, end) = if bytes[end] == b'"' {
        (&bytes[quote + 1..end], end + 1)
    } else {
        scratch.clear();
        match text::copy(bytes, quote + 1, scratch, &mut high) {
            Stop::Closed(end) => (&scratch[..], end),
            _ => return None,
        }
    };
    let word = store.texts.take(text, high == 0, origin).ok()?;
    store.push(word);
    Some(end)
}
