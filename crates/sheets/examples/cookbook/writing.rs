//! Writing.

use std::error::Error;

use hallpass_sheets::{Cell, SerialNumber, ValueInput, Workbook, row};

use crate::order::Order;

pub(crate) async fn write_rows(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    // One request takes the old values away and writes the new ones, with a header of the fields.
    orders
        .replace_rows(&[Order::new(7, "Barbara", 4.5)])
        .await?;
    for row in orders.read().await?.to_values() {
        println!("{row:?}");
    }
    Ok(())
}

pub(crate) async fn append_rows(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    // Each field goes under its header, wherever that stands.
    orders.append_rows(&[Order::new(4, "Barbara", 4.5)]).await?;
    println!("{} rows", orders.read().await?.row_count());
    Ok(())
}

pub(crate) async fn upsert_rows(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    let news = [Order::new(2, "Grace", 3.25), Order::new(4, "Barbara", 4.5)];
    let done = orders.upsert("No", &news).await?;
    println!("{} changed, {} added", done.changed, done.added);
    Ok(())
}

pub(crate) async fn leave_cells_alone(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    // A skipped cell stays as it is; an empty one is cleared.
    let row = row![Cell::Skip, "Countess Lovelace", Cell::Empty];
    let values = workbook.values();
    let update = values.update("Orders!A2:C2", ValueInput::Raw, [row]);
    update.send().await?;
    let orders = workbook.worksheet("Orders")?;
    println!("{:?}", orders.read_range("A2:D2").await?.to_values());
    Ok(())
}

pub(crate) async fn write_formulas(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let values = workbook.values();
    let sum = [row!["=SUM(C2:C4)"]];
    // As if somebody had typed it. `Raw` would write the text `=SUM(C2:C4)`.
    let update = values.update("Orders!C6", ValueInput::UserEntered, sum);
    update.send().await?;
    let read = values.get("Orders!C6").unformatted().send().await?;
    println!("{:?}", read.values);
    Ok(())
}

pub(crate) async fn write_dates(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    use hallpass_sheets::model::{NumberFormat, NumberFormatType};

    // A date is a number of days; the format shows it as a date, in the sheet's own time zone.
    let due = SerialNumber::from_date(2026, 12, 24)?.with_time(18, 30, 0, 0)?;
    let values = workbook.values();
    let update = values.update("Orders!E2", ValueInput::Raw, [row![due]]);
    update.send().await?;
    let cell = workbook.worksheet("Orders")?.cells("E2")?;
    let format = NumberFormat::new(NumberFormatType::DateTime, "yyyy-mm-dd hh:mm");
    workbook.apply(cell.format(format)).await?;
    let shown = values.get("Orders!E2").send().await?;
    println!("{:?} is shown as {:?}", due.to_f64(), shown.values[0][0]);
    Ok(())
}
