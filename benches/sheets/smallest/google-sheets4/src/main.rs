//! Reads one range with a saved token, and prints it.

use std::error::Error;

use google_sheets4::{Sheets, hyper_rustls, hyper_util};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use yup_oauth2::{InstalledFlowAuthenticator, InstalledFlowReturnMethod};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let secrets = yup_oauth2::read_application_secret("client_secrets.json").await?;
    let way = InstalledFlowReturnMethod::HTTPRedirect;
    let flow =
        InstalledFlowAuthenticator::builder(secrets, way).persist_tokens_to_disk("token.json");
    let authenticator = flow.build().await?;
    let connector = hyper_rustls::HttpsConnectorBuilder::new()
        .with_native_roots()?
        .https_only()
        .enable_http2()
        .build();
    let client = Client::builder(TokioExecutor::new()).build(connector);
    let sheets = Sheets::new(client, authenticator);
    let id = std::env::args().nth(1).ok_or("give the spreadsheet's id")?;
    let (_, read) = sheets
        .spreadsheets()
        .values_get(&id, "A1:C10")
        .doit()
        .await?;
    println!("{:?}", read.values);
    Ok(())
}
