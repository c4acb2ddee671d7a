//! What hallpass does with every authorization server, whoever wrote it.

mod device;
mod refusals;
mod sign_in;
mod sign_out;

use std::fs;

use serde_json::Value;

use super::{
    bench::Bench,
    browser::{Answer, Browser, Visit},
    process::Finished,
    require,
    server::{Refresh, Server},
};
use crate::failure::Result;

/// The scope of the API behind each server.
pub(super) const SPREADSHEETS: &str = "https://www.googleapis.com/auth/spreadsheets";

/// Another scope, of which nothing more is asked than to be granted.
const FILES: &str = "https://www.googleapis.com/auth/drive.file";

/// The person in front of every browser.
pub(super) const PERSON: &str = "ada@example.com";

/// hallpass in front of one server.
#[derive(Debug)]
pub(super) struct Meeting<'a> {
    pub(super) bench: &'a Bench,
    pub(super) server: &'a Server,
    /// Stands before each rule and in each profile's name.
    pub(super) title: &'static str,
    pub(super) refresh: Refresh,
    /// Whether pictures are taken of the pages.
    pub(super) has_pictures: bool,
    /// The client for devices without a browser.
    pub(super) device: &'static str,
    /// The client for everything else.
    pub(super) desktop: &'static str,
}

impl Meeting<'_> {
    /// Goes every way: allowed, denied, allowed in part, on a device, revoked.
    pub(super) fn run(&self) -> Result {
        self.sign_in(self.desktop, "127.0.0.1", &|browser| browser)?;
        self.refusals()?;
        self.device()?;
        self.sign_out()
    }

    fn require(&self, holds: bool, rule: &str) -> Result {
        require(holds, &format!("{}: {rule}", self.title))
    }

    /// Puts a person in front of a browser that can read this server's pages.
    fn browser(&self, name: &str, answer: Answer) -> Browser {
        let browser = self.bench.browser(&self.profile(name), answer);
        if self.server.is_google() {
            return browser.taking_any_certificate();
        }
        browser
    }

    /// The same, with pictures of the pages for a person to look at.
    fn browser_with_pictures(&self, name: &str, answer: Answer) -> Browser {
        let browser = self.browser(name, answer);
        if self.has_pictures {
            return browser.taking_pictures();
        }
        browser
    }

    /// Strangers at the receiver are turned away, and its pages fit every screen.
    fn require_manners(&self, name: &str, visit: &Visit) -> Result {
        if visit.knocked > 0 {
            let count = visit.knocked;
            let rule = match visit.let_in.join(", ") {
                none if none.is_empty() => format!("turns away {count} strangers at the receiver"),
                some => format!("turns away strangers at the receiver: {some}"),
            };
            self.require(visit.let_in.is_empty(), &format!("{name}: {rule}"))?;
        }
        if visit.pictures > 0 {
            let rule = match visit.wide_pages.join(", ") {
                none if none.is_empty() => "the last page fits a phone".to_owned(),
                some => format!("the last page fits a phone: {some}"),
            };
            self.require(!visit.is_too_wide("last"), &format!("{name}: {rule}"))?;
        }
        Ok(())
    }

    /// Asks for the consent of whoever is in front of the browser.
    fn login(
        &self,
        name: &str,
        client: &str,
        scopes: &[&str],
        browser: &Browser,
    ) -> Result<Finished> {
        let arguments = self.login_arguments(name, client, scopes)?;
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        self.bench.hallpass.login(&arguments, browser)
    }

    fn login_arguments(&self, name: &str, client: &str, scopes: &[&str]) -> Result<Vec<String>> {
        let file = format!("{}.json", self.profile(name));
        let file = self.bench.save(&file, self.server.client(client)?)?;
        let mut arguments = vec!["-p".to_owned(), self.profile(name), "--client".to_owned()];
        arguments.push(file);
        for scope in scopes {
            arguments.extend(["--scope".to_owned(), (*scope).to_owned()]);
        }
        Ok(arguments)
    }

    /// Lets hallpass answer for a profile.
    fn answer(&self, name: &str, arguments: &[&str]) -> Result<String> {
        let profile = self.profile(name);
        self.bench
            .hallpass
            .answer(&[arguments, &["-p", &profile]].concat())
    }

    /// Lets hallpass end as it likes.
    fn outcome(&self, name: &str, arguments: &[&str]) -> Result<Finished> {
        let profile = self.profile(name);
        let arguments = [arguments, &["-p", &profile]].concat();
        self.bench
            .hallpass
            .start(&arguments, &[], "")?
            .finish(super::bench::MOMENT)
    }

    /// Reads what hallpass saved; nothing if it saved nothing.
    fn saved(&self, name: &str) -> Result<Value> {
        let path = self.bench.hallpass.profile(&self.profile(name));
        if !path.exists() {
            return Ok(Value::Null);
        }
        Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
    }

    fn profile(&self, name: &str) -> String {
        format!("{}-{name}", self.title)
    }
}
