//! `spreadsheets.batchUpdate` as a whole: all or nothing, replies, the answer's spreadsheet.

use serde_json::{Value, json};

use crate::book::{Book, assert_api_error};

#[tokio::test]
async fn a_batch_is_applied_as_a_whole_or_not_at_all() {
    let book = Book::start().await;
    book.fill("A1", json!([["before"]])).await;
    let requests = json!([
        { "addSheet": {} },
        { "updateCells": { "fields": "*", "start": {}, "rows": [{ "values": [{}] }] } },
        { "deleteSheet": { "sheetId": 5 } },
    ]);
    let answer = book.batch_update(&requests).await;
    let message = "Invalid requests[2].deleteSheet: No sheet with id: 5";
    assert_api_error(&answer, 400, "INVALID_ARGUMENT", message);
    let sheets = &book.resource("").await["sheets"];
    assert_eq!(sheets.as_array().unwrap().len(), 1);
    assert_eq!(book.shown("A1").await, json!([["before"]]));
}

#[tokio::test]
async fn replies_mirror_the_requests() {
    let book = Book::start().await;
    let replies = book
        .apply(json!([
            { "updateSpreadsheetProperties": { "fields": "title", "properties": { "title": "a" } } },
            { "addSheet": { "properties": { "title": "b" } } },
            { "trimWhitespace": { "range": {} } },
        ]))
        .await;
    assert_eq!(replies[0], json!({}));
    assert_eq!(replies[1]["addSheet"]["properties"]["title"], "b");
    assert_eq!(replies[2], json!({ "trimWhitespace": {} }));
}

#[tokio::test]
async fn a_request_has_exactly_one_kind_that_google_knows() {
    let book = Book::start().await;
    let cases = [
        (
            json!([{ "DeleteRange": {} }]),
            "Invalid JSON payload received. Unknown name \"DeleteRange\" at 'requests[0]': Cannot find field.",
        ),
        (
            json!([{ "addSheet": {}, "deleteSheet": {} }]),
            "Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'deleteSheet'",
        ),
        (json!([{}]), "Invalid requests[0]: No request set."),
        (json!([]), "Must specify at least one request."),
        (
            json!([{ "updateSheetProperties": { "properties": { "headerValues": [] } } }]),
            "Invalid JSON payload received. Unknown name \"headerValues\" at 'requests[0].update_sheet_properties.properties': Cannot find field.",
        ),
        (
            json!([{ "addSheet": { "properties": { "title": ["x"] } } }]),
            "Invalid JSON payload received. Unknown name \"title\" at 'requests[0].add_sheet.properties': Proto field is not repeating, cannot start list.",
        ),
    ];
    for (requests, message) in cases {
        let answer = book.batch_update(&requests).await;
        assert_api_error(&answer, 400, "INVALID_ARGUMENT", message);
    }
    let requests = json!([{ "nope": {} }, { "mergeCells": { "mergeType": "ALL" } }]);
    let error = &book.batch_update(&requests).await.json()["error"];
    let violations = error["details"][0]["fieldViolations"].as_array().unwrap();
    let fields: Vec<&Value> = violations.iter().map(|fault| &fault["field"]).collect();
    assert_eq!(
        fields,
        ["requests[0]", "requests[1].merge_cells.merge_type"]
    );
}

#[tokio::test]
async fn every_spelling_of_the_json_form_is_taken() {
    let book = Book::start().await;
    book.apply(json!([{ "add_sheet": { "properties": { "sheet_id": "7", "hidden": null } } }]))
        .await;
    let sheets = &book.resource("?fields=sheets.properties.sheetId").await["sheets"];
    assert_eq!(sheets[1]["properties"]["sheetId"], 7);
}

#[tokio::test]
async fn the_answer_can_hold_the_spreadsheet_after_the_batch() {
    let book = Book::start().await;
    let body = json!({
        "requests": [
            { "addSheet": { "properties": { "title": "Two", "sheetId": 2 } } },
            { "updateCells": { "fields": "userEnteredValue", "start": { "sheetId": 2 },
                "rows": [{ "values": [{ "userEnteredValue": { "numberValue": 5 } }] }] } },
        ],
        "includeSpreadsheetInResponse": true,
        "responseRanges": ["Two!A1:B1"],
        "responseIncludeGridData": true,
    });
    let answer = book.post(":batchUpdate", &body).await.json();
    let sheets = answer["updatedSpreadsheet"]["sheets"].as_array().unwrap();
    assert_eq!(sheets.len(), 1);
    let cell = &sheets[0]["data"][0]["rowData"][0]["values"][0];
    assert_eq!(cell["effectiveValue"], json!({ "numberValue": 5 }));
    let masked = ":batchUpdate?fields=updatedSpreadsheet.sheets.data.rowData.values.formattedValue";
    let body = json!({
        "requests": [{ "trimWhitespace": { "range": {} } }],
        "includeSpreadsheetInResponse": true,
    });
    let answer = book.post(masked, &body).await.json();
    let data = json!([{ "rowData": [{ "values": [{ "formattedValue": "5" }] }] }]);
    assert_eq!(answer["updatedSpreadsheet"]["sheets"][1]["data"], data);
    let without = book
        .batch_update(&json!([{ "trimWhitespace": { "range": {} } }]))
        .await;
    assert_eq!(without.json().get("updatedSpreadsheet"), None);
}

#[tokio::test]
async fn an_update_needs_a_mask_of_fields_that_there_are() {
    let book = Book::start().await;
    let message =
        "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)";
    for kind in ["updateCells", "repeatCell", "appendCells"] {
        book.refuse(kind, json!({}), message).await;
    }
    let request = json!({ "fields": "note,titel", "start": {} });
    book.refuse("updateCells", request, "Invalid field: titel")
        .await;
}
