//! An emulator with an application, and a consent that the receiver waits for.

use std::time::Duration;

use hallpass_core::{AuthorizedSession, AuthorizedUser, ClientSecrets, Clock, Credentials, Http};
use hallpass_core::{Scope, Scopes};
use hallpass_emulator::{Emulator, UserAgent};
use hallpass_flow::{Consent, ExchangeError, Flow, Loopback, LoopbackError, SignedIn};
use tokio::task::JoinHandle;

/// Longer than any test takes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(600);

/// An authorization server and the application that asks it.
pub(crate) struct Application {
    pub(crate) emulator: Emulator,
    pub(crate) secrets: ClientSecrets,
}

impl Application {
    pub(crate) async fn start() -> Self {
        let emulator = Emulator::start().await.unwrap();
        let secrets = ClientSecrets::from_json(&emulator.client_secrets_json()).unwrap();
        Self { emulator, secrets }
    }

    /// Returns the same emulator's web application with this redirect URI.
    pub(crate) fn web(&self, redirect_uri: &str) -> ClientSecrets {
        let json = self.emulator.web_client_secrets_json(redirect_uri);
        ClientSecrets::from_json(&json).unwrap()
    }

    pub(crate) fn http(&self) -> Http {
        let clock = self.emulator.clock().clone();
        Http::new().with_clock(Clock::from_fn(move || clock.now()))
    }

    pub(crate) fn flow(&self) -> Flow {
        self.flow_for(Scope::SPREADSHEETS)
    }

    pub(crate) fn flow_for(&self, scopes: impl Into<Scopes>) -> Flow {
        Flow::new(self.secrets.clone(), scopes)
    }

    /// Begins a flow whose answer will be pasted.
    pub(crate) fn paste(&self, flow: Flow) -> Consent {
        flow.begin("http://127.0.0.1:9/").unwrap()
    }

    /// Begins a flow whose answer the receiver waits for.
    pub(crate) async fn wait(&self, flow: Flow) -> Waiting {
        let loopback = Loopback::bind(0).await.unwrap();
        self.wait_on(loopback, flow, PATIENCE)
    }

    /// Begins a flow whose answer this receiver waits for.
    pub(crate) fn wait_on(&self, loopback: Loopback, flow: Flow, deadline: Duration) -> Waiting {
        Waiting::on(loopback, flow, deadline, self.http())
    }

    /// Returns whether the user's token is good for an API.
    pub(crate) async fn serves(&self, user: AuthorizedUser) -> bool {
        let session = AuthorizedSession::new(Credentials::new(user).with_http(self.http()));
        let url = format!("{}/v1/userinfo", self.emulator.url());
        session.get(&url).send().await.unwrap().status() == 200
    }
}

/// A receiver that waits for the answer to a consent.
pub(crate) struct Waiting {
    pub(crate) authorization_url: String,
    pub(crate) redirect_uri: String,
    task: JoinHandle<Result<SignedIn, NotSignedIn>>,
}

/// Why a sign-in over the loopback came to nothing.
#[derive(Debug)]
pub(crate) enum NotSignedIn {
    Loopback(LoopbackError),
    Exchange(ExchangeError),
}

impl Waiting {
    pub(crate) fn on(loopback: Loopback, flow: Flow, deadline: Duration, http: Http) -> Self {
        let consent = flow.begin(loopback.redirect_uri()).unwrap();
        let authorization_url = consent.authorization_url().to_owned();
        let redirect_uri = consent.redirect_uri().to_owned();
        let task = tokio::spawn(async move {
            let granted = loopback.wait(&consent, deadline).await;
            let granted = granted.map_err(NotSignedIn::Loopback)?;
            granted.exchange(&http).await.map_err(NotSignedIn::Exchange)
        });
        Self {
            authorization_url,
            redirect_uri,
            task,
        }
    }

    /// Lets a person allow, and returns where the browser would go; it does not go there yet.
    pub(crate) async fn right_redirect(&self) -> String {
        let person = UserAgent::new();
        let redirect = person.redirect_after_allow(&self.authorization_url).await;
        redirect.unwrap()
    }

    pub(crate) fn is_over(&self) -> bool {
        self.task.is_finished()
    }

    /// Returns what came of the sign-in.
    pub(crate) async fn outcome(self) -> Result<SignedIn, NotSignedIn> {
        self.task.await.unwrap()
    }
}
