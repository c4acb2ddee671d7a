//! More than fits into memory.

use std::error::Error;

use hallpass_sheets::{ValueInput, Workbook, row};

pub(crate) async fn stream_rows(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    let mut rows = orders.stream().await?;
    let mut total = 0.0;
    while let Some(row) = rows.next().await? {
        // The header's text is no number.
        total += row.cell(2).as_f64().unwrap_or_default();
    }
    println!("{total}");
    Ok(())
}

pub(crate) async fn write_many_rows(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    workbook.apply(orders.resize(50_000, 4)).await?;
    let rows = || (0..49_999).map(|n| row![n, "somebody", n % 7]);
    let values = workbook.values();
    let write = values.write_all("Orders!A2", ValueInput::Raw, rows());
    let mut written = write.send().await;
    if let Err(error) = &written {
        // Some chunks are there. The error knows which; only the others are sent again.
        let again = values.write_all("Orders!A2", ValueInput::Raw, rows());
        written = again.without(&error.written).send().await;
    }
    println!("{} cells", written?.cells);
    Ok(())
}
