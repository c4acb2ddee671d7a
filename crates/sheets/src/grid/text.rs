//! Copies a JSON text out of its quotes.

use super::{scan::look, token::Token};

/// Where copying stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Behind the closing quote.
    Closed(usize),
    /// The bytes end, or an escape at this place is not whole.
    More(usize),
    /// Something at this place must not stand in a text.
    Bad(usize, &'static str),
}

/// Copies the text that goes on at `at` to the end of `into`, up to the closing quote.
///
/// `high` is set to something other than 0 if a byte may be part of a character that is not
/// ASCII: whether the bytes are UTF-8 is for the caller to see, who knows where the text began.
pub(super) fn copy(bytes: &[u8], mut at: usize, into: &mut Vec<u8>, high: &mut u64) -> Stop {
    // Sixteen bytes are copied before it is known how many of them belong to the text: a copy
    // of a known length is one instruction, and shortening the copy is another.
    while let Some(next) = bytes[at..].first_chunk() {
        let look = look(next);
        into.extend_from_slice(next);
        *high |= look.high;
        if look.plain == 16 {
            at += 16;
            continue;
        }
        into.truncate(into.len() - 16 + look.plain);
        at += look.plain;
        if bytes[at] == b'"' {
            return Stop::Closed(at + 1);
        }
        match leave_plain(bytes, at, into, high) {
            Ok(next) => at = next,
            Err(stop) => return stop,
        }
    }
    copy_slowly(bytes, at, into, high)
}

/// Copies the last few bytes.
fn copy_slowly(bytes: &[u8], mut at: usize, into: &mut Vec<u8>, high: &mut u64) -> Stop {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return Stop::Closed(at + 1),
            b'\\' | ..b' ' => match leave_plain(bytes, at, into, high) {
                Ok(next) => at = next,
                Err(stop) => return stop,
            },
            _ => {
                *high |= u64::from(byte & 0x80);
                into.push(byte);
                at += 1;
            }
        }
    }
    Stop::More(at)
}

/// Copies what an escape means, and returns where it ends.
#[cold]
fn leave_plain(bytes: &[u8], at: usize, into: &mut Vec<u8>, high: &mut u64) -> Result<usize, Stop> {
    if bytes[at] != b'\\' {
        return Err(Stop::Bad(at, "a control character in a text"));
    }
    match escape(bytes, at + 1) {
        Token::Whole(character, end) => {
            *high |= u64::from(!character.is_ascii());
            into.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            Ok(end)
        }
        Token::More => Err(Stop::More(at)),
        Token::Bad(reason) => Err(Stop::Bad(at, reason)),
    }
}

/// Reads what follows a backslash.
fn escape(bytes: &[u8], at: usize) -> Token<char> {
    let Some(letter) = bytes.get(at) else {
        return Token::More;
    };
    let character = match letter {
        b'"' | b'\\' | b'/' => char::from(*letter),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(bytes, at + 1),
        _ => return Token::Bad("an escape that JSON does not have"),
    };
    Token::Whole(character, at + 1)
}

const HALF: &str = "half of a surrogate pair";

/// Reads what follows `\u`: four digits, or a pair of surrogates.
fn unicode(bytes: &[u8], at: usize) -> Token<char> {
    let (unit, end) = match hex(bytes, at) {
        Token::Whole(unit, end) => (unit, end),
        Token::More => return Token::More,
        Token::Bad(reason) => return Token::Bad(reason),
    };
    if !(0xd800..0xe000).contains(&unit) {
        return char::from_u32(unit).map_or(Token::Bad(HALF), |c| Token::Whole(c, end));
    }
    if unit >= 0xdc00 {
        return Token::Bad(HALF);
    }
    for (at, expected) in (end..).zip(b"\\u") {
        match bytes.get(at) {
            None => return Token::More,
            Some(byte) if byte != expected => return Token::Bad(HALF),
            Some(_) => {}
        }
    }
    match hex(bytes, end + 2) {
        Token::Whole(low @ 0xdc00..0xe000, end) => {
            let code = 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            char::from_u32(code).map_or(Token::Bad(HALF), |c| Token::Whole(c, end))
        }
        Token::Whole(..) => Token::Bad(HALF),
        Token::More => Token::More,
        Token::Bad(reason) => Token::Bad(reason),
    }
}

fn hex(bytes: &[u8], at: usize) -> Token<u32> {
    let mut unit = 0;
    for at in at..at + 4 {
        let Some(byte) = bytes.get(at) else {
            return Token::More;
        };
        let Some(digit) = char::from(*byte).to_digit(16) else {
            return Token::Bad("an escape without four hexadecimal digits");
        };
        unit = unit << 4 | digit;
    }
    Token::Whole(unit, at + 4)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Copies a text that is given with its closing quote and without its opening one.
    fn copied(bytes: &[u8]) -> Result<(Vec<u8>, u64), Stop> {
        let (mut text, mut high) = (Vec::new(), 0);
        match copy(bytes, 0, &mut text, &mut high) {
            Stop::Closed(end) if bytes[end..].trim_ascii().is_empty() => Ok((text, high)),
            stop => Err(stop),
        }
    }

    /// Holds the text against what `serde_json` makes of it, wherever it is cut.
    fn check(text: &str) {
        let expected = serde_json::from_str::<String>(&format!("\"{text}")).ok();
        let read = copied(text.as_bytes()).ok();
        assert_eq!(
            read.as_ref()
                .and_then(|(text, _)| str::from_utf8(text).ok()),
            expected.as_deref(),
            "{text}"
        );
        if let Some((text, high)) = read {
            assert!(high != 0 || text.is_ascii());
        }
        for cut in 0..text.len() {
            let (mut piece, mut high) = (Vec::new(), 0);
            let Stop::More(at) = copy(&text.as_bytes()[..cut], 0, &mut piece, &mut high) else {
                continue;
            };
            let rest = &text.as_bytes()[at..];
            if let (Stop::Closed(_), Some(expected)) =
                (copy(rest, 0, &mut piece, &mut high), &expected)
            {
                assert_eq!(piece, expected.as_bytes(), "{text} cut at {cut}");
            }
        }
    }

    #[test]
    fn a_text_is_what_serde_json_reads() {
        for text in [
            r#"""#,
            r#"Tea""#,
            r#"seven77""#,
            r#"eight888""#,
            r#"nine99999""#,
            r#"a longer text, of more than sixteen bytes""#,
            r#"\"\\\/\b\f\n\r\t""#,
            r#"\u00e9t\u00C9 \u0000""#,
            r#"\ud83c\udf35 Kaktus 🌵 é""#,
            r#"a\ud83cb""#,
            r#"\ud83c\u0041""#,
            r#"\udf35""#,
            r#"\ud83c\n""#,
            r#"\ud83c""#,
            r#"\u12g4""#,
            r#"\x""#,
            "a\tb\"",
            "12345678\u{1}\"",
            "\u{7f}\u{80}\"",
        ] {
            check(text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn any_text_is_read_back(text: String) {
            check(serde_json::to_string(&text).unwrap().strip_prefix('"').unwrap());
        }

        #[test]
        fn nearly_texts_too(text in r#"[a-f0-9"\\u/\t🌵]{0,20}"#) {
            check(&text);
        }
    }
}
