//! Making spreadsheets, and copying sheets between them.

use serde_json::json;

use crate::book::{Book, assert_api_error, range};
use crate::support::text;

#[tokio::test]
async fn a_spreadsheet_is_made_with_cells_and_everything_else() {
    let book = Book::start().await;
    let body = json!({
        "properties": { "title": "Full", "autoRecalc": "HOUR" },
        "sheets": [{
            "properties": { "sheetId": 3, "title": "Data", "tabColor": { "red": 1 } },
            "data": [{ "startRow": 1, "startColumn": 1,
                "rowData": [{ "values": [{ "userEnteredValue": { "numberValue": 5 }, "note": "n" }] }],
                "rowMetadata": [{ "pixelSize": 40 }], "columnMetadata": [{ "hiddenByUser": true }] }],
            "merges": [{ "sheetId": 3, "startRowIndex": 5, "endRowIndex": 6, "startColumnIndex": 0, "endColumnIndex": 2 }],
        }],
        "namedRanges": [{ "namedRangeId": "n", "name": "five", "range": { "sheetId": 3, "startRowIndex": 1,
            "endRowIndex": 2, "startColumnIndex": 1, "endColumnIndex": 2 } }],
    });
    let made = book.call("POST", "", &body.to_string()).await.json();
    assert_eq!(made["properties"]["autoRecalc"], "HOUR");
    assert_eq!(made["sheets"][0]["merges"][0]["endRowIndex"], 6);
    let path = format!(
        "/{}?ranges=five&includeGridData=true",
        text(&made, "spreadsheetId")
    );
    let data = book.call("GET", &path, "").await.json()["sheets"][0]["data"][0].take();
    let cell = &data["rowData"][0]["values"][0];
    assert_eq!(
        (&cell["formattedValue"], &cell["note"]),
        (&json!("5"), &json!("n"))
    );
    assert_eq!(data["rowMetadata"][0]["pixelSize"], 40);
    assert_eq!(data["columnMetadata"][0]["hiddenByUser"], true);
}

#[tokio::test]
async fn a_sheet_is_copied_to_another_spreadsheet() {
    let book = Book::start().await;
    book.fill("A1", json!([["x"]])).await;
    book.apply_one("mergeCells", json!({ "range": range(0, 0, 1, 2) }))
        .await;
    let other = text(&book.call("POST", "", "{}").await.json(), "spreadsheetId");
    let body = json!({ "destinationSpreadsheetId": other });
    let copied = book.post("/sheets/0:copyTo", &body).await.json();
    assert_eq!(
        (&copied["title"], &copied["index"]),
        (&json!("Copy of Sheet1"), &json!(1))
    );
    assert_ne!(copied["sheetId"], 0);
    let again = book.post("/sheets/0:copyTo", &body).await.json();
    assert_eq!(again["title"], "Copy of Sheet1 1");
    let resource = book.call("GET", &format!("/{other}"), "").await.json();
    assert_eq!(
        resource["sheets"][1]["merges"][0]["sheetId"],
        copied["sheetId"]
    );
    let path = format!("/{other}/values/%27Copy%20of%20Sheet1%27!A1");
    assert_eq!(
        book.call("GET", &path, "").await.json()["values"],
        json!([["x"]])
    );
}

#[tokio::test]
async fn a_copy_needs_both_ends() {
    let book = Book::start().await;
    let nowhere = book
        .post(
            "/sheets/0:copyTo",
            &json!({ "destinationSpreadsheetId": "x" }),
        )
        .await;
    assert_api_error(
        &nowhere,
        404,
        "NOT_FOUND",
        "Requested entity was not found.",
    );
    let body = json!({ "destinationSpreadsheetId": book.id });
    let nothing = book.post("/sheets/5:copyTo", &body).await;
    assert_api_error(&nothing, 400, "INVALID_ARGUMENT", "No sheet with id: 5");
}
