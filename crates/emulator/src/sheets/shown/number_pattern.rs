//! Number patterns such as `#,##0.00`.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/guides/formats#number_format_patterns>.

/// A pattern: for positive numbers, negative ones, zero and text, as far as it says.
#[derive(Debug, PartialEq)]
pub(in crate::sheets) struct NumberPattern {
    sections: Vec<Section>,
}

/// The digits of a number, and the text around them.
#[derive(Debug, Default, PartialEq)]
struct Section {
    before: String,
    after: String,
    digits: Option<Digits>,
    is_percent: bool,
    /// Where text goes, as `@` says: behind `before`.
    has_text: bool,
}

#[derive(Debug, Default, PartialEq)]
struct Digits {
    least_whole: usize,
    has_point: bool,
    least_decimals: usize,
    most_decimals: usize,
    has_groups: bool,
    /// How often the number is divided by a thousand.
    thousands: i32,
    /// The digits of the exponent, and whether it shows a plus.
    exponent: Option<(usize, bool)>,
}

impl NumberPattern {
    pub(super) fn parse(pattern: &str) -> Self {
        let mut sections = vec![Section::default()];
        let mut characters = pattern.chars().peekable();
        while let Some(character) = characters.next() {
            if character == ';' {
                sections.push(Section::default());
                continue;
            }
            let section = sections.last_mut().expect("there is always one");
            section.read(character, &mut characters);
        }
        Self { sections }
    }

    pub(super) fn format(&self, number: f64) -> String {
        let section = match (number, self.sections.len()) {
            (number, 2..) if number < 0.0 => return self.sections[1].format(-number),
            (0.0, 3..) => &self.sections[2],
            _ => &self.sections[0],
        };
        let sign = if number < 0.0 { "-" } else { "" };
        format!("{sign}{}", section.format(number.abs()))
    }

    /// Writes a text, if the pattern has a part for text.
    pub(super) fn format_text(&self, text: &str) -> Option<String> {
        let section = self.sections.iter().find(|section| section.has_text)?;
        Some(format!("{}{text}{}", section.before, section.after))
    }
}

impl Section {
    fn read(&mut self, character: char, rest: &mut std::iter::Peekable<std::str::Chars<'_>>) {
        match character {
            '0' | '#' | '?' | '.' | ',' => self.digit(character),
            'E' | 'e' if self.digits.is_some() => self.exponent(rest),
            '"' => {
                let quoted: String = rest.by_ref().take_while(|next| *next != '"').collect();
                self.literal(&quoted);
            }
            '\\' => {
                let escaped = rest.next().map(String::from);
                self.literal(&escaped.unwrap_or_default());
            }
            // As wide as the next character.
            '_' => {
                rest.next();
                self.literal(" ");
            }
            // The next character fills the cell, which an answer does not show.
            '*' => {
                rest.next();
            }
            '[' => {
                let inner: String = rest.by_ref().take_while(|next| *next != ']').collect();
                // A colour says nothing; a currency is `$€` or `$€-407`.
                if let Some(currency) = inner.strip_prefix('$') {
                    self.literal(currency.split('-').next().unwrap_or_default());
                }
            }
            '%' => {
                self.is_percent = true;
                self.literal("%");
            }
            '@' => self.has_text = true,
            other => self.literal(other.encode_utf8(&mut [0; 4])),
        }
    }

    fn digit(&mut self, character: char) {
        let is_begun = self.digits.is_some();
        if !is_begun && matches!(character, ',') {
            return self.literal(",");
        }
        let digits = self.digits.get_or_insert_default();
        match character {
            // A comma between digits asks for groups, one behind them divides.
            ',' => digits.thousands += 1,
            '.' => digits.has_point = true,
            _ => {
                let is_needed = usize::from(character == '0');
                if digits.has_point {
                    digits.most_decimals += 1;
                    digits.least_decimals += is_needed;
                    return;
                }
                digits.least_whole += is_needed;
                digits.has_groups |= digits.thousands > 0;
                digits.thousands = 0;
            }
        }
    }

