//! [`Texts`]: all texts of a grid, one behind the other.

use super::{
    scan::look,
    word::{BLOCK, MOST_BLOCKS, MOST_LONG, Word},
};

/// How many bytes wait to be checked together, which is faster than each text by itself.
const WAITING: usize = 1 << 14;
/// How many texts that are not ASCII wait among them, so that the one at fault can be told.
const MARKS: usize = 512;
/// A text of more bytes than this lies by itself.
const LONGEST_SHORT: usize = 1 << 10;
/// A text of up to this many bytes has one byte before it, which is its length.
const LONGEST_COUNTED: usize = 0x7f;

/// Texts in blocks, each behind its length, and long ones by themselves.
///
/// A length is written in bytes that are ASCII: one, or a zero and two digits to the base of
/// 128. A block is therefore UTF-8 only if each text is, and never because the end of one goes
/// together with the beginning of the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    full: Vec<Box<str>>,
    open: String,
    long: Vec<Box<str>>,
    /// What will follow in `open` once it was checked, and room for more.
    waiting: Vec<u8>,
    filled: usize,
    /// The texts among what waits that may be other than ASCII.
    marks: Vec<(usize, Origin)>,
}

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The place of its opening quote in the answer.
    pub(super) offset: u64,
    /// How many cells come before it.
    pub(super) cell: usize,
}

/// Why a text cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// The text that comes from there is not UTF-8.
    NotUtf8(Origin),
    /// There are more texts than words can point at.
    TooMany,
}

impl Texts {
    /// Takes a text up to its closing quote, if it is plain, if the quote is among these bytes,
    /// which are sixteen or a multiple, and if there is room for all of them. Says how long it
    /// is.
    #[inline(always)]
    pub(super) fn take_plain<const N: usize>(
        &mut self,
        bytes: &[u8; N],
        origin: impl FnOnce() -> Origin,
    ) -> Option<(Word, usize)> {
        let (mut length, mut high) = (0, 0);
        for part in bytes.as_chunks().0 {
            let look = look(part);
            high |= look.high;
            length += look.plain;
            if look.plain < part.len() {
                break;
            }
        }
        if length == N || bytes[length] != b'"' {
            return None;
        }
        // All bytes are copied, though not all of them belong to the text: a copy of a known
        // length is a few instructions.
        let room = self.waiting.get_mut(self.filled..)?.get_mut(..=N)?;
        room[0] = length as u8;
        room[1..].copy_from_slice(bytes);
        if high != 0 {
            if self.marks.len() == MARKS {
                return None;
            }
            self.marks.push((self.filled, origin()));
        }
        if length == 0 {
            return Some((Word::EMPTY, 0));
        }
        let word = Word::text(self.full.len(), self.open.len() + self.filled);
        self.filled += 1 + length;
        Some((word, length))
    }

    /// Takes any text; `ascii` if it surely is.
    pub(super) fn take(
        &mut self,
        text: &[u8],
        ascii: bool,
        origin: Origin,
    ) -> Result<Word, Refused> {
        match text.len() {
            0 => return Ok(Word::EMPTY),
            1..=LONGEST_SHORT => {}
            _ => return self.take_long(text, origin),
        }
        self.make_room(text.len())?;
        if !ascii {
            self.marks.push((self.filled, origin));
        }
        let word = Word::text(self.full.len(), self.open.len() + self.filled);
        match text.len() {
            length @ 1..=LONGEST_COUNTED => self.put(&[length as u8]),
            length => self.put(&[0, (length >> 7) as u8, (length & 0x7f) as u8]),
        }
        self.put(text);
        Ok(word)
    }

    fn put(&mut self, bytes: &[u8]) {
        let end = self.filled + bytes.len();
        self.waiting[self.filled..end].copy_from_slice(bytes);
        self.filled = end;
    }

