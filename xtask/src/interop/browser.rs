//! A person in front of Chromium, who allows or denies.

use std::{
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::kit::Kit;
use crate::failure::{Failure, Result};

/// How long the browser may take after the command has ended.
const LIMIT: Duration = Duration::from_secs(30);

/// A browser that is started through the environment variable `BROWSER`.
#[derive(Debug)]
pub(super) struct Browser {
    folder: PathBuf,
    answer: &'static str,
}

/// The last page that the person saw.
#[derive(Debug)]
pub(super) struct LastPage {
    /// Its address, without the query.
    pub(super) url: String,
    /// Whether the address showed the authorization code.
    pub(super) has_code: bool,
    /// What there was to read.
    pub(super) text: String,
}

impl Browser {
    /// Seats a person who will press the button of that id.
    pub(super) fn new(folder: PathBuf, answer: &'static str) -> Self {
        Self { folder, answer }
    }

    /// Lists the variables that make a program start this browser.
    pub(super) fn environment(&self) -> Vec<(&'static str, String)> {
        let line = format!("{} {} %s", Kit::python(), Kit::script("browser.py"));
        vec![
            ("BROWSER", line),
            ("BROWSER_ANSWER", self.answer.to_owned()),
            ("BROWSER_PROFILE", self.folder.display().to_string()),
            ("BROWSER_REPORT", self.report().display().to_string()),
        ]
    }

    /// Waits for the browser's report about the last page.
    pub(super) fn last_page(&self) -> Result<LastPage> {
        let end = Instant::now() + LIMIT;
        while !self.report().exists() {
            if Instant::now() > end {
                return Err(Failure::new("the browser made no report"));
            }
            thread::sleep(Duration::from_millis(50));
        }
        let report: Value = serde_json::from_str(&fs::read_to_string(self.report())?)?;
        if let Some(failure) = report["failure"].as_str() {
            return Err(Failure::new(format!("the browser failed: {failure}")));
        }
        let text = |name: &str| report[name].as_str().unwrap_or_default().to_owned();
        Ok(LastPage {
            url: text("url"),
            has_code: report["has_code"] != false,
            text: text("text"),
        })
    }

    fn report(&self) -> PathBuf {
        self.folder.with_extension("json")
    }
}
