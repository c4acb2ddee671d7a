//! Looks at many bytes at once.

/// What sixteen bytes of a text are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// How many of them stand for themselves, before a quote, a backslash or a control
    /// character.
    pub(super) plain: usize,
    /// 0 unless they may be other than ASCII; bytes behind them may set it, too.
    pub(super) high: u64,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Looks at a part of a text.
#[inline(always)]
pub(super) fn look(bytes: &[u8; 16]) -> Look {
    let both = u128::from_le_bytes(*bytes);
    let (first, second) = (both as u64, (both >> 64) as u64);
    let special = u128::from(special(first)) | u128::from(special(second)) << 64;
    Look {
        plain: special.trailing_zeros() as usize / 8,
        high: (first | second) & HIGHS,
    }
}

/// Marks the bytes that do not stand for themselves. Bytes behind the first of them may be
/// marked wrongly.
#[inline(always)]
fn special(word: u64) -> u64 {
    // With this bit turned, the quote comes right behind the control characters.
    let turned = word ^ (ONES * 0x02);
    let quote_or_control = turned.wrapping_sub(ONES * 0x21) & !turned;
    let other = word ^ (ONES * 0x5c);
    let backslash = other.wrapping_sub(ONES) & !other;
    (quote_or_control | backslash) & HIGHS
}

/// Eight bytes that may be digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Eight {
    /// The value of each byte that is a digit.
    values: u64,
    /// Marks the bytes that are none. Those behind a byte that is neither a digit nor ASCII
    /// may be marked wrongly.
    others: u64,
}

impl Eight {
    #[inline(always)]
    pub(super) fn of(bytes: [u8; 8]) -> Self {
        let values = u64::from_le_bytes(bytes) ^ (ONES * 0x30);
        let others = (values.wrapping_add(ONES * 0x76) | values) & HIGHS;
        Self { values, others }
    }

    /// Returns how many digits there are before the first byte that is none.
    #[inline(always)]
    pub(super) fn count(self) -> usize {
        self.others.trailing_zeros() as usize / 8
    }

    /// Returns the value of the first so many digits; of none, nought.
    #[inline(always)]
    pub(super) fn value(self, count: usize) -> u64 {
        // In two steps, since no number is shifted by all of its bits.
        let half = 32 - 4 * count;
        value(self.values << half << half)
    }

    /// Returns the end of the digits behind a point, which is the first byte that is no digit;
    /// `None` if they go on.
    #[inline(always)]
    pub(super) fn end_behind(self) -> Option<usize> {
        let others = self.others & self.others.wrapping_sub(1);
        (others != 0).then_some(others.trailing_zeros() as usize / 8)
    }

    /// Returns the value of all digits up to `end`, as if there were no point among them.
    #[inline(always)]
    pub(super) fn value_around(self, point: usize, end: usize) -> u64 {
        let before = self.values & !(u64::MAX << (8 * point));
        let behind = self.values >> 8 >> (8 * point) << (8 * point);
        // Shifted by the eight bytes less the digits: whatever comes behind them goes.
        value((before | behind) << (72 - 8 * end))
    }
}

/// Returns the value of eight digits.
#[inline(always)]
fn value(digits: u64) -> u64 {
    // First pairs, then fours, then all are put together.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_ffff_0000_ffff;
    fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xffff_ffff
}

/// Returns how many of eight bytes are digits, from the first on, and their value.
#[inline(always)]
pub(super) fn digits(bytes: [u8; 8]) -> (usize, u64) {
    let eight = Eight::of(bytes);
    let count = eight.count();
    (count, eight.value(count))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check_text(bytes: [u8; 16]) {
        let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
        let plain = bytes.iter().position(is_special).unwrap_or(16);
        let look = look(&bytes);
        assert_eq!(look.plain, plain, "{bytes:?}");
        assert!(look.high != 0 || bytes[..plain].is_ascii(), "{bytes:?}");
    }

    fn check_digits(bytes: [u8; 8]) {
        let count = bytes.iter().position(|byte| !byte.is_ascii_digit());
        let count = count.unwrap_or(8);
        let text = str::from_utf8(&bytes[..count]).unwrap();
        let value = text.parse().unwrap_or_default();
        assert_eq!(digits(bytes), (count, value), "{bytes:?}");
        let eight = Eight::of(bytes);
        if bytes.get(count) != Some(&b'.') {
            return;
        }
        let behind = bytes[count + 1..]
            .iter()
            .position(|byte| !byte.is_ascii_digit());
        let end = behind.map(|behind| count + 1 + behind);
        assert_eq!(eight.end_behind(), end, "{bytes:?}");
        if let Some(end) = end.filter(|end| *end > 1) {
            let text = str::from_utf8(&bytes[..end]).unwrap().replace('.', "");
            let value: u64 = text.parse().unwrap_or_default();
            assert_eq!(eight.value_around(count, end), value, "{bytes:?}");
        }
    }

    #[test]
    fn every_byte_is_seen_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..16 {
                let mut bytes = *b"0123456789012345";
                bytes[place] = byte;
                check_text(bytes);
                let digits = *bytes.first_chunk().unwrap();
                check_digits(digits);
            }
        }
    }

    proptest! {
        #[test]
        fn bytes_are_told_apart(
            bytes: [u8; 16],
            digits: [u8; 8],
            (point, end) in (0..8_usize, 0..8_usize),
        ) {
            check_text(bytes);
            check_text(bytes.map(|byte| byte % 0x60 + 0x20));
            check_digits(digits);
            check_digits(digits.map(|digit| digit % 11 + 0x30));
            let mut decimal = digits.map(|digit| digit % 10 + 0x30);
            decimal[point] = b'.';
            decimal[end] = digits[end];
            check_digits(decimal);
        }
    }
}
