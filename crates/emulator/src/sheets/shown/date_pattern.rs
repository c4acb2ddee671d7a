//! Date and time patterns such as `yyyy-mm-dd`.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/guides/formats#date_and_time_format_patterns>.

use super::date::Moment;

/// A pattern, token by token.
#[derive(Debug, PartialEq)]
pub(in crate::sheets) struct DatePattern {
    tokens: Vec<Token>,
    has_half_days: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A letter of the pattern, in lower case, and how often it stands there.
    Letter(char, usize),
    /// Minutes, which have the letter of months.
    Minute(usize),
    /// Hours, minutes or seconds since the beginning.
    Elapsed(char, usize),
    /// Digits of a second's fraction.
    Fraction(usize),
    HalfDay {
        is_short: bool,
    },
    Literal(String),
}

impl DatePattern {
    pub(super) fn parse(pattern: &str) -> Self {
        let mut tokens = Vec::new();
        let mut rest = pattern;
        while let Some(first) = rest.chars().next() {
            let (token, length) = token(rest, first, &tokens);
            tokens.push(token);
            rest = &rest[length..];
        }
        tell_minutes(&mut tokens);
        let is_half_day = |token: &Token| matches!(token, Token::HalfDay { .. });
        Self {
            has_half_days: tokens.iter().any(is_half_day),
            tokens,
        }
    }

    /// Writes a serial number; nothing when it is beyond the calendar.
    pub(super) fn format(&self, serial: f64) -> Option<String> {
        let moment = Moment::of_serial(serial)?;
        let part = |token| self.part(token, &moment, serial);
        Some(self.tokens.iter().map(part).collect())
    }

    fn part(&self, token: &Token, moment: &Moment, serial: f64) -> String {
        let padded = |number: i64, length: usize| format!("{number:0length$}");
        let hour = match (self.has_half_days, moment.hour % 12) {
            (false, _) => moment.hour,
            (true, 0) => 12,
            (true, hour) => hour,
        };
        match token {
            Token::Letter('y', 1..=2) => padded(i64::from(moment.day.year()) % 100, 2),
            Token::Letter('y', _) => moment.day.year().to_string(),
            Token::Letter('m', length @ 1..=2) => padded(i64::from(moment.day.month()), *length),
            Token::Letter('m', 3) => moment.day.strftime("%b").to_string(),
            Token::Letter('m', 5) => moment.day.strftime("%b").to_string()[..1].to_owned(),
            Token::Letter('m', _) => moment.day.strftime("%B").to_string(),
            Token::Letter('d', length @ 1..=2) => padded(i64::from(moment.day.day()), *length),
            Token::Letter('d', 3) => moment.day.strftime("%a").to_string(),
            Token::Letter('d', _) => moment.day.strftime("%A").to_string(),
            Token::Letter('h', length) => padded(hour.into(), *length),
            Token::Letter(_, length) => padded(moment.second.into(), *length),
            Token::Minute(length) => padded(moment.minute.into(), *length),
            Token::Elapsed(letter, length) => {
                let unit = match letter {
                    'h' => 24.0,
                    'm' => 1440.0,
                    _ => 86_400.0,
                };
                padded((serial * unit + 1e-6).floor() as i64, *length)
            }
            Token::Fraction(length) => {
                padded(i64::from(moment.millisecond), 3)[..*length].to_owned()
            }
            Token::HalfDay { is_short } => {
                let name = if moment.hour < 12 { "AM" } else { "PM" };
                name[..if *is_short { 1 } else { 2 }].to_owned()
            }
            Token::Literal(text) => text.clone(),
        }
    }
}

/// Reads one token and tells how long it is.
fn token(rest: &str, first: char, before: &[Token]) -> (Token, usize) {
    let lower = rest.to_ascii_lowercase();
    let run = |letter: char| lower.chars().take_while(|next| *next == letter).count();
    let letter = first.to_ascii_lowercase();
    match letter {
        _ if lower.starts_with("am/pm") => (Token::HalfDay { is_short: false }, 5),
        _ if lower.starts_with("a/p") => (Token::HalfDay { is_short: true }, 3),
        'y' | 'm' | 'd' | 'h' | 's' => (Token::Letter(letter, run(letter)), run(letter)),
        '[' => {
            let inner = lower[1..].split(']').next().unwrap_or_default();
            let unit = inner.chars().next().unwrap_or('h');
            (
                Token::Elapsed(unit, inner.len()),
                (inner.len() + 2).min(rest.len()),
            )
        }
        // Zeros and dots behind seconds are their fraction.
        '.' if matches!(before.last(), Some(Token::Letter('s', _)))
            && lower[1..].starts_with('0') =>
        {
            (Token::Literal(".".to_owned()), 1)
        }
        '0' => (Token::Fraction(run('0').min(3)), run('0')),
        '"' => {
            let inner = rest[1..].split('"').next().unwrap_or_default();
            (
                Token::Literal(inner.to_owned()),
                (inner.len() + 2).min(rest.len()),
            )
        }
        '\\' => {
            let escaped = rest[1..]
                .chars()
                .next()
                .map(String::from)
                .unwrap_or_default();
            let length = 1 + escaped.len();
            (Token::Literal(escaped), length)
        }
        other => (
            Token::Literal(first.to_string()),
            other.len_utf8().max(first.len_utf8()),
        ),
    }
}

/// `m` and `mm` are minutes behind hours and before seconds.
fn tell_minutes(tokens: &mut [Token]) {
    let is_literal = |token: &&Token| matches!(token, Token::Literal(_));
    for index in 0..tokens.len() {
        let Token::Letter('m', length @ 1..=2) = tokens[index] else {
            continue;
        };
        let before = tokens[..index]
            .iter()
            .rev()
            .find(|token| !is_literal(token));
        let after = tokens[index + 1..].iter().find(|token| !is_literal(token));
        let is_behind_hours =
            matches!(before, Some(Token::Letter('h', _) | Token::Elapsed('h', _)));
        let is_before_seconds =
            matches!(after, Some(Token::Letter('s', _) | Token::Elapsed('s', _)));
        if is_behind_hours || is_before_seconds {
            tokens[index] = Token::Minute(length);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DatePattern;

    #[test]
    fn moments_are_shown_by_their_pattern() {
        // 2020-01-05 09:07:03.250, a Sunday.
        let serial = 43835.0 + (9.0 * 3600.0 + 7.0 * 60.0 + 3.25) / 86_400.0;
        let cases = [
            ("yyyy-mm-dd", "2020-01-05"),
            ("M/d/yy", "1/5/20"),
            ("dddd, mmmm d", "Sunday, January 5"),
            ("ddd mmm mmmmm", "Sun Jan J"),
            ("h:mm:ss", "9:07:03"),
            ("hh:mm am/pm", "09:07 AM"),
            ("h:mm:ss.000", "9:07:03.250"),
            ("mm:ss", "07:03"),
            ("[h]:mm", "1052049:07"),
            ("h\"h \"m\\m a/p", "9h 7m A"),
            ("d.m.yyyy", "5.1.2020"),
        ];
        for (pattern, shown) in cases {
            let pattern_parsed = DatePattern::parse(pattern);
            assert_eq!(pattern_parsed.format(serial).unwrap(), shown, "{pattern}");
        }
        assert_eq!(DatePattern::parse("yyyy").format(1e12), None);
    }
}
