//! Formulas follow what happens to the cells that they refer to.

use serde_json::{Value, json};

use crate::book::{Book, range};

/// Writes formulas into `E1` and down, applies a request, and checks what is there afterwards.
async fn check(kind: &str, request: Value, place: &str, cases: &[(&str, &str)]) {
    let book = Book::start().await;
    book.apply_one(
        "addSheet",
        json!({ "properties": { "title": "My data", "sheetId": 7 } }),
    )
    .await;
    let before: Vec<Value> = cases.iter().map(|(before, _)| json!([before])).collect();
    let after: Vec<Value> = cases.iter().map(|(_, after)| json!([after])).collect();
    book.fill(&format!("E20:E{}", 19 + cases.len()), json!(before))
        .await;
    book.apply_one(kind, request.clone()).await;
    let column = place
        .rsplit('!')
        .next()
        .unwrap()
        .trim_end_matches(char::is_numeric);
    let place = format!("{place}:{column}");
    assert_eq!(
        formulas(&book, &place).await,
        json!(after),
        "{kind} {request}"
    );
}

async fn formulas(book: &Book, range: &str) -> Value {
    let read = book.get(range, "?valueRenderOption=FORMULA").await;
    read.json()["values"].take()
}

fn lines(dimension: &str, start: u32, end: u32) -> Value {
    json!({ "dimension": dimension, "startIndex": start, "endIndex": end })
}

#[tokio::test]
async fn references_follow_rows_that_are_inserted() {
    let cases = [
        ("=A2+A3+$A3+A$3+$A$3", "=A2+A5+$A5+A$5+$A$5"),
        (
            "=SUM(A1:A2)+SUM(A2:A3)+SUM(A3:A4)",
            "=SUM(A1:A2)+SUM(A2:A5)+SUM(A5:A6)",
        ),
        (
            "=SUM(A3:A1)+SUM(B:B)+SUM(2:3)+SUM(A3:A)",
            "=SUM(A5:A1)+SUM(B:B)+SUM(2:5)+SUM(A5:A)",
        ),
        (
            "=\"A3\"&Sheet1!A3&'My data'!A3",
            "=\"A3\"&Sheet1!A5&'My data'!A3",
        ),
    ];
    let request = json!({ "range": lines("ROWS", 2, 4) });
    check("insertDimension", request, "E22", &cases).await;
}

#[tokio::test]
async fn references_follow_columns_from_every_sheet() {
    let book = Book::start().await;
    book.apply_one("addSheet", json!({ "properties": { "title": "Other" } }))
        .await;
    book.fill(
        "Other!A1:A2",
        json!([["=Sheet1!C1+C1"], ["=SUM('Sheet1'!A$1:C1)"]]),
    )
    .await;
    let request = json!({ "range": lines("COLUMNS", 1, 2) });
    book.apply_one("insertDimension", request).await;
    let expected = json!([["=Sheet1!D1+C1"], ["=SUM('Sheet1'!A$1:D1)"]]);
    assert_eq!(formulas(&book, "Other!A1:A2").await, expected);
}

#[tokio::test]
async fn what_referred_to_deleted_cells_is_an_error() {
    let cases = [
        ("=A1+A3+A5", "=A1+#REF!+A3"),
        (
            "=SUM(A1:A3)+SUM(A3:A5)+SUM(A3:A4)",
            "=SUM(A1:A2)+SUM(A3:A3)+SUM(#REF!)",
        ),
        ("=SUM(Sheet1!$A$3)&\"#REF!\"", "=SUM(#REF!)&\"#REF!\""),
        ("=SUM(3:4)+SUM(A3:A)", "=SUM(#REF!)+SUM(A3:A)"),
    ];
    let request = json!({ "range": lines("ROWS", 2, 4) });
    check("deleteDimension", request.clone(), "E18", &cases).await;
    let book = Book::start().await;
    book.fill("A1:A4", json!([["=A3*2"], ["=A1"], [5], ["=#REF!"]]))
        .await;
    book.apply_one("deleteDimension", json!({ "range": lines("ROWS", 2, 3) }))
        .await;
    assert_eq!(
        book.shown("A1:A3").await,
        json!([["#REF!"], ["#REF!"], ["#REF!"]])
    );
    let error = book.cell("A1", "effectiveValue").await["effectiveValue"].take();
    assert_eq!(error["errorValue"]["type"], "REF");
}

#[tokio::test]
async fn references_follow_rows_that_are_moved() {
    let cases = [
        ("=A1+A2+A3+A9+A10", "=A1+A8+A9+A7+A10"),
        // What moves as a whole goes along; what moves in part is lost to the rest.
        ("=SUM(A2:A3)", "=SUM(A8:A9)"),
        ("=SUM(A1:A5)+SUM(A3:A5)", "=SUM(A1:A3)+SUM(A2:A3)"),
        ("=SUM(A7:A10)+SUM(A1:A10)", "=SUM(A5:A10)+SUM(A1:A10)"),
    ];
    let request = json!({ "source": lines("ROWS", 1, 3), "destinationIndex": 9 });
    check("moveDimension", request, "E20", &cases).await;
}

