//! Developer metadata: its requests, its methods, and data filters by it.

use serde_json::{Value, json};

use crate::book::{Book, assert_api_error};

fn row(index: u32) -> Value {
    json!({ "dimensionRange": { "dimension": "ROWS", "startIndex": index, "endIndex": index + 1 } })
}

fn create(id: u32, key: &str, location: &Value) -> Value {
    let metadata = json!({ "metadataId": id, "metadataKey": key, "metadataValue": "v",
        "visibility": "DOCUMENT", "location": location });
    json!({ "createDeveloperMetadata": { "developerMetadata": metadata } })
}

/// Metadata on rows 3 and 5, on column B, on the sheet and on the spreadsheet.
async fn annotated() -> Book {
    let book = Book::start().await;
    let column =
        json!({ "dimensionRange": { "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2 } });
    book.apply(json!([
        create(1, "row", &row(2)),
        create(2, "row", &row(4)),
        create(3, "column", &column),
        create(4, "sheet", &json!({ "sheetId": 0 })),
        create(5, "all", &json!({ "spreadsheet": true })),
    ]))
    .await;
    book
}

async fn found(book: &Book, filter: Value) -> Vec<u64> {
    let body = json!({ "dataFilters": [filter] });
    let answer = book.post("/developerMetadata:search", &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let found = answer.json();
    let matched = found["matchedDeveloperMetadata"].as_array().cloned();
    let id = |entry: &Value| entry["developerMetadata"]["metadataId"].as_u64().unwrap();
    matched.unwrap_or_default().iter().map(id).collect()
}

#[tokio::test]
async fn every_field_of_a_lookup_narrows_it() {
    let book = annotated().await;
    let sheet = json!({ "sheetId": 0 });
    let cases = [
        (json!({}), vec![1, 2, 3, 4, 5]),
        (json!({ "metadataId": 2 }), vec![2]),
        (json!({ "metadataKey": "row" }), vec![1, 2]),
        (json!({ "metadataValue": "w" }), vec![]),
        (json!({ "visibility": "PROJECT" }), vec![]),
        (json!({ "locationType": "ROW" }), vec![1, 2]),
        (
            json!({ "locationType": "COLUMN", "metadataKey": "row" }),
            vec![],
        ),
        (json!({ "metadataLocation": row(4) }), vec![2, 4]),
        (
            json!({ "metadataLocation": row(4), "locationMatchingStrategy": "EXACT_LOCATION" }),
            vec![2],
        ),
        (json!({ "metadataLocation": sheet }), vec![1, 2, 3, 4]),
        (
            json!({ "metadataLocation": sheet, "locationMatchingStrategy": "EXACT_LOCATION" }),
            vec![4],
        ),
        (
            json!({ "metadataLocation": { "spreadsheet": true } }),
            vec![5],
        ),
    ];
    for (lookup, expected) in cases {
        let filter = json!({ "developerMetadataLookup": lookup });
        assert_eq!(found(&book, filter).await, expected, "{lookup}");
    }
    assert_eq!(found(&book, json!({ "a1Range": "A3:A4" })).await, [1, 4]);
}

#[tokio::test]
async fn metadata_is_got_by_its_identifier_and_stands_where_it_belongs() {
    let book = annotated().await;
    let get = async |id: &str| {
        book.call("GET", &format!("/{}/developerMetadata/{id}", book.id), "")
            .await
    };
    let one = get("1").await.json();
    assert_eq!(one["location"]["locationType"], "ROW");
    assert_api_error(
        &get("9").await,
        404,
        "NOT_FOUND",
        "Requested entity was not found.",
    );
    assert_eq!(get("x").await.status, 400);
    let resource = book.resource("?ranges=A3:B5&includeGridData=true").await;
    assert_eq!(resource["developerMetadata"][0]["metadataId"], 5);
    assert_eq!(
        resource["sheets"][0]["developerMetadata"][0]["metadataId"],
        4
    );
    let data = &resource["sheets"][0]["data"][0];
    assert_eq!(data["rowMetadata"][0]["developerMetadata"], json!([one]));
    assert_eq!(data["rowMetadata"][1].get("developerMetadata"), None);
    assert_eq!(
        data["columnMetadata"][1]["developerMetadata"][0]["metadataId"],
        3
    );
}

#[tokio::test]
async fn metadata_is_changed_and_deleted_by_filters() {
    let book = annotated().await;
    let rows = json!({ "developerMetadataLookup": { "metadataKey": "row" } });
    let update = json!({ "dataFilters": [rows], "fields": "metadataValue,location",
        "developerMetadata": { "metadataValue": "new", "location": row(9) } });
    let reply = book.apply_one("updateDeveloperMetadata", update).await;
    let changed = reply["developerMetadata"].as_array().unwrap();
    assert_eq!(changed.len(), 2);
    assert_eq!(
        (&changed[1]["metadataValue"], &changed[1]["metadataKey"]),
        (&json!("new"), &json!("row"))
    );
    assert_eq!(changed[1]["location"]["dimensionRange"]["startIndex"], 9);
    let reply = book
        .apply_one("deleteDeveloperMetadata", json!({ "dataFilter": rows }))
        .await;
    assert_eq!(
        reply["deletedDeveloperMetadata"].as_array().unwrap().len(),
        2
    );
    assert_eq!(
        found(&book, json!({ "developerMetadataLookup": {} })).await,
        [3, 4, 5]
    );
    let created = json!({ "developerMetadata": { "metadataKey": "k", "visibility": "PROJECT",
        "location": { "spreadsheet": true } } });
    let reply = book.apply_one("createDeveloperMetadata", created).await;
    assert!(reply["developerMetadata"]["metadataId"].as_u64().unwrap() > 0);
}

#[tokio::test]
async fn metadata_that_cannot_be_is_refused_in_googles_words() {
    let book = Book::start().await;
    let two_rows =
        json!({ "dimensionRange": { "dimension": "ROWS", "startIndex": 0, "endIndex": 2 } });
    let open = json!({ "dimensionRange": { "dimension": "ROWS", "startIndex": 0 } });
    let full = |location: Value| json!({ "metadataKey": "k", "visibility": "DOCUMENT", "location": location });
    let cases = [
        (
            json!({}),
            "Developer metadata must always have a key specified.",
        ),
        (
            json!({ "metadataKey": "k" }),
            "Developer metadata must always have visibility specified.",
        ),
        (
            json!({ "metadataKey": "k", "visibility": "DOCUMENT" }),
            "Developer metadata must always have a location specified.",
        ),
        (
            full(two_rows),
            "DimensionRange must represent a single row or column.",
        ),
        (
            full(open),
            "DimensionRange must specify both a startIndex and an endIndex.",
        ),
        (
            full(row(1000)),
            "DimensionRange startIndex [1000] is after the last ROWS index [999] of the sheet [0].",
        ),
        (full(json!({ "sheetId": 5 })), "No grid with id: 5"),
    ];
    for (metadata, message) in cases {
        let request = json!({ "developerMetadata": metadata });
        book.refuse("createDeveloperMetadata", request, message)
            .await;
    }
    let cases = [
        (
            json!({ "locationMatchingStrategy": "INTERSECTING_LOCATION", "metadataLocation": { "spreadsheet": true } }),
            "DeveloperMetadataLookup.spreadsheet is true, but locationMatchingStrategy was specified as INTERSECTING.",
        ),
        (
            json!({ "locationMatchingStrategy": "EXACT_LOCATION" }),
            "A locationMatchingStrategy was specified, but no metadataLocation was specified: lookups must always \
             specify a metadataLocation when specifying a locationMatchingStrategy.",
        ),
    ];
    book.apply(json!([create(1, "k", &row(0))])).await;
    for (lookup, message) in cases {
        let body = json!({ "dataFilters": [{ "developerMetadataLookup": lookup }] });
        let answer = book.post("/developerMetadata:search", &body).await;
        assert_api_error(&answer, 400, "INVALID_ARGUMENT", message);
    }
}
