//! What a sheet makes of typed text, in the locale en_US.

use super::cell::{Cell, Content, Format, Value};
use super::date;
use super::number_text::NumberFormat;

/// Returns the cell that somebody gets who types this text; nothing typed is no cell.
pub(super) fn parse(text: &str) -> Option<Cell> {
    if text.is_empty() {
        return None;
    }
    if let Some(literal) = text.strip_prefix('\'') {
        return Some(Cell::plain(Value::Text(literal.to_owned())));
    }
    if text.len() > 1 && text.starts_with('=') {
        return Some(Cell {
            content: Content::Formula(text.to_owned()),
            format: Format::AUTOMATIC,
        });
    }
    let trimmed = text.trim();
    let number = || parse_number(trimmed).map(|(number, format)| (number, Format::Number(format)));
    let date = || date::parse(trimmed).map(|(serial, format)| (serial, Format::Date(format)));
    let cell = match trimmed.to_ascii_uppercase().as_str() {
        "TRUE" => Cell::plain(Value::Bool(true)),
        "FALSE" => Cell::plain(Value::Bool(false)),
        _ => match number().or_else(date) {
            Some((number, format)) => Cell {
                content: Content::Value(Value::Number(number)),
                format,
            },
            None => Cell::plain(Value::Text(text.to_owned())),
        },
    };
    Some(cell)
}

/// Reads an optional sign, an optional dollar, digits with or without groups, and then decimals,
/// an exponent or a percent sign.
fn parse_number(text: &str) -> Option<(f64, NumberFormat)> {
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
    let decimals = if plain.contains('.') { 2 } else { 0 };
    let is_scientific = plain.contains(['e', 'E']);
    let format = match (has_dollar, has_percent, is_grouped, is_scientific) {
        (true, false, _, false) => NumberFormat::Currency { decimals },
        (false, true, _, false) => NumberFormat::Percent { decimals },
        (false, false, true, false) => NumberFormat::Grouped { decimals },
        (false, false, false, true) => NumberFormat::Scientific,
        (false, false, false, false) => NumberFormat::Automatic,
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
    use crate::sheets::cell::{Content, Value};

    fn value(text: &str) -> Value {
        match parse(text).unwrap().content {
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
            assert_eq!(value(text), Value::Text(text.to_owned()), "{text}");
        }
    }

    #[test]
    fn an_apostrophe_keeps_text_and_goes() {
        assert_eq!(value("'0042"), Value::Text("0042".to_owned()));
    }

    #[test]
    fn truth_has_any_case_and_nothing_is_no_cell() {
        assert_eq!(value("true"), Value::Bool(true));
        assert_eq!(parse(""), None);
    }
}
