//! Cells as `spreadsheets.get` answers them, and how their formats show them.

use serde_json::{Value, json};

use crate::book::{Book, range};

#[tokio::test]
async fn grid_data_holds_rows_up_to_the_last_that_holds_anything() {
    let book = Book::start().await;
    book.fill("B2:D4", json!([["a", "", "c"], ["", "", ""], [1, "", ""]]))
        .await;
    let resource = book.resource("?ranges=B2:E9&includeGridData=true").await;
    let data = &resource["sheets"][0]["data"][0];
    assert_eq!(
        (&data["startRow"], &data["startColumn"]),
        (&json!(1), &json!(1))
    );
    let rows = data["rowData"].as_array().unwrap();
    let cells = |row: usize| rows[row]["values"].as_array().map_or(0, Vec::len);
    assert_eq!((rows.len(), cells(0), cells(1), cells(2)), (3, 3, 0, 1));
    assert_eq!((&rows[0]["values"][1], &rows[1]), (&json!({}), &json!({})));
    assert_eq!(data["rowMetadata"].as_array().unwrap().len(), 8);
    assert_eq!(
        data["columnMetadata"],
        json!(vec![json!({ "pixelSize": 100 }); 4])
    );
    let whole = book.resource("?includeGridData=true").await;
    let whole = &whole["sheets"][0]["data"][0];
    assert_eq!(
        (whole.get("startRow"), whole.get("startColumn")),
        (None, None)
    );
    assert_eq!(whole["rowMetadata"].as_array().unwrap().len(), 1000);
    let empty = book.resource("?ranges=X1:Z2&includeGridData=true").await;
    assert_eq!(empty["sheets"][0]["data"][0].get("rowData"), None);
}

#[tokio::test]
async fn each_range_of_a_sheet_has_its_own_grid_data() {
    let book = Book::start().await;
    book.apply(json!([{ "addSheet": { "properties": { "title": "Two" } } }]))
        .await;
    let resource = book
        .resource("?ranges=A1:B2&ranges=C3&includeGridData=true")
        .await;
    let sheets = resource["sheets"].as_array().unwrap();
    assert_eq!(
        (sheets.len(), sheets[0]["data"].as_array().unwrap().len()),
        (1, 2)
    );
    let without = book.resource("?ranges=Two!A1").await;
    assert_eq!(without["sheets"][0]["properties"]["title"], "Two");
    assert_eq!(without["sheets"][0].get("data"), None);
}

#[tokio::test]
async fn a_cell_tells_what_was_entered_and_what_it_comes_to() {
    let book = Book::start().await;
    book.fill("A1:E1", json!([["=1/0", "=1+1", "text", true, "$20.50"]]))
        .await;
    let resource = book.resource("?ranges=A1:E1&includeGridData=true").await;
    let cells = &resource["sheets"][0]["data"][0]["rowData"][0]["values"];
    let cases = [
        (
            json!({ "formulaValue": "=1/0" }),
            json!({ "errorValue": { "type": "DIVIDE_BY_ZERO" } }),
            "#DIV/0!",
        ),
        (
            json!({ "formulaValue": "=1+1" }),
            json!({ "numberValue": 2 }),
            "2",
        ),
        (
            json!({ "stringValue": "text" }),
            json!({ "stringValue": "text" }),
            "text",
        ),
        (
            json!({ "boolValue": true }),
            json!({ "boolValue": true }),
            "TRUE",
        ),
        (
            json!({ "numberValue": 20.5 }),
            json!({ "numberValue": 20.5 }),
            "$20.50",
        ),
    ];
    for (index, (entered, effective, shown)) in cases.iter().enumerate() {
        let cell = &cells[index];
        assert_eq!(cell["userEnteredValue"], *entered);
        assert_eq!(cell["effectiveValue"], *effective);
        assert_eq!(cell["formattedValue"], *shown);
    }
    let alignments = json!(["CENTER", "RIGHT", "LEFT", "CENTER", "RIGHT"]);
    for (index, alignment) in alignments.as_array().unwrap().iter().enumerate() {
        assert_eq!(
            cells[index]["effectiveFormat"]["horizontalAlignment"],
            *alignment
        );
    }
    // Google was seen to keep the format in which something was typed.
    let currency = json!({ "numberFormat": { "type": "CURRENCY", "pattern": "\"$\"#,##0.00" } });
    assert_eq!(cells[4]["userEnteredFormat"], currency);
    assert_eq!(cells[2].get("userEnteredFormat"), None);
}

