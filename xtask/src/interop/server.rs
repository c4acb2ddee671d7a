//! An authorization server that we did not write, running.

use std::{fs, path::Path, time::Duration};

use serde_json::Value;

use super::{kit::Kit, process::Process};
use crate::{
    failure::{Failure, Result},
    sh::Invocation,
};

/// The running server.
#[derive(Debug)]
pub(super) struct Server {
    origin: String,
    clients: Value,
    _process: Process,
}

/// What a refresh does to the refresh token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refresh {
    /// It stays, as at Google.
    Keeps,
    /// It is replaced, and the use of the old one ends the sign-in.
    Rotates,
}

/// The origin of a server that goes by Google's names.
const GOOGLE: &str = "https://accounts.google.com";

impl Refresh {
    /// Names it as part of a profile.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Keeps => "keeping",
            Self::Rotates => "rotating",
        }
    }

    fn variable(self) -> (&'static str, String) {
        let rotates = self == Self::Rotates;
        ("ROTATES", u8::from(rotates).to_string())
    }
}

impl Server {
    /// Starts `oidc-provider`.
    pub(super) fn oidc(refresh: Refresh) -> Result<Self> {
        Self::node(&[refresh.variable()])
    }

    /// Starts `oidc-provider` under Google's names, with the certificate in that folder.
    pub(super) fn google(certificate: &Path, address: &str) -> Result<Self> {
        let folder = certificate.display().to_string();
        Self::node(&[("GOOGLE", folder), ("ADDRESS", address.to_owned())])
    }

    /// Starts django-oauth-toolkit with its database in that folder.
    pub(super) fn django(refresh: Refresh, folder: &Path) -> Result<Self> {
        let folder = folder.join(refresh.name());
        fs::create_dir_all(&folder)?;
        let script = Kit::script("django_server.py");
        let arguments = [script.as_str(), &folder.display().to_string()];
        let line = Invocation::new(Kit::django_python(), &arguments);
        Self::start("django_server.py", line, &[refresh.variable()])
    }

    fn node(environment: &[(&str, String)]) -> Result<Self> {
        let script = Kit::node_script("oidc-server.mjs");
        let line = Invocation::new("node", &[&script]);
        Self::start("oidc-server.mjs", line, environment)
    }

    fn start(name: &str, line: Invocation, environment: &[(&str, String)]) -> Result<Self> {
        let line = environment
            .iter()
            .fold(line, |line, (name, value)| line.env(name, value));
        let process = Process::start(name, line.command(), "")?;
        let ready: Value = serde_json::from_str(&process.first_line(Duration::from_secs(30))?)?;
        let origin = ready["origin"].as_str();
        Ok(Self {
            origin: origin.ok_or_else(|| Failure::new("no origin"))?.to_owned(),
            clients: ready["clients"].clone(),
            _process: process,
        })
    }

    /// Gives back the client secrets of the client with that id.
    pub(super) fn client(&self, id: &str) -> Result<&Value> {
        let mut clients = self.clients.as_array().into_iter().flatten();
        clients
            .find(|client| client["installed"]["client_id"] == id)
            .ok_or_else(|| Failure::new(format!("the server knows no client `{id}`")))
    }

    /// Tells whether it goes by Google's names.
    pub(super) fn is_google(&self) -> bool {
        self.origin == GOOGLE
    }

    /// Names the page that tells who a token belongs to.
    pub(super) fn userinfo(&self) -> String {
        if self.is_google() {
            return "https://openidconnect.googleapis.com/v1/userinfo".to_owned();
        }
        format!("{}/userinfo", self.origin)
    }

    /// Names a resource that is shown to a token for spreadsheets only.
    pub(super) fn spreadsheet(&self) -> String {
        let api = if self.is_google() {
            "https://sheets.googleapis.com"
        } else {
            &self.origin
        };
        format!("{api}/v4/spreadsheets/rooms")
    }
}
