//! `hallpass logout`: the consent ends at the server, and the token here.

use std::fs;

use hallpass_emulator::{Endpoint, Fault};
use insta::assert_snapshot;

use crate::support::{Home, Run, SignedIn};

#[test]
fn a_sign_out_revokes_and_deletes() {
    let (sandbox, copy) = signed_in();
    assert_snapshot!(sandbox.run("logout"), @r"
    $ hallpass logout
    --- stderr
    Revoked the consent and deleted the token.
    --- exit 0
    ");
    assert!(!sandbox.token_file("default").exists());
    refresh(&sandbox, &copy).expect(4);
    sandbox.run("token").expect(4);
}

#[test]
fn a_kept_grant_lives_on_at_the_server() {
    let (sandbox, copy) = signed_in();
    assert_snapshot!(sandbox.run("logout --keep-grant"), @r"
    $ hallpass logout --keep-grant
    --- stderr
    Deleted the token. The consent is still there: https://myaccount.google.com/connections
    --- exit 0
    ");
    assert!(!sandbox.token_file("default").exists());
    assert_eq!(sandbox.google.requests_to("/revoke"), 0);
    refresh(&sandbox, &copy).expect(0);
}

#[test]
fn a_consent_that_had_ended_is_no_error() {
    let (sandbox, _) = signed_in();
    sandbox.google.revoke_user("ada@sandbox.test");
    assert_snapshot!(sandbox.run("logout"), @r"
    $ hallpass logout
    --- stderr
    Deleted the token. The consent had ended before.
    --- exit 0
    ");
}

#[test]
fn a_token_that_could_not_be_revoked_is_deleted_all_the_same() {
    let (sandbox, _) = signed_in();
    sandbox
        .google
        .faults()
        .next(Endpoint::Revoke, Fault::status(503, ""));
    assert_snapshot!(sandbox.run("logout"), @r"
    $ hallpass logout
    --- stderr
    error: the token was deleted here, but the consent could not be revoked
      cause: the revocation endpoint refused with HTTP status 503
      try:   remove the app at https://myaccount.google.com/connections
    --- exit 8
    ");
    assert!(!sandbox.token_file("default").exists());
}

#[test]
fn who_is_not_signed_in_cannot_sign_out() {
    assert_snapshot!(Home::new().run("logout"), @r"
    $ hallpass logout
    --- stderr
    error: profile `default` is not signed in
      try:   hallpass login --scope sheets
             or without a Google account: hallpass try
    --- exit 4
    ");
}

/// Somebody signed in, and a copy of the token, to see what the server makes of it.
fn signed_in() -> (SignedIn, std::path::PathBuf) {
    let sandbox = SignedIn::for_scopes("sheets");
    let copy = sandbox.path("work/copy.json");
    fs::copy(sandbox.token_file("default"), &copy).unwrap();
    (sandbox, copy)
}

fn refresh(sandbox: &SignedIn, copy: &std::path::Path) -> Run {
    sandbox.run_with("token --fresh --check", |command| {
        command.env("HALLPASS_CREDENTIALS", copy)
    })
}
