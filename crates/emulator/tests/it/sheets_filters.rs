//! Requests about filters.

use serde_json::{Value, json};

use crate::book::{Book, range};

#[tokio::test]
async fn a_sheet_has_one_basic_filter() {
    let book = Book::start().await;
    book.fill("A1:A3", json!([["head"], ["b"], ["a"]])).await;
    let specs = json!([{ "columnIndex": 1, "filterCriteria": { "hiddenValues": ["x"] } }]);
    let filter = json!({ "filter": { "range": range(0, 0, 3, 2), "filterSpecs": specs,
        "sortSpecs": [{ "dimensionIndex": 0, "sortOrder": "ASCENDING" }] } });
    book.apply_one("setBasicFilter", filter).await;
    let kept = book.part("basicFilter").await;
    assert_eq!(kept["range"], range(0, 0, 3, 2));
    assert_eq!(kept["filterSpecs"], specs);
    // Google tells the criteria in the older way as well.
    assert_eq!(kept["criteria"], json!({ "1": { "hiddenValues": ["x"] } }));
    assert_eq!(book.shown("A1:A3").await, json!([["head"], ["a"], ["b"]]));
    let other = json!({ "filter": { "range": { "startRowIndex": 0, "endRowIndex": 2 } } });
    book.apply_one("setBasicFilter", other).await;
    assert_eq!(
        book.part("basicFilter").await,
        json!({ "range": range(0, 0, 2, 26) })
    );
    book.apply_one("clearBasicFilter", json!({ "sheetId": 0 }))
        .await;
    assert_eq!(book.part("basicFilter").await, Value::Null);
    book.refuse(
        "clearBasicFilter",
        json!({ "sheetId": 5 }),
        "No grid with id: 5",
    )
    .await;
}

#[tokio::test]
async fn a_filter_view_is_added_changed_duplicated_and_deleted() {
    let book = Book::start().await;
    let criteria = json!({ "0": { "condition": { "type": "NOT_BLANK" } } });
    let add = json!({ "filter": { "range": range(0, 0, 4, 2), "criteria": criteria } });
    let view = book.apply_one("addFilterView", add).await["filter"].take();
    let id = view["filterViewId"].clone();
    assert_eq!(view["title"], "Filter 1");
    assert_eq!(
        view["filterSpecs"],
        json!([{ "filterCriteria": { "condition": { "type": "NOT_BLANK" } } }])
    );
    let specs = json!([{ "columnIndex": 1, "filterCriteria": { "hiddenValues": ["x"] } }]);
    let update = json!({ "fields": "title,filterSpecs", "filter": { "filterViewId": id, "title": "Mine",
        "filterSpecs": specs } });
    book.apply_one("updateFilterView", update).await;
    let copy = book
        .apply_one("duplicateFilterView", json!({ "filterId": id }))
        .await["filter"]
        .take();
    assert_eq!(copy["title"], "Copy of Mine");
    assert_eq!(copy["criteria"], json!({ "1": { "hiddenValues": ["x"] } }));
    assert_ne!(copy["filterViewId"], id);
    book.apply_one("deleteFilterView", json!({ "filterId": id }))
        .await;
    assert_eq!(book.part("filterViews").await, json!([copy]));
    let gone = format!("No filter view with id: {id}");
    book.refuse("deleteFilterView", json!({ "filterId": id }), &gone)
        .await;
}

#[tokio::test]
async fn a_filter_can_be_over_a_named_range_or_a_table() {
    let book = Book::start().await;
    let replies = book
        .apply(json!([
            { "addNamedRange": { "namedRange": { "namedRangeId": "n", "name": "name", "range": range(0, 0, 3, 1) } } },
            { "addTable": { "table": { "tableId": "t", "range": range(5, 0, 8, 2) } } },
            { "addFilterView": { "filter": { "namedRangeId": "n" } } },
            { "addFilterView": { "filter": { "tableId": "t" } } },
        ]))
        .await;
    assert_eq!(
        replies[2]["addFilterView"]["filter"]["range"],
        range(0, 0, 3, 1)
    );
    assert_eq!(
        replies[3]["addFilterView"]["filter"]["range"],
        range(5, 0, 8, 2)
    );
}
