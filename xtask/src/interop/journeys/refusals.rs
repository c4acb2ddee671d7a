//! A person denies, grants a part, or is somebody else than was expected.

use serde_json::Value;

use super::{FILES, Meeting, SPREADSHEETS};
use crate::{failure::Result, interop::browser::Answer};

/// Exit codes of hallpass.
const SIGN_IN_NEEDED: Option<i32> = Some(4);
const SCOPE_MISSING: Option<i32> = Some(6);

/// What the last page says to a person who is signed in.
pub(super) const WELCOME: &str = "You are signed in";

impl Meeting<'_> {
    /// Goes the ways on which less is granted than was asked for.
    pub(super) fn refusals(&self) -> Result {
        self.denial()?;
        self.unticked_scope()?;
        self.other_person()
    }

    fn denial(&self) -> Result {
        let browser = self.browser_with_pictures("denied", Answer::Deny);
        let finished = self.login("denied", self.desktop, &[SPREADSHEETS], &browser)?;
        self.require(
            finished.status.code() == SIGN_IN_NEEDED,
            "denial: the exit code asks for a sign-in",
        )?;
        self.require(
            finished.output.is_empty() && finished.errors.contains("error: "),
            "denial: the reason stands on stderr, nothing on stdout",
        )?;
        let visit = browser.visit()?;
        self.require(
            !visit.text.contains(WELCOME) && visit.last.parameters.is_empty(),
            "denial: the browser says so too",
        )?;
        self.require_manners("denial", &visit)?;
        let token = self.outcome("denied", &["token"])?;
        self.require(
            !token.status.success() && token.output.is_empty(),
            "denial: no token is there",
        )
    }

    fn unticked_scope(&self) -> Result {
        let name = "in-part";
        let browser = self
            .browser_with_pictures(name, Answer::Allow)
            .unticking(SPREADSHEETS);
        let scopes = ["openid", "email", SPREADSHEETS, FILES];
        let finished = self.login(name, self.desktop, &scopes, &browser)?;
        self.require(
            finished.status.code() == SCOPE_MISSING,
            "unticked: the exit code says that a scope is missing",
        )?;
        self.require(
            has_word(&finished.errors, "sheets"),
            "unticked: the missing scope is named",
        )?;
        let saved = self.saved(name)?;
        let granted = |scope: &str| {
            let mut scopes = saved["scopes"].as_array().into_iter().flatten();
            scopes.any(|granted| granted == scope)
        };
        self.require(
            granted(FILES) && !granted(SPREADSHEETS),
            "unticked: what was granted is kept",
        )?;
        let person = self.answer(name, &["curl", &self.server.userinfo()])?;
        let person: Value = serde_json::from_str(&person)?;
        self.require(
            person["email"] == super::PERSON,
            "unticked: what was granted works",
        )?;
        let refused = self.outcome(name, &["curl", &self.server.spreadsheet()])?;
        self.require(
            refused.status.code() == SCOPE_MISSING,
            "unticked: an API refuses the rest, and the exit code says why",
        )?;
        let fresh = self.answer(name, &["token", "--fresh"])?;
        self.require(!fresh.is_empty(), "unticked: refreshes what was granted")
    }

    fn other_person(&self) -> Result {
        let name = "other";
        let browser = self.browser_with_pictures(name, Answer::Allow);
        let mut arguments =
            self.login_arguments(name, self.desktop, &["openid", "email", SPREADSHEETS])?;
        arguments.extend(["--account".to_owned(), "other@example.com".to_owned()]);
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        let finished = self.bench.hallpass.login(&arguments, &browser)?;
        self.require(
            finished.status.code() == SIGN_IN_NEEDED,
            "another person: the exit code asks for a sign-in",
        )?;
        self.require(
            self.saved(name)?.is_null(),
            "another person: nothing is kept",
        )?;
        let visit = browser.visit()?;
        self.require(
            !visit.text.contains(WELCOME) && visit.last.parameters.is_empty(),
            "another person: the browser says so too",
        )
    }
}

/// Looks for a word, so that `sheets` is not found in `spreadsheets.readonly`.
fn has_word(text: &str, word: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace() || ",;`'\"".contains(c));
    words.any(|found| found == word || found == SPREADSHEETS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_named_by_its_short_name_or_in_full() {
        assert!(has_word("error: signed in, but without sheets", "sheets"));
        assert!(has_word(&format!("without `{SPREADSHEETS}`"), "sheets"));
        assert!(!has_word("without sheets.readonly", "sheets"));
    }
}
