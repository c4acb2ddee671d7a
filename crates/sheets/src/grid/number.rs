//! Reads a JSON number exactly.

use super::{
    scan::{self, Eight},
    token::Token,
    word::Word,
};

/// The longest number that is read. The exact value of a cell's number has less than a third
/// of that.
pub(super) const LONGEST: usize = 4096;
pub(super) const TOO_LONG: &str = "a number of more than 4096 bytes";

/// The powers of ten that an `f64` holds exactly.
pub(super) const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The same, as whole numbers.
const WHOLE_POWERS: [u64; 9] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
];

/// How many digits a mantissa surely has room for.
const MOST_DIGITS: usize = 19;
/// Up to this an `f64` holds every whole number.
const EXACT: u64 = 1 << 53;

/// What the digits say, before they are a number.
struct Digits {
    negative: bool,
    /// The digits without the point, if there are at most 19 of them.
    mantissa: u64,
    count: usize,
    /// The power of ten that the digits are multiplied with.
    exponent: i64,
}

/// How many bytes [`usual`] looks at.
pub(super) const WINDOW: usize = 64;

/// A number that was read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number {
    Packed(Word),
    Double(f64),
}

/// Reads a number that ends among these bytes, quickest if it has up to seven digits before its
/// point and behind it, and returns how long it is; `None` if it does not, or is none.
///
/// Whether it is negative is known beforehand, so that the digits need not wait for its sign.
#[inline(always)]
pub(super) fn usual<const NEGATIVE: bool>(bytes: &[u8; WINDOW]) -> Option<(Number, usize)> {
    let first = usize::from(NEGATIVE);
    let eight = Eight::of(*bytes[first..].first_chunk()?);
    let count = eight.count();
    // One condition costs less than three, each of which may surprise the processor.
    if (count.wrapping_sub(1) > 6) | ((count > 1) & (bytes[first] == b'0')) {
        return unusual(bytes);
    }
    let point = first + count;
    let (number, end) = if bytes[point] == b'.' {
        let (digits, places) = match eight.end_behind() {
            Some(end) => (eight.value_around(count, end), end - count - 1),
            None => {
                let behind = Eight::of(*bytes[point + 1..].first_chunk()?);
                let places = behind.count();
                if places == 8 {
                    return longer_decimal(bytes, count, eight.value(count));
                }
                let before = eight.value(count) * WHOLE_POWERS[places];
                (before + behind.value(places), places)
            }
        };
        if places == 0 {
            return None;
        }
        let packed = Word::decimal(digits, NEGATIVE, places).map(Number::Packed);
        // Up to fourteen digits are exact, as is the power: one division rounds as it should.
        let quotient = || signed(digits as f64 / POWERS[places], NEGATIVE);
        let number = packed.unwrap_or_else(|| Number::Double(quotient()));
        (number, point + 1 + places)
    } else {
        match Word::whole(eight.value(count), NEGATIVE) {
            Some(word) => (Number::Packed(word), point),
            None => return unusual(bytes),
        }
    };
    match bytes[end] | 0x20 {
        b'e' => unusual(bytes),
        _ => Some((number, end)),
    }
}

/// Reads any number that ends among these bytes.
#[inline(never)]
fn unusual(bytes: &[u8; WINDOW]) -> Option<(Number, usize)> {
    match read(bytes, 0) {
        Token::Whole(number, end) => Some((number, end)),
        Token::More | Token::Bad(_) => None,
    }
}

