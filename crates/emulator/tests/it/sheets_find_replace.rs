//! `findReplace` with regular expressions; with text it is among the rows.

use serde_json::{Value, json};

use crate::book::{Book, assert_api_error};

/// Replaces in a cell of that text, and returns what it shows then.
async fn replaced(text: &str, request: Value) -> Value {
    let book = Book::start().await;
    book.put("A1", "RAW", &json!([[text]])).await;
    book.apply_one("findReplace", search(request)).await;
    book.shown("A1").await[0][0].take()
}

fn search(mut request: Value) -> Value {
    request["searchByRegex"] = json!(true);
    request["allSheets"] = json!(true);
    request
}

#[tokio::test]
async fn a_pattern_is_found_and_its_groups_are_put_in() {
    // The example of Google's reference.
    let book = Book::start().await;
    book.fill(
        "A1:A3",
        json!([["Google Sheets"], ["Google Docs"], ["=\"o x\""]]),
    )
    .await;
    let request = search(json!({ "find": "o.* (.*)", "replacement": "$1 Rocks" }));
    let reply = book.apply_one("findReplace", request).await;
    let counts = json!({ "valuesChanged": 2, "rowsChanged": 2, "sheetsChanged": 1, "occurrencesChanged": 2 });
    assert_eq!(reply, counts);
    let expected = json!([["GSheets Rocks"], ["GDocs Rocks"], ["o x"]]);
    assert_eq!(book.shown("A1:A3").await, expected);
}

#[tokio::test]
async fn a_replacement_is_read_as_java_reads_it() {
    for (find, replacement, shown) in [
        (r"(\d+)-(\d+)", "$2/$1x", "34/12x b"),
        // There is no group 10, so the 0 is text.
        (r"(\d+)", "$10", "120-340 b"),
        (r"(?<first>\d+)-", "${first}:", "12:34 b"),
        (r"-(x)?", r"\$1$1\\", r"12$1\34 b"),
        (r"\d", "", "- b"),
    ] {
        let request = json!({ "find": find, "replacement": replacement });
        assert_eq!(replaced("12-34 b", request).await, shown, "{find}");
    }
}

#[tokio::test]
async fn a_pattern_minds_case_and_whole_cells_when_asked() {
    for (options, shown) in [
        (json!({}), "xxx"),
        (json!({ "matchCase": true }), "Axx"),
        (json!({ "matchEntireCell": true }), "AäB"),
        (json!({ "matchEntireCell": true, "find": "a|aÄb" }), "x"),
    ] {
        let mut request = json!({ "find": "[aÄb]", "replacement": "x" });
        if options["matchCase"] == true {
            request["find"] = json!("[aäB]");
        }
        for (name, value) in options.as_object().unwrap() {
            request[name] = value.clone();
        }
        assert_eq!(replaced("AäB", request).await, shown, "{options}");
    }
}

#[tokio::test]
async fn a_pattern_that_makes_no_sense_is_refused() {
    let book = Book::start().await;
    book.fill("A1", json!([["a"]])).await;
    let find = |find: &str| search(json!({ "find": find, "matchEntireCell": true }));
    for pattern in ["(", "a)(b", "[z-a]", "a{2,1}"] {
        let message = format!("Invalid regular expression: {pattern}");
        book.refuse("findReplace", find(pattern), &message).await;
    }
    let huge = r"\w{400}";
    let message = format!("The regular expression is too large: {huge}");
    book.refuse("findReplace", find(huge), &message).await;
    for replacement in ["$1", "$", "${name}", r"a\"] {
        let request = search(json!({ "find": "a", "replacement": replacement }));
        let message = format!("Invalid replacement of a regular expression: {replacement}");
        book.refuse("findReplace", request, &message).await;
    }
    for pattern in ["a(?=b)", r"(a)\1", "(?<!a)b"] {
        let answer = book
            .batch_update(&json!([{ "findReplace": find(pattern) }]))
            .await;
        let message = "not emulated: findReplace with look-around or a reference back in a \
            regular expression";
        assert_api_error(&answer, 501, "UNIMPLEMENTED", message);
    }
}
