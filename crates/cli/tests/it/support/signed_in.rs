//! A local Google, and a user's folder with its client.

use std::io;
use std::ops::Deref;

use hallpass_emulator::{Emulator, EmulatorBuilder, Page, UserAgent};

use super::{Home, Run, wait};

/// A [`Home`] whose commands talk to a Google in this process.
#[derive(Debug)]
pub(crate) struct SignedIn {
    pub(crate) google: Emulator,
    home: Home,
}

impl SignedIn {
    /// Signs in for these scopes, as `sheets,email`.
    pub(crate) fn for_scopes(scopes: &str) -> Self {
        Self::with(Emulator::builder(), scopes)
    }

    /// Signs in at a Google with other settings.
    pub(crate) fn with(builder: EmulatorBuilder, scopes: &str) -> Self {
        let sandbox = Self::not_yet(builder);
        sandbox
            .login(&format!("login --client client.json --scope {scopes}"))
            .expect(0);
        sandbox
    }

    /// Starts a Google and leaves its client in `client.json`, without any sign-in.
    pub(crate) fn not_yet(builder: EmulatorBuilder) -> Self {
        let google = wait(builder.start()).unwrap();
        let home = Home::new();
        home.file("client.json", google.client_secrets_json());
        home.name(google.url(), "GOOGLE");
        let host = google.url().trim_start_matches("http://").to_owned();
        home.name(&host, "GOOGLE-HOST");
        Self { google, home }
    }

    /// Signs in, and allows everything.
    pub(crate) fn login(&self, line: &str) -> Run {
        let agent = UserAgent::new();
        self.login_where(line, async |url| agent.allow(&url).await)
    }

    /// Signs in, where somebody decides at the address that is printed.
    pub(crate) fn login_where(
        &self,
        line: &str,
        decide: impl AsyncFnOnce(String) -> io::Result<Page>,
    ) -> Run {
        let mut login = self.start(&format!("{line} --no-open"));
        let url = login.authorization_url();
        wait(decide(url)).unwrap();
        login.end()
    }

    /// Makes a spreadsheet and returns its ID, which transcripts call ID.
    #[track_caller]
    pub(crate) fn spreadsheet(&self) -> String {
        let id = self.run("sheets create Budget").answer().trim().to_owned();
        self.name(&id, "ID");
        id
    }

    /// Stops the Google and keeps the folder.
    pub(crate) fn without_google(self) -> Home {
        self.home
    }

    /// How many Sheets requests arrived.
    pub(crate) fn calls(&self) -> usize {
        let requests = self.google.requests();
        requests
            .iter()
            .filter(|request| request.path.starts_with("/v4/"))
            .count()
    }
}

impl Deref for SignedIn {
    type Target = Home;

    fn deref(&self) -> &Home {
        &self.home
    }
}