    fn exponent(&mut self, rest: &mut std::iter::Peekable<std::str::Chars<'_>>) {
        let shows_plus = rest.next_if(|next| matches!(next, '+' | '-')) == Some('+');
        let mut length = 0;
        while rest.next_if_eq(&'0').is_some() {
            length += 1;
        }
        if let Some(digits) = &mut self.digits {
            digits.exponent = Some((length, shows_plus));
        }
    }

    fn literal(&mut self, text: &str) {
        match self.digits.is_some() || self.has_text {
            true => self.after.push_str(text),
            false => self.before.push_str(text),
        }
    }

    fn format(&self, number: f64) -> String {
        let number = if self.is_percent {
            number * 100.0
        } else {
            number
        };
        let digits = self.digits.as_ref().map(|digits| digits.format(number));
        format!(
            "{}{}{}",
            self.before,
            digits.unwrap_or_default(),
            self.after
        )
    }
}

impl Digits {
    fn format(&self, number: f64) -> String {
        let most = self.most_decimals;
        if let Some((length, shows_plus)) = self.exponent {
            let text = format!("{number:.most$e}");
            let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
            let power: i32 = exponent.parse().unwrap_or_default();
            let sign = match power < 0 {
                true => "-",
                false if shows_plus => "+",
                false => "",
            };
            let digits = power.unsigned_abs();
            return format!("{}E{sign}{digits:0>length$}", self.shorten(mantissa));
        }
        let scaled = number / 1000_f64.powi(self.thousands);
        let text = format!("{scaled:.most$}");
        let text = self.shorten(&text);
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let whole = match whole {
            "0" if self.least_whole == 0 => String::new(),
            whole => format!("{whole:0>width$}", width = self.least_whole),
        };
        let whole = if self.has_groups {
            grouped(&whole)
        } else {
            whole
        };
        let point = match self.has_point && decimals.is_empty() == (most == 0) {
            true => ".",
            false => "",
        };
        format!("{whole}{point}{decimals}")
    }

    /// Drops zeros at the end that the pattern does not ask for.
    fn shorten(&self, text: &str) -> String {
        let Some((whole, decimals)) = text.split_once('.') else {
            return text.to_owned();
        };
        let (needed, rest) = decimals.split_at(self.least_decimals.min(decimals.len()));
        let decimals = format!("{needed}{}", rest.trim_end_matches('0'));
        match decimals.is_empty() {
            true => whole.to_owned(),
            false => format!("{whole}.{decimals}"),
        }
    }
}

fn grouped(whole: &str) -> String {
    let mut groups = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            groups.push(',');
        }
        groups.push(digit);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::NumberPattern;

    #[test]
    fn numbers_are_shown_by_their_pattern() {
        let cases = [
            ("0", 0.4, "0"),
            ("#,##0.00", 2_000_000.01, "2,000,000.01"),
            ("\"$\"#,##0", -1234.0, "-$1,234"),
            ("[$€-407]0.0", 1.25, "€1.2"),
            ("0%", 0.5, "50%"),
            ("0.0#%", 0.125, "12.5%"),
            ("0.00E+00", 1000.0, "1.00E+03"),
            ("000", 7.0, "007"),
            ("#.##", 0.5, ".5"),
            ("0.##", 2.0, "2"),
            ("0,\"K\"", 12_345.0, "12K"),
            ("0;(0);\"none\"", -3.0, "(3)"),
            ("0;(0);\"none\"", 0.0, "none"),
            ("_(0_)", 5.0, " 5 "),
        ];
        for (pattern, number, shown) in cases {
            assert_eq!(
                NumberPattern::parse(pattern).format(number),
                shown,
                "{pattern}"
            );
        }
    }

    #[test]
    fn text_has_a_part_of_its_own() {
        let pattern = NumberPattern::parse("0;0;0;\"<\"@\">\"");
        assert_eq!(pattern.format_text("a").unwrap(), "<a>");
        assert_eq!(NumberPattern::parse("0").format_text("a"), None);
    }
}
