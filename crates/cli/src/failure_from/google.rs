//! What a refusal of Google's means, and what helps.

use hallpass_sheets::Status;

use crate::context::Context;
use crate::failure::{Exit, Failure};

/// What a refusal means: code, exit, what failed, what to do next.
type Meaning = (&'static str, Exit, String, String);

/// Sorts a refusal by its remedy, the most particular first.
pub(super) fn refusal(status: &Status, context: &Context) -> Failure {
    let meaning = access(status, context)
        .or_else(|| range(status, context))
        .or_else(|| passing(status));
    let cause = format!("Google answered {status}");
    match meaning {
        Some((code, exit, what, next)) => {
            Failure::new(code, exit, what).cause(cause).try_next(next)
        }
        None => Failure::new("HP-API-400", Exit::Other, "Google refused the request").cause(cause),
    }
}

/// Refusals for want of a right.
fn access(status: &Status, context: &Context) -> Option<Meaning> {
    if let Some(url) = status.service_disabled_url() {
        let what = "the Google Sheets API is off in the project of your OAuth client".to_owned();
        let next = format!("open {url}, press Enable, wait a minute, run the command again");
        return Some(("HP-API-403", Exit::Permission, what, next));
    }
    if status.is_scope_insufficient() {
        let next = format!("{} --add --scope sheets", context.command("login"));
        return Some((
            "HP-SCOPE-001",
            Exit::Permission,
            "this sign-in may not do that".to_owned(),
            next,
        ));
    }
    if status.is_permission_denied() {
        let what = format!("{} may not do that with this spreadsheet", account(context));
        let next =
            "ask its owner to share it, or use another profile: hallpass -p NAME …".to_owned();
        return Some(("HP-API-403", Exit::Permission, what, next));
    }
    None
}

/// Refusals of the spreadsheet or the range.
fn range(status: &Status, context: &Context) -> Option<Meaning> {
    let info = context.command("sheets info SHEET");
    let (code, exit, what, next) = if status.is_not_found() {
        let next = "check the ID, or give the address from the browser".to_owned();
        (
            "HP-API-404",
            Exit::NotFound,
            "there is no such spreadsheet",
            next,
        )
    } else if status.is_unable_to_parse_range() {
        let what = "the spreadsheet has no such sheet or range";
        (
            "HP-RANGE-002",
            Exit::NotFound,
            what,
            format!("see its sheets: {info}"),
        )
    } else if status.message.starts_with("Requested writing within range") {
        let next =
            "give the first cell alone, such as A1, or a range that is large enough".to_owned();
        (
            "HP-RANGE-003",
            Exit::Usage,
            "there are more cells to write than the range holds",
            next,
        )
    } else if is_beyond_the_grid(status) {
        let what = "the range reaches beyond the sheet's last row or column";
        (
            "HP-RANGE-004",
            Exit::Usage,
            what,
            format!("see the sheet's size: {info}"),
        )
    } else {
        return None;
    };
    Some((code, exit, what.to_owned(), next))
}

/// Whether the sheet has not so many rows or columns.
pub(crate) fn is_beyond_the_grid(status: &Status) -> bool {
    status.message.contains("exceeds grid limits")
}

/// Refusals that pass by themselves.
fn passing(status: &Status) -> Option<Meaning> {
    if status.is_rate_limited() {
        let what =
            "too many requests: Google allows about 60 reads and 60 writes a minute".to_owned();
        return Some((
            "HP-API-429",
            Exit::Quota,
            what,
            "wait a minute, run the command again".to_owned(),
        ));
    }
    let next = "run the command again in a minute".to_owned();
    (status.code >= 500).then(|| {
        (
            "HP-NET-002",
            Exit::TryLater,
            "Google's server failed".to_owned(),
            next,
        )
    })
}

fn account(context: &Context) -> String {
    let credentials = context.credentials().ok();
    let account = credentials.and_then(|credentials| credentials.account());
    account.unwrap_or_else(|| format!("the account of profile `{}`", context.profile))
}
