//! A person in front of Chromium, who allows or denies.

use std::{
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{kit::Kit, process::Process};
use crate::{
    failure::{Failure, Result},
    sh::Invocation,
};

/// How long the browser may take after the command has ended.
const LIMIT: Duration = Duration::from_secs(60);

const SCRIPT: &str = "browser.py";

/// What a person presses on the consent page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Answer {
    Allow,
    Deny,
}

/// A browser that is started through the environment variable `BROWSER`.
#[derive(Debug)]
pub(super) struct Browser {
    folder: PathBuf,
    answer: Answer,
    habits: Vec<(&'static str, String)>,
}

/// What the person saw.
#[derive(Debug)]
pub(super) struct Visit {
    /// The page with the question.
    pub(super) asked_at: Address,
    /// The page at the end.
    pub(super) last: Address,
    /// What there was to read at the end.
    pub(super) text: String,
    /// Who knocked at the receiver and was not turned away.
    pub(super) let_in: Vec<String>,
    /// How many knocked.
    pub(super) knocked: u64,
    /// How many pictures were taken.
    pub(super) pictures: u64,
    /// The pages that were too wide for a screen.
    pub(super) wide_pages: Vec<String>,
}

/// An address without what may be secret in it.
#[derive(Debug)]
pub(super) struct Address {
    /// Up to the query.
    pub(super) url: String,
    /// The names of the query's parameters.
    pub(super) parameters: Vec<String>,
}

impl Visit {
    /// Tells whether a page did not fit one of the screens.
    pub(super) fn is_too_wide(&self, page: &str) -> bool {
        self.wide_pages.iter().any(|wide| wide.starts_with(page))
    }
}

impl Browser {
    /// Seats a person who will press that button.
    pub(super) fn new(folder: PathBuf, answer: Answer) -> Self {
        Self {
            folder,
            answer,
            habits: Vec::new(),
        }
    }

    /// Lets the person take the tick off a scope's box first.
    pub(super) fn unticking(self, scope: &str) -> Self {
        self.with("BROWSER_UNTICK", scope)
    }

    /// Lets the person type the code of a device first.
    pub(super) fn typing(self, code: &str) -> Self {
        self.with("BROWSER_CODE", code)
    }

    /// Lets others knock at the receiver before the person answers.
    pub(super) fn among_strangers(self) -> Self {
        self.with("BROWSER_STRANGERS", "1")
    }

    /// Takes any certificate for a good one.
    pub(super) fn taking_any_certificate(self) -> Self {
        self.with("BROWSER_CERTIFICATES", "any")
    }

    /// Takes pictures of the pages for a person to look at.
    pub(super) fn taking_pictures(self) -> Self {
        let pictures = self.folder.with_extension("pictures");
        self.with("BROWSER_PICTURES", &pictures.display().to_string())
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.habits.push((name, value.to_owned()));
        self
    }

    /// Lists the variables that make a program start this browser.
    pub(super) fn environment(&self) -> Vec<(&'static str, String)> {
        let line = format!("{} {} %s", Kit::python(), Kit::script(SCRIPT));
        let answer = match self.answer {
            Answer::Allow => "allow",
            Answer::Deny => "deny",
        };
        let mut environment = self.habits.clone();
        environment.extend([
            ("BROWSER", line),
            ("BROWSER_ANSWER", answer.to_owned()),
            ("BROWSER_PROFILE", self.folder.display().to_string()),
            ("BROWSER_REPORT", self.report().display().to_string()),
        ]);
        environment
    }

    /// Lists the variables for Python, which waits for a browser that is not sent into the
    /// background.
    pub(super) fn beside_python(&self) -> Vec<(&'static str, String)> {
        let mut environment = self.environment();
        for (name, value) in &mut environment {
            if *name == "BROWSER" {
                value.push_str(" &");
            }
        }
        environment
    }

    /// Opens an address, as a person does who reads it from another screen.
    pub(super) fn open(&self, url: &str) -> Result<Visit> {
        let mut command = Invocation::new(Kit::python(), &[&Kit::script(SCRIPT), url]).command();
        command.envs(self.environment());
        Process::start(SCRIPT, command, "")?
            .finish(LIMIT)?
            .output(SCRIPT)?;
        self.visit()
    }

    /// Waits for the browser's report.
    pub(super) fn visit(&self) -> Result<Visit> {
        let end = Instant::now() + LIMIT;
        while !self.report().exists() {
            if Instant::now() > end {
                return Err(Failure::new("the browser made no report"));
            }
            thread::sleep(Duration::from_millis(50));
        }
        read(&fs::read_to_string(self.report())?)
    }

    fn report(&self) -> PathBuf {
        self.folder.with_extension("json")
    }
}

/// Reads the report that the browser's script wrote.
fn read(report: &str) -> Result<Visit> {
    let report: Value = serde_json::from_str(report)?;
    if let Some(failure) = report["failure"].as_str() {
        return Err(Failure::new(format!("the browser failed: {failure}")));
    }
    Ok(Visit {
        asked_at: address(&report["asked_at"]),
        last: address(&report),
        text: text(&report["text"]),
        let_in: list(&report["strangers"]["let_in"]),
        knocked: report["strangers"]["knocked"].as_u64().unwrap_or(0),
        pictures: report["pictures"].as_u64().unwrap_or(0),
        wide_pages: list(&report["wide_pages"]),
    })
}

fn address(value: &Value) -> Address {
    Address {
        url: text(&value["url"]),
        parameters: list(&value["parameters"]),
    }
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_tells_where_the_question_was_and_where_it_ended() {
        let visit = read(
            r#"{"url": "http://127.0.0.1:8/done", "parameters": [], "text": "Done",
                "asked_at": {"url": "http://127.0.0.1:9/consent", "parameters": ["id"]},
                "strangers": {"knocked": 2, "let_in": ["an icon: 200"]}, "wide_pages": []}"#,
        );
        let visit = visit.unwrap();
        assert_eq!(visit.last.url, "http://127.0.0.1:8/done");
        assert_eq!(visit.asked_at.parameters, ["id"]);
        assert_eq!((visit.knocked, visit.let_in.len()), (2, 1));
    }

    #[test]
    fn a_browser_that_failed_saw_nothing() {
        assert!(read(r#"{"failure": "TimeoutException at about:blank"}"#).is_err());
    }
}
