//! A local Google with somebody signed in.

use hallpass_core::{
    AuthorizedSession, AuthorizedUser, ClientSecrets, Clock, Credentials, Http, Scope, Scopes,
};
use hallpass_emulator::{Emulator, UserAgent};
use hallpass_flow::Flow;
use hallpass_sheets::{Sheets, Values};

/// Nobody listens there: the agent copies the address instead of opening it.
const REDIRECT_URI: &str = "http://127.0.0.1:9";

/// A running emulator.
pub(crate) struct Sandbox {
    pub(crate) emulator: Emulator,
}

impl Sandbox {
    pub(crate) async fn start() -> Self {
        let emulator = Emulator::start().await.unwrap();
        Self { emulator }
    }

    /// Signs the first account in with these scopes.
    pub(crate) async fn sheets(&self, scopes: impl Into<Scopes>) -> Sheets {
        let user = self.sign_in(&UserAgent::new(), scopes.into()).await;
        sheets(user)
    }

    /// The sheets of an account with every right, and an empty spreadsheet of it.
    pub(crate) async fn spreadsheet(&self) -> (Sheets, String) {
        let sheets = self.sheets(Scope::SPREADSHEETS).await;
        let created = sheets.spreadsheets().create("Budget").send().await.unwrap();
        (sheets, created.id().to_owned())
    }

    /// The values of an empty spreadsheet, whose only sheet is `Sheet1`.
    pub(crate) async fn values(&self) -> Values {
        let (sheets, id) = self.spreadsheet().await;
        sheets.values(id)
    }

    /// Consents as the agent does, be it to fewer scopes than asked.
    pub(crate) async fn sign_in(&self, agent: &UserAgent, scopes: Scopes) -> AuthorizedUser {
        let secrets = ClientSecrets::from_json(&self.emulator.client_secrets_json()).unwrap();
        let flow = Flow::new(secrets, scopes).accept_fewer_scopes();
        let consent = flow.begin(REDIRECT_URI).unwrap();
        let redirect = agent.redirect_after_allow(consent.authorization_url());
        let granted = consent.answer(&redirect.await.unwrap()).unwrap();
        granted.exchange(&Http::new()).await.unwrap().user
    }

    /// How many Sheets requests arrived.
    pub(crate) fn calls(&self) -> usize {
        let requests = self.emulator.requests();
        requests
            .iter()
            .filter(|request| request.path.starts_with("/v4/"))
            .count()
    }

    /// The sheets of a user whose program lives by the emulator's clock.
    pub(crate) fn sheets_in_step(&self, user: AuthorizedUser) -> Sheets {
        let clock = self.emulator.clock().clone();
        let http = Http::new().with_clock(Clock::from_fn(move || clock.now()));
        Sheets::new(AuthorizedSession::new(
            Credentials::new(user).with_http(http),
        ))
    }
}

pub(crate) fn sheets(user: AuthorizedUser) -> Sheets {
    Sheets::new(AuthorizedSession::new(Credentials::new(user)))
}
