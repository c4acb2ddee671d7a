//! Requests about whole sheets and the spreadsheet's own properties.

use serde_json::{Value, json};

use crate::book::Book;

async fn titles(book: &Book) -> Vec<Value> {
    let resource = book.resource("?fields=sheets.properties.title").await;
    let sheets = resource["sheets"].as_array().unwrap();
    let title = |sheet: &Value| sheet["properties"]["title"].clone();
    sheets.iter().map(title).collect()
}

#[tokio::test]
async fn sheets_are_added_changed_and_deleted() {
    let book = Book::start().await;
    let replies = book
        .apply(json!([
            { "addSheet": { "properties": { "title": "First", "index": 0 } } },
            { "addSheet": {} },
        ]))
        .await;
    let first = &replies[0]["addSheet"]["properties"];
    assert_eq!(
        (&first["title"], &first["index"], &first["sheetType"]),
        (&json!("First"), &json!(0), &json!("GRID"))
    );
    assert_eq!(replies[1]["addSheet"]["properties"]["title"], "Sheet2");
    book.apply(json!([
        { "updateSheetProperties": { "fields": "title,index,gridProperties.frozenRowCount",
            "properties": { "sheetId": 0, "title": "Renamed", "index": 0,
                "gridProperties": { "frozenRowCount": 1 } } } },
        { "deleteSheet": { "sheetId": first["sheetId"] } },
    ]))
    .await;
    assert_eq!(titles(&book).await, ["Renamed", "Sheet2"]);
    let properties = book.part("properties").await;
    let grid = json!({ "rowCount": 1000, "columnCount": 26, "frozenRowCount": 1 });
    assert_eq!(properties["gridProperties"], grid);
}

#[tokio::test]
async fn a_mask_says_which_properties_change() {
    let book = Book::start().await;
    let set = json!({ "fields": "tabColor,hidden,gridProperties(rowCount,frozenRowCount)",
        "properties": { "tabColor": { "red": 0.5 }, "title": "not named",
            "gridProperties": { "rowCount": 20, "frozenRowCount": 2, "columnCount": 3 } } });
    book.apply_one("updateSheetProperties", set).await;
    let properties = book.part("properties").await;
    let grid = json!({ "rowCount": 20, "columnCount": 26, "frozenRowCount": 2 });
    assert_eq!(properties["title"], "Sheet1");
    assert_eq!(properties["gridProperties"], grid);
    // Recorded: a channel has 256 steps, and a colour has two names.
    assert_eq!(properties["tabColor"], json!({ "red": 0.49803922 }));
    assert_eq!(
        properties["tabColorStyle"],
        json!({ "rgbColor": { "red": 0.49803922 } })
    );
    let unset = json!({ "fields": "tabColor,gridProperties.frozenRowCount", "properties": {} });
    book.apply_one("updateSheetProperties", unset).await;
    let properties = book.part("properties").await;
    assert_eq!(properties.get("tabColorStyle"), None);
    assert_eq!(
        properties["gridProperties"],
        json!({ "rowCount": 20, "columnCount": 26 })
    );
}

#[tokio::test]
async fn a_sheet_moves_to_before_an_index_that_is_counted_before_the_move() {
    for (index, order) in [
        (2, ["B", "A", "C", "D"]),
        (3, ["B", "C", "A", "D"]),
        (9, ["B", "C", "D", "A"]),
    ] {
        let book = Book::start().await;
        let add = |title: &str| json!({ "addSheet": { "properties": { "title": title } } });
        let rename = json!({ "fields": "title", "properties": { "title": "A" } });
        let requests = json!([
            { "updateSheetProperties": rename }, add("B"), add("C"), add("D"),
            { "updateSheetProperties": { "fields": "index", "properties": { "index": index } } },
        ]);
        book.apply(requests).await;
        assert_eq!(titles(&book).await, order);
    }
}

#[tokio::test]
async fn a_sheet_is_duplicated_with_everything_on_it() {
    let book = Book::start().await;
    book.fill("A1", json!([["x"]])).await;
    let requests = json!([
        { "mergeCells": { "range": { "endRowIndex": 1, "endColumnIndex": 2 } } },
        { "addProtectedRange": { "protectedRange": { "range": {} } } },
        { "duplicateSheet": { "sourceSheetId": 0, "insertSheetIndex": 1, "newSheetName": "Two", "newSheetId": 2 } },
        { "duplicateSheet": {} },
    ]);
    let replies = book.apply(requests).await;
    assert_eq!(replies[2]["duplicateSheet"]["properties"]["sheetId"], 2);
    assert_eq!(
        replies[3]["duplicateSheet"]["properties"]["title"],
        "Copy of Sheet1"
    );
    assert_eq!(titles(&book).await, ["Copy of Sheet1", "Sheet1", "Two"]);
    assert_eq!(book.shown("Two!A1").await, json!([["x"]]));
    let sheets = &book.resource("").await["sheets"];
    assert_eq!(sheets[2]["merges"][0]["sheetId"], 2);
    assert_eq!(
        sheets[2]["protectedRanges"][0]["range"],
        json!({ "sheetId": 2 })
    );
    let id = |sheet: usize| &sheets[sheet]["protectedRanges"][0]["protectedRangeId"];
    assert_ne!(id(1), id(2));
}

