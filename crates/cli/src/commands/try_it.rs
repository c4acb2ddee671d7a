//! `hallpass try`: the whole journey on a sandbox in this process.
//!
//! The code paths are the real ones: consent, receiver, exchange, token file, refresh, requests,
//! over real loopback HTTP. Only the server is ours, and by default the browser.

use std::path::Path;
use std::time::Duration;

use hallpass_core::{
    AuthorizedSession, AuthorizedUser, ClientSecrets, Clock, Credentials, FileStore, Http, Scope,
    Scopes,
};
use hallpass_emulator::{Emulator, UserAgent};
use hallpass_flow::{Consent, Flow, Loopback};
use hallpass_sheets::{Cell, Sheets, ValueInput};
use tempfile::TempDir;

use crate::args::{Input, TryArgs};
use crate::browser;
use crate::commands::sheets::{cells, written};
use crate::context::Context;
use crate::failure::{Exit, Failure, chain};
use crate::failure_from;
use crate::output;
use crate::paths::Paths;
use crate::scope_names;

/// Real data in the public domain; see data/PROVENANCE.md.
const PENGUINS: &str = include_str!("../../data/penguins.csv");
/// How long somebody with a browser may take.
const PATIENCE: Duration = Duration::from_secs(300);
/// How many rows are shown of what was read.
const SHOWN_ROWS: usize = 6;

const REPEAT: &str = "\
Every step again, by hand, in two terminals (`cargo install --path crates/cli` puts `hallpass` on your PATH):
  hallpass sandbox start
  hallpass -p sandbox login --scope sheets --scope email
  hallpass -p sandbox token --fresh --check
  hallpass -p sandbox sheets create Penguins              # prints an ID
  hallpass -p sandbox sheets set ID Sheet1 A1 --from crates/cli/data/penguins.csv
  hallpass -p sandbox sheets get ID Sheet1 A1:H6
  hallpass -p sandbox logout
With your Google account: hallpass login --client client_secret.json --scope sheets";

pub(crate) async fn run(args: &TryArgs, context: &Context) -> Result<(), Failure> {
    let google = Emulator::start()
        .await
        .map_err(|error| surprise("start the sandbox", &error))?;
    // The profile ends with the sandbox that its token is for.
    let home = TempDir::with_prefix("hallpass-try-")
        .map_err(|error| surprise("make a temporary profile", &error))?;
    let tour = Tour {
        google,
        paths: Paths::under(home.path().to_owned()),
        context,
    };
    output::line(&format!(
        "A sandbox runs at {}. Nothing leaves this machine.",
        tour.google.url()
    ))?;
    let user = tour.sign_in(args.browser).await?;
    let credentials = tour.save(user).await?;
    tour.refresh(&credentials).await?;
    let sheets = Sheets::new(AuthorizedSession::new(credentials.clone()));
    let id = tour.create(&sheets).await?;
    let rows = tour.write(&sheets, &id).await?;
    tour.read(&sheets, &id, &rows).await?;
    tour.sign_out(&credentials).await?;
    output::line(REPEAT)?;
    tour.google.stop().await;
    Ok(())
}

struct Tour<'a> {
    google: Emulator,
    paths: Paths,
    context: &'a Context,
}

