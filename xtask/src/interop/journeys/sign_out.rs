//! A sign-out after which the tokens are dead at the server, too (RFC 7009).

use std::fs;

use serde_json::{Value, json};

use super::{Meeting, SPREADSHEETS};
use crate::{
    failure::Result,
    interop::{
        browser::{Answer, Browser},
        kit::SYSTEM_CERTIFICATES,
    },
};

impl Meeting<'_> {
    /// Signs each kind of client out.
    pub(super) fn sign_out(&self) -> Result {
        for client in ["public-desktop", "secret-desktop"] {
            self.sign_out_of(client)?;
        }
        Ok(())
    }

    fn sign_out_of(&self, client: &str) -> Result {
        let name = format!("{client}-out");
        let browser: Browser = self.browser(&name, Answer::Allow);
        let scopes = ["openid", SPREADSHEETS];
        self.login(&name, client, &scopes, &browser)?
            .output("hallpass login")?;
        browser.visit()?;
        let kept = self
            .bench
            .folder
            .join(format!("{}-kept.json", self.profile(&name)));
        fs::copy(self.bench.hallpass.profile(&self.profile(&name)), &kept)?;
        let sheet = self.answer(&name, &["curl", &self.server.spreadsheet()])?;
        self.answer(&name, &["logout"])?;
        self.require(
            !sheet.is_empty() && self.saved(&name)?.is_null(),
            &format!("{client}: signs out and keeps nothing"),
        )?;
        let environment = [("REQUESTS_CA_BUNDLE", SYSTEM_CERTIFICATES.to_owned())];
        let environment = if self.server.is_google() {
            &environment[..]
        } else {
            &[]
        };
        let question = [kept.display().to_string(), self.server.spreadsheet()];
        let question: Vec<_> = question.iter().map(String::as_str).collect();
        let state = self
            .bench
            .python_with("token_state.py", &question, "", environment)?
            .output("token_state.py")?;
        let state: Value = serde_json::from_str(&state)?;
        self.require(
            state == json!({"access": 401, "refresh": "invalid_grant"}),
            &format!("{client}: both tokens are dead at the server"),
        )?;
        let token = self.outcome(&name, &["token"])?;
        self.require(
            token.status.code() == Some(4),
            &format!("{client}: asks for a new sign-in afterwards"),
        )
    }
}
