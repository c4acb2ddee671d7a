//! The handle of a running emulator.

use std::fmt;
use std::io;
use std::sync::Arc;

use crate::builder::EmulatorBuilder;
use crate::clock::Clock;
use crate::faults::Faults;
use crate::oauth::Account;
use crate::requests::RecordedRequest;
use crate::sandbox::Sandbox;
use crate::server::Server;

/// A running emulator. Dropping it stops the server and frees the port.
pub struct Emulator {
    sandbox: Arc<Sandbox>,
    server: Server,
}

impl Emulator {
    /// Starts an emulator on 127.0.0.1, on a port of the system's choice.
    ///
    /// It answers on a thread of its own, so the caller may block while it works.
    ///
    /// # Errors
    ///
    /// Fails when the system gives no thread or no socket.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Returns a builder for other settings.
    #[must_use]
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder::new()
    }

    pub(crate) fn new(sandbox: Arc<Sandbox>, server: Server) -> Self {
        Self { sandbox, server }
    }

    /// Returns scheme, host and port, as in `http://127.0.0.1:4711`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.sandbox.url
    }

    /// Returns the client secrets file of the sandbox's desktop client, in the `installed` shape.
    #[must_use]
    pub fn client_secrets_json(&self) -> String {
        self.sandbox
            .state()
            .clients
            .desktop()
            .secrets_json(self.url())
    }

    /// Returns the client secrets file of the sandbox's client for "TVs and limited input devices",
    /// in the `installed` shape, without redirect URIs.
    #[must_use]
    pub fn device_client_secrets_json(&self) -> String {
        self.sandbox
            .state()
            .clients
            .device()
            .secrets_json(self.url())
    }

    /// Registers a web client with this one redirect URI and returns its client secrets file.
    #[must_use]
    pub fn web_client_secrets_json(&self, redirect_uri: &str) -> String {
        self.sandbox
            .state()
            .clients
            .register_web(redirect_uri)
            .secrets_json(self.url())
    }

    /// Returns the clock by which codes and tokens expire.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.sandbox.clock
    }

    /// Returns the faults that wait for requests.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.sandbox.faults
    }

    /// Returns the requests so far, oldest first: the latest ten thousand.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.sandbox.requests.all()
    }

    /// Returns how many requests went to this path.
    #[must_use]
    pub fn requests_to(&self, path: &str) -> usize {
        self.requests()
            .iter()
            .filter(|request| request.path == path)
            .count()
    }

    /// Ends every grant of a person, as if they had removed the application from their account.
    /// Does nothing for a person that the sandbox does not know.
    pub fn revoke_user(&self, account: &str) {
        if let Some(account) = Account::find(account) {
            self.sandbox.state().grants.revoke_account(account);
        }
    }

    /// Refuses what the next person allows: the application gets this OAuth error code in place of
    /// a code, with its state and our issuer, as Google sends `admin_policy_enforced` or
    /// `org_internal` for an organisation's account. A device gets it when it polls. Further
    /// refusals wait in line.
    pub fn refuse_next_consent(&self, error: &str) {
        self.sandbox.state().refusals.push_back(error.to_owned());
    }

    /// Makes every access token invalid before its time; refresh tokens live on.
    pub fn forget_access_tokens(&self) {
        self.sandbox.state().grants.forget_access_tokens();
    }

    /// Stops the server and frees the port.
    pub async fn stop(self) {
        drop(self.server);
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Emulator")
            .field("url", &self.url())
            .finish_non_exhaustive()
    }
}
