//! Charts, pivot tables, tables.

use std::error::Error;

use hallpass_sheets::Workbook;
use hallpass_sheets::model::{
    BasicChartType, ChartSpec, PivotGroup, PivotValue, PivotValueSummarizeFunction,
};

use crate::order::Order;

pub(crate) async fn draw_a_chart(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    // Column B against column C; the first row has their names.
    let columns = orders.cells("B1:C4")?.basic_chart(BasicChartType::Column)?;
    let chart = ChartSpec::from(columns)
        .title("Totals")
        .over(&orders.cells("F2")?);
    let reply = workbook.apply(chart).await?;
    println!("a chart was added: {}", reply.chart.is_some());
    Ok(())
}

pub(crate) async fn pivot_rows(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    // Columns of the source count from 0.
    let by_state = orders
        .cells("A1:D4")?
        .pivot_table()
        .rows([PivotGroup::of_column(3)])
        .values([PivotValue::of_column(2, PivotValueSummarizeFunction::Sum)]);
    workbook.apply(by_state.at(&orders.cells("F1")?)).await?;
    Ok(())
}

pub(crate) async fn make_a_table(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    workbook
        .apply(orders.cells("A1:D4")?.table("Orders"))
        .await?;
    let mut workbook = workbook.clone();
    workbook.reload().await?;
    // The table grows, and what is below it makes room.
    let table = workbook.table("Orders")?;
    table.append_rows(&[Order::new(4, "Barbara", 4.5)]).await?;
    let orders: Vec<Order> = table.rows().await?;
    println!("{} orders in {:?}", orders.len(), table.name());
    Ok(())
}
