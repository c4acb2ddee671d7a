//! An error says what is wrong, and where.

use hallpass_sheets::{DecodeError, GridDecoder, RowDecoder};

use super::{decode, decode_batch, decode_batch_rows, decode_rows};

/// Decodes an answer that is wrong, in pieces of any length, and returns what is said of it.
fn told(answer: &str) -> String {
    let error = decode(answer.as_bytes(), &[usize::MAX]).unwrap_err();
    for length in 1..20 {
        let same = decode(answer.as_bytes(), &[length]).unwrap_err();
        assert_eq!(same, error, "in pieces of {length}");
    }
    error.to_string()
}

#[test]
fn a_cell_of_a_wrong_type_is_named() {
    assert_eq!(
        told(r#"{"values":[["a"],["b",{"c":1}]]}"#),
        "the answer cannot be read at byte 22, `values[1][1]`, the cell in row 2, column 2: \
         expected a text, a number, a boolean or null, found an object"
    );
    assert_eq!(
        told(r#"{"majorDimension":"COLUMNS","values":[["a"],["b","c",[]]]}"#),
        "the answer cannot be read at byte 53, `values[1][2]`, the cell in row 3, column 2: \
         expected a text, a number, a boolean or null, found a list"
    );
}

#[test]
fn a_field_of_a_wrong_type_is_named() {
    assert_eq!(
        told(r#"{"range":null}"#),
        "the answer cannot be read at byte 9, `range`: expected a text, found null"
    );
    assert_eq!(
        told(r#"{"values":{}}"#),
        "the answer cannot be read at byte 10, `values`: expected a list, found an object"
    );
    assert_eq!(
        told(r#"{"values":[["a"],"b"]}"#),
        "the answer cannot be read at byte 17, `values[1]`: expected a list, found a text"
    );
    assert_eq!(
        told("[]"),
        "the answer cannot be read at byte 0, `.`: expected an object, found a list"
    );
    assert_eq!(
        told(r#"{"majorDimension":"DIAGONALS"}"#),
        "the answer cannot be read at byte 18, `majorDimension`: expected `ROWS` or `COLUMNS`"
    );
    let several = br#"{"valueRanges":[{"range":"A1"},{"values":[[1],[2,[]]]}]}"#;
    let error = decode_batch(several, &[4]).unwrap_err();
    assert_eq!(error.position().field, "valueRanges[1].values[1][1]");
    assert_eq!(
        (error.position().row, error.position().column),
        (Some(1), Some(1))
    );
    // Row by row it is the same place, though the rows before it are gone.
    assert_eq!(decode_batch_rows(several, &[4]).unwrap_err(), error);
    let after_rows = br#"{"valueRanges":[{"values":[[1],[2]]},{"values":[[1],[2,[]]]}]}"#;
    let error = decode_batch_rows(after_rows, &[4]).unwrap_err();
    assert_eq!(error.position().field, "valueRanges[1].values[1][1]");
}

#[test]
fn a_field_that_stands_twice_is_refused() {
    assert_eq!(
        told(r#"{"range":"A1","r\u0061nge":"A1"}"#),
        "the answer cannot be read at byte 14, `range`: the field `range` stands twice"
    );
    // Others may.
    decode(br#"{"a":1,"a":2}"#, &[1]).unwrap();
    let several = br#"{"valueRanges":[{"range":"A1"},{"range":"A1"}]}"#;
    assert_eq!(decode_batch(several, &[1]).unwrap().grids.len(), 2);
}

#[test]
fn what_is_not_json_is_told() {
    assert_eq!(
        told("<html>"),
        "the answer is not JSON at byte 0, `.`: expected a value"
    );
    assert_eq!(
        told(r#"{"values":[[1,2 3]]}"#),
        "the answer is not JSON at byte 16, `values[0][1]`, the cell in row 1, column 2: \
         expected a comma or the end"
    );
    assert_eq!(
        told(r#"{"values":[["a","b",]]}"#),
        "the answer is not JSON at byte 20, `values[0][2]`, the cell in row 1, column 3: \
         expected a value"
    );
    assert_eq!(
        told(r#"{"values":[[1],[1e999]]}"#),
        "the answer is not JSON at byte 16, `values[1][0]`, the cell in row 2, column 1: \
         a number out of range"
    );
    assert_eq!(
        told(r#"{"range":"A1"}]"#),
        "the answer is not JSON at byte 14, `.`: expected nothing after the answer"
    );
}

#[test]
fn a_text_that_is_not_utf8_is_named_even_if_something_else_is_wrong_later() {
    let answer = b"{\"values\":[[\"a\",\"\xc3\xa9\"],[1,\"b\xc3\",\"\xa9\",{}]]}";
    for length in [1, 2, 3, 5, 100] {
        let error = decode(answer, &[length]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the answer is not JSON at byte 25, `values[1][1]`, the cell in row 2, column 2: \
             a text that is not in UTF-8"
        );
        assert_eq!(decode_rows(answer, &[length]).unwrap_err(), error);
    }
}

#[test]
fn the_end_of_a_truncated_answer_is_told() {
    assert_eq!(
        told(r#"{"values":[["a"],["b","cd"#),
        "the answer ends too early, at byte 25, `values[1][1]`, the cell in row 2, column 2"
    );
    assert_eq!(told(""), "the answer ends too early, at byte 0, `.`");
}

#[test]
fn an_error_stays() {
    let mut decoder = GridDecoder::new();
    let error = decoder.feed(b"{]").unwrap_err();
    assert_eq!(decoder.feed(b"{}"), Err(error.clone()));
    assert_eq!(decoder.finish().unwrap_err(), error);

    let mut decoder = RowDecoder::new();
    decoder.feed(b"{]");
    let error = decoder.next_row().unwrap_err();
    decoder.feed(b"{}");
    assert_eq!(decoder.next_row().unwrap_err(), error);
    assert_eq!(decoder.finish(), Err(error));
}

#[test]
fn an_answer_may_be_too_large_or_too_deep() {
    let answer = br#"{"range":"A1","values":[[1,2],[3]]}"#;
    let mut decoder = GridDecoder::new().with_limit(30);
    let error = decoder.feed(answer).unwrap_err();
    assert!(
        matches!(error, DecodeError::TooLarge { limit: 30, .. }),
        "{error}"
    );
    assert_eq!(error.position().field, "values[1]");
    let mut decoder = GridDecoder::new().with_limit(answer.len() as u64);
    decoder.feed(answer).unwrap();
    decoder.finish().unwrap();

    let deep = |depth: usize| format!("{{\"a\":{}1{}}}", "[".repeat(depth), "]".repeat(depth));
    decode(deep(127).as_bytes(), &[9]).unwrap();
    assert!(told(&deep(128)).contains("too deeply nested"));
}

#[test]
fn a_row_may_be_too_large() {
    let mut decoder = RowDecoder::new().with_limit(1 << 20);
    decoder.feed(br#"{"values":[["a"],["#);
    assert!(decoder.next_row().unwrap().is_some());
    let error = (0..1000).find_map(|_| {
        decoder.feed("1,".repeat(1000).as_bytes());
        decoder.next_row().err()
    });
    assert!(
        matches!(error, Some(DecodeError::TooLarge { .. })),
        "{error:?}"
    );
}
