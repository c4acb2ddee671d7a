//! A call that the user did not allow.

use hallpass_core::{Scope, Scopes};
use hallpass_emulator::UserAgent;
use hallpass_sheets::{CallError, ValueInput};

use crate::sandbox::{Sandbox, sheets};

#[tokio::test]
async fn a_missing_scope_is_reported_before_any_request() {
    let sandbox = Sandbox::start().await;
    let (_, id) = sandbox.spreadsheet().await;
    let reader = sandbox
        .sheets(Scope::SPREADSHEETS_READONLY)
        .await
        .values(&id);
    reader.get("A1").send().await.unwrap();
    let calls = sandbox.calls();
    let error = reader
        .update("A1", ValueInput::Raw, [["x"]])
        .send()
        .await
        .unwrap_err();
    assert_eq!(sandbox.calls(), calls);
    let words = error.to_string();
    let CallError::MissingScope {
        method,
        needed,
        granted,
        ..
    } = error
    else {
        panic!("{error}")
    };
    assert_eq!(method, "sheets.spreadsheets.values.update");
    assert_eq!(needed[0], Scope::SPREADSHEETS);
    assert_eq!(granted, Scopes::from(Scope::SPREADSHEETS_READONLY));
    assert!(
        words.starts_with("`sheets.spreadsheets.values.update` needs the scope `https://"),
        "{words}"
    );
}

#[tokio::test]
async fn a_scope_that_was_left_unticked_is_a_missing_scope() {
    let sandbox = Sandbox::start().await;
    let agent = UserAgent::new().untick(Scope::SPREADSHEETS.as_str());
    let asked = Scopes::from([Scope::EMAIL, Scope::SPREADSHEETS]);
    let sheets = sheets(sandbox.sign_in(&agent, asked).await);
    let error = sheets
        .spreadsheets()
        .create("Budget")
        .send()
        .await
        .unwrap_err();
    assert!(matches!(error, CallError::MissingScope { .. }), "{error}");
    assert_eq!(sandbox.calls(), 0);
}

#[tokio::test]
async fn without_known_scopes_the_refusal_is_googles() {
    let sandbox = Sandbox::start().await;
    let scopes = Scopes::from(Scope::SPREADSHEETS_READONLY);
    let mut user = sandbox.sign_in(&UserAgent::new(), scopes).await;
    user.scopes = None;
    let error = sheets(user)
        .spreadsheets()
        .create("Budget")
        .send()
        .await
        .unwrap_err();
    let status = error.status().unwrap();
    assert!(status.is_scope_insufficient() && status.is_permission_denied());
    assert_eq!(
        status.reason.as_deref(),
        Some("ACCESS_TOKEN_SCOPE_INSUFFICIENT")
    );
}
