//! google-auth-oauthlib signs in to our sandbox, as desktop programs do at Google.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    bench::Bench,
    browser::{Answer, Browser, Visit},
    journeys::SPREADSHEETS,
    process::Process,
    require,
    server::Refresh,
};
use crate::failure::Result;

const SCRIPT: &str = "google_auth_sandbox.py";

/// The first of the sandbox's people.
const PERSON: &str = "ada@sandbox.test";

const READONLY: &str = "https://www.googleapis.com/auth/spreadsheets.readonly";
const EMAIL: &str = "https://www.googleapis.com/auth/userinfo.email";

/// Parameters that belong to one sign-in of one program, and to nobody who sees the screen.
const OF_THE_REQUEST: [&str; 6] = [
    "code",
    "code_challenge",
    "login_hint",
    "nonce",
    "redirect_uri",
    "state",
];

/// A sandbox that runs, and who signs in to it.
struct Sandbox<'a> {
    bench: &'a Bench,
    refresh: Refresh,
    origin: String,
    client: String,
    _process: Process,
}

/// Signs in to a sandbox that keeps refresh tokens and to one that rotates them.
pub(super) fn meet(bench: &Bench) -> Result {
    let mut visits = Vec::new();
    for refresh in [Refresh::Keeps, Refresh::Rotates] {
        let sandbox = Sandbox::start(bench, refresh)?;
        let visit = sandbox.allowed()?;
        sandbox.denied()?;
        sandbox.unticked()?;
        sandbox.revoked()?;
        sandbox.device()?;
        visits.push((sandbox, visit));
    }
    let mut visits = visits.iter();
    visits.try_for_each(|(sandbox, visit)| sandbox.consent_page(visit))
}

impl<'a> Sandbox<'a> {
    fn start(bench: &'a Bench, refresh: Refresh) -> Result<Self> {
        let mut arguments = vec!["sandbox", "start", "--port", "0"];
        if refresh == Refresh::Rotates {
            arguments.push("--rotate");
        }
        let process = bench.hallpass.start(&arguments, &[], "")?;
        let origin = process.first_line(Duration::from_secs(30))?;
        Ok(Self {
            bench,
            refresh,
            origin: origin.trim().to_owned(),
            client: bench.hallpass.client("sandbox").display().to_string(),
            _process: process,
        })
    }

    fn allowed(&self) -> Result<Visit> {
        let browser = self.browser("allow", Answer::Allow).taking_pictures();
        let came = self.python("allow", &browser, &[])?;
        self.require(
            came["granted"] == json!([SPREADSHEETS, EMAIL, "openid"]) && came["account"] == PERSON,
            "google-auth-oauthlib signs in through Chromium",
        )?;
        self.require(
            came["created"] == 200 && came["read"] == 200,
            "an API accepts the tokens",
        )?;
        let is_replaced = self.refresh == Refresh::Rotates;
        self.require(
            came["changes"] == json!([[true, is_replaced], [true, is_replaced]]),
            "google-auth refreshes twice",
        )?;
        let first = if is_replaced {
            "invalid_grant"
        } else {
            "alive"
        };
        self.require(
            came["first_refresh_token"] == first,
            &format!("the first refresh token is then {first}"),
        )?;
        browser.visit()
    }

    /// What the person in front of the browser could see, or show to others.
    fn consent_page(&self, visit: &Visit) -> Result {
        self.require(
            !visit.is_too_wide("consent"),
            "the consent page fits a phone",
        )?;
        let rule = "the consent page's address holds nothing of the request";
        let is_of_request = |name: &&str| OF_THE_REQUEST.contains(name);
        let left = visit.asked_at.parameters.iter().map(String::as_str);
        let left = left.filter(is_of_request).collect::<Vec<_>>().join(", ");
        if !left.is_empty() {
            let place = format!("{rule}: {} has {left}", visit.asked_at.url);
            return self.require(false, &place);
        }
        self.require(true, rule)
    }

    fn denied(&self) -> Result {
        let browser = self.browser("deny", Answer::Deny);
        let came = self.python("consent", &browser, &[])?;
        self.require(
            came["raised"] == "AccessDeniedError",
            "a denial reaches google-auth-oauthlib",
        )?;
        browser.visit().map(|_| ())
    }

    fn unticked(&self) -> Result {
        let browser = self
            .browser("unticked", Answer::Allow)
            .unticking(SPREADSHEETS);
        let came = self.python("consent", &browser, &[])?;
        let says = came["says"].as_str().unwrap_or_default();
        self.require(
            came["raised"] == "Warning" && says.starts_with("Scope has changed"),
            "an unticked scope makes google-auth-oauthlib raise its warning",
        )?;
        let relaxed = ("OAUTHLIB_RELAX_TOKEN_SCOPE", "1".to_owned());
        let browser = self
            .browser("relaxed", Answer::Allow)
            .unticking(SPREADSHEETS);
        let came = self.python("consent", &browser, &[relaxed])?;
        self.require(
            came["granted"] == json!([READONLY, EMAIL, "openid"]),
            "with that warning off it goes on with what was granted",
        )?;
        self.require(came["created"] == 403, "an API refuses the unticked scope")
    }

    fn revoked(&self) -> Result {
        let browser = self.browser("revoke", Answer::Allow);
        let came = self.python("revoke", &browser, &[])?;
        self.require(
            came["before"] == 200 && came["answer"] == 200,
            "a plain POST revokes",
        )?;
        self.require(
            came["again"] == 400 && came["after"] == 401 && came["refresh"] == "invalid_grant",
            "both tokens are dead afterwards",
        )
    }

    /// hallpass signs in on a device; the sandbox's own page for the code is in the browser.
    fn device(&self) -> Result {
        let client = ["-p", "tv", "--client", "sandbox-tv"];
        let scopes = ["--scope", "email", "--scope", "drive.file"];
        let browser = self.browser("device", Answer::Allow).taking_pictures();
        let login = [client, scopes].concat();
        let (finished, visit) = self.bench.hallpass.login_on_device(&login, browser)?;
        let said = finished.errors.clone();
        finished.output("hallpass login --device")?;
        self.require(
            said.contains(&format!("Signed in as {PERSON}")),
            "hallpass signs in on a device, the code typed in Chromium",
        )?;
        self.require(
            !visit.is_too_wide("code"),
            "the page for the code fits a phone",
        )
    }

    fn browser(&self, name: &str, answer: Answer) -> Browser {
        let name = format!("{}-{name}", self.refresh.name());
        self.bench.browser(&name, answer)
    }

    /// Lets google-auth-oauthlib do something, and reads what came of it.
    fn python(&self, deed: &str, browser: &Browser, more: &[(&str, String)]) -> Result<Value> {
        let mut environment = browser.beside_python();
        environment.push(("OAUTHLIB_INSECURE_TRANSPORT", "1".to_owned()));
        let environment = [environment.as_slice(), more].concat();
        let arguments = [deed, &self.client, &self.origin];
        let finished = self
            .bench
            .python_with(SCRIPT, &arguments, "", &environment)?;
        Ok(serde_json::from_str(&finished.output(SCRIPT)?)?)
    }

    fn require(&self, holds: bool, rule: &str) -> Result {
        require(holds, &format!("{}: {rule}", self.refresh.name()))
    }
}