/// Reads a number with more than seven digits behind the point.
#[inline(never)]
fn longer_decimal(bytes: &[u8; WINDOW], count: usize, whole: u64) -> Option<(Number, usize)> {
    let negative = bytes[0] == b'-';
    let mut at = usize::from(negative) + count + 1;
    let (mut places, mut digits) = (0, whole);
    let last = loop {
        let eight = Eight::of(*bytes.get(at..)?.first_chunk()?);
        let more = eight.count();
        if count + places + more > MOST_DIGITS {
            return unusual(bytes);
        }
        digits = digits * WHOLE_POWERS[more] + eight.value(more);
        // The next eight do not wait for the number of these.
        if more < 8 {
            break more;
        }
        (at, places) = (at + 8, places + 8);
    };
    (at, places) = (at + last, places + last);
    let number = match places {
        0 => return None,
        1..=8 => Word::decimal(digits, negative, places).map(Number::Packed),
        _ => None,
    };
    let number = number.unwrap_or_else(|| Number::Double(signed(divide(digits, places), negative)));
    match bytes.get(at)? {
        b'e' | b'E' => unusual(bytes),
        _ => Some((number, at)),
    }
}

fn signed(number: f64, negative: bool) -> f64 {
    if negative { -number } else { number }
}

/// Returns the number that is nearest to a mantissa divided by a power of ten, which is at
/// most the nineteenth.
#[inline]
fn divide(mantissa: u64, power: usize) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    // The product of 128 bits with a reciprocal that is cut at 64 is too small by less than
    // one in its upper half. That half is what has to be rounded.
    let shift = mantissa.leading_zeros();
    let (reciprocal, bits) = RECIPROCALS[power];
    let product = u128::from(mantissa << shift) * u128::from(reciprocal);
    let upper = (product >> 64) as u64;
    let dropped = 11 - upper.leading_zeros();
    let half = 1 << (dropped - 1);
    let rest = upper & (2 * half - 1);
    if rest == half || rest == half - 1 {
        return divide_slowly(mantissa, power);
    }
    let rounded = (upper >> dropped) + u64::from(rest > half);
    // A power of two, whose exponent is the only thing in it.
    let scale = f64::from_bits(u64::from(1024 + dropped - bits - shift) << 52);
    rounded as i64 as f64 * scale
}

/// Does what [`divide`] does, whatever has to be rounded.
#[cold]
fn divide_slowly(mantissa: u64, power: usize) -> f64 {
    // The quotient has more than sixty bits, the last of which is set if anything is left: it
    // rounds as the exact value does.
    let shift = mantissa.leading_zeros();
    let dividend = u128::from(mantissa << shift) << 64;
    let divisor = u128::from(10_u64.pow(power as u32));
    let rest = u128::from(!dividend.is_multiple_of(divisor));
    let rounded = ((dividend / divisor) | rest) as f64;
    rounded / (1_u128 << 64) as f64 / (1_u64 << shift) as f64
}

/// For each power of ten the first 64 bits of its reciprocal, and how many bits itself has.
const RECIPROCALS: [(u64, u32); MOST_DIGITS + 1] = {
    let mut reciprocals = [(0, 0); MOST_DIGITS + 1];
    let mut power = 1;
    let mut index = 1;
    while index <= MOST_DIGITS {
        power *= 10;
        let bits = u128::BITS - u128::leading_zeros(power);
        reciprocals[index] = (((1 << (63 + bits)) / power) as u64, bits);
        index += 1;
    }
    reciprocals
};

/// Reads the number that begins at `from` with a sign or a digit.
pub(super) fn read(bytes: &[u8], from: usize) -> Token<Number> {
    match scan(bytes, from) {
        Token::Whole(digits, end) => match value(&digits, &bytes[from..end]) {
            Some(number) => Token::Whole(number, end),
            None => Token::Bad("a number out of range"),
        },
        Token::More => Token::More,
        Token::Bad(reason) => Token::Bad(reason),
    }
}

/// Passes over a number whose value does not matter.
pub(super) fn skip(bytes: &[u8], from: usize) -> Token<()> {
    match scan(bytes, from) {
        Token::Whole(_, end) => Token::Whole((), end),
        Token::More => Token::More,
        Token::Bad(reason) => Token::Bad(reason),
    }
}

