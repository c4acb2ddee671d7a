//! Reads the usual cells: plain texts and short numbers, with the usual separator behind them.

use super::{
    blocks::Blocks,
    number::{self, Number},
    scan::look,
    store::Store,
    text::{self, Stop},
    texts::{Origin, Texts},
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

/// A part of an answer, and where it begins there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) offset: u64,
}

/// Reads cells as long as they are usual. What is not, however it is at fault, is left for
/// the code that knows all cases.
#[inline(never)]
pub(super) fn read(
    store: &mut Store,
    scratch: &mut Vec<u8>,
    separator: Separator,
    part: Part<'_>,
    mut at: usize,
) -> Usual {
    loop {
        let (end, used) = short_cells(store, separator, part, at);
        store.words.fill(used);
        let Usual::Before(before) = end else {
            return end;
        };
        if part.bytes.get(before) != Some(&b'"') {
            return end;
        }
        let Some(behind) = text(store, scratch, part, before) else {
            return end;
        };
        match separator.pass(part.bytes, behind) {
            Some(next) => at = next,
            None => return Usual::Behind(behind),
        }
    }
}

/// Reads cells as long as they are short, and says how many of them there are.
#[inline(always)]
fn short_cells(
    store: &mut Store,
    separator: Separator,
    Part { bytes, offset }: Part<'_>,
    mut at: usize,
) -> (Usual, usize) {
    let before = store.words.len();
    let Store {
        words,
        doubles,
        texts,
        ..
    } = store;
    let room = words.room();
    let mut used = 0;
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk())
        && let Some(slot) = room.get_mut(used)
    {
        let read = match window[0] {
            b'"' => {
                let origin = || Origin {
                    offset: offset + at as u64,
                    cell: before + used,
                };
                short_text(texts, window, origin)
            }
            b'0'..=b'9' => number(doubles, number::usual::<false>(window)),
            b'-' => number(doubles, number::usual::<true>(window)),
            b't' if window.starts_with(b"true") => Some((Word::TRUE, 4)),
            b'f' if window.starts_with(b"false") => Some((Word::FALSE, 5)),
            _ => None,
        };
        let Some((word, length)) = read else {
            break;
        };
        *slot = word.0;
        used += 1;
        if separator.pass(window, length).is_none() {
            return (Usual::Behind(at + length), used);
        }
        // The length comes last, since it is known last: the next cell waits for it.
        at = at + separator.length() + length;
    }
    (Usual::Before(at), used)
}

/// Packs a number that was read, if it is one.
#[inline(always)]
fn number(doubles: &mut Blocks<f64>, read: Option<(Number, usize)>) -> Option<(Word, usize)> {
    match read? {
        (Number::Packed(word), length) => Some((word, length)),
        (Number::Double(number), length) => {
            let word = Word::double(doubles.len())?;
            doubles.push(number);
            Some((word, length))
        }
    }
}

/// Copies a plain text with up to 47 bytes, and says how many there are with its quotes.
#[inline(always)]
fn short_text(
    texts: &mut Texts,
    window: &[u8; number::WINDOW],
    origin: impl FnOnce() -> Origin + Copy,
) -> Option<(Word, usize)> {
    let text = window[1..].first_chunk::<16>()?;
    let taken = texts.take_plain(text, origin);
    let (word, length) = taken.or_else(|| longer_text(texts, window, origin()))?;
    Some((word, length + 2))
}

/// Copies a plain text of more than 15 bytes.
#[inline(never)]
fn longer_text(
    texts: &mut Texts,
    window: &[u8; number::WINDOW],
    origin: Origin,
) -> Option<(Word, usize)> {
    texts.take_plain(window[1..].first_chunk::<48>()?, || origin)
}

/// Reads a text that is whole.
#[inline(never)]
fn text(
    store: &mut Store,
    scratch: &mut Vec<u8>,
    Part { bytes, offset }: Part<'_>,
    quote: usize,
) -> Option<usize> {
    let origin = Origin {
        offset: offset + quote as u64,
        cell: store.cells(),
    };
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
