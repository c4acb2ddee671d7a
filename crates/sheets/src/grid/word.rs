//! [`Word`]: a cell in four bytes.

/// What a cell holds, or where it lies.
///
/// The first two bits say what the others are: a whole number; a decimal number, with its
/// places behind the point and its digits; the place of a text; or one of the rarer kinds,
/// which the next two bits tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word(pub(super) u32);

/// A [`Word`], taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unpacked {
    Empty,
    Bool(bool),
    Whole(i32),
    /// The digits, and how many of them are behind the point.
    Decimal(i32, usize),
    /// The index of a number that is neither.
    Double(usize),
    /// The block of a short text, and where it begins there.
    Text(usize, usize),
    /// The index of a text that lies by itself.
    Long(usize),
}

const KIND: u32 = 30;
const WHOLE: u32 = 0;
const DECIMAL: u32 = 1;
const TEXT: u32 = 2;

const RARE_KIND: u32 = 28;
const CONSTANT: u32 = 0b1100;
const DOUBLE: u32 = 0b1101;
const LONG: u32 = 0b1110;

const PLACES: u32 = 27;
const START_BITS: u32 = 18;

/// The bytes of a block of texts.
pub(super) const BLOCK: usize = 1 << START_BITS;
/// The most blocks of texts that words can tell apart.
pub(super) const MOST_BLOCKS: usize = 1 << (KIND - START_BITS);
/// The most long texts that words can tell apart.
pub(super) const MOST_LONG: usize = 1 << RARE_KIND;

impl Word {
    pub(super) const EMPTY: Self = Self(CONSTANT << RARE_KIND);
    pub(super) const FALSE: Self = Self(CONSTANT << RARE_KIND | 1);
    pub(super) const TRUE: Self = Self(CONSTANT << RARE_KIND | 2);

    /// Packs a whole number, if it has not too many digits.
    #[inline(always)]
    pub(super) fn whole(digits: u64, negative: bool) -> Option<Self> {
        let number = signed(digits, negative, KIND)?;
        Some(Self(WHOLE << KIND | number))
    }

    /// Packs a number with one to eight places behind the point, if it has not too many digits.
    #[inline(always)]
    pub(super) fn decimal(digits: u64, negative: bool, places: usize) -> Option<Self> {
        let number = signed(digits, negative, PLACES)?;
        Some(Self(
            DECIMAL << KIND | (places as u32 - 1) << PLACES | number,
        ))
    }

    /// Packs the index of a number; `None` if there are too many of them.
    pub(super) fn double(index: usize) -> Option<Self> {
        let index = u32::try_from(index).ok()?;
        (index >> RARE_KIND == 0).then_some(Self(DOUBLE << RARE_KIND | index))
    }

    /// Packs the place of a text, which is inside of a block.
    #[inline(always)]
    pub(super) fn text(block: usize, start: usize) -> Self {
        Self(TEXT << KIND | (block as u32) << START_BITS | start as u32)
    }

    /// Packs the index of a long text, which is below [`MOST_LONG`].
    pub(super) fn long(index: usize) -> Self {
        Self(LONG << RARE_KIND | index as u32)
    }

    /// Takes the word apart.
    #[inline]
    pub(super) fn unpack(self) -> Unpacked {
        let rest = self.0 & ((1 << RARE_KIND) - 1);
        match self.0 >> KIND {
            WHOLE => Unpacked::Whole(extended(self.0, KIND)),
            DECIMAL => {
                let places = (self.0 >> PLACES & 0b111) as usize + 1;
                Unpacked::Decimal(extended(self.0, PLACES), places)
            }
            TEXT => {
                let place = (self.0 & ((1 << KIND) - 1)) as usize;
                Unpacked::Text(place >> START_BITS, place % BLOCK)
            }
            _ => match self.0 >> RARE_KIND {
                DOUBLE => Unpacked::Double(rest as usize),
                LONG => Unpacked::Long(rest as usize),
                _ if self == Self::EMPTY => Unpacked::Empty,
                _ => Unpacked::Bool(self == Self::TRUE),
            },
        }
    }
}

/// Returns a number in so many bits, if it fits; zero has no sign there.
#[inline(always)]
fn signed(digits: u64, negative: bool, bits: u32) -> Option<u32> {
    if digits >= 1 << (bits - 1) || negative && digits == 0 {
        return None;
    }
    let digits = digits as u32;
    let number = if negative {
        digits.wrapping_neg()
    } else {
        digits
    };
    Some(number & ((1 << bits) - 1))
}

/// Returns the number that the last so many bits are.
#[inline]
fn extended(word: u32, bits: u32) -> i32 {
    (word << (u32::BITS - bits)).cast_signed() >> (u32::BITS - bits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_constant_is_itself() {
        assert_eq!(Word::EMPTY.unpack(), Unpacked::Empty);
        assert_eq!(Word::FALSE.unpack(), Unpacked::Bool(false));
        assert_eq!(Word::TRUE.unpack(), Unpacked::Bool(true));
    }

    #[test]
    fn a_word_has_four_bytes() {
        assert_eq!(size_of::<Word>(), 4);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(Word::whole(0, true), None);
        assert_eq!(Word::whole(1 << 29, false), None);
        assert_eq!(Word::decimal(0, true, 1), None);
        assert_eq!(Word::decimal(1 << 26, true, 1), None);
        assert_eq!(Word::double(1 << 28), None);
    }

    proptest! {
        #[test]
        fn everything_is_itself(
            whole in 0..1_u64 << 29,
            decimal in 0..1_u64 << 26,
            places in 1..=8_usize,
            index in 0..1_usize << 28,
            block in 0..MOST_BLOCKS,
            start in 0..BLOCK,
        ) {
            for negative in [false, true] {
                let sign = if negative { -1 } else { 1 };
                if let Some(word) = Word::whole(whole, negative) {
                    prop_assert_eq!(word.unpack(), Unpacked::Whole(sign * whole as i32));
                }
                if let Some(word) = Word::decimal(decimal, negative, places) {
                    let expected = Unpacked::Decimal(sign * decimal as i32, places);
                    prop_assert_eq!(word.unpack(), expected);
                }
            }
            prop_assert_eq!(Word::text(block, start).unpack(), Unpacked::Text(block, start));
            prop_assert_eq!(Word::long(index).unpack(), Unpacked::Long(index));
            prop_assert_eq!(Word::double(index).map(Word::unpack), Some(Unpacked::Double(index)));
        }
    }
}