#[tokio::test]
async fn references_follow_cells_that_are_cut() {
    let cases = [
        ("=A1+A3+$B$1", "=C5+A3+$D$5"),
        (
            "=SUM(A1:B2)+SUM(A1:B3)+SUM(A:A)",
            "=SUM(C5:D6)+SUM(A1:B3)+SUM(A:A)",
        ),
        ("=Sheet1!A1+'My data'!A1", "=Sheet1!C5+'My data'!A1"),
    ];
    let request = json!({ "source": range(0, 0, 2, 2),
        "destination": { "rowIndex": 4, "columnIndex": 2 } });
    check("cutPaste", request, "E20", &cases).await;
    let cases = [("=A1+A3+C1", "='My data'!C5+A3+C1")];
    let request = json!({ "source": range(0, 0, 2, 2),
        "destination": { "sheetId": 7, "rowIndex": 4, "columnIndex": 2 } });
    check("cutPaste", request, "E20", &cases).await;
    // A formula that goes to another sheet refers to what it referred to.
    let cases = [("=E20+A1+Sheet1!A1", "=A1+Sheet1!A1+Sheet1!A1")];
    let request = json!({ "source": range(19, 4, 20, 5), "destination": { "sheetId": 7 } });
    check("cutPaste", request, "'My data'!A1", &cases).await;
    let cases = [("=A1", "=A1")];
    let request = json!({ "source": range(0, 0, 1, 1), "pasteType": "PASTE_FORMAT",
        "destination": { "rowIndex": 4 } });
    check("cutPaste", request, "E20", &cases).await;
}

#[tokio::test]
async fn references_follow_cells_that_shift() {
    let cases = [
        ("=A2+A3+B3+C3", "=A2+A5+B5+C3"),
        (
            "=SUM(A2:B3)+SUM(A3:C3)+SUM(A:A)+SUM(3:3)",
            "=SUM(A2:B5)+SUM(A3:C3)+SUM(A:A)+SUM(3:3)",
        ),
        ("=A999+SUM(A3:A1000)", "=#REF!+SUM(A5:A1000)"),
    ];
    let request = json!({ "range": range(2, 0, 4, 2), "shiftDimension": "ROWS" });
    check("insertRange", request, "E20", &cases).await;
    let cases = [("=A1+B1+D1+D3", "=A1+E1+G1+D3")];
    let request = json!({ "range": range(0, 1, 2, 4), "shiftDimension": "COLUMNS" });
    check("insertRange", request, "E20", &cases).await;
    let cases = [
        ("=A2+A3+A5+C5", "=A2+#REF!+A3+C5"),
        ("=SUM(A1:A6)", "=SUM(A1:A4)"),
    ];
    let request = json!({ "range": range(2, 0, 4, 2), "shiftDimension": "ROWS" });
    check("deleteRange", request, "E20", &cases).await;
}

#[tokio::test]
async fn titles_in_references_follow_a_rename() {
    let cases = [
        ("='my data'!A1+Sheet1!A1", "='It''s 5'!A1+Sheet1!A1"),
        (
            "=SUM('My data'!A1:B2)&\"'My data'!A1\"",
            "=SUM('It''s 5'!A1:B2)&\"'My data'!A1\"",
        ),
    ];
    let properties = json!({ "sheetId": 7, "title": "It's 5" });
    let request = json!({ "fields": "title", "properties": properties });
    check("updateSheetProperties", request, "E20", &cases).await;
    let cases = [("='My data'!$A1", "=Plain!$A1")];
    let properties = json!({ "sheetId": 7, "title": "Plain" });
    let request = json!({ "fields": "title", "properties": properties });
    check("updateSheetProperties", request, "E20", &cases).await;
}

#[tokio::test]
async fn references_to_what_is_cut_off_or_deleted_are_errors() {
    let cases = [("='My data'!A1+'My data'!A3", "='My data'!A1+#REF!")];
    let properties = json!({ "sheetId": 7, "gridProperties": { "rowCount": 2 } });
    let request = json!({ "fields": "gridProperties.rowCount", "properties": properties });
    check("updateSheetProperties", request, "E20", &cases).await;
    let cases = [("=SUM('My data'!A1:B2)+A1", "=SUM(#REF!)+A1")];
    check("deleteSheet", json!({ "sheetId": 7 }), "E20", &cases).await;
}