#[tokio::test]
async fn the_effective_format_is_the_default_and_what_was_entered() {
    let book = Book::start().await;
    let format = json!({ "backgroundColor": { "green": 1 }, "textFormat": { "italic": true },
        "horizontalAlignment": "CENTER" });
    let request = json!({ "fields": "userEnteredFormat", "range": range(0, 0, 1, 1),
        "cell": { "userEnteredFormat": format } });
    book.apply_one("repeatCell", request).await;
    book.fill("A1", json!([[5]])).await;
    let cell = book.cell("A1", "effectiveFormat").await;
    let effective = &cell["effectiveFormat"];
    assert_eq!(effective["backgroundColor"], json!({ "green": 1 }));
    assert_eq!(effective["textFormat"]["italic"], true);
    assert_eq!(effective["textFormat"]["fontFamily"], "Arial");
    assert_eq!(effective["horizontalAlignment"], "CENTER");
}

#[tokio::test]
async fn a_mask_that_reaches_the_cells_asks_for_them() {
    let book = Book::start().await;
    book.fill("A1", json!([[5]])).await;
    let cells = json!([{ "data": [{ "rowData": [{ "values": [{ "formattedValue": "5" }] }] }] }]);
    let masked = book
        .resource("?fields=sheets.data.rowData.values.formattedValue")
        .await;
    assert_eq!(masked, json!({ "sheets": cells }));
    // A mask that does not reach them leaves them out, whatever else is asked for.
    let masked = book
        .resource("?includeGridData=true&fields=sheets.properties.title")
        .await;
    assert_eq!(
        masked,
        json!({ "sheets": [{ "properties": { "title": "Sheet1" } }] })
    );
    assert!(
        book.resource("?fields=sheets").await["sheets"][0]
            .get("data")
            .is_some()
    );
    assert!(
        book.resource("?fields=*").await["sheets"][0]
            .get("data")
            .is_none()
    );
    let nothing = book.resource("?ranges=B1&fields=sheets.data.rowData").await;
    assert_eq!(nothing, json!({ "sheets": [{ "data": [{}] }] }));
}

#[tokio::test]
async fn a_number_format_decides_how_a_value_is_shown_and_stays() {
    let book = Book::start().await;
    let format = |kind: &str, pattern: &str| {
        let number = json!({ "type": kind, "pattern": pattern });
        json!({ "fields": "userEnteredFormat.numberFormat", "range": range(0, 0, 1, 1),
            "cell": { "userEnteredFormat": { "numberFormat": number } } })
    };
    book.put("A1", "RAW", &json!([[43831.5]])).await;
    let cases = [
        ("DATE", "dd.mm.yyyy", "01.01.2020"),
        ("TIME", "h:mm am/pm", "12:00 PM"),
        ("NUMBER", "#,##0.0", "43,831.5"),
        ("PERCENT", "0%", "4383150%"),
        ("CURRENCY", "[$€]#,##0", "€43,832"),
    ];
    for (kind, pattern, shown) in cases {
        book.apply_one("repeatCell", format(kind, pattern)).await;
        assert_eq!(book.shown("A1").await, json!([[shown]]), "{pattern}");
    }
    book.apply_one("repeatCell", format("DATE", "yyyy")).await;
    let query = "?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING";
    assert_eq!(
        book.get("A1", query).await.json()["values"],
        json!([["2020"]])
    );
    book.call("POST", &format!("/{}/values/A1:clear", book.id), "")
        .await;
    book.put("A1", "USER_ENTERED", &json!([["44000"]])).await;
    assert_eq!(book.shown("A1").await, json!([["2020"]]));
}

#[tokio::test]
async fn only_what_there_is_can_be_asked_for() {
    let book = Book::start().await;
    for fields in [
        "sheets.data.rowData.values.color",
        "sheets.data.rowData.values.note.x",
        "a b",
    ] {
        let path = format!("/{}?fields={}", book.id, fields.replace(' ', "%20"));
        let answer = book.call("GET", &path, "").await;
        assert_eq!(answer.status, 400, "{fields}");
        assert!(
            answer.text.contains("Cannot find matching fields"),
            "{}",
            answer.text
        );
    }
    let answer = book.get("A1", "?fields=values,majorDimension").await.json();
    assert_eq!(answer, json!({ "majorDimension": "ROWS" }));
    let answer = book
        .call("GET", &format!("/{}?includeGridData=maybe", book.id), "")
        .await;
    assert!(
        answer
            .text
            .contains("Invalid value at 'include_grid_data' (TYPE_BOOL)")
    );
    let id: Value = book.resource("?fields=spreadsheetId").await;
    assert_eq!(id, json!({ "spreadsheetId": book.id }));
}