    /// Makes room for a text that is not long, and for one more that is plain.
    fn make_room(&mut self, length: usize) -> Result<(), Refused> {
        if self.marks.len() == MARKS {
            self.check()?;
        }
        if self.waiting.len() - self.filled >= length + 52 {
            return Ok(());
        }
        if self.waiting.len() == WAITING {
            return self.check();
        }
        let more = (2 * self.waiting.len()).clamp(2 * LONGEST_SHORT, WAITING);
        self.waiting.resize(more, 0);
        Ok(())
    }

    fn take_long(&mut self, text: &[u8], origin: Origin) -> Result<Word, Refused> {
        // What is wrong before it is to be told before it.
        self.check()?;
        let text = str::from_utf8(text).map_err(|_| Refused::NotUtf8(origin))?;
        if self.long.len() == MOST_LONG {
            return Err(Refused::TooMany);
        }
        self.long.push(text.into());
        Ok(Word::long(self.long.len() - 1))
    }

    /// Checks the texts that wait, and moves them into their block.
    pub(super) fn check(&mut self) -> Result<(), Refused> {
        match simdutf8::compat::from_utf8(&self.waiting[..self.filled]) {
            Ok(texts) => self.open.push_str(texts),
            Err(error) => return Err(self.wrong_at(error.valid_up_to())),
        }
        self.filled = 0;
        self.marks.clear();
        if self.open.len() + WAITING > BLOCK {
            if self.full.len() == MOST_BLOCKS - 1 {
                return Err(Refused::TooMany);
            }
            let next = String::with_capacity(BLOCK);
            let open = std::mem::replace(&mut self.open, next);
            self.full.push(open.into_boxed_str());
        }
        Ok(())
    }

    /// Says which text is wrong that has a byte at fault.
    #[cold]
    fn wrong_at(&self, byte: usize) -> Refused {
        // Between two marked texts there is nothing but ASCII.
        let before = self.marks.iter().rev().find(|(start, _)| *start <= byte);
        before.map_or(Refused::TooMany, |(_, origin)| Refused::NotUtf8(*origin))
    }

    /// Gives back the room that no text was put into.
    pub(super) fn shrink(&mut self) {
        self.waiting = Vec::new();
        self.marks = Vec::new();
        self.open.shrink_to_fit();
        self.full.shrink_to_fit();
        self.long.shrink_to_fit();
    }

    /// Returns the text in a block, once it was checked.
    #[inline]
    pub(super) fn at(&self, block: usize, start: usize) -> Option<&str> {
        let block = self.full.get(block).map_or(&*self.open, |block| block);
        let rest = block.as_bytes().get(start..)?;
        let (start, length) = match *rest {
            [0, high, low, ..] => (start + 3, usize::from(high) << 7 | usize::from(low)),
            [length, ..] => (start + 1, usize::from(length)),
            [] => return None,
        };
        block.get(start..start + length)
    }

    /// Returns a long text.
    pub(super) fn long(&self, index: usize) -> Option<&str> {
        self.long.get(index).map(|text| &**text)
    }

    /// Forgets the texts and keeps room for some.
    pub(super) fn clear(&mut self) {
        self.full.clear();
        self.open.clear();
        self.long.clear();
        self.filled = 0;
        self.marks.clear();
    }

