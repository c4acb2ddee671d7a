//! `hallpass token`: reused while it is good, renewed when it is not.

use hallpass_emulator::{Endpoint, Fault};
use insta::assert_snapshot;

use crate::support::{Run, SignedIn};

#[test]
fn a_token_is_one_line_and_nothing_else() {
    let sandbox = SignedIn::for_scopes("sheets");
    let run = sandbox.run("token").expect(0);
    let token = run.stdout.strip_suffix('\n').unwrap();
    assert_eq!(sandbox.saved("default")["token"], token);
    assert_eq!(run.stderr, "");
    let header = sandbox.run("token --as header").answer();
    assert_eq!(header, format!("Authorization: Bearer {token}\n"));
    let document = sandbox.run("token --as json").json();
    assert_eq!(document["access_token"], token);
    assert!(document["expires_at"].is_u64(), "{document}");
    assert_eq!(document, sandbox.run("token --json").json());
}

#[test]
fn a_good_token_is_reused() {
    let sandbox = SignedIn::for_scopes("sheets");
    let first = sandbox.run("token").answer();
    assert_eq!(sandbox.run("token").answer(), first);
    assert_eq!(sandbox.google.requests_to("/token"), 1);
    assert_ne!(sandbox.run("token --fresh").answer(), first);
    assert_eq!(sandbox.google.requests_to("/token"), 2);
}

#[test]
fn an_ended_token_is_renewed_and_saved() {
    let sandbox = ended();
    let first = sandbox.saved("default")["token"].clone();
    let token = sandbox.run("token").answer();
    assert_ne!(first, token.trim());
    assert_eq!(sandbox.saved("default")["token"], token.trim());
}

#[test]
fn a_check_prints_nothing() {
    let sandbox = SignedIn::for_scopes("sheets");
    assert_snapshot!(sandbox.run("token --check"), @r"
    $ hallpass token --check
    --- exit 0
    ");
}

#[test]
fn a_revoked_consent_needs_a_new_sign_in() {
    let sandbox = SignedIn::for_scopes("sheets");
    sandbox.google.revoke_user("ada@sandbox.test");
    assert_snapshot!(sandbox.run("token --fresh"), @r#"
    $ hallpass token --fresh
    --- stderr
    error: this sign-in has ended
      cause: the grant is expired or revoked: Token has been expired or revoked. Usual reasons: access was removed in the Google account, six months without use, a changed password, or an OAuth app in "Testing", whose sign-ins end after seven days
      try:   hallpass login
    --- exit 4
    "#);
    assert_snapshot!(sandbox.run("status --check --json"), @r#"
    $ hallpass status --check --json
    --- stderr
    {"error":{"cause":"the grant is expired or revoked: Token has been expired or revoked. Usual reasons: access was removed in the Google account, six months without use, a changed password, or an OAuth app in \"Testing\", whose sign-ins end after seven days","code":"HP-AUTH-002","exit":4,"message":"this sign-in has ended","try":["hallpass login"]}}
    --- exit 4
    "#);
}

/// Google's answer when an organisation wants its people to sign in again.
#[test]
fn a_policy_of_the_organisation_needs_a_new_sign_in() {
    let refusal = r#"{"error": "invalid_grant", "error_description": "reauth related error (invalid_rapt)", "error_subtype": "invalid_rapt"}"#;
    assert_snapshot!(refresh_with(Fault::status(400, refusal)), @r"
    $ hallpass token --retries 0
    --- stderr
    error: your organisation asks for a new sign-in
      cause: the grant is expired or revoked: reauth related error (invalid_rapt)
      try:   hallpass login
    --- exit 4
    ");
}

#[test]
fn a_client_with_another_secret_is_named() {
    let sandbox = ended();
    sandbox.change_saved("default", |saved| {
        saved["client_secret"] = "GOCSPX-canary".into()
    });
    let run = sandbox.run("token");
    assert!(!run.stderr.contains("canary"), "{run}");
    assert_snapshot!(run, @r"
    $ hallpass token
    --- stderr
    error: Google does not accept the OAuth client
      cause: the OAuth client is not accepted (invalid_client): Unauthorized
      try:   check the client at https://console.cloud.google.com/auth/clients, download its JSON again,
             then: hallpass login --client client_secret.json
    --- exit 10
    ");
}

#[test]
fn a_token_server_in_trouble_can_be_asked_later() {
    assert_snapshot!(refresh_with(Fault::status(503, "")), @r"
    $ hallpass token --retries 0
    --- stderr
    error: the access token could not be refreshed
      cause: the token endpoint is unavailable (HTTP status 503)
      try:   run the command again in a minute
    --- exit 8
    ");
    let run = refresh_with(Fault::CutOff).expect(8);
    assert!(
        run.stderr.contains("broke before the answer was complete"),
        "{run}"
    );
    assert_snapshot!(refresh_with(Fault::status(200, "<html>canary</html>")), @r"
    $ hallpass token --retries 0
    --- stderr
    error: the access token could not be refreshed
      cause: the token endpoint's answer is not a token response: it is not JSON
    --- exit 1
    ");
}

#[test]
fn a_sign_in_without_refresh_token_ends() {
    let sandbox = ended();
    sandbox.change_saved("default", |saved| {
        saved["refresh_token"] = serde_json::Value::Null
    });
    assert_snapshot!(sandbox.run("token"), @r"
    $ hallpass token
    --- stderr
    error: the access token has ended and cannot be renewed
      cause: the sign-in came without a refresh token
      try:   hallpass login
    --- exit 4
    ");
}

#[test]
fn a_sandbox_that_has_ended_is_named() {
    let home = ended().without_google();
    assert_snapshot!(home.run("token"), @r"
    $ hallpass token
    --- stderr
    error: the access token could not be refreshed
      cause: could not connect to GOOGLE-HOST: SYSTEM ERROR
      try:   is the sandbox running? start it in another terminal: hallpass sandbox start
    --- exit 8
    ");
}

#[test]
fn a_token_server_that_hangs_is_given_up() {
    let sandbox = ended();
    sandbox.google.faults().next(Endpoint::Token, Fault::Hang);
    assert_snapshot!(sandbox.run("token --request-timeout 50ms"), @r"
    $ hallpass token --request-timeout 50ms
    --- stderr
    error: the access token could not be refreshed
      cause: GOOGLE-HOST did not answer within 50ms
      try:   check the network (and HTTPS_PROXY, if you need a proxy), then run the command again
    --- exit 8
    ");
}

#[cfg(unix)]
#[test]
fn a_token_server_that_hangs_can_be_interrupted() {
    let sandbox = ended();
    sandbox.google.faults().next(Endpoint::Token, Fault::Hang);
    let token = sandbox.start("token");
    // The first request was the sign-in's.
    crate::support::until(|| sandbox.google.requests_to("/token") == 2);
    token.interrupt();
    token.end().expect(130);
}

/// Somebody signed in, whose access token has ended.
fn ended() -> SignedIn {
    let sandbox = SignedIn::for_scopes("sheets");
    sandbox.change_saved("default", |saved| {
        saved["expiry"] = "2020-01-01T00:00:00Z".into()
    });
    sandbox
}

fn refresh_with(fault: Fault) -> Run {
    let sandbox = ended();
    sandbox.google.faults().next(Endpoint::Token, fault);
    let run = sandbox.run("token --retries 0");
    assert!(!run.stderr.contains("canary"), "{run}");
    run
}
