//! Requests that change the text and the order of cells.

use serde_json::{Value, json};

use crate::book::{Book, range};

#[tokio::test]
async fn text_is_found_and_replaced() {
    let book = Book::start().await;
    book.fill("A1:B2", json!([["Google Sheets", "eee"], ["=\"e\"", 5.25]]))
        .await;
    let replace = json!({ "find": "e", "replacement": "o", "allSheets": true });
    let reply = book.apply_one("findReplace", replace).await;
    let counts = json!({ "valuesChanged": 2, "rowsChanged": 1, "sheetsChanged": 1, "occurrencesChanged": 6 });
    assert_eq!(reply, counts);
    assert_eq!(book.shown("A1:B1").await, json!([["Googlo Shoots", "ooo"]]));
    let formulas =
        json!({ "find": "E", "replacement": "x", "sheetId": 0, "includeFormulas": true });
    assert_eq!(
        book.apply_one("findReplace", formulas).await["formulasChanged"],
        1
    );
    let cases = [
        (json!({ "matchCase": true, "find": "OOO" }), Value::Null),
        (
            json!({ "matchEntireCell": true, "find": "oo" }),
            Value::Null,
        ),
        (json!({ "matchEntireCell": true, "find": "OOO" }), json!(1)),
    ];
    for (mut request, count) in cases {
        request["range"] = range(0, 0, 1, 2);
        let reply = book.apply_one("findReplace", request.clone()).await;
        assert_eq!(reply["occurrencesChanged"], count, "{request}");
    }
}

#[tokio::test]
async fn spaces_are_trimmed() {
    let book = Book::start().await;
    let values = json!([["  a \t b ", "c"], ["=1+1 ", 5]]);
    book.put("A1:B2", "RAW", &values).await;
    let reply = book
        .apply_one("trimWhitespace", json!({ "range": {} }))
        .await;
    assert_eq!(reply, json!({ "cellsChangedCount": 2 }));
    let read = book.get("A1:B2", "?valueRenderOption=FORMULA").await.json();
    // What would be a formula stays text.
    assert_eq!(read["values"], json!([["a b", "c"], ["=1+1", 5]]));
    assert_eq!(
        book.cell("A2", "effectiveValue").await["effectiveValue"],
        json!({ "stringValue": "=1+1" })
    );
}

#[tokio::test]
async fn a_column_of_text_is_cut_into_columns() {
    let cases = [
        (
            json!({ "delimiterType": "COMMA" }),
            "1, b;c",
            json!([["1", "b;c"]]),
        ),
        (
            json!({ "delimiterType": "SEMICOLON" }),
            "1, b;c",
            json!([["1, b", "c"]]),
        ),
        (
            json!({ "delimiterType": "CUSTOM", "delimiter": "--" }),
            "a--b--c",
            json!([["a", "b", "c"]]),
        ),
        (
            json!({ "delimiterType": "AUTODETECT" }),
            "a;b",
            json!([["a", "b"]]),
        ),
        (json!({}), "plain", json!([["plain"]])),
    ];
    for (mut request, text, expected) in cases {
        let book = Book::start().await;
        book.put("A1", "RAW", &json!([[text]])).await;
        request["source"] = range(0, 0, 1, 1);
        book.apply_one("textToColumns", request).await;
        assert_eq!(book.shown("A1:C1").await, expected);
    }
    let book = Book::start().await;
    let message = "The source range must span exactly one column.";
    book.refuse(
        "textToColumns",
        json!({ "source": range(0, 0, 1, 2) }),
        message,
    )
    .await;
}

#[tokio::test]
async fn rows_are_sorted_by_columns_of_the_sheet() {
    let book = Book::start().await;
    book.fill(
        "A1:C4",
        json!([
            ["stays", "b", 2],
            ["stays", "", 1],
            ["stays", "a", 10],
            ["stays", true, 1],
        ]),
    )
    .await;
    // Google was seen to count the columns from the beginning of the sheet.
    let sort = |specs: Value| json!({ "range": range(0, 1, 4, 3), "sortSpecs": specs });
    let by_number =
        json!([{ "dimensionIndex": 2 }, { "dimensionIndex": 1, "sortOrder": "DESCENDING" }]);
    book.apply_one("sortRange", sort(by_number)).await;
    let expected = json!([["TRUE", "1"], ["", "1"], ["b", "2"], ["a", "10"]]);
    assert_eq!(book.shown("B1:C4").await, expected);
    let by_text = json!([{ "dimensionIndex": 1, "sortOrder": "ASCENDING" }]);
    book.apply_one("sortRange", sort(by_text)).await;
    let expected = json!([["a", "10"], ["b", "2"], ["TRUE", "1"], ["", "1"]]);
    assert_eq!(book.shown("B1:C4").await, expected);
    assert_eq!(book.shown("A1:A1").await, json!([["stays"]]));
}

