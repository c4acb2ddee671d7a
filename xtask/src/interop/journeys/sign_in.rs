//! A person consents; the tokens are kept, refreshed and accepted.

use serde_json::Value;

use super::{Meeting, PERSON, SPREADSHEETS, refusals::WELCOME};
use crate::{
    failure::{Failure, Result},
    interop::{
        browser::{Answer, Browser, Visit},
        server::Refresh,
    },
};

impl Meeting<'_> {
    /// Signs in as that client, with the receiver at that host, by a person of those habits.
    pub(in crate::interop) fn sign_in(
        &self,
        client: &str,
        host: &str,
        habits: &dyn Fn(Browser) -> Browser,
    ) -> Result {
        let browser = habits(self.browser_with_pictures(client, Answer::Allow));
        let scopes = ["openid", "email", SPREADSHEETS];
        let finished = self.login(client, client, &scopes, &browser)?;
        let said = finished.errors.clone();
        finished.output(&format!("hallpass login by {client}"))?;
        self.require_last_page(client, host, &browser.visit()?)?;
        let hello = format!("Signed in as {PERSON} (profile {})", self.profile(client));
        self.require(said.contains(&hello), &format!("{client}: says who it is"))?;
        self.require(
            self.saved(client)?["account"] == PERSON,
            &format!("{client}: keeps who it is"),
        )?;
        self.require_tokens(client)
    }

    fn require_last_page(&self, client: &str, host: &str, visit: &Visit) -> Result {
        let (url, start) = (&visit.last.url, format!("http://{host}:"));
        if !url.starts_with(&start) {
            return Err(Failure::new(format!("the browser ended at {url}")));
        }
        self.require(
            url.ends_with("/done"),
            &format!("{client}: signs in through Chromium, to {start}PORT/done"),
        )?;
        self.require(
            visit.last.parameters.is_empty() && visit.text.contains(WELCOME),
            &format!("{client}: the page says so, its address keeps no code"),
        )?;
        self.require_manners(client, visit)
    }

    /// The token is used again, refreshed twice, and accepted by an API.
    fn require_tokens(&self, name: &str) -> Result {
        let first = self.answer(name, &["token"])?;
        let again = self.answer(name, &["token"])?;
        self.require(
            !first.is_empty() && first == again,
            &format!("{name}: the saved token is used again"),
        )?;
        let mut tokens = vec![first];
        for time in ["refreshes", "refreshes again"] {
            let before = self.saved(name)?["refresh_token"].take();
            let fresh = self.answer(name, &["token", "--fresh"])?;
            let is_replaced = before != self.saved(name)?["refresh_token"];
            let kept = match self.refresh {
                Refresh::Keeps => "keeps the refresh token",
                Refresh::Rotates => "keeps the new refresh token",
            };
            self.require(
                is_replaced == (self.refresh == Refresh::Rotates) && !tokens.contains(&fresh),
                &format!("{name}: {time} and {kept}"),
            )?;
            tokens.push(fresh);
        }
        let answer = self.answer(name, &["curl", &self.server.spreadsheet()])?;
        let answer: Value = serde_json::from_str(&answer)?;
        self.require(
            answer["properties"]["title"] == format!("shared with {PERSON}"),
            &format!("{name}: an API accepts the new token"),
        )
    }
}
