//! What every command needs: the profile, its credentials, and how to talk.

use std::path::PathBuf;
use std::time::Duration;

use hallpass_core::{
    AuthorizedSession, AuthorizedUser, Credentials, FileStore, Http, Limits, Retries,
};
use hallpass_sheets::{Event, Sheets, Status};

use crate::args::Global;
use crate::environment;
use crate::failure::{Exit, Failure};
use crate::failure_from;
use crate::paths::{Paths, check_name};
use crate::report;
use crate::terminal;

/// The circumstances of one command.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) profile: String,
    pub(crate) is_json: bool,
    is_quiet: bool,
    may_ask: bool,
    attempts: u32,
    pub(crate) paths: Paths,
    pub(crate) http: Http,
}

/// Where the credentials come from.
#[derive(Debug)]
pub(crate) enum Source {
    /// The profile's own file, which a refresh updates.
    Profile(FileStore),
    /// A file named by `HALLPASS_CREDENTIALS`, which is only read.
    Environment(PathBuf),
}

impl Context {
    pub(crate) fn new(global: &Global) -> Result<Self, Failure> {
        let profile = match global.profile.as_str() {
            "" if environment::is_empty(environment::PROFILE) => "default",
            name => name,
        };
        check_name("profile", profile)?;
        Ok(Self {
            profile: profile.to_owned(),
            is_json: global.json,
            is_quiet: global.quiet,
            attempts: global.retries.saturating_add(1),
            may_ask: !global.no_input && terminal::is_interactive(),
            paths: Paths::find()?,
            http: http(global),
        })
    }

    /// Tells whether somebody can be asked.
    pub(crate) fn may_ask(&self) -> bool {
        self.may_ask
    }

    /// Returns how often a Sheets request is sent at most.
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Says what somebody has to do, or to know before they do it, quiet or not.
    pub(crate) fn tell(&self, text: &str) {
        report::line(text);
    }

    /// Says something that is not the answer.
    pub(crate) fn say(&self, text: &str) {
        if !self.is_quiet {
            report::line(text);
        }
    }

    /// Writes a command for this profile, to be run next.
    pub(crate) fn command(&self, command: &str) -> String {
        match self.profile.as_str() {
            "default" => format!("hallpass {command}"),
            profile => format!("hallpass -p {profile} {command}"),
        }
    }

    /// Returns the profile's token file.
    pub(crate) fn store(&self) -> FileStore {
        FileStore::new(self.paths.profile(&self.profile))
    }

    /// Returns where the credentials come from.
    pub(crate) fn source(&self) -> Source {
        match environment::path(environment::CREDENTIALS) {
            Some(path) => Source::Environment(path),
            None => Source::Profile(self.store()),
        }
    }

    /// Loads the credentials; never starts a sign-in.
    pub(crate) fn credentials(&self) -> Result<Credentials, Failure> {
        let credentials = self.load()?;
        Ok(credentials.with_http(self.http.clone()))
    }

    fn load(&self) -> Result<Credentials, Failure> {
        match self.source() {
            Source::Profile(store) => Credentials::from_store(store)
                .map_err(|error| failure_from::credentials(&error, self)),
            Source::Environment(path) => {
                let unusable = || {
                    let what = format!(
                        "{} names {}, which cannot be used",
                        environment::CREDENTIALS,
                        path.display()
                    );
                    Failure::new("HP-AUTH-009", Exit::SignInNeeded, what)
                        .try_next(format!("unset {}, or correct it", environment::CREDENTIALS))
                };
                let json =
                    std::fs::read_to_string(&path).map_err(|error| unusable().because(&error))?;
                let user =
                    AuthorizedUser::from_json(&json).map_err(|error| unusable().because(&error))?;
                Ok(Credentials::new(user))
            }
        }
    }

    /// Returns a session of the credentials.
    pub(crate) fn session(&self) -> Result<AuthorizedSession, Failure> {
        self.credentials().map(AuthorizedSession::new)
    }

    /// Returns the Sheets API for the credentials.
    pub(crate) fn sheets(&self) -> Result<Sheets, Failure> {
        let quiet = self.is_quiet;
        let sheets = Sheets::new(self.session()?)
            .with_attempts(self.attempts)
            .on_event(move |event| tell(event, quiet));
        Ok(sheets)
    }
}

/// Says why nothing seems to happen.
fn tell(event: &Event<'_>, is_quiet: bool) {
    let (why, wait) = match event {
        Event::Queued { wait, .. } => ("Google's quota for this minute is used up", wait),
        Event::Retrying { error, wait, .. }
            if error.status().is_some_and(Status::is_rate_limited) =>
        {
            ("Google's quota is used up", wait)
        }
        Event::Retrying { wait, .. } => ("Google did not answer well", wait),
        _ => return,
    };
    if !is_quiet && *wait >= NOTICEABLE {
        report::line(&format!("{why}; going on in {} s …", wait.as_secs().max(1)));
    }
}

/// What nobody minds to wait for without a word.
const NOTICEABLE: Duration = Duration::from_secs(1);

fn http(global: &Global) -> Http {
    let retries = Retries::DEFAULT.with_attempts(global.retries.saturating_add(1));
    let http = Http::new().with_retries(retries);
    match global.request_timeout {
        Some(timeout) => http.with_limits(
            Limits::OAUTH.with_deadline(timeout),
            Limits::API.with_deadline(timeout),
        ),
        None => http,
    }
}
