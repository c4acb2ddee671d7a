//! The spreadsheets methods: create, get, batchUpdate.

use serde_json::{Value, json};

use crate::book::{Book, assert_api_error};
use crate::support::text;

#[tokio::test]
async fn a_new_spreadsheet_has_one_sheet_and_googles_defaults() {
    let book = Book::start().await;
    let resource = book
        .call("GET", &format!("/{}?includeGridData=false", book.id), "")
        .await
        .json();
    assert_eq!(resource["properties"]["title"], "Untitled spreadsheet");
    assert_eq!(resource["properties"]["locale"], "en_US");
    assert_eq!(resource["properties"]["timeZone"], "Etc/GMT");
    let properties = json!({ "sheetId": 0, "title": "Sheet1", "index": 0, "sheetType": "GRID",
        "gridProperties": { "rowCount": 1000, "columnCount": 26 } });
    assert_eq!(resource["sheets"], json!([{ "properties": properties }]));
    assert!(text(&resource, "spreadsheetUrl").contains(&book.id));
    assert_eq!(book.id.len(), 44);
}

#[tokio::test]
async fn a_spreadsheet_is_made_as_asked() {
    let book = Book::start().await;
    let body = json!({
        "properties": { "title": "Penguins", "timeZone": "Europe/Berlin" },
        "sheets": [
            { "properties": { "title": "Data", "gridProperties": { "rowCount": 3, "columnCount": 2 } } },
            { "properties": { "title": "Notes", "sheetId": 7, "hidden": true } },
        ],
    });
    let made = book.call("POST", "", &body.to_string()).await.json();
    assert_eq!(made["properties"]["title"], "Penguins");
    assert_eq!(
        made["sheets"][0]["properties"]["gridProperties"]["rowCount"],
        3
    );
    assert_eq!(made["sheets"][1]["properties"]["sheetId"], 7);
    assert_eq!(made["sheets"][1]["properties"]["hidden"], true);
    let unknown = book.call("POST", "", r#"{"titel": "x"}"#).await;
    let message = "Invalid JSON payload received. Unknown name \"titel\" at 'spreadsheet': Cannot find field.";
    assert_api_error(&unknown, 400, "INVALID_ARGUMENT", message);
}

#[tokio::test]
async fn a_mask_keeps_the_named_fields_only() {
    let book = Book::start().await;
    let path = format!(
        "/{}?fields=properties.title,sheets(properties/sheetId)",
        book.id
    );
    let masked = book.call("GET", &path, "").await.json();
    let expected = json!({ "properties": { "title": "Untitled spreadsheet" },
        "sheets": [{ "properties": { "sheetId": 0 } }] });
    assert_eq!(masked, expected);
    let path = format!("/{}?fields=sheets.sheetProperties", book.id);
    let unknown = book.call("GET", &path, "").await;
    assert_api_error(
        &unknown,
        400,
        "INVALID_ARGUMENT",
        "Request contains an invalid argument.",
    );
    let violation = &unknown.json()["error"]["details"][0]["fieldViolations"][0];
    assert_eq!(violation["field"], "sheets.sheetProperties");
}

#[tokio::test]
async fn ranges_choose_among_the_sheets() {
    let book = Book::start().await;
    book.batch_update(&json!([{ "addSheet": { "properties": { "title": "Two" } } }]))
        .await;
    let chosen = book
        .call("GET", &format!("/{}?ranges=Two!A1", book.id), "")
        .await
        .json();
    assert_eq!(chosen["sheets"].as_array().unwrap().len(), 1);
    assert_eq!(chosen["sheets"][0]["properties"]["title"], "Two");
}

#[tokio::test]
async fn sheets_are_added_changed_and_deleted() {
    let book = Book::start().await;
    let add = json!([{ "addSheet": { "properties": { "title": "First", "index": 0 } } }, { "addSheet": {} }]);
    let replies = book.batch_update(&add).await.json();
    let first = &replies["replies"][0]["addSheet"]["properties"];
    assert_eq!(
        (&first["title"], &first["index"]),
        (&json!("First"), &json!(0))
    );
    assert_eq!(
        replies["replies"][1]["addSheet"]["properties"]["title"],
        "Sheet2"
    );
    let change = json!([
        { "updateSheetProperties": { "fields": "title,index,gridProperties.frozenRowCount",
            "properties": { "sheetId": 0, "title": "Renamed", "index": 0, "gridProperties": { "frozenRowCount": 1 } } } },
        { "deleteSheet": { "sheetId": first["sheetId"] } },
        { "updateSpreadsheetProperties": { "fields": "title", "properties": { "title": "Book" } } },
    ]);
    let changed = book.batch_update(&change).await.json();
    assert_eq!(changed["replies"], json!([{}, {}, {}]));
    let resource = book.call("GET", &format!("/{}", book.id), "").await.json();
    assert_eq!(resource["properties"]["title"], "Book");
    let sheets = resource["sheets"].as_array().unwrap();
    let titles: Vec<&Value> = sheets
        .iter()
        .map(|sheet| &sheet["properties"]["title"])
        .collect();
    assert_eq!(titles, ["Renamed", "Sheet2"]);
    assert_eq!(
        sheets[0]["properties"]["gridProperties"]["frozenRowCount"],
        1
    );
}

#[tokio::test]
async fn a_request_that_cannot_be_names_itself() {
    let book = Book::start().await;
    let hide = json!({ "updateSheetProperties": { "fields": "hidden",
        "properties": { "sheetId": 0, "hidden": true } } });
    let grow = json!({ "updateSheetProperties": { "fields": "gridProperties",
        "properties": { "gridProperties": { "rowCount": 10_000_000 } } } });
    let cases = [
        (
            json!({ "addSheet": { "properties": { "title": "Sheet1" } } }),
            "addSheet: A sheet with the name \"Sheet1\" already exists. Please enter another name.",
        ),
        (
            json!({ "deleteSheet": { "sheetId": 0 } }),
            "deleteSheet: You can't remove all the sheets in a document.",
        ),
        (
            json!({ "deleteSheet": { "sheetId": 5 } }),
            "deleteSheet: No sheet with id: 5",
        ),
        (
            hide,
            "updateSheetProperties: You can't hide all the sheets in a document.",
        ),
        (
            grow,
            "updateSheetProperties: This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
        ),
        (
            json!({ "updateSheetProperties": { "properties": {} } }),
            "updateSheetProperties: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
        ),
    ];
    for (request, message) in cases {
        let answer = book.batch_update(&json!([request])).await;
        let message = format!("Invalid requests[0].{message}");
        assert_api_error(&answer, 400, "INVALID_ARGUMENT", &message);
    }
}

#[tokio::test]
async fn a_batch_is_applied_as_a_whole_or_not_at_all() {
    let book = Book::start().await;
    let requests = json!([{ "addSheet": {} }, { "deleteSheet": { "sheetId": 5 } }]);
    let answer = book.batch_update(&requests).await;
    let message = "Invalid requests[1].deleteSheet: No sheet with id: 5";
    assert_api_error(&answer, 400, "INVALID_ARGUMENT", message);
    let resource = book.call("GET", &format!("/{}", book.id), "").await.json();
    assert_eq!(resource["sheets"].as_array().unwrap().len(), 1);
}
