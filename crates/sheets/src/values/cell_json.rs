//! Writes cells as JSON, those that are usual without `serde_json`.

use crate::Cell;

/// Appends a cell whose number, if it is one, is finite.
#[inline]
pub(super) fn write(json: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Text(text) => write_text(json, text),
        Cell::Number(number) => write_number(json, *number),
        rare => write_any(json, rare),
    }
}

/// A text without anything to escape is copied as it is.
#[inline]
fn write_text(json: &mut Vec<u8>, text: &str) {
    // Without a way out of the loop, many bytes are looked at together.
    let is_special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    let special = text.bytes().fold(false, |any, byte| any | is_special(byte));
    if special {
        return write_any(json, text);
    }
    json.reserve(text.len() + 2);
    json.push(b'"');
    json.extend_from_slice(text.as_bytes());
    json.push(b'"');
}

/// A number of hundredths, which whole numbers and prices are, is written digit by digit. With up
/// to fifteen digits its text is the shortest for the number, and so the one that `serde_json`
/// writes after a longer search.
#[inline]
fn write_number(json: &mut Vec<u8>, number: f64) {
    let size = number.abs();
    let hundredths = (size * 100.0 + 0.5) as u64;
    // The quotient of two numbers that are exact is the nearest to its value, as the number is
    // that is read from the text.
    if hundredths >= FIFTEEN_DIGITS || hundredths as f64 / 100.0 != size {
        return write_any(json, &Cell::Number(number));
    }
    if number < 0.0 {
        json.push(b'-');
    }
    write_whole(json, hundredths / 100);
    match ((hundredths / 10 % 10) as u8, (hundredths % 10) as u8) {
        (0, 0) => {}
        (tenth, 0) => json.extend_from_slice(&[b'.', b'0' + tenth]),
        (tenth, hundredth) => json.extend_from_slice(&[b'.', b'0' + tenth, b'0' + hundredth]),
    }
}

const FIFTEEN_DIGITS: u64 = 1_000_000_000_000_000;

fn write_whole(json: &mut Vec<u8>, number: u64) {
    serde_json::to_writer(json, &number).expect("a whole number is JSON");
}

#[inline(never)]
fn write_any<T: serde::Serialize + ?Sized>(json: &mut Vec<u8>, value: &T) {
    serde_json::to_writer(json, value).expect("a finite number or a text is JSON");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(cell: impl Into<Cell>) {
        let cell = cell.into();
        let mut json = Vec::new();
        write(&mut json, &cell);
        assert_eq!(
            String::from_utf8(json).unwrap(),
            serde_json::to_string(&cell).unwrap()
        );
    }

    #[test]
    fn a_cell_is_written_as_serde_json_writes_it() {
        for cell in [Cell::Skip, Cell::Empty, true.into(), false.into()] {
            check(cell);
        }
        for text in [
            "",
            "Tea",
            "a \"b\"",
            "\\",
            "\n",
            "\u{1f}",
            "\u{7f}",
            "é 待機中 🧾",
        ] {
            check(text);
        }
        for number in [
            0.0,
            -0.0,
            0.01,
            -0.05,
            0.005,
            1e-7,
            1e-300,
            0.1 + 0.2,
            2.675,
            999.99,
            1e13,
            9_999_999_999_999.99,
            10_000_000_000_000.01,
            1e15,
            9_007_199_254_740_993.0,
            1e21,
            f64::MAX,
            f64::MIN_POSITIVE,
        ] {
            check(number);
            check(-number);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn every_text_and_number_is(
            text: String,
            number in proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL,
            digits in 0..10_u64.pow(17),
            cut in 0..57_u32,
            power in 0..6,
        ) {
            check(text);
            check(number);
            // What people write, and its neighbours.
            let decimal = (digits >> cut) as f64 / 10_f64.powi(power);
            check(decimal);
            check(-decimal);
            check(f64::from_bits(decimal.to_bits() + 1));
        }
    }
}
