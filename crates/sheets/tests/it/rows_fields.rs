//! What comes out of one cell: each kind of field, and what it refuses.

use std::collections::HashMap;

use hallpass_sheets::{Cell, RowReader, row};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::rows_support::{read, reader};

/// Reads one cell under the header `x`.
fn one<T: DeserializeOwned>(reader: &RowReader, cell: impl Into<Cell>) -> Result<T, String> {
    #[derive(Deserialize)]
    struct Row<T> {
        x: T,
    }
    // A second column keeps the row from being blank.
    let rows = [row!["x", "y"], vec![cell.into(), Cell::from("y")]];
    let row = read::<Row<T>>(reader, &rows).map_err(|error| {
        let place = (error.cell().unwrap().to_string(), error.field());
        assert_eq!(place, ("Orders!A17".to_owned(), Some("x")), "{error}");
        error.to_string().replace("Orders!A17: ", "")
    });
    row.map(|mut rows| rows.remove(0).x)
}

fn refused<T: DeserializeOwned>(cell: impl Into<Cell>, message: &str) {
    match one::<T>(&reader(), cell) {
        Err(error) => assert_eq!(error, message),
        Ok(_) => panic!("not refused: {message}"),
    }
}

#[test]
fn an_integer_is_a_number_without_a_fraction() {
    assert_eq!(one(&reader(), 300), Ok(300_u16));
    assert_eq!(one(&reader(), -0.0), Ok(0_u8));
    assert_eq!(one(&reader(), -7), Ok(-7_i128));
    assert_eq!(one(&reader(), 9_007_199_254_740_992.0), Ok(1_u64 << 53));
    refused::<i32>("n/a", r#"expected an integer, got "n/a""#);
    refused::<i32>(3.5, "expected an integer, got 3.5");
    refused::<u8>(300, "expected an integer from 0 to 255, got 300");
    refused::<u32>(-1, "expected an integer from 0 to 4294967295, got -1");
    refused::<i32>(true, "expected an integer, got TRUE");
    refused::<i32>("42", r#"expected an integer, got "42""#);
    refused::<u64>(
        9_007_199_254_740_994.0,
        "expected an integer up to 2^53, beyond which a cell is not exact, got 9007199254740994",
    );
    refused::<i64>(Cell::Number(f64::NAN), "expected an integer, got NaN");
}

#[test]
fn a_float_is_any_number() {
    assert_eq!(one(&reader(), 0.1), Ok(0.1_f64));
    assert_eq!(one(&reader(), 3), Ok(3.0_f32));
    refused::<f64>("1.5", r#"expected a number, got "1.5""#);
    refused::<f32>(
        1e300,
        &format!("expected a number that is not so large, got {}", 1e300),
    );
}

#[test]
fn a_boolean_is_true_or_false_and_no_number() {
    assert_eq!(one(&reader(), true), Ok(true));
    refused::<bool>(1, "expected TRUE or FALSE, got 1");
    refused::<bool>("TRUE", r#"expected TRUE or FALSE, got "TRUE""#);
}

#[test]
fn a_text_is_exact_and_another_value_is_what_the_sheet_shows() {
    let text = |cell: Cell| one::<String>(&reader(), cell).unwrap();
    assert_eq!(text("0042".into()), "0042");
    assert_eq!(text(" 1e5 ".into()), " 1e5 ");
    assert_eq!(text(3.into()), "3");
    assert_eq!(text(4.5.into()), "4.5");
    assert_eq!(text(true.into()), "TRUE");
    assert_eq!(text(Cell::Empty), "");
    assert_eq!(one(&reader(), "ü"), Ok('ü'));
    assert_eq!(one(&reader(), 7), Ok('7'));
    refused::<char>("ab", r#"expected a single character, got "ab""#);
    refused::<char>("", "expected a single character, got an empty cell");
}

#[test]
fn exact_texts_are_read_from_text_cells_only() {
    let exact = reader().with_exact_texts();
    assert_eq!(one(&exact, "0042"), Ok("0042".to_owned()));
    assert_eq!(
        one(&exact, 42),
        Err::<String, _>("expected a text, got 42".to_owned())
    );
}

#[test]
fn numbers_are_parsed_from_texts_when_asked() {
    let parsing = reader().parsing_texts();
    assert_eq!(one(&parsing, " 42 "), Ok(42_u8));
    assert_eq!(
        one(&parsing, "9007199254740993"),
        Ok(9_007_199_254_740_993_i64)
    );
    assert_eq!(one(&parsing, "4.5e1"), Ok(45.0_f64));
    assert_eq!(one(&parsing, "true"), Ok(true));
    for text in ["inf", "NaN", "1,000", "$5", "0x10", "1e999"] {
        assert!(one::<f64>(&parsing, text).is_err(), "{text}");
        assert!(one::<i64>(&parsing, text).is_err(), "{text}");
    }
}

#[test]
fn a_blank_cell_is_none() {
    assert_eq!(one::<Option<u8>>(&reader(), Cell::Empty), Ok(None));
    assert_eq!(one::<Option<String>>(&reader(), ""), Ok(None));
    assert_eq!(one::<Option<u8>>(&reader(), 3), Ok(Some(3)));
    refused::<Option<u8>>("n/a", r#"expected an integer, got "n/a""#);
    refused::<u8>(Cell::Empty, "expected an integer, got an empty cell");
}

#[test]
fn an_enum_is_the_name_of_a_variant() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Size {
        Small,
        Large,
        #[serde(rename = "42")]
        Number,
    }
    assert_eq!(one(&reader(), "large"), Ok(Size::Large));
    assert_eq!(one(&reader(), 42), Ok(Size::Number));
    assert_eq!(one(&reader(), Cell::Empty), Ok(None::<Size>));
    refused::<Size>(
        "huge",
        r#"expected one of `small`, `large`, `42`, got "huge""#,
    );
    refused::<Size>(
        "",
        "expected one of `small`, `large`, `42`, got an empty cell",
    );
    assert_eq!(one(&reader(), "small"), Ok(Size::Small));
}

#[test]
fn a_cell_is_read_as_it_is() {
    let cells = [
        Cell::Empty,
        true.into(),
        3.into(),
        (-0.0).into(),
        4.5.into(),
        "0042".into(),
    ];
    for cell in cells
        .into_iter()
        .chain([Cell::Number(1e300), Cell::from(-7)])
    {
        let read: Cell = one(&reader(), cell.clone()).unwrap();
        assert_eq!(format!("{read:?}"), format!("{cell:?}"));
    }
    let json: serde_json::Value = one(&reader(), 3).unwrap();
    assert_eq!(json, serde_json::json!(3));
    let json: serde_json::Value = one(&reader(), Cell::Empty).unwrap();
    assert_eq!(json, serde_json::Value::Null);
}

#[test]
fn more_than_one_value_is_refused_with_the_name_of_the_field() {
    refused::<Vec<u8>>("a, b", "the field `x` is a list, which no cell holds");
    refused::<HashMap<String, u8>>("a", "the field `x` is a map, which no cell holds");
    refused::<(u8, u8)>(3, "the field `x` is a list, which no cell holds");
}

#[test]
fn the_type_itself_may_refuse_a_value() {
    #[derive(Debug, Deserialize)]
    #[serde(try_from = "i32")]
    struct Even;
    impl TryFrom<i32> for Even {
        type Error = &'static str;
        fn try_from(number: i32) -> Result<Self, &'static str> {
            if number % 2 == 0 {
                Ok(Self)
            } else {
                Err("odd numbers are not sold")
            }
        }
    }
    assert!(one::<Even>(&reader(), 2).is_ok());
    refused::<Even>(3, "odd numbers are not sold, got 3");
}

#[test]
fn a_long_text_is_cut_in_an_error() {
    let long = "é".repeat(500);
    let error = one::<u8>(&reader(), long).unwrap_err();
    assert!(error.chars().count() < 120, "{error}");
    assert_eq!(
        one::<u8>(&reader(), "a\n\"").unwrap_err(),
        r#"expected an integer, got "a\n\"""#
    );
}
