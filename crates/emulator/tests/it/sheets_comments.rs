//! Requests about comments, and where answers have them.

use serde_json::{Value, json};

use crate::book::{Book, assert_api_error, range};

#[tokio::test]
async fn a_comment_opens_a_thread_that_is_anchored_to_its_cell() {
    let book = Book::start().await;
    book.fill("B2", json!([["12.50 €"]])).await;
    let thread = insert(&book, "Is 5 < 6?\nYes.").await;
    let now = thread["headPost"]["createTime"].as_str().unwrap();
    assert!(now.starts_with("20") && now.ends_with('Z'), "{now}");
    let expected = json!({
        "commentId": thread["commentId"],
        "anchorId": thread["anchorId"],
        "status": "OPEN",
        "plainTextQuote": "12.50 €",
        "headPost": {
            "postId": thread["headPost"]["postId"],
            "author": { "displayName": "Ada Lovelace", "me": true,
                "user": "users/100000000000000000001" },
            "commentAction": "NO_COMMENT_ACTION_CHANGE",
            "content": "Is 5 < 6?\nYes.",
            "contentHtml": "Is 5 &lt; 6?<br>Yes.",
            "createTime": now,
            "updateTime": now,
        },
    });
    assert_eq!(thread, expected);
    let resource = book.resource(INCLUDED).await;
    assert_eq!(resource["comments"], json!([thread]));
    let anchor = json!({ "anchorId": thread["anchorId"], "range": range(1, 1, 2, 2) });
    assert_eq!(resource["sheets"][0]["commentAnchors"], json!([anchor]));
}

#[tokio::test]
async fn comments_are_answered_only_to_who_asks() {
    let book = Book::start().await;
    insert(&book, "a").await;
    for (mode, named, is_there) in [
        ("", Value::Null, false),
        (
            "COMMENTS_VIEW_MODE_OMITTED",
            json!("COMMENTS_VIEW_MODE_OMITTED"),
            false,
        ),
        (
            "COMMENTS_VIEW_MODE_INCLUDED",
            json!("COMMENTS_VIEW_MODE_INCLUDED"),
            true,
        ),
        (
            "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS",
            json!("COMMENTS_VIEW_MODE_INCLUDED"),
            true,
        ),
    ] {
        let query = match mode {
            "" => String::new(),
            mode => format!("?commentsViewMode={mode}"),
        };
        let mut body = json!({ "commentsViewMode": mode });
        if mode.is_empty() {
            body = json!({});
        }
        let filtered = book.post(":getByDataFilter", &body).await.json();
        body["includeSpreadsheetInResponse"] = json!(true);
        body["requests"] =
            json!([{ "repeatCell": { "range": range(0, 0, 1, 1), "fields": "note" } }]);
        let updated = book.post(":batchUpdate", &body).await.json();
        let read = book.resource(&query).await;
        for resource in [&read, &filtered, &updated["updatedSpreadsheet"]] {
            assert_eq!(resource["commentsViewMode"], named, "{mode}");
            assert_eq!(resource["comments"].is_array(), is_there, "{mode}");
            let anchors = &resource["sheets"][0]["commentAnchors"];
            assert_eq!(anchors.is_array(), is_there, "{mode}");
        }
    }
    let path = format!("/{}?commentsViewMode=ALL", book.id);
    let answer = book.call("GET", &path, "").await;
    let message = "Invalid value at 'comments_view_mode' \
        (type.googleapis.com/google.apps.sheets.v4.CommentsViewMode), \"ALL\"";
    assert_api_error(&answer, 400, "INVALID_ARGUMENT", message);
}

#[tokio::test]
async fn a_range_leaves_the_comments_that_are_anchored_in_it() {
    let book = Book::start().await;
    let thread = insert(&book, "a").await;
    for (ranges, count) in [("A1:C3", 1), ("A1", 0), ("B2&ranges=A1", 1)] {
        let resource = book.resource(&format!("{INCLUDED}&ranges={ranges}")).await;
        let threads = resource["comments"].as_array().map_or(0, Vec::len);
        let anchors = resource["sheets"][0]["commentAnchors"].as_array();
        assert_eq!(
            (threads, anchors.map_or(0, Vec::len)),
            (count, count),
            "{ranges}"
        );
    }
    // A thread outlives its cell, and is then in no range.
    let row = json!({ "range": { "dimension": "ROWS", "startIndex": 1, "endIndex": 2 } });
    book.apply_one("deleteDimension", row).await;
    let resource = book.resource(INCLUDED).await;
    assert_eq!(resource["comments"], json!([thread]));
    assert_eq!(resource["sheets"][0].get("commentAnchors"), None);
    let resource = book.resource(&format!("{INCLUDED}&ranges=A:Z")).await;
    assert_eq!(resource.get("comments"), None);
}

