//! Writing and clearing: counts, batches, refusals, as recorded from Google.

use serde_json::{Value, json};

use crate::book::{Book, assert_api_error};

#[tokio::test]
async fn columns_are_written_as_columns() {
    let book = Book::start().await;
    let path = format!("/{}/values/A1:B3?valueInputOption=RAW", book.id);
    let body = json!({ "majorDimension": "COLUMNS", "values": [[1, 2, 3], [4]] }).to_string();
    let answer = book.call("PUT", &path, &body).await.json();
    assert_eq!(answer["updatedRange"], "Sheet1!A1:B3");
    assert_eq!(
        (&answer["updatedRows"], &answer["updatedCells"]),
        (&json!(3), &json!(4))
    );
    let read = book
        .get("A1:B3", "?valueRenderOption=UNFORMATTED_VALUE")
        .await
        .json();
    assert_eq!(read["values"], json!([[1, 4], [2], [3]]));
}

#[tokio::test]
async fn counts_are_of_touched_cells_and_the_range_is_the_shape() {
    let book = Book::start().await;
    let n = Value::Null;
    let sparse = json!([
        [n, n, n, n],
        [n, "a", n, n],
        [n, n, n, n],
        [n, n, n, "b"],
        [n, n, n, n],
        [n, n, n, n]
    ]);
    // Range, values, updated range, rows, columns, cells.
    let cases = [
        ("A1:D6", sparse, "Sheet1!A1:D6", json!([2, 2, 2])),
        (
            "A1:B2",
            json!([["x", "y"]]),
            "Sheet1!A1:B1",
            json!([1, 2, 2]),
        ),
        (
            "A1:D2",
            json!([["A1", "B1"], [1, 2, 3, 4]]),
            "Sheet1!A1:D2",
            json!([2, 4, 6]),
        ),
        (
            "'Sheet1'!A1:A1",
            json!([["x"]]),
            "Sheet1!A1",
            json!([1, 1, 1]),
        ),
        (
            "A1",
            json!([[1, 2], [3, 4]]),
            "Sheet1!A1:B2",
            json!([2, 2, 4]),
        ),
        ("A1", json!([]), "Sheet1!A1", json!([null, null, null])),
        (
            "A1",
            json!([[null]]),
            "Sheet1!A1",
            json!([null, null, null]),
        ),
    ];
    for (range, values, updated, counts) in cases {
        let answer = book.put(range, "RAW", &values).await.json();
        assert_eq!(answer["updatedRange"], updated, "{answer}");
        let found = json!([
            answer["updatedRows"],
            answer["updatedColumns"],
            answer["updatedCells"]
        ]);
        assert_eq!(found, counts, "{range}");
    }
}

#[tokio::test]
async fn null_leaves_a_cell_and_empty_text_clears_it() {
    let book = Book::start().await;
    book.put("A1:C1", "RAW", &json!([["a", "b", "c"]])).await;
    let answer = book
        .put("A1:C1", "RAW", &json!([[null, "", "d"]]))
        .await
        .json();
    assert_eq!(answer["updatedCells"], 2);
    assert_eq!(
        book.get("A1:C1", "").await.json()["values"],
        json!([["a", "", "d"]])
    );
}

