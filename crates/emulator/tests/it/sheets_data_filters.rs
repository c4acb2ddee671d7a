//! The methods that find their ranges by data filters.

use serde_json::{Value, json};

use crate::book::{Book, assert_api_error, range};

/// Cells A1:C3, with metadata on row 2 and on column C.
async fn filled() -> Book {
    let book = Book::start().await;
    book.fill("A1:C3", json!([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
        .await;
    let create = |key: &str, dimension: &str, start: u32| {
        let place = json!({ "dimension": dimension, "startIndex": start, "endIndex": start + 1 });
        json!({ "createDeveloperMetadata": { "developerMetadata": { "metadataKey": key,
            "visibility": "DOCUMENT", "location": { "dimensionRange": place } } } })
    };
    book.apply(json!([create("r", "ROWS", 1), create("c", "COLUMNS", 2)]))
        .await;
    book
}

fn lookup(key: &str) -> Value {
    json!({ "developerMetadataLookup": { "metadataKey": key } })
}

#[tokio::test]
async fn values_are_read_by_filters_and_sorted_by_where_they_begin() {
    let book = filled().await;
    let grid = json!({ "gridRange": range(0, 1, 1, 3) });
    let body = json!({ "valueRenderOption": "UNFORMATTED_VALUE", "dataFilters": [
        lookup("c"), grid, { "a1Range": "A1:A2" }, lookup("r"), { "gridRange": range(0, 0, 2, 1) },
    ] });
    let answer = book
        .post("/values:batchGetByDataFilter", &body)
        .await
        .json();
    let ranges = answer["valueRanges"].as_array().unwrap();
    let named: Vec<&Value> = ranges
        .iter()
        .map(|entry| &entry["valueRange"]["range"])
        .collect();
    assert_eq!(
        named,
        [
            "Sheet1!A1:A2",
            "Sheet1!A2:Z2",
            "Sheet1!B1:C1",
            "Sheet1!C1:C1000"
        ]
    );
    // Filters that select the same share an entry.
    let filters = json!([{ "a1Range": "A1:A2" }, { "gridRange": range(0, 0, 2, 1) }]);
    assert_eq!(ranges[0]["dataFilters"], filters);
    assert_eq!(ranges[1]["valueRange"]["values"], json!([[4, 5, 6]]));
    assert_eq!(ranges[2]["dataFilters"], json!([grid]));
    let none = json!({ "dataFilters": [lookup("nothing")] });
    let answer = book
        .post("/values:batchGetByDataFilter", &none)
        .await
        .json();
    assert_eq!(answer, json!({ "spreadsheetId": book.id }));
}

#[tokio::test]
async fn values_are_written_to_every_range_that_a_filter_selects() {
    let book = filled().await;
    let body = json!({ "valueInputOption": "RAW", "includeValuesInResponse": true, "data": [
        { "dataFilter": lookup("r"), "values": [["x", null, "y"]] },
        { "dataFilter": { "a1Range": "A5:A6" }, "majorDimension": "COLUMNS", "values": [["z", "w"]] },
    ] });
    let answer = book
        .post("/values:batchUpdateByDataFilter", &body)
        .await
        .json();
    let totals = [
        "totalUpdatedRows",
        "totalUpdatedColumns",
        "totalUpdatedCells",
        "totalUpdatedSheets",
    ];
    assert_eq!(totals.map(|name| answer[name].clone()), [3, 3, 4, 1]);
    let first = &answer["responses"][0];
    assert_eq!(
        (&first["updatedRange"], &first["dataFilter"]),
        (&json!("Sheet1!A2:C2"), &lookup("r"))
    );
    assert_eq!(first.get("spreadsheetId"), None);
    assert_eq!(first["updatedData"]["values"], json!([["x", "5", "y"]]));
    assert_eq!(book.shown("A5:A6").await, json!([["z"], ["w"]]));
    let wide = json!({ "valueInputOption": "RAW", "data": [
        { "dataFilter": { "gridRange": range(0, 0, 1, 1) }, "values": [[1, 2]] }] });
    let answer = book.post("/values:batchUpdateByDataFilter", &wide).await;
    let message = "Invalid data[0]: Requested writing within range [Sheet1!A1], but tried writing to column [B]";
    assert_api_error(&answer, 400, "INVALID_ARGUMENT", message);
}

#[tokio::test]
async fn values_are_cleared_by_filters() {
    let book = filled().await;
    let body = json!({ "dataFilters": [lookup("r"), { "a1Range": "C3" }] });
    let answer = book
        .post("/values:batchClearByDataFilter", &body)
        .await
        .json();
    assert_eq!(
        answer["clearedRanges"],
        json!(["Sheet1!A2:Z2", "Sheet1!C3"])
    );
    assert_eq!(
        book.shown("A1:C3").await,
        json!([["1", "2", "3"], [], ["7", "8"]])
    );
}

#[tokio::test]
async fn a_spreadsheet_is_read_by_filters() {
    let book = filled().await;
    book.apply(json!([{ "addSheet": { "properties": { "title": "Two" } } }]))
        .await;
    let same = json!([{ "a1Range": "B2" }, { "gridRange": range(1, 1, 2, 2) }, lookup("c")]);
    let body = json!({ "dataFilters": same, "includeGridData": true });
    let answer = book.post(":getByDataFilter", &body).await.json();
    assert_eq!(answer["sheets"].as_array().unwrap().len(), 1);
    let data = answer["sheets"][0]["data"].as_array().unwrap();
    assert_eq!(data.len(), 2);
    assert_eq!(
        (&data[0]["startRow"], &data[0]["startColumn"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(data[1]["rowData"][2]["values"][0]["formattedValue"], "9");
    // Without a filter that selects cells, everything is answered.
    for filters in [json!([]), json!([lookup("nothing")])] {
        let body = json!({ "dataFilters": filters });
        let answer = book.post(":getByDataFilter", &body).await.json();
        assert_eq!(answer["sheets"].as_array().unwrap().len(), 2);
    }
}

#[tokio::test]
async fn a_filter_that_selects_nothing_there_is_refused_by_its_number() {
    let book = Book::start().await;
    let cases = [
        (json!([]), "Must specify at least one dataFilter."),
        (
            json!([{ "a1Range": "A1" }, { "a1Range": "Nope!A1" }]),
            "Invalid dataFilter[1]: Unable to parse range: Nope!A1",
        ),
        (
            json!([{}]),
            "Invalid dataFilter[0]: dataFilter.filter must be specified.",
        ),
        (
            json!([{ "gridRange": { "sheetId": 5 } }]),
            "Invalid dataFilter[0]: No grid with id: 5",
        ),
        (
            json!([{ "gridRange": { "startRowIndex": 1000 } }]),
            "Invalid dataFilter[0]: Range (Sheet1!1001:) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        (
            json!([{ "a1Range": "A1", "gridRange": {} }]),
            "Invalid value at 'data_filters[0]' (oneof), oneof field 'filter' is already set. Cannot set 'gridRange'",
        ),
    ];
    for (filters, message) in cases {
        let body = json!({ "dataFilters": filters });
        let answer = book.post("/values:batchGetByDataFilter", &body).await;
        assert_api_error(&answer, 400, "INVALID_ARGUMENT", message);
    }
    // An empty range is answered as one.
    let body = json!({ "dataFilters": [{ "gridRange": range(1, 0, 1, 1) }] });
    let answer = book
        .post("/values:batchGetByDataFilter", &body)
        .await
        .json();
    assert_eq!(answer["valueRanges"][0]["valueRange"]["range"], "#REF!");
}
