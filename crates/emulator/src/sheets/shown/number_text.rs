//! Numbers as a sheet shows them where no format says how.

/// Writes a number with as many digits as it takes, ten at most: Google was recorded to show
/// 1/1024 as `0.0009765625`.
pub(in crate::sheets) fn automatic(number: f64) -> String {
    let size = number.abs();
    if number == 0.0 {
        return "0".to_owned();
    }
    if number.fract() == 0.0 && size < 1e15 {
        return (number as i64).to_string();
    }
    if !(1e-9..1e15).contains(&size) {
        return scientific(number, 5);
    }
    let digits_before = size.log10().floor() as i32 + 1;
    let decimals = usize::try_from(10 - digits_before).unwrap_or(0);
    without_zeros(format!("{number:.decimals$}"))
}

fn scientific(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mantissa = without_zeros(mantissa.to_owned());
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => ('-', digits),
        None => ('+', exponent),
    };
    format!("{mantissa}E{sign}{digits:0>2}")
}

fn without_zeros(text: String) -> String {
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::automatic;

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
            assert_eq!(automatic(number), text);
        }
    }
}
