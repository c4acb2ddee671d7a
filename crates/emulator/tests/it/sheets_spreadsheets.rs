//! The spreadsheets methods: create, get, batchUpdate.

use serde_json::json;

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