impl Tour<'_> {
    async fn sign_in(&self, with_browser: bool) -> Result<AuthorizedUser, Failure> {
        let client = self.paths.client("sandbox");
        crate::client_file::write_private(&client, self.google.client_secrets_json().as_bytes())
            .map_err(|error| surprise("write the sandbox's client", &error))?;
        let secrets = ClientSecrets::from_file(&client)
            .map_err(|error| surprise("read the client", &error))?;
        let loopback = Loopback::bind(0)
            .await
            .map_err(|error| surprise("open the receiver", &error))?;
        let flow = Flow::new(secrets, [Scope::SPREADSHEETS, Scope::EMAIL]);
        let consent = flow
            .begin(loopback.redirect_uri())
            .map_err(|error| surprise("begin the sign-in", &error))?;
        self.consent(loopback, &consent, with_browser).await
    }

    /// Lets the built-in user agent click Allow, or a person.
    async fn consent(
        &self,
        loopback: Loopback,
        consent: &Consent,
        with_browser: bool,
    ) -> Result<AuthorizedUser, Failure> {
        let url = consent.authorization_url();
        let http = self.http();
        let sign_in = async {
            let granted = loopback.wait(consent, PATIENCE).await;
            let granted = granted.map_err(|error| failure_from::consent(&error, self.context))?;
            let signed_in = granted.exchange(&http).await;
            signed_in
                .map(|signed_in| signed_in.user)
                .map_err(|error| failure_from::exchange(&error, self.context))
        };
        if with_browser {
            if !browser::open(url) {
                self.context.say("No browser could be opened.");
            }
            self.context
                .say(&format!("Allow access in your browser, at {url}"));
            return sign_in.await;
        }
        // The page that the agent ends at waits for the exchange.
        let agent = UserAgent::new();
        let (user, page) = tokio::join!(sign_in, agent.allow(url));
        page.map_err(|error| surprise("click Allow", &error))?;
        user
    }

    async fn save(&self, user: AuthorizedUser) -> Result<Credentials, Failure> {
        let store = FileStore::new(self.paths.profile("sandbox"));
        let file = store
            .path()
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let scopes = user.scopes.clone().unwrap_or_default();
        let who = user.account.clone().unwrap_or_default();
        let credentials = Credentials::save_in(store, user)
            .await
            .map_err(|error| self.no_token(&error))?;
        let credentials = credentials.with_http(self.http());
        self.step(
            1,
            "sign in",
            &format!("{} allows to {}", who, in_words(&scopes)),
        )?;
        self.step(
            2,
            "save",
            &format!("{file} in a temporary profile, readable by you alone"),
        )?;
        Ok(credentials)
    }

    /// Moves the sandbox's clock and ours past the token's end.
    async fn refresh(&self, credentials: &Credentials) -> Result<(), Failure> {
        let before = self.google.requests_to("/token");
        let reused = credentials
            .token()
            .await
            .map_err(|error| self.no_token(&error))?;
        self.google.clock().advance(Duration::from_secs(3600));
        let fresh = credentials
            .token()
            .await
            .map_err(|error| self.no_token(&error))?;
        let requests = self.google.requests_to("/token") - before;
        if reused.expose_secret() == fresh.expose_secret() {
            return Err(Failure::new(
                "HP-TRY-001",
                Exit::Other,
                "the token was not refreshed, which is a bug of hallpass",
            ));
        }
        self.step(
            3,
            "refresh",
            &format!(
                "reused; an hour later refreshed by itself, with {requests} request, and saved"
            ),
        )
    }

    async fn create(&self, sheets: &Sheets) -> Result<String, Failure> {
        let created = sheets.spreadsheets().create("Penguins").send().await;
        let spreadsheet = created.map_err(|error| failure_from::call(&error, self.context))?;
        self.step(
            4,
            "create",
            &format!("spreadsheet \"{}\"", spreadsheet.title()),
        )?;
        Ok(spreadsheet.id().to_owned())
    }

    async fn write(&self, sheets: &Sheets, id: &str) -> Result<Vec<Vec<Cell>>, Failure> {
        let file = Path::new("penguins.csv");
        let rows = cells::csv_rows(PENGUINS.as_bytes(), file, Input::Exact);
        let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
        let update = sheets
            .values(id)
            .update("Sheet1!A1:H345", ValueInput::Raw, rows.clone());
        let answer = update
            .send()
            .await
            .map_err(|error| failure_from::call(&error, self.context))?;
        let (range, count) = written(answer);
        self.step(
            5,
            "write",
            &format!("penguins.csv to {range}, {count} cells"),
        )?;
        Ok(rows)
    }

    async fn read(&self, sheets: &Sheets, id: &str, written: &[Vec<Cell>]) -> Result<(), Failure> {
        let answer = sheets.values(id).get("Sheet1").unformatted().send().await;
        let rows = answer
            .map_err(|error| failure_from::call(&error, self.context))?
            .values;
        if !is_same(written, &rows) {
            return Err(Failure::new(
                "HP-TRY-002",
                Exit::Other,
                "a cell came back changed, which is a bug of hallpass",
            ));
        }
        self.step(
            6,
            "read",
            &format!("{} rows, every cell as it was written", rows.len()),
        )?;
        let table = output::table(&rows[..rows.len().min(SHOWN_ROWS)]);
        for line in table.lines() {
            output::line(&format!("               {line}"))?;
        }
        output::line(&format!(
            "               … {} more rows",
            rows.len().saturating_sub(SHOWN_ROWS)
        ))
    }

    async fn sign_out(&self, credentials: &Credentials) -> Result<(), Failure> {
        credentials
            .revoke()
            .await
            .map_err(|error| surprise("revoke the consent", &error))?;
        credentials
            .forget()
            .await
            .map_err(|error| self.no_token(&error))?;
        self.step(
            7,
            "sign out",
            "the consent is revoked and the token file is gone",
        )
    }

    /// The sandbox's clock is ours, too.
    fn http(&self) -> Http {
        let clock = self.google.clock().clone();
        Http::new().with_clock(Clock::from_fn(move || clock.now()))
    }

    fn step(&self, number: u8, name: &str, outcome: &str) -> Result<(), Failure> {
        output::line(&format!("{number}/7 {name:<9} ok  {outcome}"))
    }

    fn no_token(&self, error: &hallpass_core::CredentialsError) -> Failure {
        failure_from::credentials(error, self.context)
    }
}

fn in_words(scopes: &Scopes) -> String {
    scope_names::in_words(scopes).replace("; ", " and ")
}

/// Compares what was written with what was read; trailing empty cells are not sent back.
fn is_same(written: &[Vec<Cell>], read: &[Vec<Cell>]) -> bool {
    let trimmed = |row: &Vec<Cell>| {
        let end = row
            .iter()
            .rposition(|cell| *cell != Cell::Empty)
            .map_or(0, |last| last + 1);
        row[..end].to_vec()
    };
    written.iter().map(trimmed).eq(read.iter().map(trimmed))
}

/// An error of a kind that a sandbox on this machine should not have.
fn surprise(action: &str, error: &dyn std::error::Error) -> Failure {
    Failure::new(
        "HP-TRY-003",
        Exit::Other,
        format!("the sandbox could not {action}"),
    )
    .cause(chain(error))
    .try_next("see what happened: HALLPASS_LOG=debug hallpass try")
}
