//! [`Token`]: what a look at the next bytes can come to; spaces and words.

/// What was read at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<T> {
    /// The token, and where it ends.
    Whole(T, usize),
    /// The bytes end before it does.
    More,
    /// It is none, and why.
    Bad(&'static str),
}

/// Reads the word that begins at `from`: `true`, `false` or `null`.
pub(super) fn word(bytes: &[u8], from: usize, word: &'static str) -> Token<()> {
    let rest = &bytes[from..];
    if rest.starts_with(word.as_bytes()) {
        Token::Whole((), from + word.len())
    } else if word.as_bytes().starts_with(rest) {
        Token::More
    } else {
        Token::Bad("a word other than true, false and null")
    }
}

/// Returns the first place from `at` on where no space is.
#[inline]
pub(super) fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// Says in words what begins with a byte; `None` if nothing does.
pub(super) fn kind(first: u8) -> Option<&'static str> {
    match first {
        b'"' => Some("a text"),
        b'{' => Some("an object"),
        b'[' => Some("a list"),
        b't' | b'f' => Some("a boolean"),
        b'n' => Some("null"),
        b'-' | b'0'..=b'9' => Some("a number"),
        _ => None,
    }
}

/// What stands between two cells, which is the same all along an answer: a comma alone, or a
/// comma, a new line and the indent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Separator {
    text: u64,
    mask: u64,
    length: usize,
}

impl Separator {
    pub(super) const COMMA: Self = Self {
        text: b',' as u64,
        mask: 0xff,
        length: 1,
    };

    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// Returns where the separator at `at` ends, if the usual one is there.
    #[inline(always)]
    pub(super) fn pass(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let next = u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?);
        (next & self.mask == self.text).then_some(at + self.length)
    }

    /// Takes what is between `from` and `to` for the usual separator, if it is no longer than
    /// one can be, and surely whole.
    pub(super) fn learn(&mut self, bytes: &[u8], from: usize, to: usize) {
        let length = to - from;
        if let Some(next) = bytes[from..].first_chunk()
            && (1..=8).contains(&length)
            && to < bytes.len()
        {
            let mask = u64::MAX >> (64 - 8 * length);
            let text = u64::from_le_bytes(*next) & mask;
            *self = Self { text, mask, length };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_whole_cut_or_wrong() {
        assert_eq!(word(b"true,", 0, "true"), Token::Whole((), 4));
        assert_eq!(word(b"[fal", 1, "false"), Token::More);
        assert!(matches!(word(b"nil", 0, "null"), Token::Bad(_)));
    }

    #[test]
    fn a_separator_is_passed_when_it_is_the_usual_one() {
        let mut separator = Separator::COMMA;
        let text = b"1,2,\n      3,\n      4,\n     5";
        assert_eq!(separator.pass(text, 1), Some(2));
        separator.learn(text, 3, 11);
        assert_eq!(separator.pass(text, 1), None);
        assert_eq!(separator.pass(text, 12), Some(20));
        assert_eq!(separator.pass(text, 21), None);
        separator.learn(text, 3, 12);
        assert_eq!(separator.pass(text, 12), Some(20));
    }
}
