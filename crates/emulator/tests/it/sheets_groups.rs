//! Requests about groups of rows and columns.

use serde_json::{Value, json};

use crate::book::Book;

fn columns(start: u32, end: u32) -> Value {
    json!({ "dimension": "COLUMNS", "startIndex": start, "endIndex": end })
}

fn group(start: u32, end: u32, depth: u32) -> Value {
    json!({ "range": columns(start, end), "depth": depth })
}

#[tokio::test]
async fn groups_nest_as_google_tells_it() {
    // B is 1; the examples stand in the description of the request.
    let cases = [
        ([(2, 4), (1, 5)], json!([group(1, 5, 1), group(2, 4, 2)])),
        ([(1, 5), (2, 4)], json!([group(1, 5, 1), group(2, 4, 2)])),
        ([(1, 4), (2, 5)], json!([group(1, 5, 1), group(2, 4, 2)])),
    ];
    for (ranges, expected) in cases {
        let book = Book::start().await;
        book.apply_one(
            "addDimensionGroup",
            json!({ "range": columns(ranges[0].0, ranges[0].1) }),
        )
        .await;
        let reply = book
            .apply_one(
                "addDimensionGroup",
                json!({ "range": columns(ranges[1].0, ranges[1].1) }),
            )
            .await;
        assert_eq!(reply["dimensionGroups"], expected);
        assert_eq!(book.part("columnGroups").await, expected);
    }
}

#[tokio::test]
async fn a_deleted_group_leaves_what_was_in_more_groups() {
    let book = Book::start().await;
    for range in [columns(1, 5), columns(2, 4)] {
        book.apply_one("addDimensionGroup", json!({ "range": range }))
            .await;
    }
    let reply = book
        .apply_one("deleteDimensionGroup", json!({ "range": columns(3, 5) }))
        .await;
    assert_eq!(
        reply["dimensionGroups"],
        json!([group(1, 4, 1), group(2, 3, 2)])
    );
    let message = "No group exists over the given range.";
    book.refuse(
        "deleteDimensionGroup",
        json!({ "range": columns(9, 10) }),
        message,
    )
    .await;
}

#[tokio::test]
async fn a_collapsed_group_hides_its_columns() {
    let book = Book::start().await;
    book.apply_one("addDimensionGroup", json!({ "range": columns(1, 3) }))
        .await;
    let set = |group: Value| json!({ "dimensionGroup": group, "fields": "collapsed" });
    let mut collapsed = group(1, 3, 1);
    collapsed["collapsed"] = json!(true);
    book.apply_one("updateDimensionGroup", set(collapsed.clone()))
        .await;
    let hidden = async || {
        let resource = book
            .resource("?ranges=A1:D1&fields=sheets.data.columnMetadata.hiddenByUser")
            .await;
        resource["sheets"][0]["data"][0]["columnMetadata"].clone()
    };
    assert_eq!(book.part("columnGroups").await, json!([collapsed]));
    let yes = json!({ "hiddenByUser": true });
    assert_eq!(hidden().await, json!([{}, yes, yes, {}]));
    book.apply_one("updateDimensionGroup", set(group(1, 3, 1)))
        .await;
    assert_eq!(hidden().await, json!([{}, {}, {}, {}]));
    let message = "No group exists with the given range and depth.";
    book.refuse("updateDimensionGroup", set(group(1, 3, 2)), message)
        .await;
}
