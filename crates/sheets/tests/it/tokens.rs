//! A token that ended, and a consent that was withdrawn.

use std::time::Duration;

use hallpass_core::{Scope, Scopes};
use hallpass_emulator::UserAgent;
use hallpass_sheets::{CallError, ValueInput};

use crate::sandbox::Sandbox;

#[tokio::test]
async fn a_token_that_google_forgot_is_replaced_and_the_call_repeated() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    sandbox.emulator.forget_access_tokens();
    values
        .update("A1", ValueInput::Raw, [["x"]])
        .send()
        .await
        .unwrap();
    // One exchange, one refresh.
    assert_eq!(sandbox.emulator.requests_to("/token"), 2);
}

#[tokio::test]
async fn a_token_that_ended_is_refreshed_before_the_call() {
    let sandbox = Sandbox::start().await;
    let user = sandbox
        .sign_in(&UserAgent::new(), Scopes::from(Scope::SPREADSHEETS))
        .await;
    let sheets = sandbox.sheets_in_step(user);
    sandbox.emulator.clock().advance(Duration::from_secs(3_600));
    sheets.spreadsheets().create("Budget").send().await.unwrap();
    assert_eq!(
        (sandbox.emulator.requests_to("/token"), sandbox.calls()),
        (2, 1)
    );
}

#[tokio::test]
async fn a_withdrawn_consent_is_asked_for_again() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    sandbox.emulator.revoke_user("ada@sandbox.test");
    let error = values.get("A1").send().await.unwrap_err();
    let CallError::Session(session) = error else {
        panic!("{error}")
    };
    assert!(session.needs_consent(), "{session}");
}