#[tokio::test]
async fn an_anchor_moves_with_its_cell() {
    let book = Book::start().await;
    insert(&book, "a").await;
    let lines = |dimension: &str, start: u32, end: u32| {
        json!({ "range": { "dimension": dimension, "startIndex": start,
        "endIndex": end } })
    };
    for (kind, request, place) in [
        ("insertDimension", lines("ROWS", 0, 3), range(4, 1, 5, 2)),
        ("insertDimension", lines("COLUMNS", 1, 2), range(4, 2, 5, 3)),
        ("insertDimension", lines("ROWS", 5, 6), range(4, 2, 5, 3)),
        ("deleteDimension", lines("ROWS", 1, 2), range(3, 2, 4, 3)),
    ] {
        book.apply_one(kind, request).await;
        let resource = book.resource(INCLUDED).await;
        assert_eq!(resource["sheets"][0]["commentAnchors"][0]["range"], place);
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    let book = Book::start().await;
    let thread = insert(&book, "a").await;
    let (id, head) = (&thread["commentId"], &thread["headPost"]["postId"]);
    let long = "é".repeat(1025);
    for (kind, request, message) in [
        (
            "insertComment",
            json!({ "coordinate": {} }),
            "content must be specified.",
        ),
        (
            "insertComment",
            json!({ "content": "a" }),
            "coordinate must be specified.",
        ),
        (
            "insertComment",
            json!({ "content": "a", "coordinate": { "sheetId": 7 } }),
            "No grid with id: 7",
        ),
        (
            "insertComment",
            json!({ "content": long, "coordinate": {} }),
            "content must not exceed 2048 UTF-8 code units.",
        ),
        (
            "addCommentReply",
            json!({ "commentId": id, "post": {} }),
            "content must be specified.",
        ),
        (
            "addCommentReply",
            json!({ "commentId": id, "post": { "content": "a", "assigneeEmail": "b@c.d" } }),
            "A comment that was not assigned when it was made cannot be assigned.",
        ),
        (
            "updateCommentPost",
            json!({ "commentId": id, "postId": head }),
            "content must be specified.",
        ),
        (
            "updateCommentPost",
            json!({ "commentId": id, "postId": "p", "content": "a" }),
            "No post with id: p",
        ),
        ("deleteComment", json!({}), "commentId must be specified."),
    ] {
        book.refuse(kind, request, message).await;
    }
}

#[tokio::test]
async fn an_answer_says_whether_comments_were_updated() {
    let book = Book::start().await;
    let note = json!({ "repeatCell": { "range": range(0, 0, 1, 1), "fields": "note" } });
    let comment = json!({ "insertComment": { "content": "a", "coordinate": {} } });
    for (requests, state) in [
        (json!([note]), "NO_UPDATES_REQUESTED"),
        (json!([note, comment]), "ALL_SAVED"),
    ] {
        let answer = book.batch_update(&requests).await.json();
        assert_eq!(answer["commentUpdateState"], state);
    }
}

#[tokio::test]
async fn a_copy_of_a_sheet_has_no_comments() {
    let book = Book::start().await;
    let thread = insert(&book, "a").await;
    book.apply_one("duplicateSheet", json!({ "insertSheetIndex": 1 }))
        .await;
    let resource = book.resource(INCLUDED).await;
    assert_eq!(resource["comments"], json!([thread]));
    assert_eq!(resource["sheets"][1].get("commentAnchors"), None);
}

#[tokio::test]
async fn a_new_spreadsheet_has_no_anchors() {
    let book = Book::start().await;
    let anchor = json!({ "anchorId": "x", "range": range(1, 1, 2, 2) });
    let body = json!({ "sheets": [{ "commentAnchors": [anchor] }] });
    let made = book.call("POST", "", &body.to_string()).await.json();
    let path = format!("/{}{INCLUDED}", made["spreadsheetId"].as_str().unwrap());
    let resource = book.call("GET", &path, "").await.json();
    assert_eq!(resource["sheets"][0].get("commentAnchors"), None);
}

/// Comments on `B2` and returns the thread.
pub(crate) async fn insert(book: &Book, content: &str) -> Value {
    let coordinate = json!({ "rowIndex": 1, "columnIndex": 1 });
    let request = json!({ "content": content, "coordinate": coordinate });
    book.apply_one("insertComment", request).await["commentThread"].take()
}

pub(crate) const INCLUDED: &str = "?commentsViewMode=COMMENTS_VIEW_MODE_INCLUDED";
