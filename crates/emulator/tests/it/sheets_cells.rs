//! Requests that write cells.

use serde_json::{Value, json};

use crate::book::{Book, range};

fn text(text: &str) -> Value {
    json!({ "userEnteredValue": { "stringValue": text } })
}

#[tokio::test]
async fn update_cells_writes_rows_from_a_corner() {
    let book = Book::start().await;
    book.fill("A1:C2", json!([["a", "b", "c"], ["d", "e", "f"]]))
        .await;
    let request = json!({ "fields": "userEnteredValue", "start": { "columnIndex": 1 }, "rows": [
        { "values": [text("x"), {}] },
        { "values": [{ "userEnteredValue": { "formulaValue": "=1+1" } }] },
        { "values": [{ "userEnteredValue": { "boolValue": false } }, { "userEnteredValue": { "numberValue": 0 } }] },
    ] });
    book.apply_one("updateCells", request).await;
    let expected = json!([["a", "x"], ["d", "2", "f"], ["", "FALSE", "0"]]);
    assert_eq!(book.shown("A1:C9").await, expected);
}

#[tokio::test]
async fn update_cells_empties_what_a_range_has_beyond_the_rows() {
    let book = Book::start().await;
    book.fill("A1:B2", json!([["a", "b"], ["c", "d"]])).await;
    let note = json!({ "fields": "note", "range": range(0, 0, 1, 1), "cell": { "note": "n" } });
    book.apply_one("repeatCell", note).await;
    let request = json!({ "fields": "userEnteredValue", "range": range(0, 0, 2, 2),
        "rows": [{ "values": [text("x")] }] });
    book.apply_one("updateCells", request).await;
    assert_eq!(book.shown("A1:B2").await, json!([["x"]]));
    assert_eq!(book.cell("A1", "note").await, json!({ "note": "n" }));
}

#[tokio::test]
async fn a_mask_says_which_fields_of_a_cell_change() {
    let book = Book::start().await;
    let write = |fields: &str, cell: Value| json!({ "fields": fields, "range": range(0, 0, 1, 1), "cell": cell });
    let format = json!({ "userEnteredFormat": { "textFormat": { "bold": true, "fontSize": 12 },
        "horizontalAlignment": "LEFT" }, "note": "a" });
    book.apply_one("repeatCell", write("*", format)).await;
    let bold = json!({ "userEnteredFormat": { "textFormat": { "bold": false } } });
    book.apply_one(
        "repeatCell",
        write("userEnteredFormat.textFormat.bold", bold),
    )
    .await;
    let cell = book.cell("A1", "userEnteredFormat,note").await;
    let expected = json!({ "note": "a", "userEnteredFormat": { "horizontalAlignment": "LEFT",
        "textFormat": { "bold": false, "fontSize": 12 } } });
    assert_eq!(cell, expected);
    book.apply_one(
        "repeatCell",
        write("userEnteredFormat(textFormat)", json!({})),
    )
    .await;
    book.apply_one("repeatCell", write("note", json!({}))).await;
    let left = json!({ "userEnteredFormat": { "horizontalAlignment": "LEFT" } });
    assert_eq!(book.cell("A1", "userEnteredFormat,note").await, left);
}

#[tokio::test]
async fn a_new_value_takes_the_runs_of_the_old_one_with_it() {
    let book = Book::start().await;
    let runs = json!([{ "format": { "bold": true } }, { "startIndex": 2, "format": {} }]);
    let rich = json!({ "userEnteredValue": { "stringValue": "rich" }, "textFormatRuns": runs });
    let write = |cell: Value, fields: &str| json!({ "fields": fields, "start": {}, "rows": [{ "values": [cell] }] });
    book.apply_one(
        "updateCells",
        write(rich, "userEnteredValue,textFormatRuns"),
    )
    .await;
    assert_eq!(
        book.cell("A1", "textFormatRuns").await["textFormatRuns"],
        runs
    );
    book.apply_one("updateCells", write(text("plain"), "userEnteredValue"))
        .await;
    assert_eq!(
        book.cell("A1", "textFormatRuns,formattedValue").await,
        json!({ "formattedValue": "plain" })
    );
}

#[tokio::test]
async fn a_pivot_table_is_kept_in_its_cell() {
    let book = Book::start().await;
    let pivot = json!({ "source": range(0, 0, 3, 2), "rows": [{ "showTotals": true, "sortOrder": "ASCENDING" }],
        "values": [{ "sourceColumnOffset": 1, "summarizeFunction": "SUM" }] });
    let request = json!({ "fields": "pivotTable", "start": { "rowIndex": 4 },
        "rows": [{ "values": [{ "pivotTable": pivot }] }] });
    book.apply_one("updateCells", request).await;
    assert_eq!(book.cell("A5", "pivotTable").await["pivotTable"], pivot);
    let merge = json!({ "range": range(4, 0, 6, 1) });
    let message = "You can't merge cells that are part of a pivot table.";
    book.refuse("mergeCells", merge, message).await;
}