#[tokio::test]
async fn named_ranges_and_comments_follow_cells_that_move() {
    let book = Book::start().await;
    let named = json!({ "namedRange": { "name": "total", "range": range(2, 0, 3, 1) } });
    book.apply_one("addNamedRange", named).await;
    let comment = json!({ "content": "a", "coordinate": { "rowIndex": 2 } });
    book.apply_one("insertComment", comment).await;
    book.fill("A3:B3", json!([[5, "=total+1"]])).await;
    let insert = json!({ "range": range(0, 0, 2, 1), "shiftDimension": "ROWS" });
    let cut = json!({ "source": range(4, 0, 5, 1), "destination": { "columnIndex": 3 } });
    let delete = json!({ "range": range(0, 0, 1, 1), "shiftDimension": "COLUMNS" });
    for (kind, request, place) in [
        ("insertRange", insert, range(4, 0, 5, 1)),
        ("cutPaste", cut, range(0, 3, 1, 4)),
        ("deleteRange", delete, range(0, 2, 1, 3)),
    ] {
        book.apply_one(kind, request).await;
        let query = "?commentsViewMode=COMMENTS_VIEW_MODE_INCLUDED";
        let resource = book.resource(query).await;
        assert_eq!(resource["namedRanges"][0]["range"], place, "{kind}");
        let anchor = &resource["sheets"][0]["commentAnchors"][0];
        assert_eq!(anchor["range"], place, "{kind}");
        assert_eq!(book.shown("B3").await, json!([["6"]]), "{kind}");
    }
}

#[tokio::test]
async fn formulas_of_conditional_formats_follow_too() {
    let book = Book::start().await;
    let condition =
        json!({ "type": "CUSTOM_FORMULA", "values": [{ "userEnteredValue": "=$A3>5" }] });
    let rule = json!({ "rule": { "ranges": [range(2, 0, 3, 2)],
        "booleanRule": { "condition": condition, "format": { "textFormat": { "bold": true } } } } });
    book.apply_one("addConditionalFormatRule", rule).await;
    book.apply_one("insertDimension", json!({ "range": lines("ROWS", 0, 1) }))
        .await;
    let rules = book.part("conditionalFormats").await;
    let values = &rules[0]["booleanRule"]["condition"]["values"];
    assert_eq!(values[0]["userEnteredValue"], "=$A4>5");
}

#[tokio::test]
async fn a_copy_refers_to_cells_as_far_away() {
    let book = Book::start().await;
    book.fill("B2", json!([["=A1+$A1+A$1+$A$1+SUM(A1:B1)"]]))
        .await;
    let request = json!({ "source": range(1, 1, 2, 2), "destination": range(3, 3, 4, 4) });
    book.apply_one("copyPaste", request).await;
    let expected = json!([["=C3+$A3+C$1+$A$1+SUM(C3:D3)"]]);
    assert_eq!(formulas(&book, "D4").await, expected);
    let request = json!({ "source": range(1, 1, 2, 2), "destination": range(0, 1, 1, 2) });
    book.apply_one("copyPaste", request).await;
    let expected = json!([["=#REF!+#REF!+A$1+$A$1+SUM(#REF!)"]]);
    assert_eq!(formulas(&book, "B1").await, expected);
}

#[tokio::test]
async fn rows_and_other_columns_stay_when_cells_shift() {
    let book = Book::start().await;
    let named = json!({ "namedRange": { "name": "aside", "range": range(2, 1, 3, 3) } });
    book.apply_one("addNamedRange", named).await;
    let metadata = json!({ "metadataId": 9, "metadataKey": "k", "visibility": "DOCUMENT",
        "location": { "dimensionRange": lines("ROWS", 2, 3) } });
    book.apply_one(
        "createDeveloperMetadata",
        json!({ "developerMetadata": metadata }),
    )
    .await;
    for kind in ["insertRange", "deleteRange"] {
        let request = json!({ "range": range(0, 0, 3, 2), "shiftDimension": "ROWS" });
        book.apply_one(kind, request).await;
        let resource = book.resource("").await;
        assert_eq!(
            resource["namedRanges"][0]["range"],
            range(2, 1, 3, 3),
            "{kind}"
        );
        let path = format!("/{}/developerMetadata/9", book.id);
        let metadata = book.call("GET", &path, "").await.json();
        assert_eq!(
            metadata["location"]["dimensionRange"],
            lines("ROWS", 2, 3),
            "{kind}"
        );
    }
}

#[tokio::test]
async fn references_to_cells_below_a_table_follow_when_it_grows() {
    let book = Book::start().await;
    book.fill("A1:D3", json!([["n", "", "", "=A3+C3"], [1], [5, "", 7]]))
        .await;
    let table = json!({ "table": { "name": "t", "tableId": "t", "range": range(0, 0, 2, 1) } });
    book.apply_one("addTable", table).await;
    let cell = json!({ "userEnteredValue": { "numberValue": 2 } });
    let append =
        json!({ "tableId": "t", "rows": [{ "values": [cell] }], "fields": "userEnteredValue" });
    book.apply_one("appendCells", append).await;
    assert_eq!(formulas(&book, "D1").await, json!([["=A4+C3"]]));
    assert_eq!(book.shown("A3:A4").await, json!([["2"], ["5"]]));
}
