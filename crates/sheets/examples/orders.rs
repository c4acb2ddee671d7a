//! Keep a table of orders: write rows from a type, update them by key, make the header stand out,
//! read them back.
//!
//! Run it in the folder that holds `token.json`, with the spreadsheet's ID or address.
#![expect(clippy::print_stdout, reason = "an example talks to its user")]

use hallpass_core::{AuthorizedSession, Credentials, FileStore};
use hallpass_sheets::model::TextFormat;
use hallpass_sheets::{Sheets, Worksheet};
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize, Serialize)]
struct Order {
    #[serde(rename = "No")]
    number: u32,
    #[serde(rename = "Customer")]
    customer: String,
    #[serde(rename = "Total")]
    total: f64,
}

fn order(number: u32, customer: &str, total: f64) -> Order {
    let customer = customer.to_owned();
    Order {
        number,
        customer,
        total,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let spreadsheet = std::env::args().nth(1).ok_or("which spreadsheet?")?;
    let credentials = Credentials::from_store(FileStore::new("token.json"))?;
    let sheets = Sheets::new(AuthorizedSession::new(credentials));
    let mut workbook = sheets.open(spreadsheet).await?;

    // Another sheet, if it is not there yet; then what the workbook knows is read again.
    if workbook.worksheet("Orders").is_err() {
        workbook.apply(workbook.add_sheet("Orders")).await?;
        workbook.reload().await?;
    }
    let orders = workbook.worksheet("Orders")?;

    // The names of the fields become the header; whatever was there is gone, in one request.
    orders
        .replace_rows(&[order(1, "Ada", 12.5), order(2, "Grace", 3.0)])
        .await?;

    // By key: order 2 changes, order 3 is new, and only the cells that differ are written.
    let done = orders
        .upsert("No", &[order(2, "Grace", 4.25), order(3, "Edsger", 900.0)])
        .await?;
    println!("{} changed, {} added", done.changed, done.added);

    mark_header(&orders).await?;
    for order in orders.rows::<Order>().await? {
        println!("{order:?}");
    }
    Ok(())
}

/// Bold, and still there when somebody scrolls.
async fn mark_header(sheet: &Worksheet) -> Result<(), Box<dyn std::error::Error>> {
    let bold = TextFormat::default().bold(true);
    // Only what is set changes: colours and number formats stay.
    let mut batch = sheet.workbook().batch();
    batch.add(sheet.cells("1:1")?.format(bold));
    batch.add(sheet.freeze(1, 0));
    batch.commit().await?;
    Ok(())
}
