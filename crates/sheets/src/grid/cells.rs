//! Reads the cells of a list: nearly all of an answer, and nearly all of the time.

use super::{
    error::Fault,
    number::{self, Number},
    reader::{Next, OpenText, Reader, Step, What},
    texts::Origin,
    token::{Token, skip_space, word},
    usual::{self, Part, Usual},
    word::Word,
};

impl Reader {
    /// Reads cells to the end of their list, or of the bytes.
    pub(super) fn cells(&mut self, bytes: &[u8], mut at: usize) -> Result<Step, Fault> {
        loop {
            if self.next == Next::ValueOrEnd {
                at = skip_space(bytes, at);
                if bytes.get(at).is_some_and(|byte| *byte != b']') {
                    self.next = Next::Value;
                }
            }
            if self.next == Next::Value {
                at = self.usual_cells(bytes, at);
            }
            let step = match self.next {
                Next::CommaOrEnd => self.separator(bytes, at),
                _ => self.cell(bytes, at),
            };
            match step? {
                Step::To(end) => at = end,
                other => return Ok(other),
            }
        }
    }

    fn usual_cells(&mut self, bytes: &[u8], at: usize) -> usize {
        let (store, scratch) = (&mut self.decoded.store, &mut self.scratch);
        let part = Part {
            bytes,
            offset: self.offset,
        };
        match usual::read(store, scratch, self.separator, part, at) {
            Usual::Before(end) => end,
            Usual::Behind(end) => {
                self.next = Next::CommaOrEnd;
                end
            }
        }
    }

    /// Reads the separator behind a cell, or the end of the list.
    fn separator(&mut self, bytes: &[u8], from: usize) -> Result<Step, Fault> {
        let at = skip_space(bytes, from);
        match bytes.get(at) {
            None => Ok(Step::More(at)),
            Some(b',') => {
                self.next = Next::Value;
                let end = skip_space(bytes, at + 1);
                self.separator.learn(bytes, from, end);
                Ok(Step::To(end))
            }
            Some(b']') => self.leave(at),
            Some(_) => Err(Fault::Malformed(self.offset(at), self.next.expected())),
        }
    }

    fn cell(&mut self, bytes: &[u8], at: usize) -> Result<Step, Fault> {
        match bytes.get(at) {
            Some(b'"') => self.text(bytes, at, What::Cell),
            Some(b'-' | b'0'..=b'9') => match number::read(bytes, at) {
                Token::Whole(Number::Packed(word), end) => Ok(self.take(word, end)),
                Token::Whole(Number::Double(number), end) => {
                    let pushed = self.decoded.store.push_double(number);
                    pushed.ok_or(Fault::TooLarge(self.offset(at)))?;
                    self.next = Next::CommaOrEnd;
                    Ok(Step::To(end))
                }
                Token::More => Ok(Step::More(at)),
                Token::Bad(reason) => Err(Fault::Malformed(self.offset(at), reason)),
            },
            _ => self.rare_cell(bytes, at),
        }
    }

    fn take(&mut self, word: Word, end: usize) -> Step {
        self.next = Next::CommaOrEnd;
        self.decoded.store.push(word);
        Step::To(end)
    }

    /// Reads a cell that is neither a text nor a number, the end of an empty list, or spaces.
    fn rare_cell(&mut self, bytes: &[u8], at: usize) -> Result<Step, Fault> {
        let Some(&byte) = bytes.get(at) else {
            return Ok(Step::More(at));
        };
        let (word, value) = match byte {
            b't' => (word(bytes, at, "true"), Word::TRUE),
            b'f' => (word(bytes, at, "false"), Word::FALSE),
            b'n' => (word(bytes, at, "null"), Word::EMPTY),
            b' ' | b'\n' | b'\r' | b'\t' => return Ok(self.spaces(bytes, at)),
            b']' if self.next == Next::ValueOrEnd => return self.leave(at),
            _ => return Err(self.unexpected(at, byte)),
        };
        match word {
            Token::Whole((), end) => Ok(self.take(value, end)),
            Token::More => Ok(Step::More(at)),
            Token::Bad(reason) => Err(Fault::Malformed(self.offset(at), reason)),
        }
    }

    /// Passes the spaces before a cell, and those that follow the usual separator from now on
    /// with it.
    fn spaces(&mut self, bytes: &[u8], at: usize) -> Step {
        let end = skip_space(bytes, at);
        if let Some(before) = at.checked_sub(1)
            && bytes[before] == b','
        {
            self.separator.learn(bytes, before, end);
        }
        Step::To(end)
    }

    pub(super) fn end_cell(&mut self, open: OpenText) -> Result<(), Fault> {
        let store = &mut self.decoded.store;
        let origin = Origin {
            offset: open.offset,
            cell: store.cells(),
        };
        let word = store.texts.take(&self.scratch, open.high == 0, origin);
        store.push(word.map_err(|refused| Fault::of_text(refused, open.offset))?);
        self.next = Next::CommaOrEnd;
        Ok(())
    }
}