    /// Returns the bytes that are allocated.
    pub(super) fn bytes(&self) -> usize {
        let boxes = self.full.iter().chain(&self.long);
        let texts: usize = boxes.map(|text| text.len()).sum();
        let lists = (self.full.capacity() + self.long.capacity()) * size_of::<Box<str>>();
        let marks = self.marks.capacity() * size_of::<(usize, Origin)>();
        texts + lists + marks + self.open.capacity() + self.waiting.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::word::Unpacked;

    fn put(texts: &mut Texts, text: &[u8], cell: usize) -> Result<Word, Refused> {
        let origin = Origin { offset: 0, cell };
        texts.take(text, text.is_ascii(), origin)
    }

    fn at(texts: &Texts, word: Word) -> Option<&str> {
        match word.unpack() {
            Unpacked::Text(block, start) => texts.at(block, start),
            Unpacked::Long(index) => texts.long(index),
            _ => None,
        }
    }

    #[test]
    fn a_text_of_any_length_is_found_again() {
        let lengths = [1, 7, 127, 128, LONGEST_SHORT, LONGEST_SHORT + 1, 3 * BLOCK];
        let text = |i: usize| char::from(b'a' + (i % 26) as u8).to_string();
        let written: Vec<_> = (0..3500).map(|i| text(i).repeat(lengths[i % 7])).collect();
        let mut texts = Texts::default();
        let words: Vec<_> = written
            .iter()
            .map(|text| put(&mut texts, text.as_bytes(), 0).unwrap())
            .collect();
        texts.check().unwrap();
        texts.shrink();
        assert!(texts.full.len() > 1 && texts.long.len() == 1000);
        for (word, text) in words.iter().zip(&written) {
            assert_eq!(at(&texts, *word), Some(text.as_str()));
        }
    }

    #[test]
    fn a_plain_text_is_taken_at_one_look() {
        let origin = || Origin { offset: 0, cell: 0 };
        let mut texts = Texts::default();
        // There is no room before there is a first text.
        assert_eq!(texts.take_plain(b"Tea\",\"Rent\",4, 5", origin), None);
        put(&mut texts, b"Water", 0).unwrap();
        let mut take = |bytes: &[u8; 16]| texts.take_plain(bytes, origin);
        let (tea, length) = take(b"Tea\",\"Rent\",4, 5").unwrap();
        assert_eq!(length, 3);
        assert_eq!(take(b"\",\"Rent\",4, 5, 6"), Some((Word::EMPTY, 0)));
        let (city, length) = take(b"Z\xc3\xbcrich\",\"Rent\",").unwrap();
        assert_eq!(length, 7);
        for other in [
            b"sixteen16letters",
            b"\\\"Tea\\\"\",1,2,3,4",
            b"Tea\n\",1234567890",
        ] {
            assert_eq!(take(other), None);
        }
        let long = b"a text of more than sixteen bytes\", \"and another\"";
        let (long, length) = texts
            .take_plain(long.first_chunk::<48>().unwrap(), origin)
            .unwrap();
        assert_eq!(length, 33);
        texts.check().unwrap();
        assert_eq!(at(&texts, long), Some("a text of more than sixteen bytes"));
        assert_eq!(at(&texts, tea), Some("Tea"));
        assert_eq!(at(&texts, city), Some("Zürich"));
    }

    #[test]
    fn no_text_is_an_empty_cell() {
        assert_eq!(put(&mut Texts::default(), b"", 0), Ok(Word::EMPTY));
    }

    #[test]
    fn the_first_text_that_is_not_utf8_is_told() {
        let wrong: [&[u8]; 5] = [b"\xff", b"\xc3", b"ok\xc3", b"\xa9", b"\xed\xa0\x80"];
        for wrong in wrong {
            let mut texts = Texts::default();
            for (cell, text) in [b"a", "é".as_bytes(), wrong, b"b", wrong, b"\xa9"]
                .into_iter()
                .enumerate()
            {
                put(&mut texts, text, cell).unwrap();
            }
            let expected = Origin { offset: 0, cell: 2 };
            assert_eq!(texts.check(), Err(Refused::NotUtf8(expected)));
        }
    }

    #[test]
    fn halves_of_a_character_are_not_joined() {
        let mut texts = Texts::default();
        put(&mut texts, b"\xc3", 0).unwrap();
        put(&mut texts, b"\xa9", 1).unwrap();
        let wrong = Origin { offset: 0, cell: 0 };
        assert_eq!(texts.check(), Err(Refused::NotUtf8(wrong)));
    }
}