#[tokio::test]
async fn repeated_formulas_move_along() {
    let book = Book::start().await;
    let request = json!({ "fields": "userEnteredValue", "range": range(1, 1, 3, 3),
        "cell": { "userEnteredValue": { "formulaValue": "=A1+$A$1+SUM(A$1:B1)&\"A1\"" } } });
    book.apply_one("repeatCell", request).await;
    let formulas = book.get("B2:C3", "?valueRenderOption=FORMULA").await.json();
    let expected = json!([
        ["=A1+$A$1+SUM(A$1:B1)&\"A1\"", "=B1+$A$1+SUM(B$1:C1)&\"A1\""],
        ["=A2+$A$1+SUM(A$1:B2)&\"A1\"", "=B2+$A$1+SUM(B$1:C2)&\"A1\""],
    ]);
    assert_eq!(formulas["values"], expected);
    // Only what is written moves, not what is there already.
    let note = json!({ "fields": "note", "range": range(0, 1, 3, 2),
        "cell": { "userEnteredValue": { "formulaValue": "=A1" }, "note": "n" } });
    book.apply_one("repeatCell", note).await;
    let formulas = book.get("B3", "?valueRenderOption=FORMULA").await.json();
    assert_eq!(formulas["values"], json!([["=A2+$A$1+SUM(A$1:B2)&\"A1\""]]));
}

#[tokio::test]
async fn appended_cells_go_below_everything_and_make_the_sheet_grow() {
    let book = Book::start().await;
    let shrink = json!({ "fields": "gridProperties", "properties": {
        "gridProperties": { "rowCount": 3, "columnCount": 2 } } });
    book.apply_one("updateSheetProperties", shrink).await;
    book.fill("B2", json!([["last"]])).await;
    // A format is no data.
    let bold = json!({ "userEnteredFormat": { "textFormat": { "bold": true } } });
    let format = json!({ "fields": "*", "range": range(2, 0, 3, 1), "cell": bold });
    book.apply_one("repeatCell", format).await;
    let rows = json!([{ "values": [text("c")] }, { "values": [text("d"), text("e")] }]);
    let append = json!({ "fields": "userEnteredValue", "rows": rows });
    book.apply_one("appendCells", append).await;
    let read = book.get("Sheet1", "").await.json();
    assert_eq!(read["range"], "Sheet1!A1:B4");
    assert_eq!(read["values"], json!([[], ["", "last"], ["c"], ["d", "e"]]));
    let wide = json!({ "fields": "*", "rows": [{ "values": [{}, {}, {}] }] });
    let message = "Attempting to write column: 2, beyond the last requested column of: 1";
    book.refuse("appendCells", wide, message).await;
    book.refuse(
        "appendCells",
        json!({ "fields": "*", "sheetId": 5 }),
        "No grid with id: 5",
    )
    .await;
}

#[tokio::test]
async fn cells_that_have_no_place_are_refused_in_googles_words() {
    let book = Book::start().await;
    let row = json!({ "values": [{}, {}] });
    let outside = "Range (Sheet1!Z1:AA1) exceeds grid limits. Max rows: 1000, max columns: 26";
    let cases = [
        (
            "updateCells",
            json!({ "fields": "*", "start": { "columnIndex": 25 }, "rows": [row] }),
            outside,
        ),
        (
            "updateCells",
            json!({ "fields": "*", "range": range(0, 0, 1, 2), "rows": [row, row] }),
            "Attempting to write row: 1, beyond the last requested row of: 0",
        ),
        (
            "updateCells",
            json!({ "fields": "*", "range": range(0, 0, 1, 1), "rows": [row] }),
            "Attempting to write column: 1, beyond the last requested column of: 0",
        ),
        (
            "repeatCell",
            json!({ "fields": "*", "range": { "sheetId": 1234 } }),
            "No grid with id: 1234",
        ),
        (
            "repeatCell",
            json!({ "fields": "*", "range": range(1000, 0, 1001, 1) }),
            "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        (
            "repeatCell",
            json!({ "fields": "*", "range": range(2, 0, 1, 1) }),
            "endRowIndex[1] cannot be before startRowIndex[2]",
        ),
        (
            "repeatCell",
            json!({ "fields": "*", "range": { "startRowIndex": -1 } }),
            "GridRange indexes must be >= 0",
        ),
    ];
    for (kind, request, message) in cases {
        book.refuse(kind, request, message).await;
    }
}
