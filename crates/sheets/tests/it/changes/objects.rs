//! What is laid over cells.

use hallpass_sheets::model::{
    BooleanCondition, Color, ConditionType, DataValidationRule, Editors, ProtectedRange,
    RelativeDate, Table, TableRowsProperties, UpdateTableRequest,
};
use hallpass_sheets::{Cell, ValueInput, row};

use super::Book;

#[tokio::test]
async fn a_name_can_be_read_by() {
    let book = Book::open().await;
    let reply = book.apply(book.cells("B2:B4").name("Totals")).await;
    assert!(reply.named_range.unwrap().named_range_id.is_some());
    let read = book
        .workbook
        .values()
        .get("Totals")
        .unformatted()
        .grid()
        .await;
    let totals: Vec<_> = read
        .unwrap()
        .rows()
        .map(|row| row.cell(0).as_f64())
        .collect();
    assert_eq!(totals, [Some(3.0), Some(12.5), Some(3.0)]);
}

#[tokio::test]
async fn a_range_is_protected_for_its_editors() {
    let book = Book::open().await;
    let ada = Editors::default().users(["ada@example.com"]);
    let how = ProtectedRange::default().description("header").editors(ada);
    book.apply(book.cells("1:1").protect(how)).await;
    let protected = book.look().await.protected_ranges.swap_remove(0);
    assert_eq!(protected.description.as_deref(), Some("header"));
    assert_eq!(protected.range.as_deref(), Some(&book.cells("1:1")));
}

#[tokio::test]
async fn a_choice_is_offered_and_all_else_refused() {
    let book = Book::open().await;
    let states = book.cells("C2:C4");
    book.apply(states.validate(BooleanCondition::one_of(["open", "paid"])))
        .await;
    let rule = book.cell("C4").await.data_validation.unwrap();
    assert_eq!((rule.strict, rule.show_custom_ui), (Some(true), Some(true)));
    let choices: Vec<_> = rule.condition.unwrap().values;
    assert_eq!(choices[1].user_entered_value.as_deref(), Some("paid"));
    book.apply(states.clear_validation()).await;
    assert_eq!(book.cell("C4").await.data_validation, None);
}

#[tokio::test]
async fn a_rule_may_warn_and_compare_to_a_day() {
    let book = Book::open().await;
    let past = BooleanCondition::new(ConditionType::DateBefore, [RelativeDate::Today]);
    let rule = DataValidationRule::from(past.clone()).strict(false);
    book.apply(book.cells("D2").validate(rule)).await;
    let found = book.cell("D2").await.data_validation.unwrap();
    assert_ne!(found.strict, Some(true));
    assert_eq!(found.condition.as_deref(), Some(&past));
}

#[tokio::test]
async fn a_filter_is_set_for_all_a_view_for_those_who_choose_it() {
    let book = Book::open().await;
    let table = book.cells("A1:C4");
    book.apply(table.filter()).await;
    let view = book.apply(table.filter_view("Mine")).await;
    let sheet = book.look().await;
    assert_eq!(sheet.basic_filter.unwrap().range.as_deref(), Some(&table));
    assert_eq!(sheet.filter_views[0].title.as_deref(), Some("Mine"));
    assert!(view.filter.unwrap().filter_view_id.is_some());
    book.apply(book.orders.clear_filter()).await;
    assert_eq!(book.look().await.basic_filter, None);
}

#[tokio::test]
async fn a_table_takes_its_columns_from_the_first_row() {
    let book = Book::open().await;
    let reply = book.apply(book.cells("A1:C4").table("Orders")).await;
    let table = reply.table.unwrap();
    assert_eq!(table.name.as_deref(), Some("Orders"));
    let names: Vec<_> = table
        .column_properties
        .iter()
        .map(|column| column.column_name.as_deref().unwrap_or_default())
        .collect();
    assert_eq!(names, ["Customer", "Total", "State"]);
}

#[derive(Debug, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "PascalCase")]
struct Order {
    state: String,
    customer: String,
}

fn order(customer: &str, state: &str) -> Order {
    let (customer, state) = (customer.to_owned(), state.to_owned());
    Order { state, customer }
}

#[tokio::test]
async fn rows_are_added_to_a_table_and_what_is_below_makes_room() {
    let book = Book::open().await;
    let values = book.workbook.values();
    let below = values.update("Orders!A5", ValueInput::Raw, [row!["below the table"]]);
    below.send().await.unwrap();
    book.apply(book.cells("A1:C4").table("Orders")).await;
    let mut workbook = book.workbook.clone();
    workbook.reload().await.unwrap();
    let table = workbook.table("Orders").unwrap();
    assert_eq!(table.worksheet().title(), "Orders");
    table
        .append_rows(&[order("Barbara", "sent")])
        .await
        .unwrap();
    let rows: Vec<Order> = table.rows().await.unwrap();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[3], order("Barbara", "sent"));
    let all = book.values().await;
    assert_eq!(all[4], row!["Barbara", Cell::Empty, "sent"]);
    assert_eq!(all[5][0], Cell::from("below the table"));
    // A renamed table is still the same one.
    let id = table.described().table_id.clone().unwrap();
    let renamed = Table::default().table_id(id).name("Sales");
    let change = UpdateTableRequest::default().table(renamed);
    book.apply(change.only_set_fields()).await;
    assert_eq!(table.rows::<Order>().await.unwrap().len(), 4);
}

#[tokio::test]
async fn a_field_without_a_column_and_a_table_without_a_name_are_named() {
    let book = Book::open().await;
    book.apply(book.cells("A1:B4").table("Orders")).await;
    let mut workbook = book.workbook.clone();
    workbook.reload().await.unwrap();
    let missing = workbook.table("orders").unwrap_err();
    assert_eq!(missing.suggestion(), Some("Orders"));
    assert_eq!(missing.names(), ["Orders"]);
    let table = workbook.table("Orders").unwrap();
    let error = table
        .append_rows(&[order("Ada", "sent")])
        .await
        .unwrap_err();
    assert!(error.to_string().contains("State"), "{error}");
    assert_eq!(book.values().await.len(), 4);
}

#[tokio::test]
async fn a_footer_is_no_row_of_a_table() {
    let book = Book::open().await;
    let footer = TableRowsProperties::default().footer_color_style(Color::rgb(1, 2, 3));
    let mut add = book.cells("A1:C4").table("Orders");
    add.table = add
        .table
        .map(|table| Box::new(table.rows_properties(footer)));
    book.apply(add).await;
    let mut workbook = book.workbook.clone();
    workbook.reload().await.unwrap();
    let table = workbook.table("Orders").unwrap();
    let rows: Vec<Order> = table.rows().await.unwrap();
    assert_eq!(rows, [order("Grace", "open"), order("Ada", "paid")]);
}
