//! How values are read when they are typed and written when they are shown, in the locale en_US.

mod date;
mod date_pattern;
mod number_pattern;
pub(super) mod number_text;
mod user_entered;

use serde_json::Value as Json;

use super::model::cell::{Value, text_of};
use date_pattern::DatePattern;
use number_pattern::NumberPattern;

pub(super) use user_entered::{NumberFormat, Typed, parse};

/// How a cell shows its value: what `NumberFormat` says, ready to be used.
#[derive(Debug, Default, PartialEq)]
pub(super) enum Display {
    #[default]
    Automatic,
    Number(NumberPattern),
    Date(DatePattern),
}

impl Display {
    /// Reads a `NumberFormat`; one without a pattern has the pattern of its type.
    pub(super) fn of_format(format: &Json) -> Self {
        let pattern = format["pattern"]
            .as_str()
            .filter(|pattern| !pattern.is_empty());
        match format["type"].as_str().unwrap_or_default() {
            "NUMBER" => Self::number(pattern.unwrap_or("#,##0.00")),
            "PERCENT" => Self::number(pattern.unwrap_or("0.00%")),
            "CURRENCY" => Self::number(pattern.unwrap_or("\"$\"#,##0.00")),
            "SCIENTIFIC" => Self::number(pattern.unwrap_or("0.00E+00")),
            "DATE" => Self::date(pattern.unwrap_or("m/d/yyyy")),
            "TIME" => Self::date(pattern.unwrap_or("h:mm:ss am/pm")),
            "DATE_TIME" => Self::date(pattern.unwrap_or("m/d/yyyy h:mm:ss")),
            _ => Self::Automatic,
        }
    }

    /// Returns whether a number is shown as a day or a time.
    pub(super) fn is_date(&self) -> bool {
        matches!(self, Self::Date(_))
    }

    /// Writes a value as it is shown.
    pub(super) fn show(&self, value: &Value) -> String {
        let shown = match (self, value) {
            (Self::Number(pattern), Value::Number(number)) => Some(pattern.format(*number)),
            (Self::Date(pattern), Value::Number(number)) => pattern.format(*number),
            (Self::Number(pattern), Value::Text(text)) => pattern.format_text(text.as_str()),
            _ => None,
        };
        shown.unwrap_or_else(|| text_of(value))
    }

    fn number(pattern: &str) -> Self {
        Self::Number(NumberPattern::parse(pattern))
    }

    fn date(pattern: &str) -> Self {
        Self::Date(DatePattern::parse(pattern))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Display, Value};

    #[test]
    fn a_type_without_a_pattern_has_the_pattern_of_its_locale() {
        let cases = [
            ("NUMBER", "1,234.50"),
            ("PERCENT", "123450.00%"),
            ("CURRENCY", "$1,234.50"),
            ("SCIENTIFIC", "1.23E+03"),
            ("DATE", "5/18/1903"),
            ("TIME", "12:00:00 PM"),
            ("DATE_TIME", "5/18/1903 12:00:00"),
            ("TEXT", "1234.5"),
        ];
        for (kind, shown) in cases {
            let display = Display::of_format(&json!({ "type": kind }));
            assert_eq!(display.show(&Value::Number(1234.5)), shown, "{kind}");
        }
    }
}
