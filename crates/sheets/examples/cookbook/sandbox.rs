//! The built-in sandbox, with somebody signed in and a shop's orders.

use std::error::Error;

use hallpass_core::{AuthorizedSession, ClientSecrets, Credentials, Http, MemoryStore, Scope};
use hallpass_emulator::{Emulator, UserAgent};
use hallpass_flow::Flow;
use hallpass_sheets::{Sheets, ValueInput, Workbook, row};

/// Nobody listens there: the sandbox's person copies the address instead of opening it.
const REDIRECT_URI: &str = "http://127.0.0.1:9";

/// A local Google, and the sheets of a person who allowed their use.
pub(crate) struct Sandbox {
    _google: Emulator,
    sheets: Sheets,
}

impl Sandbox {
    pub(crate) async fn start() -> Result<Self, Box<dyn Error>> {
        let google = Emulator::start().await?;
        let secrets = ClientSecrets::from_json(&google.client_secrets_json())?;
        let consent = Flow::new(secrets, Scope::SPREADSHEETS).begin(REDIRECT_URI)?;
        let person = UserAgent::new();
        let redirect = person.redirect_after_allow(consent.authorization_url());
        let granted = consent.answer(&redirect.await?)?;
        let user = granted.exchange(&Http::new()).await?.user;
        let credentials = Credentials::save_in(MemoryStore::new(), user).await?;
        let sheets = Sheets::new(AuthorizedSession::new(credentials));
        Ok(Self {
            _google: google,
            sheets,
        })
    }

    /// Makes a spreadsheet with three orders.
    pub(crate) async fn new_shop(&self) -> Result<Workbook, Box<dyn Error>> {
        let create = self.sheets.spreadsheets().create("Shop");
        let created = create.sheet("Orders").send().await?;
        let workbook = self.sheets.open(created.url()).await?;
        let orders = [
            row!["No", "Customer", "Total", "State"],
            row![1, "Ada", 12.5, "paid"],
            row![2, "Grace", 3, "open"],
            row![3, "Edsger", 900, "open"],
        ];
        let values = workbook.values();
        let update = values.update("Orders!A1", ValueInput::Raw, orders);
        update.send().await?;
        Ok(workbook)
    }
}
