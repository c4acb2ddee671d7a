//! Numbers held against what `serde_json` makes of them.

use proptest::prelude::*;

use super::*;
use crate::grid::word::Unpacked;

fn to_bits(number: Number) -> u64 {
    let number = match number {
        Number::Double(number) => number,
        Number::Packed(word) => match word.unpack() {
            Unpacked::Whole(number) => number.into(),
            Unpacked::Decimal(digits, places) => f64::from(digits) / POWERS[places],
            other => panic!("{other:?} is no number"),
        },
    };
    number.to_bits()
}

/// Holds the number against what `serde_json` makes of it.
fn check(text: &str) {
    let expected = serde_json::from_str::<f64>(text);
    let bytes = format!("{text},");
    match (read(bytes.as_bytes(), 0), expected) {
        (Token::Whole(number, end), Ok(expected)) => {
            assert_eq!(to_bits(number), expected.to_bits(), "{text}");
            assert_eq!(end, text.len(), "{text}");
        }
        // What is left over belongs to no number, which the reader of the list sees.
        (Token::Whole(_, end), Err(_)) => assert!(end < text.len(), "{text}"),
        (Token::More, _) => panic!("{text} is whole"),
        (Token::Bad(reason), expected) => assert!(expected.is_err(), "{text}: {reason}"),
    }
    check_usual(text);
}

/// Holds the way for usual numbers against the one for all.
fn check_usual(text: &str) {
    let mut window = [b','; WINDOW];
    let length = text.len().min(WINDOW);
    window[..length].copy_from_slice(&text.as_bytes()[..length]);
    let number = match text.starts_with('-') {
        true => usual::<true>(&window),
        false => usual::<false>(&window),
    };
    let Some((number, end)) = number else {
        return;
    };
    let Token::Whole(expected, same_end) = read(&window, 0) else {
        panic!("{text} is no number");
    };
    assert_eq!(to_bits(number), to_bits(expected), "{text}");
    assert_eq!(end, same_end, "{text}");
}

#[test]
fn a_number_is_what_serde_json_reads() {
    for text in [
        "0",
        "-0",
        "7",
        "-1",
        "0.1",
        "-0.0",
        "1e5",
        "1E+5",
        "1e-5",
        "12.50",
        "1.5e300",
        "9007199254740993",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "0.30000000000000004",
        "2.2250738585072011e-308",
        "4.9e-324",
        "1e-400",
        "0e999999999999999999999",
        "1e-999999999999999999999",
        "1e23",
        "1e22",
        "123456789012345678e-5",
        "1.7976931348623157e308",
        "43831.999988425924",
    ] {
        check(text);
    }
    check(&format!("0.{}1", "0".repeat(900)));
    check(&format!("{}.5", "9".repeat(300)));
}

#[test]
fn what_is_no_number_is_refused() {
    for text in [
        "-",
        "01",
        "-01",
        "00",
        "1.",
        "-.5",
        "1.e5",
        "1e",
        "1e+",
        "1e400",
        "-1e400",
        "--1",
        "1.7976931348623159e308",
        "1.2.3",
        "1x",
        "+1",
        ".5",
        "1e5.5",
    ] {
        check(text);
    }
    let long = "1".repeat(LONGEST + 1);
    assert!(matches!(
        read(format!("{long},").as_bytes(), 0),
        Token::Bad(TOO_LONG)
    ));
    assert!(matches!(read(long.as_bytes(), 0), Token::Bad(TOO_LONG)));
}

#[test]
fn a_number_at_the_end_may_go_on() {
    for text in ["-", "1", "12", "1.", "1.5", "1e", "1e+", "1e+5"] {
        assert!(matches!(read(text.as_bytes(), 0), Token::More), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_double_is_read_back(bits: u64) {
        let number = f64::from_bits(bits);
        prop_assume!(number.is_finite());
        check(&number.to_string());
        check(&format!("{number:e}"));
        check(&serde_json::to_string(&number).unwrap());
    }

    #[test]
    fn decimals_are_read_as_serde_json_reads_them(
        text in "-?(0|[1-9][0-9]{0,22})(\\.[0-9]{1,22})?([eE][+-]?[0-9]{1,3})?",
    ) {
        check(&text);
    }

    #[test]
    fn a_quotient_is_rounded_as_the_exact_one(
        mantissa in 1..10_u64.pow(19),
        cut in 0..64_u32,
        power in 1..=MOST_DIGITS,
    ) {
        let mantissa = (mantissa >> cut).max(1);
        let expected = serde_json::from_str::<f64>(&format!("{mantissa}e-{power}")).unwrap();
        prop_assert_eq!(divide(mantissa, power), expected);
        prop_assert_eq!(divide_slowly(mantissa, power), expected);
    }

    #[test]
    fn nearly_numbers_too(text in "[-0-9][-+0-9.eE]{0,7}") {
        check(&text);
    }
}
