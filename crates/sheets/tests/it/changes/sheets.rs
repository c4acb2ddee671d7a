//! Sheets and the workbook as a whole.

use hallpass_sheets::model::{Color, SheetProperties};

use super::Book;

impl Book {
    async fn properties(&self) -> SheetProperties {
        *self.look().await.properties.unwrap()
    }

    async fn titles(&self) -> Vec<String> {
        let mut workbook = self.workbook.clone();
        workbook.reload().await.unwrap();
        let sheets = workbook.worksheets();
        sheets.map(|sheet| sheet.title().to_owned()).collect()
    }
}

#[tokio::test]
async fn a_sheet_is_frozen_resized_and_lengthened() {
    let book = Book::open().await;
    book.apply(book.orders.freeze(1, 2)).await;
    book.apply(book.orders.resize(100, 10)).await;
    book.apply(book.orders.add_rows(5)).await;
    book.apply(book.orders.add_columns(1)).await;
    let grid = book.properties().await.grid_properties.unwrap();
    assert_eq!(
        (grid.frozen_row_count, grid.frozen_column_count),
        (Some(1), Some(2))
    );
    assert_eq!((grid.row_count, grid.column_count), (Some(105), Some(11)));
    book.apply(book.orders.freeze(0, 0)).await;
    let grid = book.properties().await.grid_properties.unwrap();
    assert_eq!(grid.frozen_row_count.unwrap_or_default(), 0);
}

#[tokio::test]
async fn a_sheet_is_renamed_coloured_hidden_and_shown() {
    let book = Book::open().await;
    book.apply(book.workbook.add_sheet("Other")).await;
    book.apply(book.orders.rename("Sales")).await;
    book.apply(book.orders.tab_color(Color::rgb(255, 0, 0)))
        .await;
    book.apply(book.orders.hide()).await;
    let properties = book.properties().await;
    assert_eq!(properties.title.as_deref(), Some("Sales"));
    assert_eq!(properties.hidden, Some(true));
    let red = properties.tab_color_style.unwrap().rgb_color.unwrap().red;
    assert_eq!(red, Some(1.0));
    book.apply(book.orders.show()).await;
    assert_ne!(book.properties().await.hidden, Some(true));
}

#[tokio::test]
async fn sheets_are_added_duplicated_moved_and_deleted() {
    let book = Book::open().await;
    let added = book.apply(book.workbook.add_sheet("2027")).await;
    assert!(added.properties.unwrap().sheet_id.is_some());
    book.apply(book.orders.duplicate("Copy")).await;
    let titles = book.titles().await;
    assert!(titles.contains(&"Copy".to_owned()), "{titles:?}");
    book.apply(book.orders.move_before(3)).await;
    assert_eq!(
        book.titles().await.last().map(String::as_str),
        Some("Orders")
    );
    book.apply(book.orders.delete()).await;
    assert!(!book.titles().await.contains(&"Orders".to_owned()));
}

#[tokio::test]
async fn a_sheet_is_copied_into_another_spreadsheet() {
    let book = Book::open().await;
    let other = book.sheets.spreadsheets().create("Archive").send().await;
    let other = book.sheets.open(other.unwrap().url()).await.unwrap();
    let copied = book.orders.copy_to(other.id()).send().await.unwrap();
    assert!(copied.title.unwrap().contains("Orders"));
}

#[tokio::test]
async fn sheets_and_spreadsheets_remember_what_a_program_tied_to_them() {
    let book = Book::open().await;
    let sheet = book.apply(book.orders.metadata("source", "shop")).await;
    let whole = book.apply(book.workbook.metadata("schema", "3")).await;
    let of = |reply: hallpass_sheets::model::CreateDeveloperMetadataResponse| {
        *reply.developer_metadata.unwrap().location.unwrap()
    };
    assert_eq!(of(sheet).sheet_id, Some(book.orders.id()));
    assert_eq!(of(whole).spreadsheet, Some(true));
}

#[tokio::test]
async fn a_change_that_is_refused_says_why() {
    let book = Book::open().await;
    let taken = book.workbook.apply(book.workbook.add_sheet("Orders"));
    let error = taken.await.unwrap_err();
    let status = error.status().unwrap();
    assert_eq!(status.failed_request(), Some((0, "addSheet")), "{status}");
}