#[tokio::test]
async fn cells_of_a_colour_are_sorted_to_the_top() {
    let book = Book::start().await;
    book.fill("A1:A4", json!([[1], [2], [3], [4]])).await;
    let red = json!({ "red": 1 });
    let paint = |row: u32, fields: &str, format: Value| {
        json!({ "repeatCell": { "range": range(row, 0, row + 1, 1),
        "fields": fields, "cell": { "userEnteredFormat": format } } })
    };
    book.apply(json!([
        paint(
            2,
            "userEnteredFormat.backgroundColor",
            json!({ "backgroundColor": red })
        ),
        paint(
            3,
            "userEnteredFormat.textFormat",
            json!({ "textFormat": { "foregroundColor": red } })
        ),
    ]))
    .await;
    let value = json!({ "dimensionIndex": 0, "sortOrder": "DESCENDING" });
    for (spec, expected) in [
        (
            json!({ "backgroundColor": red }),
            json!([["3"], ["4"], ["2"], ["1"]]),
        ),
        (
            json!({ "foregroundColorStyle": { "rgbColor": red } }),
            json!([["4"], ["3"], ["2"], ["1"]]),
        ),
        (
            json!({ "backgroundColor": { "red": 1, "green": 1, "blue": 1 }, "sortOrder": "DESCENDING" }),
            json!([["4"], ["2"], ["1"], ["3"]]),
        ),
    ] {
        let request = json!({ "range": range(0, 0, 4, 1), "sortSpecs": [spec, value] });
        book.apply_one("sortRange", request).await;
        assert_eq!(book.shown("A1:A4").await, expected, "{spec}");
    }
}

#[tokio::test]
async fn metadata_follows_a_row_that_is_sorted() {
    let book = Book::start().await;
    book.fill("A1:A3", json!([[3], [1], [2]])).await;
    let anchor = json!({ "dimension": "ROWS", "startIndex": 0, "endIndex": 1 });
    book.apply(json!([
        { "createDeveloperMetadata": { "developerMetadata": { "metadataId": 9, "metadataKey": "three",
            "visibility": "DOCUMENT", "location": { "dimensionRange": anchor } } } },
        { "sortRange": { "range": range(0, 0, 3, 1), "sortSpecs": [{ "dimensionIndex": 0 }] } },
    ]))
    .await;
    let path = format!("/{}/developerMetadata/9", book.id);
    let metadata = book.call("GET", &path, "").await.json();
    assert_eq!(metadata["location"]["dimensionRange"]["startIndex"], 2);
}

#[tokio::test]
async fn a_random_order_has_the_same_rows() {
    let book = Book::start().await;
    let rows: Vec<Value> = (0..64).map(|row| json!([row, row])).collect();
    book.fill("A1:B64", json!(rows)).await;
    book.apply_one("randomizeRange", json!({ "range": range(0, 0, 64, 2) }))
        .await;
    let read = book
        .get("A1:B64", "?valueRenderOption=UNFORMATTED_VALUE")
        .await
        .json();
    let mut read: Vec<(i64, i64)> = serde_json::from_value(read["values"].clone()).unwrap();
    let sorted: Vec<(i64, i64)> = (0..64).map(|row| (row, row)).collect();
    assert_ne!(read, sorted);
    read.sort_unstable();
    assert_eq!(read, sorted);
}

#[tokio::test]
async fn duplicates_go_and_the_rest_moves_up() {
    let book = Book::start().await;
    let values = json!([["a", 1, "x"], ["A", 1, "y"], ["b", 1, "z"], ["a", 2, "w"]]);
    book.fill("A1:C4", values).await;
    let first_two = json!([{ "dimension": "COLUMNS", "startIndex": 0, "endIndex": 2 }]);
    let request = json!({ "range": range(0, 0, 4, 2), "comparisonColumns": first_two });
    let reply = book.apply_one("deleteDuplicates", request).await;
    assert_eq!(reply, json!({ "duplicatesRemovedCount": 1 }));
    let expected = json!([
        ["a", "1", "x"],
        ["b", "1", "y"],
        ["a", "2", "z"],
        ["", "", "w"]
    ]);
    assert_eq!(book.shown("A1:C4").await, expected);
    let all = book
        .apply_one("deleteDuplicates", json!({ "range": range(0, 0, 3, 3) }))
        .await;
    assert_eq!(all, json!({}));
}
