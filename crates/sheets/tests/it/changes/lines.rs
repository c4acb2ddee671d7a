//! Whole rows and columns.

use hallpass_sheets::{Cell, row};

use super::Book;

#[tokio::test]
async fn rows_are_inserted_moved_and_deleted() {
    let book = Book::open().await;
    let second = book.cells("2:2").as_rows();
    book.apply(second.insert()).await;
    assert_eq!(book.values().await[2][0], Cell::from("Grace"));
    book.apply(second.delete()).await;
    book.apply(second.move_before(4)).await;
    let names: Vec<_> = book
        .values()
        .await
        .into_iter()
        .map(|row| row[0].clone())
        .collect();
    assert_eq!(names, row!["Customer", "Ada", "Edsger", "Grace"]);
}

#[tokio::test]
async fn columns_are_hidden_shown_and_sized() {
    let book = Book::open().await;
    let columns = book.cells("B:C").as_columns();
    let second = async || book.look().await.data[0].column_metadata[1].clone();
    book.apply(columns.hide()).await;
    assert_eq!(second().await.hidden_by_user, Some(true));
    book.apply(columns.show()).await;
    assert_ne!(second().await.hidden_by_user, Some(true));
    book.apply(columns.resize(77)).await;
    assert_eq!(second().await.pixel_size, Some(77));
    book.apply(columns.auto_resize()).await;
    assert_ne!(second().await.pixel_size, Some(77));
}

#[tokio::test]
async fn rows_are_grouped_and_ungrouped() {
    let book = Book::open().await;
    let rows = book.cells("A2:C3").as_rows();
    let reply = book.apply(rows.group()).await;
    assert_eq!(reply.dimension_groups.len(), 1);
    assert_eq!(
        book.look().await.row_groups[0].range.as_deref(),
        Some(&rows)
    );
    book.apply(rows.ungroup()).await;
    assert_eq!(book.look().await.row_groups, []);
}

#[tokio::test]
async fn a_row_remembers_what_a_program_tied_to_it() {
    let book = Book::open().await;
    let row = book.cells("3:3").as_rows();
    let reply = book.apply(row.metadata("order", "4711")).await;
    let id = reply.developer_metadata.unwrap().metadata_id.unwrap();
    book.apply(book.cells("1:1").as_rows().insert()).await;
    let spreadsheets = book.sheets.spreadsheets();
    let found = spreadsheets.developer_metadata(book.workbook.id().clone(), id);
    let found = found.send().await.unwrap();
    assert_eq!(found.metadata_value.as_deref(), Some("4711"));
    let place = found.location.unwrap().dimension_range.unwrap();
    assert_eq!((place.start_index, place.end_index), (Some(3), Some(4)));
}
