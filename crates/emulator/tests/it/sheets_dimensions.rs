//! Requests about rows and columns, and what follows them when they move.

use serde_json::{Value, json};

use crate::book::{Book, range};

fn rows(start: u32, end: u32) -> Value {
    json!({ "dimension": "ROWS", "startIndex": start, "endIndex": end })
}

fn columns(start: u32, end: u32) -> Value {
    json!({ "dimension": "COLUMNS", "startIndex": start, "endIndex": end })
}

/// Numbers its rows in the first column and its columns in the first row.
async fn numbered() -> Book {
    let book = Book::start().await;
    book.fill("A1:E1", json!([[1, 2, 3, 4, 5]])).await;
    book.fill("A1:A5", json!([[1], [2], [3], [4], [5]])).await;
    book
}

async fn order(book: &Book) -> (Value, Value) {
    let by_columns = book.get("A1:A9", "?majorDimension=COLUMNS").await.json();
    let by_rows = book.get("A1:I1", "").await.json();
    (
        by_columns["values"][0].clone(),
        by_rows["values"][0].clone(),
    )
}

#[tokio::test]
async fn rows_and_columns_are_appended() {
    let book = Book::start().await;
    for (dimension, length) in [("ROWS", 3), ("COLUMNS", 2)] {
        let request = json!({ "dimension": dimension, "length": length });
        book.apply_one("appendDimension", request).await;
    }
    let grid = book.part("properties").await["gridProperties"].clone();
    assert_eq!(grid, json!({ "rowCount": 1003, "columnCount": 28 }));
}

#[tokio::test]
async fn inserted_rows_and_columns_move_the_others() {
    let book = numbered().await;
    book.apply_one("insertDimension", json!({ "range": rows(1, 3) }))
        .await;
    book.apply_one(
        "insertDimension",
        json!({ "range": columns(2, 3), "inheritFromBefore": true }),
    )
    .await;
    let expected = (
        json!(["1", "", "", "2", "3", "4", "5"]),
        json!(["1", "2", "", "3", "4", "5"]),
    );
    assert_eq!(order(&book).await, expected);
    let grid = book.part("properties").await["gridProperties"].clone();
    assert_eq!(grid, json!({ "rowCount": 1002, "columnCount": 27 }));
}

#[tokio::test]
async fn inserted_rows_look_like_their_neighbours() {
    for (inherits, color) in [(true, "red"), (false, "green")] {
        let book = Book::start().await;
        let paint = |row: u32, color: &str| {
            let cell = json!({ "userEnteredFormat": { "backgroundColor": { color: 1 } } });
            json!({ "repeatCell": { "fields": "userEnteredFormat", "range": range(row, 0, row + 1, 2), "cell": cell } })
        };
        let tall = |row: u32, pixels: u32| {
            json!({ "updateDimensionProperties": { "fields": "pixelSize", "range": rows(row, row + 1),
                "properties": { "pixelSize": pixels } } })
        };
        book.apply(json!([
            paint(0, "red"), paint(1, "green"), tall(0, 30), tall(1, 40),
            { "insertDimension": { "range": rows(1, 2), "inheritFromBefore": inherits } },
        ]))
        .await;
        let cell = book.cell("A2", "userEnteredFormat.backgroundColor").await;
        assert_eq!(
            cell["userEnteredFormat"]["backgroundColor"],
            json!({ color: 1 })
        );
        let resource = book
            .resource("?ranges=A2&fields=sheets.data.rowMetadata")
            .await;
        let pixels = if inherits { 30 } else { 40 };
        assert_eq!(
            resource["sheets"][0]["data"][0]["rowMetadata"][0]["pixelSize"],
            pixels
        );
    }
}

#[tokio::test]
async fn deleted_rows_and_columns_take_their_cells_along() {
    let book = numbered().await;
    book.apply_one("deleteDimension", json!({ "range": rows(1, 3) }))
        .await;
    book.apply_one("deleteDimension", json!({ "range": columns(1, 2) }))
        .await;
    let expected = (json!(["1", "4", "5"]), json!(["1", "3", "4", "5"]));
    assert_eq!(order(&book).await, expected);
}

