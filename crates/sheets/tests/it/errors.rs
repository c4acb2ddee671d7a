//! Each refusal has its own type.

use std::error::Error;
use std::time::Duration;

use hallpass_core::{Scope, Scopes};
use hallpass_emulator::{Endpoint, Fault, UserAgent};
use hallpass_sheets::{CallError, Status, ValueInput};

use crate::sandbox::{Sandbox, sheets};

/// What a read of `A1` answers when this fault is in its way.
async fn read_with(fault: Fault) -> CallError {
    let sandbox = Sandbox::start().await;
    let sheets = sandbox.sheets(Scope::SPREADSHEETS_READONLY).await;
    let sheets = sheets.with_attempts(1);
    sandbox.emulator.faults().next(Endpoint::Sheets, fault);
    sheets.values("s-1").get("A1").send().await.unwrap_err()
}

fn status(error: &CallError) -> &Status {
    error.status().unwrap_or_else(|| panic!("{error:?}"))
}

#[tokio::test]
async fn an_unknown_spreadsheet_is_not_found() {
    let sandbox = Sandbox::start().await;
    let sheets = sandbox.sheets(Scope::SPREADSHEETS).await;
    let error = sheets
        .values("no-such-id")
        .get("A1")
        .send()
        .await
        .unwrap_err();
    assert!(status(&error).is_not_found());
    let words = "Google answered 404 NOT_FOUND: Requested entity was not found.";
    assert_eq!(error.to_string(), words);
}

#[tokio::test]
async fn the_spreadsheet_of_another_is_denied() {
    let sandbox = Sandbox::start().await;
    let (_, id) = sandbox.spreadsheet().await;
    let grace = UserAgent::new().account("grace@sandbox.test");
    let grace = sheets(
        sandbox
            .sign_in(&grace, Scopes::from(Scope::SPREADSHEETS))
            .await,
    );
    let error = grace.values(id).get("A1").send().await.unwrap_err();
    assert!(status(&error).is_permission_denied() && !status(&error).is_scope_insufficient());
}

#[tokio::test]
async fn a_sheet_that_is_not_there_is_an_unknown_range() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let error = values.get("NOPE!A5:F15").send().await.unwrap_err();
    assert!(status(&error).is_unable_to_parse_range(), "{error}");
}

#[tokio::test]
async fn cells_outside_of_the_grid_are_refused_with_the_grids_size() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let error = values
        .update("AA1", ValueInput::Raw, [["x"]])
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        (status(&error).code, status(&error).status.as_str()),
        (400, "INVALID_ARGUMENT")
    );
    assert!(
        status(&error).message.contains("exceeds grid limits"),
        "{error}"
    );
}

#[tokio::test]
async fn a_bad_argument_sends_nothing() {
    let sandbox = Sandbox::start().await;
    let sheets = sandbox.sheets(Scope::SPREADSHEETS).await;
    let error = sheets.values("s-1").get("A1:B0").send().await.unwrap_err();
    assert!(matches!(error, CallError::Range(_)), "{error}");
    let error = sheets
        .values("my budget")
        .get("A1")
        .send()
        .await
        .unwrap_err();
    assert!(matches!(error, CallError::Spreadsheet(_)), "{error}");
    let nan = sheets
        .values("s-1")
        .update("A1", ValueInput::Raw, [[f64::NAN]]);
    let error = nan.send().await.unwrap_err();
    assert!(matches!(error, CallError::Number { .. }), "{error}");
    assert_eq!(sandbox.calls(), 0);
}

#[tokio::test]
async fn a_used_up_quota_says_how_long_to_wait() {
    let body = r#"{"error":{"code":429,"message":"Quota exceeded","status":"RESOURCE_EXHAUSTED"}}"#;
    let error = read_with(Fault::status(429, body).header("retry-after", "7")).await;
    assert!(status(&error).is_rate_limited());
    assert_eq!(status(&error).retry_after, Some(Duration::from_secs(7)));
}

#[tokio::test]
async fn an_html_page_keeps_its_status() {
    let page = "<!DOCTYPE html><title>Error 502 (Server Error)!!1</title>";
    let error = read_with(Fault::status(502, page).header("content-type", "text/html")).await;
    assert_eq!(
        error.to_string(),
        "Google answered 502: Error 502 (Server Error)!!1"
    );
}

#[tokio::test]
async fn a_good_status_with_a_bad_body_is_unreadable() {
    let error = read_with(Fault::status(200, "<html>Welcome to the hotel</html>")).await;
    assert!(matches!(error, CallError::Unreadable { .. }), "{error}");
    let error = read_with(Fault::status(200, r#"{"values":[["a"],"b"]}"#)).await;
    assert!(
        error.to_string().contains("cannot be read at `values[1]`"),
        "{error}"
    );
}

#[tokio::test]
async fn a_lost_answer_is_a_failed_session_with_its_cause() {
    for fault in [Fault::CutOff, Fault::CutOffBody] {
        let error = read_with(fault).await;
        assert!(matches!(error, CallError::Session(_)), "{error}");
        assert!(error.source().is_some());
    }
}

#[tokio::test]
async fn no_error_shows_a_token() {
    let sandbox = Sandbox::start().await;
    let user = sandbox
        .sign_in(&UserAgent::new(), Scopes::from(Scope::SPREADSHEETS))
        .await;
    let token = user
        .access_token
        .as_ref()
        .unwrap()
        .expose_secret()
        .to_owned();
    let call = sheets(user).values("no-such-id").get("A1");
    let shown = format!("{call:?} {:?}", call.request().unwrap());
    let error = call.send().await.unwrap_err();
    assert!(!format!("{shown} {error} {error:?}").contains(&token));
}