fn scan(bytes: &[u8], from: usize) -> Token<Digits> {
    let negative = bytes.get(from) == Some(&b'-');
    let first = from + usize::from(negative);
    let mut mantissa = 0;
    let mut at = digits(bytes, first, &mut mantissa);
    let Some(&after) = bytes.get(at) else {
        return unfinished(bytes, from);
    };
    let mut count = at - first;
    if count == 0 {
        return Token::Bad("a number without digits");
    }
    if count > 1 && bytes[first] == b'0' {
        return Token::Bad("a number that begins with a zero");
    }
    let mut exponent = 0;
    if after == b'.' {
        let end = digits(bytes, at + 1, &mut mantissa);
        if end == bytes.len() {
            return unfinished(bytes, from);
        }
        let fraction = end - at - 1;
        if fraction == 0 {
            return Token::Bad("a number without digits behind its point");
        }
        count += fraction;
        exponent = -(fraction as i64);
        at = end;
    }
    if matches!(bytes[at], b'e' | b'E') {
        match power(bytes, at + 1) {
            Token::Whole(power, end) => {
                exponent += power;
                at = end;
            }
            Token::More => return unfinished(bytes, from),
            Token::Bad(reason) => return Token::Bad(reason),
        }
    }
    if at - from > LONGEST {
        return Token::Bad(TOO_LONG);
    }
    let digits = Digits {
        negative,
        mantissa,
        count,
        exponent,
    };
    Token::Whole(digits, at)
}

/// A number may go on as long as nothing follows it.
fn unfinished(bytes: &[u8], from: usize) -> Token<Digits> {
    if bytes.len() - from > LONGEST {
        Token::Bad(TOO_LONG)
    } else {
        Token::More
    }
}

/// Adds digits to the mantissa, which overflows beyond 19 of them, and returns their end.
fn digits(bytes: &[u8], mut at: usize, mantissa: &mut u64) -> usize {
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let (count, value) = scan::digits(*next);
        *mantissa = mantissa
            .wrapping_mul(WHOLE_POWERS[count])
            .wrapping_add(value);
        at += count;
        if count < 8 {
            return at;
        }
    }
    while let Some(byte) = bytes.get(at) {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        *mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit));
        at += 1;
    }
    at
}

/// Reads what follows the `e`.
#[cold]
fn power(bytes: &[u8], from: usize) -> Token<i64> {
    let sign = bytes.get(from);
    let first = from + usize::from(matches!(sign, Some(b'+' | b'-')));
    let mut power = 0;
    let end = digits(bytes, first, &mut power);
    if end == bytes.len() {
        return Token::More;
    }
    if end == first {
        return Token::Bad("a number without digits in its exponent");
    }
    // Only the slow path asks what an exponent of more digits is.
    let power = if end - first > 6 {
        1 << 20
    } else {
        power as i64
    };
    Token::Whole(if sign == Some(&b'-') { -power } else { power }, end)
}

/// Returns the number that is nearest to the digits; `None` if that is infinite.
fn value(digits: &Digits, text: &[u8]) -> Option<Number> {
    let &Digits {
        negative,
        mantissa,
        count,
        exponent,
    } = digits;
    let power = exponent.unsigned_abs() as usize;
    let packed = match exponent {
        _ if count > MOST_DIGITS => None,
        0 => Word::whole(mantissa, negative),
        -8..0 => Word::decimal(mantissa, negative, power),
        _ => None,
    };
    if let Some(word) = packed {
        return Some(Number::Packed(word));
    }
    let number = match exponent {
        _ if count > MOST_DIGITS => return exact(text).map(Number::Double),
        0 => mantissa as f64,
        -19..0 => divide(mantissa, power),
        1..=22 if mantissa <= EXACT => mantissa as f64 * POWERS[power],
        _ => return exact(text).map(Number::Double),
    };
    Some(Number::Double(signed(number, negative)))
}

fn exact(text: &[u8]) -> Option<f64> {
    let number: f64 = str::from_utf8(text).ok()?.parse().ok()?;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests;
