//! Numbers as a sheet shows them.

/// How a number was written, and so is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// As many digits as it takes, at most ten.
    Automatic,
    /// `2,000,000.01`.
    Grouped { decimals: usize },
    /// `50%`.
    Percent { decimals: usize },
    /// `$20.50`.
    Currency { decimals: usize },
    /// `1.00E+03`.
    Scientific,
}

/// Writes a number as it is shown.
pub(super) fn format(number: f64, format: NumberFormat) -> String {
    match format {
        NumberFormat::Automatic => automatic(number),
        NumberFormat::Grouped { decimals } => grouped(number, decimals, ""),
        NumberFormat::Currency { decimals } => grouped(number, decimals, "$"),
        NumberFormat::Percent { decimals } => format!("{:.decimals$}%", number * 100.0),
        NumberFormat::Scientific => scientific(number, 2, true),
    }
}

/// Ten significant digits: Google was recorded to show 1/1024 as `0.0009765625`.
fn automatic(number: f64) -> String {
    let size = number.abs();
    if number == 0.0 {
        return "0".to_owned();
    }
    if number.fract() == 0.0 && size < 1e15 {
        return format!("{number:.0}");
    }
    if !(1e-9..1e15).contains(&size) {
        return scientific(number, 5, false);
    }
    let digits_before = size.log10().floor() as i32 + 1;
    let decimals = usize::try_from(10 - digits_before).unwrap_or(0);
    let text = format!("{number:.decimals$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

fn scientific(number: f64, decimals: usize, keeps_zeros: bool) -> String {
    let text = format!("{number:.decimals$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mantissa = match keeps_zeros || !mantissa.contains('.') {
        true => mantissa,
        false => mantissa.trim_end_matches('0').trim_end_matches('.'),
    };
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => ('-', digits),
        None => ('+', exponent),
    };
    format!("{mantissa}E{sign}{digits:0>2}")
}

fn grouped(number: f64, decimals: usize, symbol: &str) -> String {
    let text = format!("{:.decimals$}", number.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut groups = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            groups.push(',');
        }
        groups.push(digit);
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{symbol}{groups}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::{NumberFormat, format};

    #[test]
    fn a_number_is_shown_with_as_many_digits_as_it_takes() {
        let cases = [
            (42.0, "42"),
            (0.0, "0"),
            (1.0 / 1024.0, "0.0009765625"),
            (1.0 / 3.0, "0.3333333333"),
            (1000.0 / 3.0, "333.3333333"),
            (-1.5, "-1.5"),
            (0.1 + 0.2, "0.3"),
            (1e15, "1E+15"),
            (123_456_789_012_345.0, "123456789012345"),
            (1e-10, "1E-10"),
        ];
        for (number, text) in cases {
            assert_eq!(format(number, NumberFormat::Automatic), text);
        }
    }

    #[test]
    fn a_format_is_kept() {
        let grouped = NumberFormat::Grouped { decimals: 2 };
        assert_eq!(format(2_000_000.01, grouped), "2,000,000.01");
        assert_eq!(
            format(-1234.0, NumberFormat::Currency { decimals: 0 }),
            "-$1,234"
        );
        assert_eq!(format(0.5, NumberFormat::Percent { decimals: 0 }), "50%");
        assert_eq!(format(1000.0, NumberFormat::Scientific), "1.00E+03");
    }
}