#[tokio::test]
async fn an_answer_can_hold_what_was_written() {
    let book = Book::start().await;
    let query = "includeValuesInResponse=true&responseValueRenderOption=UNFORMATTED_VALUE";
    let path = format!(
        "/{}/values/A1:C3?valueInputOption=USER_ENTERED&{query}",
        book.id
    );
    let answer = book
        .call("PUT", &path, r#"{"values": [["=1+1", "x"]]}"#)
        .await
        .json();
    let data = json!({ "range": "Sheet1!A1:C3", "majorDimension": "ROWS", "values": [[2, "x"]] });
    assert_eq!(answer["updatedData"], data);
}

#[tokio::test]
async fn values_that_do_not_fit_the_range_are_refused() {
    let book = Book::start().await;
    let within = "Requested writing within range [Sheet1!A1:B2], but tried writing to";
    let cases = [
        (json!([[1], [2], [3]]), format!("{within} row [3]")),
        (json!([[1, 2, 3]]), format!("{within} column [C]")),
    ];
    for (values, message) in cases {
        let answer = book.put("A1:B2", "RAW", &values).await;
        assert_api_error(&answer, 400, "INVALID_ARGUMENT", &message);
    }
    assert_eq!(book.get("A1:C3", "").await.json().get("values"), None);
}

#[tokio::test]
async fn a_batch_writes_and_reads_several_ranges() {
    let book = Book::start().await;
    let body = json!({ "valueInputOption": "RAW", "data": [
        { "range": "Sheet1!A1:B2", "majorDimension": "ROWS", "values": [[1, 2], [3, 4]] },
        { "range": "D1", "majorDimension": null, "values": [["x"]] },
    ] });
    let path = format!("/{}/values:batchUpdate", book.id);
    let answer = book.call("POST", &path, &body.to_string()).await.json();
    let totals = [
        "totalUpdatedRows",
        "totalUpdatedColumns",
        "totalUpdatedCells",
        "totalUpdatedSheets",
    ];
    assert_eq!(
        totals.map(|name| answer[name].as_u64().unwrap()),
        [3, 3, 5, 1]
    );
    assert_eq!(answer["responses"][1]["updatedRange"], "Sheet1!D1");
    let path = format!(
        "/{}/values:batchGet?ranges=A2:B2&ranges=Sheet1!D1&majorDimension=COLUMNS",
        book.id
    );
    let ranges = &book.call("GET", &path, "").await.json()["valueRanges"];
    assert_eq!(ranges[0]["values"], json!([["3"], ["4"]]));
    assert_eq!(
        ranges[1],
        json!({ "range": "Sheet1!D1", "majorDimension": "COLUMNS", "values": [["x"]] })
    );
}

#[tokio::test]
async fn a_batch_with_one_bad_range_writes_nothing() {
    let book = Book::start().await;
    let body = json!({ "valueInputOption": "RAW", "data": [
        { "range": "A1", "values": [[1]] }, { "range": "NOPE!A1", "values": [[1]] },
    ] });
    let path = format!("/{}/values:batchUpdate", book.id);
    let answer = book.call("POST", &path, &body.to_string()).await;
    assert_api_error(
        &answer,
        400,
        "INVALID_ARGUMENT",
        "Invalid data[1]: Unable to parse range: NOPE!A1",
    );
    assert_eq!(book.get("A1", "").await.json().get("values"), None);
}

#[tokio::test]
async fn clearing_empties_ranges() {
    let book = Book::start().await;
    book.put("A1:C1", "RAW", &json!([["a", "b", "c"]])).await;
    let answer = book
        .call("POST", &format!("/{}/values/B1:clear", book.id), "")
        .await
        .json();
    assert_eq!(
        answer,
        json!({ "spreadsheetId": book.id, "clearedRange": "Sheet1!B1" })
    );
    assert_eq!(
        book.get("A1:C1", "").await.json()["values"],
        json!([["a", "", "c"]])
    );
    let body = r#"{"ranges": ["A1", "C:C"]}"#;
    let answer = book
        .call("POST", &format!("/{}/values:batchClear", book.id), body)
        .await
        .json();
    assert_eq!(
        answer["clearedRanges"],
        json!(["Sheet1!A1", "Sheet1!C1:C1000"])
    );
    assert_eq!(book.get("A1:C1", "").await.json().get("values"), None);
}

#[tokio::test]
async fn a_malformed_body_is_refused_as_google_refuses_it() {
    let book = Book::start().await;
    let list = "type.googleapis.com/google.protobuf.ListValue";
    let cases = [
        (
            r#"{"values": "X"}"#,
            format!("Invalid value at 'data.values' ({list}), \"X\""),
        ),
        (
            r#"{"values": ["X"]}"#,
            format!("Invalid value at 'data.values[0]' ({list}), \"X\""),
        ),
        (
            r#"{"values": [[[]]]}"#,
            "Invalid values[0][0]: list_value {\n}\n".to_owned(),
        ),
        (
            r#"{"valeus": []}"#,
            "Invalid JSON payload received. Unknown name \"valeus\" at 'data': Cannot find field."
                .to_owned(),
        ),
        (
            r#"{"values": []"#,
            "Invalid JSON payload received. Syntax error.".to_owned(),
        ),
        (
            r#"{"range": 1}"#,
            "Invalid value at 'data.range' (TYPE_STRING), 1".to_owned(),
        ),
        (
            r#"{"range": "B1"}"#,
            "Requested range[A1] does not match value's range[B1]".to_owned(),
        ),
    ];
    for (body, message) in cases {
        let path = format!("/{}/values/A1?valueInputOption=RAW", book.id);
        let answer = book.call("PUT", &path, body).await;
        assert_api_error(&answer, 400, "INVALID_ARGUMENT", &message);
    }
    let path = format!("/{}/values/A1?valueInputOption=RAW", book.id);
    let answer = book.call("PUT", &path, r#"{"values": "X"}"#).await.json();
    assert_eq!(
        answer["error"]["details"][0]["fieldViolations"][0]["field"],
        "data.values"
    );
}

#[tokio::test]
async fn an_option_must_be_known_and_the_input_option_given() {
    let book = Book::start().await;
    let path = format!("/{}/values/A1", book.id);
    let required = "'valueInputOption' is required but not specified";
    let answer = book.call("PUT", &path, "{}").await;
    assert_api_error(&answer, 400, "INVALID_ARGUMENT", required);
    for query in [
        "?valueRenderOption=X",
        "?dateTimeRenderOption=X",
        "?majorDimension=X",
    ] {
        let answer = book.get("A1", query).await;
        assert_eq!(answer.status, 400, "{query}");
        assert!(
            answer
                .text
                .contains("type.googleapis.com/google.apps.sheets.v4.")
        );
    }
    let answer = book.append("A1", &json!([]), "&insertDataOption=X").await;
    assert_eq!(answer.status, 400);
}
