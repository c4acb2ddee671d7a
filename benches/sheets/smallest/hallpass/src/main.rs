//! Reads one range with a saved token, and prints it.

use std::error::Error;

use hallpass_core::{AuthorizedSession, Credentials, FileStore};
use hallpass_sheets::Sheets;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let credentials = Credentials::from_store(FileStore::new("token.json"))?;
    let sheets = Sheets::new(AuthorizedSession::new(credentials));
    let id = std::env::args().nth(1).ok_or("give the spreadsheet's id")?;
    let read = sheets.values(id.as_str()).get("A1:C10").send().await?;
    println!("{:?}", read.values);
    Ok(())
}
