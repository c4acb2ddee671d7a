//! What a sheet makes of typed text, in the locale en_US.

use super::date;
use crate::sheets::model::cell::{Content, Value};
use crate::sheets::model::text::Text;

/// The type and pattern of a `NumberFormat`.
pub(in crate::sheets) type NumberFormat = (&'static str, &'static str);

/// What typed text becomes: a content, and the format in which it was written, if it had one.
#[derive(Debug, PartialEq)]
pub(in crate::sheets) struct Typed {
    pub(in crate::sheets) content: Content,
    pub(in crate::sheets) format: Option<NumberFormat>,
}

/// Returns what somebody gets who types this text.
pub(in crate::sheets) fn parse(text: &str) -> Typed {
    let plain = |content| Typed {
        content,
        format: None,
    };
    if text.is_empty() {
        return plain(Content::default());
    }
    if let Some(literal) = text.strip_prefix('\'') {
        return plain(Value::Text(Text::new(literal)).into());
    }
    if text.len() > 1 && text.starts_with('=') {
        return plain(Content::Formula(text.into()));
    }
    let trimmed = text.trim();
    match trimmed.to_ascii_uppercase().as_str() {
        "TRUE" => return plain(Value::Bool(true).into()),
        "FALSE" => return plain(Value::Bool(false).into()),
        _ => {}
    }
    let date = || date::parse(trimmed).map(|(serial, format)| (serial, Some(format)));
    match parse_number(trimmed).or_else(date) {
        Some((number, format)) => Typed {
            content: Value::Number(number).into(),
            format,
        },
        None => plain(Value::Text(Text::new(text)).into()),
    }
}

/// Reads an optional sign, an optional dollar, digits with or without groups, and then decimals,
/// an exponent or a percent sign.
fn parse_number(text: &str) -> Option<(f64, Option<NumberFormat>)> {
    let (sign, text) = strip_sign(text);
    let (has_dollar, text) = strip(text, '$');
    let (inner_sign, text) = if has_dollar {
        strip_sign(text)
    } else {
        (1.0, text)
    };
    let (has_percent, digits) = match text.strip_suffix('%') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let whole = digits.split(['.', 'e', 'E']).next()?;
    let is_grouped = whole.contains(',');
    if is_grouped && !has_proper_groups(whole) {
        return None;
    }
    let plain = digits.replace(',', "");
    let is_number = plain
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte))
        && plain.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && digits.matches(',').count() == whole.matches(',').count();
    let number = plain
        .parse::<f64>()
        .ok()
        .filter(|number| is_number && number.is_finite())?;
    let has_decimals = plain.contains('.');
    let is_scientific = plain.contains(['e', 'E']);
    let format = match (has_dollar, has_percent, is_grouped, is_scientific) {
        (true, false, _, false) if has_decimals => Some(("CURRENCY", "\"$\"#,##0.00")),
        (true, false, _, false) => Some(("CURRENCY", "\"$\"#,##0")),
        (false, true, _, false) if has_decimals => Some(("PERCENT", "0.00%")),
        (false, true, _, false) => Some(("PERCENT", "0%")),
        (false, false, true, false) if has_decimals => Some(("NUMBER", "#,##0.00")),
        (false, false, true, false) => Some(("NUMBER", "#,##0")),
        (false, false, false, true) => Some(("SCIENTIFIC", "0.00E+00")),
        (false, false, false, false) => None,
        _ => return None,
    };
    let scale = if has_percent { 0.01 } else { 1.0 };
    Some((sign * inner_sign * number * scale, format))
}

fn strip_sign(text: &str) -> (f64, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn strip(text: &str, prefix: char) -> (bool, &str) {
    text.strip_prefix(prefix)
        .map_or((false, text), |rest| (true, rest))
}

fn has_proper_groups(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let is_first_proper = groups
        .next()
        .is_some_and(|group| (1..=3).contains(&group.len()));
    is_first_proper && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::sheets::model::cell::{Content, Value};
    use crate::sheets::model::text::Text;

    fn value(text: &str) -> Value {
        match parse(text).content {
            Content::Value(value) => value,
            Content::Formula(formula) => panic!("{formula}"),
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        let cases = [
            ("0042", 42.0),
            ("2,000,000.01", 2_000_000.01),
            ("50%", 0.5),
            ("$20.50", 20.5),
            ("-$5", -5.0),
            ("1e3", 1000.0),
            (" 7 ", 7.0),
            (".5", 0.5),
            ("2020-01-01", 43831.0),
        ];
        for (text, number) in cases {
            assert_eq!(value(text), Value::Number(number), "{text}");
        }
    }

    #[test]
    fn other_text_stays_text() {
        for text in [
            "1,23",
            "1.2.3",
            "12,34,567",
            "abc",
            "nan",
            "inf",
            "1-2",
            "-",
            "$",
            "%",
            "=",
            "e5",
            "1e999",
        ] {
            assert_eq!(value(text), Value::Text(Text::new(text)), "{text}");
        }
    }

    #[test]
    fn an_apostrophe_keeps_text_and_goes() {
        assert_eq!(value("'0042"), Value::Text(Text::new("0042")));
    }

    #[test]
    fn truth_has_any_case_and_nothing_is_no_cell() {
        assert_eq!(value("true"), Value::Bool(true));
        assert_eq!(value(""), Value::Empty);
    }

    #[test]
    fn what_is_typed_has_the_format_in_which_it_was_typed() {
        for (text, format) in [
            ("$100.15", Some(("CURRENCY", "\"$\"#,##0.00"))),
            ("2026-09-05", Some(("DATE", "yyyy-mm-dd"))),
            ("12.5%", Some(("PERCENT", "0.00%"))),
            ("1,000", Some(("NUMBER", "#,##0"))),
            ("007", None),
            ("=1+2", None),
        ] {
            assert_eq!(parse(text).format, format, "{text}");
        }
    }
}
