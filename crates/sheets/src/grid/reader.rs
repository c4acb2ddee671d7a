//! [`Reader`]: reads an answer token by token, from as many bytes as there are.

use super::{
    decoded::Decoded,
    error::{Fault, NOT_UTF8},
    field::{Field, Place},
    nesting::Nesting,
    number,
    text::{self, Stop},
    token::{Separator, Token, kind, skip_space, word},
};

/// The state between two tokens, and all that was read so far.
#[derive(Debug)]
pub(super) struct Reader {
    /// What was read.
    pub(super) decoded: Decoded,
    /// Whether to stop behind each list, so that it can be taken away.
    pub(super) by_lists: bool,
    /// How many bytes lie before those that are being read.
    pub(super) offset: u64,
    pub(super) place: Place,
    pub(super) next: Next,
    pub(super) field: Field,
    pub(super) separator: Separator,
    /// The text that is being read, when its end was not among the bytes so far.
    pub(super) open: Option<OpenText>,
    /// The field's bits that the present objects had already.
    seen: u8,
    nesting: Nesting,
    /// Where a value is passed over.
    pub(super) home: Place,
    /// The text that is being read.
    pub(super) scratch: Vec<u8>,
}

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    Nothing,
}

/// How far a token brought the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To this place.
    To(usize),
    /// To this place, where a list of cells ended.
    ListEnd(usize),
    /// Nowhere: from this place on more bytes are needed.
    More(usize),
}

/// A text whose end is not there yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenText {
    pub(super) what: What,
    /// Where its opening quote stands in the answer.
    pub(super) offset: u64,
    /// 0 unless it may have characters that are not ASCII.
    pub(super) high: u64,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Cell,
    Key,
    Field,
    Skipped,
}

/// A text that is passed over is copied in pieces of this size, and forgotten.
const SKIPPED_PIECE: usize = 4096;

impl Reader {
    /// Makes a reader of one range, or of an answer about several.
    pub(super) fn new(several: bool) -> Self {
        Self {
            decoded: Decoded::new(several),
            by_lists: false,
            offset: 0,
            place: Place::Start,
            next: Next::Value,
            field: Field::Unknown,
            separator: Separator::COMMA,
            open: None,
            seen: 0,
            nesting: Nesting::default(),
            home: Place::Start,
            scratch: Vec::new(),
        }
    }

    /// Reads one token, or many cells at once.
    pub(super) fn step(&mut self, bytes: &[u8], at: usize) -> Result<Step, Fault> {
        if let Some(open) = self.open.take() {
            return self.continue_text(bytes, at, open);
        }
        if self.place == Place::List {
            return self.cells(bytes, at);
        }
        let at = skip_space(bytes, at);
        let Some(&byte) = bytes.get(at) else {
            return Ok(Step::More(at));
        };
        match (self.next, byte) {
            (Next::CommaOrEnd, b',') if self.in_object() => self.expect(Next::Key, at),
            (Next::CommaOrEnd, b',') => self.expect(Next::Value, at),
            (Next::CommaOrEnd | Next::KeyOrEnd, b'}') if self.in_object() => self.leave(at),
            (Next::CommaOrEnd | Next::ValueOrEnd, b']') if !self.in_object() => self.leave(at),
            (Next::Key | Next::KeyOrEnd, b'"') => self.text(bytes, at, What::Key),
            (Next::Colon, b':') => self.expect(Next::Value, at),
            (Next::Value | Next::ValueOrEnd, _) => self.value(bytes, at, byte),
            (next, _) => Err(Fault::Malformed(self.offset(at), next.expected())),
        }
    }

    pub(super) fn offset(&self, at: usize) -> u64 {
        self.offset + at as u64
    }

    fn expect(&mut self, next: Next, at: usize) -> Result<Step, Fault> {
        self.next = next;
        Ok(Step::To(at + 1))
    }

    fn in_object(&self) -> bool {
        match self.place {
            Place::Skipped => self.nesting.in_object(),
            place => matches!(place, Place::Answer | Place::Range),
        }
    }

    fn value(&mut self, bytes: &[u8], at: usize, first: u8) -> Result<Step, Fault> {
        match (self.place, self.field, first) {
            (Place::Skipped, ..) | (Place::Answer | Place::Range, Field::Unknown, _) => {
                self.skip(bytes, at, first)
            }
            (Place::Start | Place::Ranges, _, b'{') => {
                let several = self.place == Place::Start && self.decoded.several;
                self.enter(if several { Place::Answer } else { Place::Range }, at)
            }
            (Place::Answer, Field::ValueRanges, b'[') => self.enter(Place::Ranges, at),
            (Place::Range, Field::Values, b'[') => self.enter(Place::Lists, at),
            (Place::Lists, _, b'[') => self.enter(Place::List, at),
            (Place::Answer, Field::SpreadsheetId, b'"')
            | (Place::Range, Field::Range | Field::MajorDimension, b'"') => {
                self.text(bytes, at, What::Field)
            }
            _ => Err(self.unexpected(at, first)),
        }
    }

    /// Says that another value was expected, or any at all.
    pub(super) fn unexpected(&self, at: usize, first: u8) -> Fault {
        let expected = match self.place {
            Place::Answer | Place::Range => self.field.expected(),
            place => place.expected(),
        };
        match kind(first) {
            Some(found) => {
                let reason = format!("expected {expected}, found {found}");
                Fault::Unexpected(self.offset(at), reason)
            }
            None => Fault::Malformed(self.offset(at), self.next.expected()),
        }
    }