#[tokio::test]
async fn properties_of_the_spreadsheet_are_changed_by_a_mask() {
    let book = Book::start().await;
    let request = json!({ "fields": "title,timeZone", "properties": {
        "title": "Book", "timeZone": "Europe/Berlin", "locale": "de_DE" } });
    book.apply_one("updateSpreadsheetProperties", request).await;
    let properties = &book.resource("").await["properties"];
    assert_eq!(
        (
            &properties["title"],
            &properties["timeZone"],
            &properties["locale"]
        ),
        (&json!("Book"), &json!("Europe/Berlin"), &json!("en_US"))
    );
}

#[tokio::test]
async fn what_goes_with_a_sheet_is_gone_with_it() {
    let book = Book::start().await;
    let requests = json!([
        { "addSheet": { "properties": { "sheetId": 2 } } },
        { "addNamedRange": { "namedRange": { "name": "there", "range": { "sheetId": 2 } } } },
        { "createDeveloperMetadata": { "developerMetadata": { "metadataKey": "k",
            "visibility": "DOCUMENT", "location": { "sheetId": 2 } } } },
        { "deleteSheet": { "sheetId": 2 } },
    ]);
    book.apply(requests).await;
    let resource = book.resource("").await;
    assert_eq!(resource.get("namedRanges"), None);
    let search = json!({ "dataFilters": [{ "developerMetadataLookup": {} }] });
    assert_eq!(
        book.post("/developerMetadata:search", &search).await.json(),
        json!({})
    );
}

#[tokio::test]
async fn sheets_that_cannot_be_are_refused_in_googles_words() {
    let book = Book::start().await;
    let hide = json!({ "fields": "hidden", "properties": { "hidden": true } });
    let cases = [
        (
            "addSheet",
            json!({ "properties": { "title": "Sheet1" } }),
            "A sheet with the name \"Sheet1\" already exists. Please enter another name.",
        ),
        (
            "addSheet",
            json!({ "properties": { "sheetId": 0 } }),
            "Sheet with id 0 already exists.",
        ),
        (
            "deleteSheet",
            json!({}),
            "You can't remove all the sheets in a document.",
        ),
        (
            "deleteSheet",
            json!({ "sheetId": 5 }),
            "No sheet with id: 5",
        ),
        (
            "duplicateSheet",
            json!({ "sourceSheetId": 5 }),
            "No sheet with id: 5",
        ),
        (
            "updateSheetProperties",
            hide,
            "You can't hide all the sheets in a document.",
        ),
        (
            "updateSheetProperties",
            json!({ "properties": {} }),
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
        ),
    ];
    for (kind, request, message) in cases {
        book.refuse(kind, request, message).await;
    }
}

fn sized(rows: u32, columns: u32) -> Value {
    json!({ "fields": "gridProperties(rowCount,columnCount)", "properties": {
        "gridProperties": { "rowCount": rows, "columnCount": columns } } })
}

fn frozen(rows: u32) -> Value {
    json!({ "fields": "gridProperties.frozenRowCount", "properties": {
        "gridProperties": { "frozenRowCount": rows } } })
}

#[tokio::test]
async fn grids_that_cannot_be_are_refused_in_googles_words() {
    let book = Book::start().await;
    let cases = [
        // The rows are counted with the columns that are there before.
        (
            sized(10_000_000, 1),
            "This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
        ),
        (
            sized(1, 18_279),
            "This action would increase the number of columns in the sheet above the limit of 18278 columns.",
        ),
        (sized(0, 26), "You can't delete all the rows on the sheet."),
        (
            frozen(1000),
            "You can't freeze all visible rows on the sheet.",
        ),
    ];
    for (request, message) in cases {
        book.refuse("updateSheetProperties", request, message).await;
    }
    book.apply_one("updateSheetProperties", frozen(2)).await;
    let message = "Sorry, it is not possible to delete all non-frozen rows.";
    book.refuse("updateSheetProperties", sized(2, 26), message)
        .await;
}
