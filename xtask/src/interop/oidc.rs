//! An authorization server that we did not write, with Chromium in front.

use std::time::Duration;

use serde_json::Value;

use super::{bench::Bench, kit::Kit, process::Process, require};
use crate::{
    failure::{Failure, Result},
    sh::Invocation,
};

const SPREADSHEETS: &str = "https://www.googleapis.com/auth/spreadsheets";

/// The running server.
#[derive(Debug)]
pub(super) struct Server {
    origin: String,
    clients: Value,
    _process: Process,
}

impl Server {
    /// Starts the server on a port of the system's choice.
    pub(super) fn start() -> Result<Self> {
        let script = Kit::node_script("oidc-server.mjs");
        let command = Invocation::new("node", &[&script]).command();
        let process = Process::start("oidc-server.mjs", command, "")?;
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

    /// Names the page that tells who a token belongs to.
    pub(super) fn userinfo(&self) -> String {
        format!("{}/userinfo", self.origin)
    }
}

/// Signs in, refreshes, and is turned away.
pub(super) fn meet(bench: &Bench) -> Result {
    let server = Server::start()?;
    for client in ["secret-desktop", "public-desktop"] {
        let file = bench.save(&format!("{client}.json"), server.client(client)?)?;
        journey(bench, &server, client, &file)?;
    }
    let file = bench.save("denied.json", server.client("secret-desktop")?)?;
    denial(bench, &file)
}

fn journey(bench: &Bench, server: &Server, profile: &str, client: &str) -> Result {
    let hallpass = &bench.hallpass;
    let browser = bench.browser(profile, "allow");
    let login = [
        "-p",
        profile,
        "--client",
        client,
        "--scope",
        "openid",
        "--scope",
        SPREADSHEETS,
    ];
    hallpass.login(&login, &browser)?.output("hallpass login")?;
    let page = browser.last_page()?;
    require(
        page.url.starts_with("http://127.0.0.1:"),
        &format!("{profile}: signs in through Chromium"),
    )?;
    require(
        !page.has_code,
        &format!("{profile}: the address bar keeps no code"),
    )?;

    let first = hallpass.answer(&["token", "-p", profile])?;
    let again = hallpass.answer(&["token", "-p", profile])?;
    require(
        !first.is_empty() && first == again,
        &format!("{profile}: the saved token is used again"),
    )?;
    let fresh = hallpass.answer(&["token", "--fresh", "-p", profile])?;
    require(
        !fresh.is_empty() && fresh != first,
        &format!("{profile}: refreshes"),
    )?;

    let person = hallpass.answer(&["curl", "GET", &server.userinfo(), "-p", profile])?;
    let person: Value = serde_json::from_str(&person)?;
    require(
        person["sub"] == "ada@example.com",
        &format!("{profile}: the new token is accepted"),
    )
}

fn denial(bench: &Bench, client: &str) -> Result {
    let browser = bench.browser("denied", "deny");
    let login = ["-p", "denied", "--client", client, "--scope", SPREADSHEETS];
    let finished = bench.hallpass.login(&login, &browser)?;
    require(
        finished.status.code() == Some(4),
        "denial: the exit code asks for a sign-in",
    )?;
    require(
        finished.output.is_empty(),
        "denial: nothing stands on stdout",
    )?;
    require(
        finished.errors.contains("error: "),
        "denial: the reason stands on stderr",
    )?;
    let page = browser.last_page()?;
    require(
        !page.text.is_empty() && !page.has_code,
        "denial: the browser says so too",
    )?;
    let token = bench.hallpass.start(&["token", "-p", "denied"], &[], "")?;
    let token = token.finish(Duration::from_secs(30))?;
    require(
        !token.status.success() && token.output.is_empty(),
        "denial: no token is there",
    )
}
