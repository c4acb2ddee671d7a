//! How cells look.

use hallpass_sheets::model::{
    BandingProperties, BooleanCondition, Border, BorderStyle, CellFormat, Color, ConditionType,
    InterpolationPointType, NumberFormat, NumberFormatType, TextFormat,
};

use super::Book;

#[tokio::test]
async fn a_format_changes_what_is_set_in_it_and_no_more() {
    let book = Book::open().await;
    let header = book.cells("A1:C1");
    let bold = TextFormat::default().bold(true);
    let grey = Color::rgb(238, 238, 238);
    book.apply(header.format(CellFormat::from(grey.clone())))
        .await;
    book.apply(header.format(bold)).await;
    let format = book.cell("B1").await.user_entered_format.unwrap();
    assert_eq!(format.text_format.unwrap().bold, Some(true));
    let background = format.background_color_style.unwrap();
    assert_eq!(*background.rgb_color.unwrap(), grey);
    assert_eq!(book.cell("D1").await.user_entered_format, None);
}

#[tokio::test]
async fn a_number_is_shown_by_its_pattern() {
    let book = Book::open().await;
    let money = NumberFormat::new(NumberFormatType::Number, "#,##0.00");
    book.apply(book.cells("B2:B").format(money)).await;
    let total = book.cell("B3").await;
    assert_eq!(total.formatted_value.as_deref(), Some("12.50"));
}

#[tokio::test]
async fn a_cleared_format_leaves_the_value() {
    let book = Book::open().await;
    let header = book.cells("A1:C1");
    book.apply(header.format(Color::rgb(1, 2, 3))).await;
    book.apply(header.clear_format()).await;
    let cell = book.cell("A1").await;
    assert_eq!(cell.user_entered_format, None);
    assert_eq!(cell.formatted_value.as_deref(), Some("Customer"));
}

#[tokio::test]
async fn borders_go_around_each_cell_and_an_outline_around_all() {
    let book = Book::open().await;
    let solid = Border::from(BorderStyle::Solid);
    book.apply(book.cells("A1:B2").outline(solid.clone())).await;
    let borders = |cell: hallpass_sheets::model::CellData| {
        let format = cell.user_entered_format.unwrap();
        let borders = *format.borders.unwrap();
        [borders.top, borders.right, borders.bottom, borders.left].map(|side| side.is_some())
    };
    assert_eq!(borders(book.cell("A1").await), [true, false, false, true]);
    book.apply(book.cells("A1:B2").borders(solid)).await;
    assert_eq!(borders(book.cell("A1").await), [true, true, true, true]);
}

#[tokio::test]
async fn cells_are_merged_as_a_whole_or_by_row_and_taken_apart() {
    let book = Book::open().await;
    let merges = async || -> Vec<(i32, i32)> {
        let rows = |it: &hallpass_sheets::GridRange| {
            (
                it.start_row_index.unwrap_or_default(),
                it.end_row_index.unwrap(),
            )
        };
        book.look().await.merges.iter().map(rows).collect()
    };
    let place = book.cells("E1:F2");
    book.apply(place.merge()).await;
    assert_eq!(merges().await, [(0, 2)]);
    book.apply(place.unmerge()).await;
    assert_eq!(merges().await, []);
    book.apply(place.merge_rows()).await;
    assert_eq!(merges().await, [(0, 1), (1, 2)]);
}

#[tokio::test]
async fn a_condition_formats_before_the_rules_that_are_there() {
    let book = Book::open().await;
    let totals = book.cells("B2:B");
    let much = BooleanCondition::new(ConditionType::NumberGreater, [10]);
    book.apply(totals.color_scale(Color::rgb(255, 255, 255), Color::rgb(255, 0, 0)))
        .await;
    book.apply(totals.format_where(much, TextFormat::default().bold(true)))
        .await;
    let rules = book.look().await.conditional_formats;
    let boolean = rules[0].boolean_rule.as_ref().unwrap();
    let condition = boolean.condition.as_ref().unwrap();
    assert_eq!(condition.kind, Some(ConditionType::NumberGreater));
    assert_eq!(
        condition.values[0].user_entered_value.as_deref(),
        Some("10")
    );
    let gradient = rules[1].gradient_rule.as_ref().unwrap();
    let least = gradient.minpoint.as_ref().unwrap();
    assert_eq!(least.kind, Some(InterpolationPointType::Min));
    assert_eq!(rules[1].ranges[0].start_row_index, totals.start_row_index);
}

#[tokio::test]
async fn every_other_row_gets_its_colour() {
    let book = Book::open().await;
    let colors = BandingProperties::default()
        .header_color_style(Color::rgb(0, 0, 255))
        .first_band_color_style(Color::rgb(255, 255, 255))
        .second_band_color_style(Color::rgb(230, 230, 255));
    let reply = book.apply(book.cells("A1:C4").band(colors.clone())).await;
    let banded = reply.banded_range.unwrap();
    let second = banded.row_properties.unwrap().second_band_color_style;
    assert_eq!(second, colors.second_band_color_style);
    assert_eq!(
        book.look().await.banded_ranges[0].banded_range_id,
        banded.banded_range_id
    );
}
