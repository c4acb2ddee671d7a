//! Ranges: what can be asked and what is answered, as recorded from Google.

use serde_json::json;

use crate::book::{Book, assert_api_error};

async fn grid_with_names() -> Book {
    let book = Book::start().await;
    let requests = json!([
        { "addSheet": { "properties": { "title": "D3", "gridProperties": { "rowCount": 4, "columnCount": 4 } } } },
        { "addSheet": { "properties": { "title": "🌵 test_values_get 1", "gridProperties": { "rowCount": 10, "columnCount": 10 } } } },
        { "addSheet": { "properties": { "title": "It's, a/b?c#d%e:append" } } },
        { "addNamedRange": { "namedRange": { "name": "NamedRange", "range": {
            "startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": 1, "endColumnIndex": 3 } } } },
    ]);
    assert_eq!(book.batch_update(&requests).await.status, 200);
    book
}

#[tokio::test]
async fn an_answer_names_the_range_in_full() {
    let book = grid_with_names().await;
    let cases = [
        ("'Sheet1'", "Sheet1!A1:Z1000"),
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("sheet1!a1:b2", "Sheet1!A1:B2"),
        ("'Sheet1'!A1:1", "Sheet1!A1:Z1"),
        ("'Sheet1'!A2:2", "Sheet1!A2:Z2"),
        ("'Sheet1'!A1:A", "Sheet1!A1:A1000"),
        ("'Sheet1'!A1:C", "Sheet1!A1:C1000"),
        ("Sheet1!A5:A", "Sheet1!A5:A1000"),
        ("Sheet1!A:A", "Sheet1!A1:A1000"),
        ("Sheet1!1:2", "Sheet1!A1:Z2"),
        ("'Sheet1'!D4:A1", "Sheet1!A1:D4"),
        ("'Sheet1'!NamedRange", "Sheet1!B1:C3"),
        ("NamedRange", "Sheet1!B1:C3"),
        ("Sheet1!R1C1:R2C2", "Sheet1!A1:B2"),
        ("Sheet1!R[1]C[1]", "Sheet1!B2"),
        ("R1C1:R2", "Sheet1!A1:Z2"),
        ("!A1:B2", "Sheet1!A1:B2"),
        ("''!C3", "Sheet1!C3"),
        ("A1:B2", "Sheet1!A1:B2"),
        ("D3", "Sheet1!D3"),
        ("'D3'", "'D3'!A1:D4"),
        ("🌵 test_values_get 1", "'🌵 test_values_get 1'!A1:J10"),
        ("Sheet1!A1:ZZ2000", "Sheet1!A1:Z1000"),
        (
            "'It''s, a/b?c#d%e:append'!B2",
            "'It''s, a/b?c#d%e:append'!B2",
        ),
        (
            "'It's, a/b?c#d%e:append'!B2",
            "'It''s, a/b?c#d%e:append'!B2",
        ),
    ];
    for (asked, answered) in cases {
        let answer = book.get(asked, "").await;
        assert_eq!(answer.status, 200, "{asked}: {}", answer.text);
        assert_eq!(answer.json()["range"], answered, "{asked}");
    }
}

#[tokio::test]
async fn a_range_that_names_nothing_cannot_be_parsed() {
    let book = Book::start().await;
    for range in [
        "NOPE!A5:F15",
        "Sheet1!A1:B2:C3",
        "nope",
        "Sheet1!A0",
        "Sheet1!A1:R2C2",
        "AAAA1",
        "!",
        "''",
    ] {
        let answer = book.get(range, "").await;
        let message = format!("Unable to parse range: {range}");
        assert_api_error(&answer, 400, "INVALID_ARGUMENT", &message);
    }
}

#[tokio::test]
async fn a_range_outside_the_grid_is_named_with_the_grid() {
    let book = Book::start().await;
    let resize = json!([{ "updateSheetProperties": { "fields": "title,gridProperties(rowCount,columnCount)",
        "properties": { "title": "Solar", "gridProperties": { "rowCount": 981, "columnCount": 24 } } } }]);
    assert_eq!(book.batch_update(&resize).await.status, 200);
    let limits = "exceeds grid limits. Max rows: 981, max columns: 24";
    for (range, named) in [
        ("Solar!Y1", "Solar!Y1"),
        ("Solar!A982:B983", "Solar!A982:B983"),
        // Whole columns and rows are named by their letters and numbers alone.
        ("Solar!Y:Z", "Solar!Y:Z"),
        ("Solar!Y:Y", "Solar!Y"),
        ("Solar!990:991", "Solar!990:991"),
    ] {
        let message = format!("Range ({named}) {limits}");
        assert_api_error(
            &book.get(range, "").await,
            400,
            "INVALID_ARGUMENT",
            &message,
        );
        let answer = book.put(range, "RAW", &json!([["x"]])).await;
        assert_api_error(&answer, 400, "INVALID_ARGUMENT", &message);
    }
    let answer = book.put("Solar!X981", "RAW", &json!([["x", "y"]])).await;
    let message = format!("Range (Solar!X981:Y981) {limits}");
    assert_api_error(&answer, 400, "INVALID_ARGUMENT", &message);
}
