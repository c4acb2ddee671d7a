//! Values: what cells become and how they are shown, as recorded from Google.

use serde_json::{Value, json};

use crate::book::Book;

#[tokio::test]
async fn empty_cells_at_the_end_are_dropped_and_those_inside_are_kept() {
    let book = Book::start().await;
    assert_eq!(book.get("A1:C9", "").await.json().get("values"), None);
    let values = json!([["a", "", ""], [], ["", "b", ""], ["", "", ""]]);
    book.put("A1:C4", "RAW", &values).await;
    let rows = book.get("A1:C9", "").await.json();
    assert_eq!(rows["values"], json!([["a"], [], ["", "b"]]));
    assert_eq!(rows["majorDimension"], "ROWS");
    let columns = book.get("A1:C9", "?majorDimension=COLUMNS").await.json();
    assert_eq!(columns["values"], json!([["a"], ["", "", "b"]]));
    assert_eq!(columns["majorDimension"], "COLUMNS");
}

#[tokio::test]
async fn raw_text_stays_text() {
    let book = Book::start().await;
    let values = json!([["=1+1", "2020-01-01", "0042", "TRUE", true, 1.5, 7]]);
    book.put("A1", "RAW", &values).await;
    let read = book
        .get("A1:G1", "?valueRenderOption=UNFORMATTED_VALUE")
        .await
        .json();
    assert_eq!(read["values"], values);
    let shown = book.get("A1:G1", "").await.json();
    assert_eq!(
        shown["values"],
        json!([["=1+1", "2020-01-01", "0042", "TRUE", "TRUE", "1.5", "7"]])
    );
}

#[tokio::test]
async fn typed_text_becomes_what_a_sheet_makes_of_it() {
    let book = Book::start().await;
    // Typed, shown, unformatted, as a formula.
    let cases = [
        ("0042", "42", json!(42), json!(42)),
        (
            "2,000,000.01",
            "2,000,000.01",
            json!(2_000_000.01),
            json!(2_000_000.01),
        ),
        (
            "= 1 / 1024",
            "0.0009765625",
            json!(0.000_976_562_5),
            json!("= 1 / 1024"),
        ),
        ("=1+1", "2", json!(2), json!("=1+1")),
        ("2020-01-01", "2020-01-01", json!(43831), json!(43831)),
        (
            "1900-01-01 12:00",
            "1900-01-01 12:00",
            json!(2.5),
            json!(2.5),
        ),
        ("12:30", "12:30", json!(12.5 / 24.0), json!(12.5 / 24.0)),
        ("50%", "50%", json!(0.5), json!(0.5)),
        ("$20.50", "$20.50", json!(20.5), json!(20.5)),
        ("true", "TRUE", json!(true), json!(true)),
        ("'0042", "0042", json!("0042"), json!("0042")),
        (
            "plain words",
            "plain words",
            json!("plain words"),
            json!("plain words"),
        ),
    ];
    for (row, (typed, shown, unformatted, formula)) in (1..).zip(cases) {
        // A cell keeps the format in which something was typed into it, so each has its own.
        let cell = format!("A{row}");
        book.put(&cell, "USER_ENTERED", &json!([[typed]])).await;
        for (option, expected) in [
            ("FORMATTED_VALUE", json!(shown)),
            ("UNFORMATTED_VALUE", unformatted),
            ("FORMULA", formula),
        ] {
            let read = book
                .get(&cell, &format!("?valueRenderOption={option}"))
                .await
                .json();
            assert_eq!(read["values"], json!([[expected]]), "{typed} as {option}");
        }
    }
}

#[tokio::test]
async fn dates_are_numbers_or_text_as_asked() {
    let book = Book::start().await;
    book.put("A1", "USER_ENTERED", &json!([["2020-01-01"]]))
        .await;
    let cases = [
        ("UNFORMATTED_VALUE", "SERIAL_NUMBER", json!(43831)),
        ("UNFORMATTED_VALUE", "FORMATTED_STRING", json!("2020-01-01")),
        ("FORMATTED_VALUE", "SERIAL_NUMBER", json!("2020-01-01")),
        ("FORMATTED_VALUE", "FORMATTED_STRING", json!("2020-01-01")),
        ("FORMULA", "SERIAL_NUMBER", json!(43831)),
        ("FORMULA", "FORMATTED_STRING", json!(43831)),
    ];
    for (value, date_time, expected) in cases {
        let query = format!("?valueRenderOption={value}&dateTimeRenderOption={date_time}");
        let read = book.get("A1", &query).await.json();
        assert_eq!(read["values"], json!([[expected]]), "{value} {date_time}");
    }
}

#[tokio::test]
async fn formulas_follow_their_cells() {
    let book = Book::start().await;
    book.put("A1:A4", "USER_ENTERED", &json!([[1], [2], ["x"], [6]]))
        .await;
    let cases = [
        ("=SUM(A1:A4)", json!(9)),
        ("=AVERAGE(A1:A4)", json!(3)),
        ("=COUNT(A:A)", json!(3)),
        ("=min(A1:A4)+MAX(A1:A4, 10)", json!(11)),
        ("=SUM(Sheet1!A1:A2)*'Sheet1'!A4", json!(18)),
        ("=(1+2)*-3^2", json!(27)),
        ("=2^3^2", json!(64)),
        ("=10%&\" off\"", json!("0.1 off")),
        ("=$A$1/0", json!("#DIV/0!")),
        ("=A3+1", json!("#VALUE!")),
        ("=B1", json!("#REF!")),
        ("=NOPE(1)", json!("#NAME?")),
        ("=word", json!("#NAME?")),
        ("=Other!A1", json!("#REF!")),
        ("=1+", json!("#ERROR!")),
    ];
    for (formula, expected) in cases {
        book.put("B1", "USER_ENTERED", &json!([[formula]])).await;
        let read = book
            .get("B1", "?valueRenderOption=UNFORMATTED_VALUE")
            .await
            .json();
        assert_eq!(read["values"], json!([[expected]]), "{formula}");
    }
    book.put("B1", "USER_ENTERED", &json!([["=A1"]])).await;
    book.put("A1", "USER_ENTERED", &json!([[5]])).await;
    assert_eq!(book.get("B1", "").await.json()["values"], json!([["5"]]));
}

#[tokio::test]
async fn no_formula_exhausts_the_stack() {
    let book = Book::start().await;
    let chain: Vec<Value> = (1..1000)
        .map(|row| json!([format!("=A{}+1", row + 1)]))
        .collect();
    book.put("A1:A999", "USER_ENTERED", &json!(chain)).await;
    let deep = format!("={}1{}", "(".repeat(20_000), ")".repeat(20_000));
    book.put(
        "B1:B2",
        "USER_ENTERED",
        &json!([[deep], [format!("={}1", "-".repeat(49_000))]]),
    )
    .await;
    assert_eq!(
        book.get("A1:B2", "").await.json()["values"][0][1],
        "#ERROR!"
    );
}
