//! Requests that move and copy cells.

use serde_json::{Value, json};

use crate::book::{Book, range};

async fn lettered() -> Book {
    let book = Book::start().await;
    book.fill(
        "A1:C3",
        json!([["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]),
    )
    .await;
    book
}

#[tokio::test]
async fn inserted_cells_push_the_others_down_or_to_the_right() {
    let book = lettered().await;
    let down = json!({ "range": range(1, 0, 2, 2), "shiftDimension": "ROWS" });
    book.apply_one("insertRange", down).await;
    let expected = json!([["a", "b", "c"], ["", "", "f"], ["d", "e", "i"], ["g", "h"]]);
    assert_eq!(book.shown("A1:E9").await, expected);
    let right = json!({ "range": range(0, 1, 1, 2), "shiftDimension": "COLUMNS" });
    book.apply_one("insertRange", right).await;
    assert_eq!(book.shown("A1:E1").await, json!([["a", "", "b", "c"]]));
    book.fill("A1000", json!([["last"]])).await;
    let over = json!({ "range": range(0, 0, 1, 1), "shiftDimension": "ROWS" });
    let message = "Attempting to write row: 1001, beyond the last requested row of: 1000";
    book.refuse("insertRange", over, message).await;
}

#[tokio::test]
async fn deleted_cells_are_filled_from_below_or_from_the_right() {
    let book = lettered().await;
    let up = json!({ "range": range(0, 0, 1, 2), "shiftDimension": "ROWS" });
    book.apply_one("deleteRange", up).await;
    let expected = json!([["d", "e", "c"], ["g", "h", "f"], ["", "", "i"]]);
    assert_eq!(book.shown("A1:C9").await, expected);
    let left = json!({ "range": range(0, 0, 2, 1), "shiftDimension": "COLUMNS" });
    book.apply_one("deleteRange", left).await;
    let expected = json!([["e", "c"], ["h", "f"], ["", "", "i"]]);
    assert_eq!(book.shown("A1:C9").await, expected);
}

#[tokio::test]
async fn a_copy_fills_a_multiple_of_its_size() {
    let book = Book::start().await;
    book.fill("A1:B1", json!([["x", "=A1"]])).await;
    let copy = json!({ "source": range(0, 0, 1, 2), "destination": range(2, 0, 4, 4) });
    book.apply_one("copyPaste", copy).await;
    let expected = json!([["x", "=A3", "x", "=C3"], ["x", "=A4", "x", "=C4"]]);
    let read = book.get("A3:D4", "?valueRenderOption=FORMULA").await.json();
    assert_eq!(read["values"], expected);
    // A smaller destination gets everything as well.
    let copy = json!({ "source": range(0, 0, 1, 2), "destination": range(5, 0, 6, 1) });
    book.apply_one("copyPaste", copy).await;
    assert_eq!(book.shown("A6:B6").await, json!([["x", "x"]]));
}

#[tokio::test]
async fn a_copy_can_be_turned() {
    let book = lettered().await;
    let copy = json!({ "source": range(0, 0, 2, 3), "destination": range(4, 0, 5, 1),
        "pasteOrientation": "TRANSPOSE" });
    book.apply_one("copyPaste", copy).await;
    assert_eq!(
        book.shown("A5:C9").await,
        json!([["a", "d"], ["b", "e"], ["c", "f"]])
    );
}

#[tokio::test]
async fn a_paste_type_says_what_of_a_cell_is_pasted() {
    let book = Book::start().await;
    book.fill("A1", json!([["=1+1"]])).await;
    let rule = json!({ "condition": { "type": "NUMBER_GREATER", "values": [{ "userEnteredValue": "0" }] } });
    let border = json!({ "style": "SOLID" });
    book.apply(json!([
        { "repeatCell": { "fields": "userEnteredFormat.textFormat", "range": range(0, 0, 1, 1),
            "cell": { "userEnteredFormat": { "textFormat": { "bold": true } } } } },
        { "updateBorders": { "range": range(0, 0, 1, 1), "top": border } },
        { "setDataValidation": { "range": range(0, 0, 1, 1), "rule": rule } },
    ]))
    .await;
    let paste = |row: u32, kind: &str| {
        let destination = range(row, 0, row + 1, 1);
        json!({ "copyPaste": { "source": range(0, 0, 1, 1), "destination": destination, "pasteType": kind } })
    };
    book.apply(json!([
        paste(1, "PASTE_NORMAL"),
        paste(2, "PASTE_VALUES"),
        paste(3, "PASTE_FORMULA"),
        paste(4, "PASTE_FORMAT"),
        paste(5, "PASTE_DATA_VALIDATION"),
        paste(6, "PASTE_NO_BORDERS"),
    ]))
    .await;
    let summary = async |row: u32| {
        let cell = book
            .cell(
                &format!("A{row}"),
                "userEnteredValue,userEnteredFormat,dataValidation",
            )
            .await;
        let has = |pointer: &str| cell.pointer(pointer).is_some();
        let value = cell
            .pointer("/userEnteredValue")
            .cloned()
            .unwrap_or(Value::Null);
        (
            value,
            has("/userEnteredFormat/textFormat"),
            has("/userEnteredFormat/borders"),
            has("/dataValidation"),
        )
    };
    let formula = json!({ "formulaValue": "=1+1" });
    assert_eq!(summary(2).await, (formula.clone(), true, true, true));
    assert_eq!(
        summary(3).await,
        (json!({ "numberValue": 2 }), false, false, false)
    );
    assert_eq!(summary(4).await, (formula.clone(), false, false, false));
    assert_eq!(summary(5).await, (Value::Null, true, true, false));
    assert_eq!(summary(6).await, (Value::Null, false, false, true));
    assert_eq!(summary(7).await, (formula, true, false, true));
}

#[tokio::test]
async fn pasted_conditional_formats_reach_the_copies() {
    let book = Book::start().await;
    book.apply_one("addSheet", json!({ "properties": { "sheetId": 7 } }))
        .await;
    book.fill("A1", json!([["a"]])).await;
    let format = json!({ "condition": { "type": "NOT_BLANK" }, "format": { "textFormat": { "bold": true } } });
    let rule = json!({ "ranges": [range(0, 1, 9, 2)], "booleanRule": format });
    book.apply_one("addConditionalFormatRule", json!({ "rule": rule }))
        .await;
    let paste = |destination: Value, orientation: &str| {
        json!({ "source": range(0, 0, 1, 2), "destination": destination,
        "pasteOrientation": orientation, "pasteType": "PASTE_CONDITIONAL_FORMATTING" })
    };
    book.apply_one("copyPaste", paste(range(20, 2, 21, 6), "NORMAL"))
        .await;
    book.apply_one("copyPaste", paste(range(30, 0, 31, 1), "TRANSPOSE"))
        .await;
    let ranges = book.part("conditionalFormats").await[0]["ranges"].take();
    let expected = json!([
        range(0, 1, 9, 2),
        range(20, 3, 21, 4),
        range(20, 5, 21, 6),
        range(31, 0, 32, 1)
    ]);
    assert_eq!(ranges, expected);
    assert_eq!(book.shown("A21:F32").await, Value::Null);
    let mut there = range(4, 4, 5, 6);
    there["sheetId"] = json!(7);
    book.apply_one("copyPaste", paste(there, "NORMAL")).await;
    let copied = book.resource("").await["sheets"][1]["conditionalFormats"].take();
    let mut there = range(4, 5, 5, 6);
    there["sheetId"] = json!(7);
    assert_eq!(
        copied,
        json!([{ "ranges": [there], "booleanRule": format }])
    );
}

#[tokio::test]
async fn what_is_cut_is_gone_where_it_was() {
    let book = lettered().await;
    book.fill("B1", json!([["=A2"]])).await;
    book.apply_one("mergeCells", json!({ "range": range(1, 0, 2, 2) }))
        .await;
    let cut =
        json!({ "source": range(0, 0, 2, 2), "destination": { "rowIndex": 5, "columnIndex": 1 } });
    book.apply_one("cutPaste", cut).await;
    assert_eq!(
        book.shown("A1:C3").await,
        json!([["", "", "c"], ["", "", "f"], ["g", "h", "i"]])
    );
    // A formula that moves refers to what it referred to; here that moved, too.
    let read = book.get("B6:C7", "?valueRenderOption=FORMULA").await.json();
    assert_eq!(read["values"], json!([["a", "=B7"], ["d"]]));
    assert_eq!(book.part("merges").await, json!([range(6, 1, 7, 3)]));
}

#[tokio::test]
async fn pasted_text_is_cut_into_cells_and_typed() {
    let book = Book::start().await;
    let data = "1;\"a;b\"\n=1+1;$5";
    let request = json!({ "coordinate": { "rowIndex": 999, "columnIndex": 1 }, "data": data,
        "delimiter": ";" });
    book.apply_one("pasteData", request).await;
    assert_eq!(
        book.shown("B1000:C1001").await,
        json!([["1", "a;b"], ["2", "$5"]])
    );
    let rows = book.part("properties").await["gridProperties"]["rowCount"].clone();
    assert_eq!(rows, 1001);
    let html = json!({ "coordinate": {}, "data": "<table>", "html": true });
    let answer = book.batch_update(&json!([{ "pasteData": html }])).await;
    assert_eq!(answer.status, 501);
    assert!(answer.text.contains("not emulated: pasteData with html"));
}

#[tokio::test]
async fn a_series_goes_on_and_everything_else_is_repeated() {
    let book = Book::start().await;
    book.fill(
        "A1:D2",
        json!([
            [1, "x", "2020-01-31", "=A1*2"],
            [3, "y", "2020-02-01", "=A2*2"]
        ]),
    )
    .await;
    let fill = json!({ "sourceAndDestination": { "source": range(0, 0, 2, 4), "dimension": "ROWS", "fillLength": 3 } });
    book.apply_one("autoFill", fill).await;
    let expected = json!([
        ["5", "x", "2020-02-02", "10"],
        ["7", "y", "2020-02-03", "14"],
        ["9", "x", "2020-02-04", "18"],
    ]);
    assert_eq!(book.shown("A3:D5").await, expected);
    // A range tells the source by what it holds.
    book.fill("F1", json!([["2020-03-30"]])).await;
    book.apply_one("autoFill", json!({ "range": range(0, 5, 1, 8) }))
        .await;
    assert_eq!(
        book.shown("F1:H1").await,
        json!([["2020-03-30", "2020-03-31", "2020-04-01"]])
    );
    let back = json!({ "sourceAndDestination": { "source": range(2, 0, 4, 1), "dimension": "ROWS", "fillLength": -2 } });
    book.apply_one("autoFill", back).await;
    assert_eq!(book.shown("A1:A2").await, json!([["1"], ["3"]]));
}

#[tokio::test]
async fn every_copy_is_merged_as_the_original_is() {
    let book = lettered().await;
    book.apply_one("mergeCells", json!({ "range": range(0, 0, 1, 2) }))
        .await;
    let copy = json!({ "source": range(0, 0, 1, 2), "destination": range(4, 0, 6, 2) });
    book.apply_one("copyPaste", copy).await;
    let merges = json!([range(0, 0, 1, 2), range(4, 0, 5, 2), range(5, 0, 6, 2)]);
    assert_eq!(book.part("merges").await, merges);
}

#[tokio::test]
async fn an_empty_range_holds_nothing_to_move_or_to_go_on_with() {
    let book = lettered().await;
    let empty = range(1, 0, 1, 2);
    let target = json!({ "source": empty, "dimension": "ROWS", "fillLength": 2 });
    book.apply(json!([
        { "copyPaste": { "source": empty, "destination": range(0, 0, 1, 1) } },
        { "cutPaste": { "source": empty, "destination": {} } },
        { "autoFill": { "sourceAndDestination": target } },
    ]))
    .await;
    let expected = json!([["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]);
    assert_eq!(book.shown("A1:C3").await, expected);
    let write = json!({ "fields": "*", "range": range(0, 0, 0, 0), "rows": [{ "values": [{}] }] });
    let message = "Attempting to write row: 0, beyond the last requested row of: 0";
    book.refuse("updateCells", write, message).await;
}
