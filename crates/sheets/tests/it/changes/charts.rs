//! Charts and pivot tables.

use hallpass_sheets::model::{
    BasicChartAxisPosition, BasicChartType, ChartSpec, GridRange, PivotGroup, PivotValue,
    PivotValueSummarizeFunction, SortOrder,
};

use super::Book;

/// The columns of the ranges that a chart's data come from.
fn columns(data: &hallpass_sheets::model::ChartData) -> (Option<i32>, Option<i32>) {
    let source = &data.source_range.as_ref().unwrap().sources[0];
    (source.start_column_index, source.end_column_index)
}

#[tokio::test]
async fn a_chart_shows_the_first_column_against_the_others() {
    let book = Book::open().await;
    let spec = book.cells("A1:C4").basic_chart(BasicChartType::Column);
    let spec = ChartSpec::from(spec.unwrap()).title("Sales");
    let reply = book.apply(spec.over(&book.cells("E2"))).await;
    let id = reply.chart.unwrap().chart_id;
    let chart = book.look().await.charts.swap_remove(0);
    assert_eq!((chart.chart_id, id.is_some()), (id, true));
    let overlay = chart.position.unwrap().overlay_position.unwrap();
    assert_eq!(
        *overlay.anchor_cell.unwrap(),
        book.cells("E2").first_coordinate()
    );
    let spec = chart.spec.unwrap();
    assert_eq!(spec.title.as_deref(), Some("Sales"));
    let basic = spec.basic_chart.unwrap();
    assert_eq!(basic.header_count, Some(1));
    let domain = basic.domains[0].domain.as_ref().unwrap();
    assert_eq!(columns(domain), (Some(0), Some(1)));
    let series: Vec<_> = basic
        .series
        .iter()
        .map(|series| columns(series.series.as_ref().unwrap()))
        .collect();
    assert_eq!(series, [(Some(1), Some(2)), (Some(2), Some(3))]);
}

#[test]
fn the_bars_of_a_bar_chart_are_counted_along_the_bottom() {
    let range = GridRange::default().end_column_index(2);
    let axis = |kind| {
        range.basic_chart(kind).unwrap().series[0]
            .target_axis
            .clone()
    };
    assert_eq!(
        axis(BasicChartType::Bar),
        Some(BasicChartAxisPosition::Bottom)
    );
    assert_eq!(
        axis(BasicChartType::Line),
        Some(BasicChartAxisPosition::Left)
    );
}

#[tokio::test]
async fn a_pie_may_have_a_sheet_of_its_own() {
    let book = Book::open().await;
    let pie = book.cells("A1:B4").pie_chart().unwrap();
    let reply = book.apply(ChartSpec::from(pie).on_new_sheet()).await;
    let chart = reply.chart.unwrap();
    assert_ne!(chart.position.unwrap().sheet_id, Some(book.orders.id()));
    let pie = chart.spec.unwrap().pie_chart.unwrap();
    assert_eq!(columns(&pie.series.unwrap()), (Some(1), Some(2)));
}

#[test]
fn a_chart_needs_two_columns_that_it_knows() {
    let error = |range: GridRange| {
        range
            .basic_chart(BasicChartType::Line)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        error(GridRange::default()),
        "a chart needs to know its columns: name the first and the last column, as in `A1:C20`"
    );
    let one = GridRange::default()
        .start_column_index(3)
        .end_column_index(4);
    assert!(error(one.clone()).starts_with("a chart needs at least two columns"));
    assert!(one.pie_chart().is_err());
    let hostile = GridRange::default().end_column_index(i32::MIN);
    assert!(hostile.basic_chart(BasicChartType::Line).is_err());
}

#[tokio::test]
async fn a_pivot_table_stands_where_it_was_put() {
    let book = Book::open().await;
    let pivot = book
        .cells("A1:C4")
        .pivot_table()
        .rows([PivotGroup::of_column(2)])
        .values([PivotValue::of_column(1, PivotValueSummarizeFunction::Sum)]);
    book.apply(pivot.at(&book.cells("E1"))).await;
    let found = book.cell("E1").await.pivot_table.unwrap();
    assert_eq!(found.source.as_deref(), Some(&book.cells("A1:C4")));
    assert_eq!(found.rows[0].source_column_offset, Some(2));
    assert_eq!(found.rows[0].sort_order, Some(SortOrder::Ascending));
    assert_eq!(found.rows[0].show_totals, Some(true));
    let sum = Some(PivotValueSummarizeFunction::Sum);
    assert_eq!(found.values[0].summarize_function, sum);
}
