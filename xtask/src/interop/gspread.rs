//! gspread: both sides work on the same cells of the sandbox.

use std::time::Duration;

use serde_json::{Value, json};

use super::{bench::Bench, browser::Answer, require};
use crate::failure::Result;

const SCRIPT: &str = "gspread_cells.py";

/// The profile that the sandbox's sign-in is saved in.
const PROFILE: &str = "sandbox";

/// A spreadsheet of the sandbox, and who may change it.
struct Shared<'a> {
    bench: &'a Bench,
    origin: String,
    id: String,
    token: String,
}

/// Goes both ways.
pub(super) fn meet(bench: &Bench) -> Result {
    let sandbox = bench
        .hallpass
        .start(&["sandbox", "start", "--port", "0"], &[], "")?;
    let origin = sandbox
        .first_line(Duration::from_secs(30))?
        .trim()
        .to_owned();
    sign_in(bench)?;
    let shared = Shared {
        bench,
        origin,
        id: bench
            .hallpass
            .answer(&["-p", PROFILE, "sheets", "create", "Interop"])?,
        token: bench.hallpass.answer(&["-p", PROFILE, "token"])?,
    };
    theirs(&shared)?;
    ours(&shared)
}

fn sign_in(bench: &Bench) -> Result {
    let browser = bench.browser("sandbox", Answer::Allow);
    let login = ["-p", PROFILE, "--scope", "sheets"];
    bench
        .hallpass
        .login(&login, &browser)?
        .output("hallpass login")?;
    let last = browser.visit()?.last;
    require(
        last.parameters.is_empty(),
        "signs in to the sandbox through Chromium",
    )
}

/// Cells that gspread writes and hallpass reads.
fn theirs(shared: &Shared<'_>) -> Result {
    let rows = json!([
        ["name", "born", "died", "age"],
        ["Ada", 1815, 1852, "=C2-B2"],
        ["Ünïcödé 🦀, \"quoted\"", "", "", true],
    ]);
    shared.gspread(&["write", "A1:D3"], &rows)?;
    let shown = json!([
        ["name", "born", "died", "age"],
        ["Ada", "1815", "1852", "37"],
        ["Ünïcödé 🦀, \"quoted\"", "", "", "TRUE"],
    ]);
    require(
        shared.read("shown")? == shown,
        "theirs: what gspread wrote, as it is shown",
    )?;
    let formulas = json!([
        ["name", "born", "died", "age"],
        ["Ada", 1815, 1852, "=C2-B2"],
        ["Ünïcödé 🦀, \"quoted\"", "", "", true],
    ]);
    require(
        shared.read("formula")? == formulas,
        "theirs: numbers, formulas and empty cells",
    )?;
    shared.gspread(&["append"], &json!(["Grace", 1906, 1992, "=C4-B4"]))?;
    let grace = shared.read("shown")?[3].take();
    require(
        grace == json!(["Grace", "1906", "1992", "86"]),
        "theirs: an appended row",
    )
}

/// Cells that hallpass writes and gspread reads.
fn ours(shared: &Shared<'_>) -> Result {
    let set = [
        "A5",
        "--input",
        "typed",
        "Émilie 🌍",
        "1706",
        "1749",
        "=C5-B5",
    ];
    shared.hallpass(&["set"], &set)?;
    shared.hallpass(&["append"], &["--input", "typed", "Hypatia", "", "415"])?;
    let seen = shared.gspread(&["read", "A5:D6"], &Value::Null)?;
    let seen: Value = serde_json::from_str(&seen)?;
    let shown = json!([["Émilie 🌍", "1706", "1749", "43"], ["Hypatia", "", "415"]]);
    require(
        seen["shown"] == shown,
        "ours: what hallpass wrote, as it is shown",
    )?;
    let formulas = json!([["Émilie 🌍", 1706, 1749, "=C5-B5"], ["Hypatia", "", 415]]);
    require(
        seen["formulas"] == formulas,
        "ours: numbers, formulas and empty cells",
    )
}

impl Shared<'_> {
    /// Lets gspread do something, with our token and a document on stdin.
    fn gspread(&self, deed: &[&str], document: &Value) -> Result<String> {
        let arguments = [&[deed[0], &self.origin, &self.id], &deed[1..]].concat();
        let input = format!("{}\n{document}", self.token);
        self.bench.python(SCRIPT, &arguments, &input)
    }

    /// Reads the sheet with hallpass.
    fn read(&self, rendered: &str) -> Result<Value> {
        let answer = self.hallpass(&["--json", "get"], &["--values", rendered])?;
        let mut answer: Value = serde_json::from_str(&answer)?;
        Ok(answer["values"].take())
    }

    fn hallpass(&self, command: &[&str], arguments: &[&str]) -> Result<String> {
        let (verb, flags) = command.split_last().expect("a command has a verb");
        let named = ["-p", PROFILE, "sheets", verb, &self.id, "Sheet1"];
        self.bench
            .hallpass
            .answer(&[flags, &named, arguments].concat())
    }
}
