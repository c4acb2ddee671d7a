//! Reading.

use std::error::Error;

use hallpass_sheets::{ValueInput, Workbook, row};

use crate::order::Order;

pub(crate) async fn look_around(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    for sheet in workbook.worksheets() {
        let (rows, columns) = sheet.size().unwrap_or_default();
        println!("{}: {rows} rows, {columns} columns", sheet.title());
    }
    // A title is matched letter by letter; the error knows which one is near.
    if let Err(error) = workbook.worksheet("orders") {
        println!("{error}");
    }
    Ok(())
}

pub(crate) async fn read_into_a_type(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders: Vec<Order> = workbook.worksheet("Orders")?.rows().await?;
    let open: f64 = orders
        .iter()
        .filter(|order| order.state.as_deref() == Some("open"))
        .map(|order| order.total)
        .sum();
    println!("{} orders, {open} open", orders.len());
    Ok(())
}

pub(crate) async fn name_the_cell(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let values = workbook.values();
    let wrong = values.update("Orders!C3", ValueInput::Raw, [row!["n/a"]]);
    wrong.send().await?;
    let orders = workbook.worksheet("Orders")?;
    if let Err(error) = orders.rows::<Order>().await {
        println!("{error}");
    }
    Ok(())
}

pub(crate) async fn read_a_column(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    let grid = orders.read_range("C2:C").await?;
    // An empty cell is `None`; a text among the numbers would be an error that names its row.
    let totals = grid.column(0).numbers()?;
    println!("{totals:?}");
    Ok(())
}

pub(crate) async fn read_several_ranges(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let ranges = ["Orders!B2:B", "Orders!D2:D"];
    let batch = workbook.values().batch_get(ranges).unformatted();
    for grid in batch.grids().await?.grids {
        let texts = grid.column(0).texts()?;
        println!("{}: {texts:?}", grid.range());
    }
    Ok(())
}

pub(crate) async fn find_cells(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    for cell in orders.find("open").await? {
        println!("{cell}");
    }
    Ok(())
}
