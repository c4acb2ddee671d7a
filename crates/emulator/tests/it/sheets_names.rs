//! Requests about named and protected ranges.

use serde_json::{Value, json};

use crate::book::{Book, range};

#[tokio::test]
async fn a_named_range_is_added_changed_and_deleted() {
    let book = Book::start().await;
    book.fill("A1:B2", json!([["a", "b"], ["c", "d"]])).await;
    let add = json!({ "namedRange": { "name": "First", "range": range(0, 0, 1, 2) } });
    let named = book.apply_one("addNamedRange", add).await["namedRange"].take();
    let id = named["namedRangeId"].clone();
    assert_eq!(named["range"], range(0, 0, 1, 2));
    assert_eq!(book.shown("first").await, json!([["a", "b"]]));
    let update = json!({ "fields": "range", "namedRange": { "namedRangeId": id, "name": "ignored",
        "range": range(1, 0, 2, 2) } });
    book.apply_one("updateNamedRange", update).await;
    assert_eq!(book.shown("First").await, json!([["c", "d"]]));
    let rename =
        json!({ "fields": "name", "namedRange": { "namedRangeId": id, "name": "Second" } });
    book.apply_one("updateNamedRange", rename).await;
    assert_eq!(book.resource("").await["namedRanges"][0]["name"], "Second");
    book.apply_one("deleteNamedRange", json!({ "namedRangeId": id }))
        .await;
    assert_eq!(book.resource("").await.get("namedRanges"), None);
}

#[tokio::test]
async fn a_name_is_a_word_that_is_no_cell_and_not_taken() {
    let book = Book::start().await;
    let add = |name: &str| json!({ "namedRange": { "name": name, "range": range(0, 0, 1, 1) } });
    book.apply_one("addNamedRange", add("taken")).await;
    let taken =
        "Cannot add named range with name Taken, a named range with that name already exists.";
    book.refuse("addNamedRange", add("Taken"), taken).await;
    for name in ["two words", "A1", "R1C1", "1st", ""] {
        let message = "The name given to this range is invalid";
        book.refuse("addNamedRange", add(name), message).await;
    }
    let elsewhere = json!({ "namedRange": { "name": "x", "range": { "sheetId": 5 } } });
    book.refuse("addNamedRange", elsewhere, "No grid with id: 5")
        .await;
    let unknown = "No named range with id: nope";
    book.refuse(
        "deleteNamedRange",
        json!({ "namedRangeId": "nope" }),
        unknown,
    )
    .await;
}

#[tokio::test]
async fn a_protected_range_tells_who_may_edit_it() {
    let book = Book::start().await;
    let add = json!({ "protectedRange": { "range": range(0, 0, 2, 1), "description": "d" } });
    let protected = book.apply_one("addProtectedRange", add).await["protectedRange"].take();
    let id = protected["protectedRangeId"].clone();
    assert_eq!(protected["requestingUserCanEdit"], true);
    assert_eq!(
        protected["editors"],
        json!({ "users": ["ada@sandbox.test"] })
    );
    let update = json!({ "fields": "warningOnly,description", "protectedRange": {
        "protectedRangeId": id, "warningOnly": true } });
    book.apply_one("updateProtectedRange", update).await;
    let kept = book.part("protectedRanges").await;
    let expected = json!([{ "protectedRangeId": id, "range": range(0, 0, 2, 1), "warningOnly": true,
        "requestingUserCanEdit": true }]);
    assert_eq!(kept, expected);
    book.apply_one("deleteProtectedRange", json!({ "protectedRangeId": id }))
        .await;
    assert_eq!(book.part("protectedRanges").await, Value::Null);
    let message = "No protected range with id: 2092627652";
    let delete = json!({ "protectedRangeId": 2_092_627_652 });
    book.refuse("deleteProtectedRange", delete, message).await;
}

#[tokio::test]
async fn a_sheet_is_protected_as_a_whole_once() {
    let book = Book::start().await;
    let whole = json!({ "protectedRange": { "range": { "sheetId": 0 }, "protectedRangeId": 5,
        "unprotectedRanges": [range(0, 0, 1, 1)] } });
    let protected = book.apply_one("addProtectedRange", whole.clone()).await;
    assert_eq!(protected["protectedRange"]["protectedRangeId"], 5);
    assert_eq!(protected["protectedRange"]["range"], json!({}));
    let message = "A protected range with id 5 already exists.";
    book.refuse("addProtectedRange", whole, message).await;
    let again = json!({ "protectedRange": { "range": {} } });
    let message = "Sheet \"Sheet1\" already has sheet protection.";
    book.refuse("addProtectedRange", again, message).await;
}