    fn enter(&mut self, place: Place, at: usize) -> Result<Step, Fault> {
        if place == Place::Range {
            let in_range = [Field::Range, Field::MajorDimension, Field::Values];
            self.seen &= !in_range.map(Field::bit).iter().sum::<u8>();
        }
        self.place = place;
        self.next = match self.in_object() {
            true => Next::KeyOrEnd,
            false => Next::ValueOrEnd,
        };
        Ok(Step::To(at + 1))
    }

    /// Leaves the innermost list or object, whose end is at `at`.
    pub(super) fn leave(&mut self, at: usize) -> Result<Step, Fault> {
        self.next = Next::CommaOrEnd;
        match self.place {
            Place::Skipped => {
                self.nesting.leave();
                if self.nesting.is_left() {
                    self.place = self.home;
                }
            }
            Place::List => {
                self.place = Place::Lists;
                let ended = self.decoded.store.end_list();
                ended.ok_or(Fault::TooLarge(self.offset(at)))?;
                return Ok(Step::ListEnd(at + 1));
            }
            Place::Lists => self.place = Place::Range,
            Place::Range if self.decoded.several => {
                let ended = self.decoded.end_range();
                ended.map_err(|refused| Fault::of_text(refused, self.offset(at)))?;
                self.place = Place::Ranges;
            }
            Place::Ranges => self.place = Place::Answer,
            _ => {
                self.place = Place::End;
                self.next = Next::Nothing;
            }
        }
        Ok(Step::To(at + 1))
    }

    fn skip(&mut self, bytes: &[u8], at: usize, first: u8) -> Result<Step, Fault> {
        let token = match first {
            b'"' => return self.text(bytes, at, What::Skipped),
            b'{' | b'[' => return self.skip_into(first == b'{', at),
            b't' => word(bytes, at, "true"),
            b'f' => word(bytes, at, "false"),
            b'n' => word(bytes, at, "null"),
            b'-' | b'0'..=b'9' => number::skip(bytes, at),
            _ => Token::Bad(self.next.expected()),
        };
        match token {
            Token::Whole((), end) => {
                self.next = Next::CommaOrEnd;
                Ok(Step::To(end))
            }
            Token::More => Ok(Step::More(at)),
            Token::Bad(reason) => Err(Fault::Malformed(self.offset(at), reason)),
        }
    }

    fn skip_into(&mut self, object: bool, at: usize) -> Result<Step, Fault> {
        if self.place != Place::Skipped {
            self.home = self.place;
        }
        let entered = self.nesting.enter(object);
        entered.ok_or_else(|| Fault::Malformed(self.offset(at), "too deeply nested"))?;
        self.enter(Place::Skipped, at)
    }

    /// Reads a text whose opening quote is at `at`.
    pub(super) fn text(&mut self, bytes: &[u8], at: usize, what: What) -> Result<Step, Fault> {
        self.scratch.clear();
        let open = OpenText {
            what,
            offset: self.offset(at),
            high: 0,
        };
        self.continue_text(bytes, at + 1, open)
    }

    fn continue_text(
        &mut self,
        bytes: &[u8],
        at: usize,
        mut open: OpenText,
    ) -> Result<Step, Fault> {
        let mut piece = bytes;
        if open.what == What::Skipped {
            self.scratch.clear();
            piece = &bytes[..bytes.len().min(at + SKIPPED_PIECE)];
        }
        match text::copy(piece, at, &mut self.scratch, &mut open.high) {
            Stop::Closed(end) => {
                self.end_text(open)?;
                Ok(Step::To(end))
            }
            // The end of a piece is not the end of the bytes.
            Stop::More(end) if open.what == What::Skipped && end > at => {
                self.open = Some(open);
                Ok(Step::To(end))
            }
            Stop::More(end) => {
                self.open = Some(open);
                Ok(Step::More(end))
            }
            Stop::Bad(at, reason) => Err(Fault::Malformed(self.offset(at), reason)),
        }
    }

    fn end_text(&mut self, open: OpenText) -> Result<(), Fault> {
        match open.what {
            What::Cell => return self.end_cell(open),
            What::Skipped => self.next = Next::CommaOrEnd,
            What::Key => self.end_key(open)?,
            What::Field => self.end_field(open)?,
        }
        Ok(())
    }

    fn end_key(&mut self, open: OpenText) -> Result<(), Fault> {
        self.next = Next::Colon;
        str::from_utf8(&self.scratch).map_err(|_| Fault::Malformed(open.offset, NOT_UTF8))?;
        if self.place == Place::Skipped {
            return Ok(());
        }
        self.field = Field::of(self.place, &self.scratch);
        if self.seen & self.field.bit() != 0 {
            let reason = format!("the field `{}` stands twice", self.field.name());
            return Err(Fault::Unexpected(open.offset, reason));
        }
        self.seen |= self.field.bit();
        Ok(())
    }

    fn end_field(&mut self, open: OpenText) -> Result<(), Fault> {
        self.next = Next::CommaOrEnd;
        let text = std::mem::take(&mut self.scratch);
        let text = String::from_utf8(text).map_err(|_| Fault::Malformed(open.offset, NOT_UTF8))?;
        let taken = self.decoded.take_field(self.field, text, self.by_lists);
        taken.map_err(|reason| Fault::Unexpected(open.offset, reason))
    }

    /// Returns the bytes that are held for the text being read, unless it is a cell.
    pub(super) fn scratch_bytes(&self) -> usize {
        self.scratch.capacity()
    }
}

impl Next {
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Value => "expected a value",
            Self::ValueOrEnd => "expected a value or the end of the list",
            Self::Key => "expected a field's name",
            Self::KeyOrEnd => "expected a field's name or the end of the object",
            Self::Colon => "expected a colon",
            Self::CommaOrEnd => "expected a comma or the end",
            Self::Nothing => "expected nothing after the answer",
        }
    }
}
