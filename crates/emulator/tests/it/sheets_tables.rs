//! Requests about tables.

use serde_json::{Value, json};

use crate::book::{Book, range};

fn options() -> Value {
    json!({ "condition": { "type": "ONE_OF_LIST", "values": [{ "userEnteredValue": "Open" }] } })
}

async fn with_table(columns: Value) -> (Book, Value) {
    let book = Book::start().await;
    book.fill(
        "A1:C3",
        json!([["Task", "Amount", "State"], ["a", 1, "x"], ["b", 2, "TRUE"]]),
    )
    .await;
    let table = json!({ "name": "Tasks", "tableId": "t", "range": range(0, 0, 3, 3), "columnProperties": columns });
    let table = book.apply_one("addTable", json!({ "table": table })).await["table"].take();
    (book, table)
}

#[tokio::test]
async fn a_table_has_a_column_for_each_of_its_columns() {
    let typed = json!([{ "columnIndex": 1, "columnType": "DOUBLE" }, { "columnIndex": 2, "columnName": "Status",
        "columnType": "DROPDOWN", "dataValidationRule": options() }]);
    let (book, table) = with_table(typed).await;
    // A typed column that is sent without a name gets one, over the text of its header.
    let expected = json!([
        { "columnName": "Task" },
        { "columnIndex": 1, "columnName": "Column 1", "columnType": "DOUBLE" },
        { "columnIndex": 2, "columnName": "Status", "columnType": "DROPDOWN", "dataValidationRule": options() },
    ]);
    assert_eq!(table["columnProperties"], expected);
    assert_eq!(
        book.shown("A1:C1").await,
        json!([["Task", "Column 1", "Status"]])
    );
    assert_eq!(book.part("tables").await, json!([table]));
}

#[tokio::test]
async fn an_update_of_the_columns_replaces_them_all() {
    let typed = json!([{ "columnIndex": 1, "columnName": "Amount", "columnType": "DOUBLE" }]);
    let (book, _) = with_table(typed).await;
    let columns = json!([{ "columnIndex": 2, "columnName": "Done", "columnType": "BOOLEAN" }]);
    let update = json!({ "fields": "name,columnProperties", "table": { "tableId": "t", "name": "Work",
        "columnProperties": columns } });
    book.apply_one("updateTable", update).await;
    let table = book.part("tables").await[0].take();
    let expected = json!([
        { "columnName": "Task" },
        { "columnIndex": 1, "columnName": "Amount" },
        { "columnIndex": 2, "columnName": "Done", "columnType": "BOOLEAN" },
    ]);
    assert_eq!(table["columnProperties"], expected);
    assert_eq!(table["name"], "Work");
    // Text in a column of truth values becomes false, a truth value stays.
    assert_eq!(
        book.shown("C1:C3").await,
        json!([["Done"], ["FALSE"], ["TRUE"]])
    );
    let nameless = json!({ "fields": "columnProperties", "table": { "tableId": "t",
        "columnProperties": [{ "columnType": "TEXT" }] } });
    book.refuse(
        "updateTable",
        nameless,
        "Table header row cell must have a value.",
    )
    .await;
    let wider =
        json!({ "fields": "range", "table": { "tableId": "t", "range": range(0, 0, 3, 4) } });
    book.apply_one("updateTable", wider).await;
    let table = book.part("tables").await[0].take();
    assert_eq!(table["range"], range(0, 0, 3, 4));
    assert_eq!(
        table["columnProperties"][3],
        json!({ "columnIndex": 3, "columnName": "Column 4" })
    );
}

#[tokio::test]
async fn cells_are_appended_to_a_table_and_push_down_what_is_below() {
    let (book, _) = with_table(json!([])).await;
    book.fill("A5:D5", json!([["below", "", "", "beside"]]))
        .await;
    let row = |text: &str| json!({ "values": [{ "userEnteredValue": { "stringValue": text } }] });
    let append =
        json!({ "tableId": "t", "fields": "userEnteredValue", "rows": [row("c"), row("d")] });
    book.apply_one("appendCells", append).await;
    let expected = json!([["c"], ["d", "", "", "beside"], [], ["below"]]);
    assert_eq!(book.shown("A4:D9").await, expected);
    assert_eq!(book.part("tables").await[0]["range"], range(0, 0, 5, 3));
    let wide = json!({ "tableId": "t", "fields": "*", "rows": [{ "values": [{}, {}, {}, {}] }] });
    let message = "Attempting to write column: 3, beyond the last requested column of: 2";
    book.refuse("appendCells", wide, message).await;
    let nowhere = json!({ "tableId": "nope", "fields": "*" });
    book.refuse("appendCells", nowhere, "No table with id: nope")
        .await;
}

#[tokio::test]
async fn a_deleted_table_leaves_its_cells_and_takes_their_conditional_formats() {
    let (book, _) = with_table(json!([])).await;
    let rule = |area: Value| {
        let condition = json!({ "condition": { "type": "BLANK" } });
        json!({ "addConditionalFormatRule": { "rule": { "ranges": [area], "booleanRule": condition } } })
    };
    book.apply(json!([rule(range(0, 0, 3, 3)), rule(range(0, 0, 9, 9))]))
        .await;
    book.apply_one("deleteTable", json!({ "tableId": "t" }))
        .await;
    assert_eq!(book.part("tables").await, Value::Null);
    assert_eq!(book.shown("A1").await, json!([["Task"]]));
    let rules = book.part("conditionalFormats").await;
    assert_eq!(rules.as_array().unwrap().len(), 1);
    book.refuse(
        "deleteTable",
        json!({ "tableId": "t" }),
        "No table with id: t",
    )
    .await;
}

#[tokio::test]
async fn a_table_that_cannot_be_is_refused() {
    let (book, _) = with_table(json!([])).await;
    let add = |columns: Value| json!({ "table": { "range": range(9, 0, 12, 2), "columnProperties": columns } });
    let cases = [
        (
            add(json!([{ "columnType": "DROPDOWN" }])),
            "Condition must be set for dropdown column type.",
        ),
        (
            add(json!([{ "columnType": "DOUBLE", "dataValidationRule": options() }])),
            "Cannot set condition for non-dropdown column type.",
        ),
        (
            add(json!([{ "columnIndex": 2, "columnType": "DATE" }])),
            "Invalid column index: 2",
        ),
        (
            json!({ "table": { "name": "tasks", "range": range(9, 0, 12, 2) } }),
            "A table with the name \"tasks\" already exists.",
        ),
        (
            json!({ "table": { "range": range(2, 2, 4, 4) } }),
            "You cannot add a table to a range that already has a table or alternating background colors.",
        ),
    ];
    for (request, message) in cases {
        book.refuse("addTable", request, message).await;
    }
    let named = book
        .apply_one(
            "addTable",
            json!({ "table": { "range": range(9, 0, 12, 2) } }),
        )
        .await;
    assert_eq!(named["table"]["name"], "Table1");
}
