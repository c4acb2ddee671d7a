//! What is in cells, and where it goes.

use hallpass_sheets::model::{Dimension, SortOrder};
use hallpass_sheets::{Cell, row};

use super::Book;

#[tokio::test]
async fn values_are_cleared_and_notes_stay() {
    let book = Book::open().await;
    let header = book.cells("A1:C1");
    book.apply(header.note("who buys")).await;
    book.apply(header.clear_values()).await;
    let cell = book.cell("B1").await;
    assert_eq!(cell.note.as_deref(), Some("who buys"));
    assert_eq!(cell.formatted_value, None);
    book.apply(header.clear_notes()).await;
    assert_eq!(book.cell("B1").await.note, None);
    assert_eq!(book.values().await[1][0], Cell::from("Grace"));
}

#[tokio::test]
async fn a_comment_begins_a_thread_at_the_first_cell() {
    let book = Book::open().await;
    let reply = book.apply(book.cells("C3:C4").comment("sure?")).await;
    let thread = reply.comment_thread.unwrap();
    let post = thread.head_post.unwrap();
    assert_eq!(post.content.as_deref(), Some("sure?"));
    let sheet = book.look().await;
    let anchor = &sheet.comment_anchors[0];
    assert_eq!(anchor.anchor_id, thread.anchor_id);
    let place = anchor.range.as_ref().unwrap();
    assert_eq!(
        (place.start_row_index, place.end_row_index),
        (Some(2), Some(3))
    );
}

#[tokio::test]
async fn rows_are_sorted_by_columns_of_the_range() {
    let book = Book::open().await;
    let by = [(0, SortOrder::Ascending), (1, SortOrder::Descending)];
    // Column 0 of the range is column B of the sheet.
    book.apply(book.cells("B2:C4").sort(by)).await;
    let states = |rows: Vec<Vec<Cell>>| rows[1..].iter().map(|row| row[1..].to_vec()).collect();
    let sorted: Vec<_> = states(book.values().await);
    assert_eq!(
        sorted,
        [row![3, "open"], row![3, "open"], row![12.5, "paid"]]
    );
    let all = book.cells("A2:C4");
    let by = [(1, SortOrder::Descending), (0, SortOrder::Ascending)];
    book.apply(all.sort(by)).await;
    let names: Vec<_> = book.values().await[1..]
        .iter()
        .map(|row| row[1].clone())
        .collect();
    assert_eq!(names, row![12.5, 3, 3]);
}

#[tokio::test]
async fn a_text_is_replaced_and_the_replacements_are_counted() {
    let book = Book::open().await;
    let states = book.cells("C2:C");
    let reply = book.apply(states.find_replace("open", "due")).await;
    assert_eq!(reply.occurrences_changed, Some(2));
    assert_eq!(book.values().await[3][2], Cell::from("due"));
}

#[tokio::test]
async fn spaces_are_trimmed_and_equal_rows_deleted() {
    let book = Book::open().await;
    let states = book.cells("C2:C4");
    book.apply(states.find_replace("open", " open ")).await;
    let trimmed = book.apply(states.trim_whitespace()).await;
    assert_eq!(trimmed.cells_changed_count, Some(2));
    let deleted = book.apply(states.delete_duplicates()).await;
    assert_eq!(deleted.duplicates_removed_count, Some(1));
    let rows = book.values().await;
    let column: Vec<_> = rows.iter().map(|row| row.get(2).cloned()).collect();
    let text = |text: &str| Some(Cell::from(text));
    assert_eq!(column, [text("State"), text("open"), text("paid"), None]);
}

#[tokio::test]
async fn a_text_is_split_into_columns() {
    let book = Book::open().await;
    let cell = book.cells("C2");
    book.apply(cell.find_replace("open", "a|b")).await;
    book.apply(cell.split_text("|")).await;
    assert_eq!(book.values().await[1][2..], row!["a", "b"]);
}

#[tokio::test]
async fn cells_are_copied_and_moved() {
    let book = Book::open().await;
    let names = book.cells("A2:A4");
    book.apply(names.copy_to(&book.cells("E2:E4"))).await;
    book.apply(book.cells("E2:E4").move_to(&book.cells("G1")))
        .await;
    let rows = book.values().await;
    assert_eq!(rows[0][6], Cell::from("Grace"));
    assert_eq!(rows[2][6], Cell::from("Edsger"));
    assert_eq!(rows[1][0], Cell::from("Grace"));
    assert_eq!(rows[1][4], Cell::Empty);
}

#[tokio::test]
async fn cells_are_put_in_and_taken_out_while_others_make_room() {
    let book = Book::open().await;
    let first = book.cells("A2:A2");
    book.apply(first.insert_cells(Dimension::Rows)).await;
    let rows = book.values().await;
    assert_eq!(rows[1], row![Cell::Empty, 3, "open"]);
    assert_eq!(rows[4][0], Cell::from("Edsger"));
    book.apply(first.delete_cells(Dimension::Rows)).await;
    book.apply(first.delete_cells(Dimension::Columns)).await;
    assert_eq!(book.values().await[1][..2], row![3, "open"]);
}
