//! A person consents on another screen, for a device without a browser (RFC 8628).

use super::{FILES, Meeting, PERSON, SPREADSHEETS};
use crate::{
    failure::Result,
    interop::{
        browser::{Answer, Visit},
        process::Finished,
    },
};

impl Meeting<'_> {
    /// Is allowed and denied on another screen.
    pub(in crate::interop) fn device(&self) -> Result {
        let (finished, visit) = self.device_login("device", Answer::Allow)?;
        let said = finished.errors.clone();
        finished.output("hallpass login --device")?;
        self.require(
            !visit.text.is_empty(),
            "device: the code is taken on another screen",
        )?;
        self.require(
            said.contains(&format!("Signed in as {PERSON}"))
                && self.saved("device")?["account"] == PERSON,
            "device: knows who signed in",
        )?;
        let first = self.answer("device", &["token"])?;
        let fresh = self.answer("device", &["token", "--fresh"])?;
        self.require(first != fresh, "device: refreshes")?;
        let (_, resource) = self.device_scope();
        let answer = self.answer("device", &["curl", &resource])?;
        self.require(answer.contains(PERSON), "device: an API accepts the token")?;

        let (finished, _) = self.device_login("device-denied", Answer::Deny)?;
        self.require(
            finished.status.code() == Some(4) && self.saved("device-denied")?.is_null(),
            "device: a denial asks for a sign-in and keeps nothing",
        )
    }

    /// A scope that devices can have, and what it opens: Google keeps spreadsheets from them.
    fn device_scope(&self) -> (&'static str, String) {
        if self.server.is_google() {
            return (FILES, self.server.userinfo());
        }
        (SPREADSHEETS, self.server.spreadsheet())
    }

    fn device_login(&self, name: &str, answer: Answer) -> Result<(Finished, Visit)> {
        let (scope, _) = self.device_scope();
        let scopes = ["openid", "email", scope];
        let arguments = self.login_arguments(name, self.device, &scopes)?;
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        let browser = self.browser(name, answer);
        self.bench.hallpass.login_on_device(&arguments, browser)
    }
}
