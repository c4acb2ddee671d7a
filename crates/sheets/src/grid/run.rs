//! Runs the [`Reader`] over an answer that comes in pieces.

use super::{
    decoded::{Decoded, Part},
    error::{DecodeError, Fault, NOT_UTF8, Position},
    field::{Field, Place},
    reader::{Next, Reader, Step},
    texts::Origin,
};

/// The most bytes of an answer, unless the caller says otherwise: a hundred times what a sheet
/// of a million short cells has.
const LIMIT: u64 = 1 << 30;

/// How many bytes are added to a token that was cut, until it is whole.
const SPLICE: usize = 64;

/// A reader, and the end of the last piece that it could not read without the next one.
#[derive(Debug)]
pub(super) struct Run {
    reader: Reader,
    carry: Vec<u8>,
    limit: u64,
    failed: Option<DecodeError>,
}

impl Run {
    pub(super) fn new(several: bool) -> Self {
        Self {
            reader: Reader::new(several),
            carry: Vec::new(),
            limit: LIMIT,
            failed: None,
        }
    }

    pub(super) fn limit(&mut self, bytes: u64) {
        self.limit = bytes;
    }

    /// Reads the next piece; after an error the same error again.
    pub(super) fn feed(&mut self, chunk: &[u8]) -> Result<(), DecodeError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        self.feed_up_to_limit(chunk)
            .inspect_err(|error| self.failed = Some(error.clone()))
    }

    fn feed_up_to_limit(&mut self, chunk: &[u8]) -> Result<(), DecodeError> {
        let before = self.reader.offset + self.carry.len() as u64;
        let allowed = usize::try_from(self.limit.saturating_sub(before)).unwrap_or(usize::MAX);
        self.join(&chunk[..chunk.len().min(allowed)])?;
        if chunk.len() > allowed {
            return Err(self.reader.error(Fault::TooLarge(self.limit), self.limit));
        }
        Ok(())
    }

    fn join(&mut self, mut chunk: &[u8]) -> Result<(), DecodeError> {
        while !self.carry.is_empty() && !chunk.is_empty() {
            let carried = self.carry.len();
            let taken = chunk.len().min(SPLICE);
            let mut joined = std::mem::take(&mut self.carry);
            joined.extend_from_slice(&chunk[..taken]);
            let used = self.reader.run(&joined, self.limit)?;
            if used >= carried {
                chunk = &chunk[used - carried..];
                joined.clear();
            } else {
                chunk = &chunk[taken..];
                joined.drain(..used);
            }
            self.carry = joined;
        }
        let used = self.reader.run(chunk, self.limit)?;
        self.carry.extend_from_slice(&chunk[used..]);
        Ok(())
    }

    /// Returns what was read, which is whole.
    pub(super) fn finish(self) -> Result<Decoded, DecodeError> {
        match self.failed {
            Some(error) => Err(error),
            None => self.reader.finish(self.carry.len(), self.limit),
        }
    }
}

impl Reader {
    /// Reads as far as the bytes reach, and returns how many of them were used: the others are
    /// the beginning of a token. Stops behind a list if the lists are taken away.
    pub(super) fn run(&mut self, bytes: &[u8], limit: u64) -> Result<usize, DecodeError> {
        let mut at = 0;
        let used = loop {
            match self.step(bytes, at) {
                Ok(Step::To(end)) => at = end,
                Ok(Step::ListEnd(end)) if self.by_lists => break end,
                Ok(Step::ListEnd(end)) => at = end,
                Ok(Step::More(end)) => break end,
                Err(fault) => return Err(self.error(fault, limit)),
            }
        };
        self.offset += used as u64;
        Ok(used)
    }

    /// Ends the answer, of which `left` bytes could not be read.
    pub(super) fn finish(mut self, left: usize, limit: u64) -> Result<Decoded, DecodeError> {
        self.check_texts(limit)?;
        if self.place != Place::End || left > 0 {
            let at = self.position(self.offset + left as u64);
            return Err(DecodeError::Truncated { at });
        }
        if !self.decoded.several {
            let ended = self.decoded.end_range();
            ended.map_err(|refused| self.error(Fault::of_text(refused, self.offset), limit))?;
        }
        Ok(self.decoded)
    }

    /// Checks the texts that were read so far.
    pub(super) fn check_texts(&mut self, limit: u64) -> Result<(), DecodeError> {
        let checked = self.decoded.store.texts.check();
        checked.map_err(|refused| self.fault(Fault::of_text(refused, self.offset), limit))
    }

    /// Says where a fault lies, or an earlier one that was not seen before.
    pub(super) fn error(&mut self, fault: Fault, limit: u64) -> DecodeError {
        match self.check_texts(limit) {
            Err(earlier) => earlier,
            Ok(()) => self.fault(fault, limit),
        }
    }

    fn fault(&self, fault: Fault, limit: u64) -> DecodeError {
        match fault {
            Fault::Malformed(offset, reason) => DecodeError::Malformed {
                at: self.position(offset),
                reason,
            },
            Fault::NotUtf8(Origin { offset, cell }) => DecodeError::Malformed {
                at: (self.decoded).position(offset, true, Field::Values, Part::Cell(cell)),
                reason: NOT_UTF8,
            },
            Fault::Unexpected(offset, reason) => DecodeError::Unexpected {
                at: self.position(offset),
                reason,
            },
            Fault::TooLarge(offset) => DecodeError::TooLarge {
                at: self.position(offset),
                limit,
            },
        }
    }

    fn position(&self, offset: u64) -> Position {
        let place = match self.place {
            Place::Skipped => self.home,
            place => place,
        };
        let next = self.decoded.store.cells();
        let part = match place {
            Place::Lists => Part::List,
            // What follows a cell is still its matter.
            Place::List if self.next == Next::CommaOrEnd => Part::Cell(next - 1),
            Place::List => Part::Cell(next),
            _ => Part::None,
        };
        let field = match place {
            Place::Answer | Place::Range if self.next != Next::KeyOrEnd => self.field,
            _ => Field::Unknown,
        };
        let in_range = matches!(
            place,
            Place::Ranges | Place::Range | Place::Lists | Place::List
        );
        self.decoded.position(offset, in_range, field, part)
    }
}
