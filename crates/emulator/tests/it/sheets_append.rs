//! Appending: which table a range chooses, as recorded from Google and told in its guide.

use serde_json::json;

use crate::book::Book;

#[tokio::test]
async fn a_second_append_lands_below_the_last_table() {
    let book = Book::start().await;
    let row = json!([["x", "", "y"]]);
    let first = book.append("'Sheet1'", &row, "").await.json();
    assert_eq!(first.get("tableRange"), None);
    assert_eq!(first["updates"]["updatedRange"], "Sheet1!A1:C1");
    assert_eq!(first["updates"]["updatedCells"], 3);
    let second = book.append("'Sheet1'", &row, "").await.json();
    assert_eq!(second["tableRange"], "Sheet1!C1");
    assert_eq!(second["updates"]["updatedRange"], "Sheet1!C2:E2");
}

#[tokio::test]
async fn an_append_to_a_cell_stays_with_its_table() {
    let book = Book::start().await;
    let row = json!([["x", "", "y"]]);
    book.append("'Sheet1'", &row, "").await;
    let second = book.append("'Sheet1'!A1", &row, "").await.json();
    assert_eq!(second["tableRange"], "Sheet1!A1");
    assert_eq!(second["updates"]["updatedRange"], "Sheet1!A2:C2");
}

#[tokio::test]
async fn the_range_of_an_append_chooses_the_table() {
    // The two tables of Google's guide: A1:C2 and B4:D6.
    let cases = [
        ("Sheet1", "Sheet1!B7"),
        ("B4", "Sheet1!B7"),
        ("C5:D5", "Sheet1!B7"),
        ("B2:D4", "Sheet1!B7"),
        ("A3:G10", "Sheet1!B7"),
        ("A1", "Sheet1!A3"),
        ("E4", "Sheet1!E4"),
    ];
    for (range, landed) in cases {
        let book = Book::start().await;
        book.put("A1:C2", "RAW", &json!([[1, 2, 3], [4, 5, 6]]))
            .await;
        book.put("B4:D6", "RAW", &json!([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
            .await;
        let answer = book.append(range, &json!([["new"]]), "").await.json();
        assert_eq!(answer["updates"]["updatedRange"], landed, "{range}");
    }
}

#[tokio::test]
async fn an_append_makes_the_grid_grow_and_can_move_rows_down() {
    let book = Book::start().await;
    book.put("A1:A2", "RAW", &json!([["a"], ["b"]])).await;
    book.put("C3", "RAW", &json!([["below"]])).await;
    book.append("A1", &json!([["c"]]), "&insertDataOption=INSERT_ROWS")
        .await;
    let read = book.get("A1:C9", "").await.json();
    assert_eq!(
        read["values"],
        json!([["a"], ["b"], ["c"], ["", "", "below"]])
    );
    book.put("Z1000", "RAW", &json!([["last"]])).await;
    let answer = book.append("Z1000", &json!([[1, 2]]), "").await.json();
    assert_eq!(answer["updates"]["updatedRange"], "Sheet1!Z1001:AA1001");
    assert_eq!(
        book.get("Sheet1", "").await.json()["range"],
        "Sheet1!A1:AA1001"
    );
}
