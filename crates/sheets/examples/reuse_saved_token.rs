//! Reuse a saved user token: push data to a range of a sheet and read it back.
//!
//! Run it in the folder that holds `token.json`, with the spreadsheet's ID or address.
#![expect(clippy::print_stdout, reason = "an example talks to its user")]

use hallpass_core::{AuthorizedSession, Credentials, FileStore};
use hallpass_sheets::{Sheets, ValueInput, ValueRange, row};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let spreadsheet = std::env::args().nth(1).ok_or("which spreadsheet?")?;

    // Load the saved token and obtain an authorized session. It refreshes by itself.
    let credentials = Credentials::from_store(FileStore::new("token.json"))?;
    let values = Sheets::new(AuthorizedSession::new(credentials)).values(spreadsheet);

    // Push data to a range: RAW, by rows.
    let data = ValueRange::new("Sheet1!A1:B2", [row!["Tea", 3], row!["Rent", 900.5]]);
    values
        .batch_update(ValueInput::Raw)
        .data(data)
        .send()
        .await?;

    // Select the data out of all that the answer holds.
    let sheet_data = values
        .batch_get(["Sheet1!A1:B2"])
        .unformatted()
        .send()
        .await?;
    for row in &sheet_data.value_ranges[0].values {
        println!("{row:?}");
    }
    Ok(())
}