#[tokio::test]
async fn a_range_without_an_end_begins_where_its_first_row_was() {
    let book = Book::start().await;
    let range = json!({ "startRowIndex": 5 });
    book.apply(json!([
        { "addProtectedRange": { "protectedRange": { "range": range } } },
        { "deleteDimension": { "range": rows(3, 7) } },
    ]))
    .await;
    let protected = book.part("protectedRanges").await;
    assert_eq!(protected[0]["range"], json!({ "startRowIndex": 3 }));
}

#[tokio::test]
async fn rows_and_columns_move_to_an_index_that_is_counted_before_the_move() {
    // The example of Google's guide, and its way back.
    for (source, to, expected) in [
        ((1, 3), 4, ["1", "4", "2", "3", "5"]),
        ((3, 5), 1, ["1", "4", "5", "2", "3"]),
        ((0, 1), 5, ["2", "3", "4", "5", "1"]),
        ((1, 2), 2, ["1", "2", "3", "4", "5"]),
    ] {
        for dimension in [rows as fn(u32, u32) -> Value, columns] {
            let book = numbered().await;
            let request =
                json!({ "source": dimension(source.0, source.1), "destinationIndex": to });
            book.apply_one("moveDimension", request).await;
            let (down, right) = order(&book).await;
            let moved = if dimension(0, 1)["dimension"] == "ROWS" {
                down
            } else {
                right
            };
            assert_eq!(moved, json!(expected), "{source:?} to {to}");
        }
    }
}

#[tokio::test]
async fn sizes_and_visibility_are_properties_of_rows_and_columns() {
    let book = Book::start().await;
    book.fill("B1", json!([["a longer text"]])).await;
    let hide = json!({ "range": rows(0, 1), "properties": { "hiddenByUser": true, "pixelSize": 50 },
        "fields": "hiddenByUser" });
    book.apply_one("updateDimensionProperties", hide).await;
    let widen =
        json!({ "range": columns(0, 1), "properties": { "pixelSize": 50 }, "fields": "pixelSize" });
    book.apply_one("updateDimensionProperties", widen).await;
    let resize = json!({ "dimensions": columns(1, 2) });
    book.apply_one("autoResizeDimensions", resize).await;
    let resource = book.resource("?ranges=A1:C2&includeGridData=true").await;
    let data = &resource["sheets"][0]["data"][0];
    let hidden = json!([{ "pixelSize": 21, "hiddenByUser": true }, { "pixelSize": 21 }]);
    assert_eq!(data["rowMetadata"], hidden);
    assert_eq!(data["columnMetadata"][0], json!({ "pixelSize": 50 }));
    assert_eq!(data["columnMetadata"][1], json!({ "pixelSize": 97 }));
    assert_eq!(data["columnMetadata"][2], json!({ "pixelSize": 100 }));
}

#[tokio::test]
async fn everything_on_a_sheet_follows_its_rows() {
    let book = Book::start().await;
    let area = range(4, 0, 8, 2);
    let lookup = json!({ "dataFilters": [{ "developerMetadataLookup": { "metadataKey": "k" } }] });
    book.apply(json!([
        { "mergeCells": { "range": area } },
        { "addNamedRange": { "namedRange": { "name": "there", "range": area } } },
        { "addProtectedRange": { "protectedRange": { "range": area } } },
        { "setBasicFilter": { "filter": { "range": area } } },
        { "addFilterView": { "filter": { "range": area } } },
        { "addBanding": { "bandedRange": { "range": area, "rowProperties": { "headerColor": {} } } } },
        { "addConditionalFormatRule": { "rule": { "ranges": [area],
            "booleanRule": { "condition": { "type": "BLANK" } } } } },
        { "addChart": { "chart": { "spec": { "pieChart": { "domain": { "sourceRange": { "sources": [area] } } } },
            "position": { "overlayPosition": { "anchorCell": { "rowIndex": 5 } } } } } },
        { "createDeveloperMetadata": { "developerMetadata": { "metadataKey": "k", "visibility": "DOCUMENT",
            "location": { "dimensionRange": rows(5, 6) } } } },
        { "addDimensionGroup": { "range": rows(4, 8) } },
        { "updateDimensionProperties": { "range": rows(5, 6), "fields": "hiddenByUser", "properties": { "hiddenByUser": true } } },
        { "insertDimension": { "range": rows(2, 5) } },
        { "deleteDimension": { "range": rows(9, 10) } },
    ]))
    .await;
    let moved = range(7, 0, 10, 2);
    let resource = book.resource("").await;
    let sheet = &resource["sheets"][0];
    let places = [
        &sheet["merges"][0],
        &resource["namedRanges"][0]["range"],
        &sheet["protectedRanges"][0]["range"],
        &sheet["basicFilter"]["range"],
        &sheet["filterViews"][0]["range"],
        &sheet["bandedRanges"][0]["range"],
        &sheet["conditionalFormats"][0]["ranges"][0],
        &sheet["charts"][0]["spec"]["pieChart"]["domain"]["sourceRange"]["sources"][0],
    ];
    for place in places {
        assert_eq!(*place, moved);
    }
    let anchor = &sheet["charts"][0]["position"]["overlayPosition"]["anchorCell"];
    assert_eq!(*anchor, json!({ "rowIndex": 8 }));
    assert_eq!(sheet["rowGroups"][0]["range"], rows(7, 10));
    let found = book.post("/developerMetadata:search", &lookup).await.json();
    let metadata = &found["matchedDeveloperMetadata"][0]["developerMetadata"];
    assert_eq!(metadata["location"]["dimensionRange"], rows(8, 9));
    let resource = book
        .resource("?ranges=A9&fields=sheets.data.rowMetadata")
        .await;
    assert_eq!(
        resource["sheets"][0]["data"][0]["rowMetadata"][0]["hiddenByUser"],
        true
    );
}

#[tokio::test]
async fn what_loses_all_its_rows_is_gone() {
    let book = Book::start().await;
    let area = range(4, 0, 6, 2);
    let series = json!({ "sourceRange": { "sources": [area] } });
    book.apply(json!([
        { "mergeCells": { "range": area } },
        { "addNamedRange": { "namedRange": { "name": "there", "range": area } } },
        { "createDeveloperMetadata": { "developerMetadata": { "metadataKey": "k", "visibility": "DOCUMENT",
            "location": { "dimensionRange": rows(5, 6) } } } },
        { "addChart": { "chart": { "spec": { "basicChart": { "chartType": "LINE", "series": [{ "series": series }] } },
            "position": { "overlayPosition": {} } } } },
        { "deleteDimension": { "range": rows(3, 7) } },
    ]))
    .await;
    let resource = book.resource("").await;
    assert_eq!(resource.get("namedRanges"), None);
    assert_eq!(resource["sheets"][0].get("merges"), None);
    // Google was seen to keep a chart that has lost its series.
    let spec = &resource["sheets"][0]["charts"][0]["spec"];
    assert_eq!(*spec, json!({ "basicChart": { "chartType": "LINE" } }));
    let lookup = json!({ "dataFilters": [{ "developerMetadataLookup": {} }] });
    assert_eq!(
        book.post("/developerMetadata:search", &lookup).await.json(),
        json!({})
    );
}

#[tokio::test]
async fn rows_that_are_not_there_are_refused_in_googles_words() {
    let book = Book::start().await;
    let cases = [
        (
            "insertDimension",
            json!({ "range": rows(1000, 1001) }),
            "range.startIndex must be less than the grid size (1000) if inheritFromBefore is false.",
        ),
        (
            "insertDimension",
            json!({ "range": { "dimension": "ROWS", "startIndex": -1, "endIndex": 1 } }),
            "DimensionRange indexes must be >= 0",
        ),
        (
            "deleteDimension",
            json!({ "range": rows(1000, 1001) }),
            "Cannot delete a row that doesn't exist. Tried to delete row index 1000 but there are only 1000 rows.",
        ),
        (
            "deleteDimension",
            json!({ "range": rows(0, 1000) }),
            "You can't delete all the rows on the sheet.",
        ),
        (
            "deleteDimension",
            json!({ "range": { "dimension": "ROWS", "sheetId": 5 } }),
            "No grid with id: 5",
        ),
        (
            "appendDimension",
            json!({ "dimension": "ROWS", "length": 9_999_000 }),
            "This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
        ),
    ];
    for (kind, request, message) in cases {
        book.refuse(kind, request, message).await;
    }
    let freeze = json!({ "fields": "gridProperties.frozenRowCount",
        "properties": { "gridProperties": { "frozenRowCount": 1 } } });
    book.apply_one("updateSheetProperties", freeze).await;
    let message = "Sorry, it is not possible to delete all non-frozen rows.";
    book.refuse(
        "deleteDimension",
        json!({ "range": rows(1, 1000) }),
        message,
    )
    .await;
}
