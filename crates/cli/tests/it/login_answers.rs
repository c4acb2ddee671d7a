//! `hallpass login`: every answer that a browser can bring.

use hallpass_emulator::{Emulator, Endpoint, Fault, UserAgent};
use insta::assert_snapshot;
use serde_json::json;

use crate::support::SignedIn;

const SPREADSHEETS: &str = "https://www.googleapis.com/auth/spreadsheets";
const LOGIN: &str = "login --client client.json --scope sheets";

fn sandbox() -> SignedIn {
    SignedIn::not_yet(Emulator::builder())
}

#[test]
fn a_denied_consent_is_no_sign_in() {
    let sandbox = sandbox();
    let run = sandbox.login_where(LOGIN, async |url| UserAgent::new().deny(&url).await);
    assert_snapshot!(run, @r#"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    error: the sign-in was declined
      cause: somebody chose not to give access, or the account is not a test user of an OAuth app in "Testing"
      try:   run the same command again, and choose Allow
             or add the account under https://console.cloud.google.com/auth/audience
    --- exit 4
    "#);
    assert!(!sandbox.token_file("default").exists());
}

#[test]
fn what_was_granted_without_an_unticked_box_is_kept() {
    let sandbox = sandbox();
    let agent = UserAgent::new().untick(SPREADSHEETS);
    let line = "login --client client.json --scope sheets,sheets.readonly";
    assert_snapshot!(sandbox.login_where(line, async |url| agent.allow(&url).await), @r"
    $ hallpass login --client client.json --scope sheets,sheets.readonly --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    Signed in (profile default)
      can:    read spreadsheets
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    error: signed in, but without sheets
      cause: its box was not ticked on the consent page; what was granted is saved and works
      try:   hallpass login --add --scope sheets   # and leave the boxes ticked
    --- exit 6
    ");
    sandbox.run("token --fresh --check").expect(0);
    sandbox.login("login --add --scope sheets").expect(0);
}

#[test]
fn an_answer_that_does_not_come_ends_the_wait() {
    assert_snapshot!(sandbox().run(&format!("{LOGIN} --no-open --timeout 20ms")), @r"
    $ hallpass login --client client.json --scope sheets --no-open --timeout 20ms
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 20 ms for the answer …
    error: no answer came from the browser within 20 ms
      cause: a page that shows an error of Google's sends no answer; neither does a browser on another machine
      try:   run the same command again, with --paste, and paste the address of the page that the browser
             ends at; if that is an error page of Google's, it will be explained
    --- exit 4
    ");
}

#[test]
fn a_port_in_use_is_named() {
    let sandbox = sandbox();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    sandbox.name(&port, "PORT");
    assert_snapshot!(sandbox.run(&format!("{LOGIN} --port {port}")), @r"
    $ hallpass login --client client.json --scope sheets --port PORT
    --- stderr
    error: the receiver cannot use port PORT of this machine's loopback
      cause: SYSTEM ERROR
      try:   leave --port away, and the system chooses a free one
    --- exit 1
    ");
}

#[test]
fn a_stranger_at_the_receiver_does_not_end_the_wait() {
    let sandbox = sandbox();
    let run = sandbox.login_where(LOGIN, async |url| {
        let receiver = receiver(&url);
        UserAgent::new()
            .allow(&format!("{receiver}?state=forged&code=4/0Aforged"))
            .await?;
        UserAgent::new()
            .allow(&format!("{receiver}favicon.ico"))
            .await?;
        UserAgent::new().allow(&url).await
    });
    run.expect(0);
}

/// Google's answer to a code that was used, or came too late.
#[test]
fn a_code_that_is_not_taken_is_no_sign_in() {
    let sandbox = sandbox();
    let refusal = r#"{"error": "invalid_grant", "error_description": "Bad Request"}"#;
    sandbox
        .google
        .faults()
        .next(Endpoint::Token, Fault::status(400, refusal));
    assert_snapshot!(sandbox.login(LOGIN), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    error: the answer could not be exchanged for tokens
      cause: the code could not be exchanged: the grant is expired or revoked: Bad Request
      try:   a code works once and for minutes only; run the same command again
    --- exit 4
    ");
}

#[test]
fn a_client_that_was_deleted_is_named() {
    let sandbox = sandbox();
    let refusal =
        r#"{"error": "deleted_client", "error_description": "The OAuth client was deleted."}"#;
    sandbox
        .google
        .faults()
        .next(Endpoint::Token, Fault::status(401, refusal));
    assert_snapshot!(sandbox.login(LOGIN), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    error: Google does not accept the OAuth client
      cause: the OAuth client is not accepted (deleted_client): The OAuth client was deleted.
      try:   check the client at https://console.cloud.google.com/auth/clients, download its JSON again,
             then: hallpass login --client client_secret.json
    --- exit 10
    ");
}

#[test]
fn a_token_server_that_breaks_off_can_be_tried_again() {
    let sandbox = sandbox();
    sandbox.google.faults().next(Endpoint::Token, Fault::CutOff);
    assert_snapshot!(sandbox.login(LOGIN), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    error: the answer could not be exchanged for tokens
      cause: the connection to GOOGLE-HOST broke before the answer was complete: connection closed before message completed
      try:   check the network (and HTTPS_PROXY, if you need a proxy), then run the command again
    --- exit 8
    ");
}

#[cfg(unix)]
#[test]
fn an_interrupted_sign_in_frees_its_port() {
    let sandbox = sandbox();
    let mut login = sandbox.start(&format!("{LOGIN} --no-open"));
    let url = login.authorization_url();
    login.interrupt();
    assert_snapshot!(login.end(), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    error: interrupted; what was saved before stays saved
    --- exit 130
    ");
    let receiver = url::Url::parse(&receiver(&url)).unwrap();
    std::net::TcpListener::bind(("127.0.0.1", receiver.port().unwrap())).unwrap();
}

/// A person can give access for a limited time, and a server can give no refresh token.
#[test]
fn access_that_ends_is_told() {
    let sandbox = sandbox();
    let told = |refresh_token: Option<&str>| {
        let tokens = json!({"access_token": "sbx.x", "expires_in": 3599, "token_type": "Bearer",
            "refresh_token": refresh_token, "refresh_token_expires_in": refresh_token.map(|_| 604_799)});
        let fault = Fault::status(200, tokens.to_string());
        sandbox.google.faults().next(Endpoint::Token, fault);
        sandbox.login(LOGIN)
    };
    assert_snapshot!(told(Some("1//x")), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    Signed in (profile default)
      can:    read and change spreadsheets
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
      note:   access was given for 7 days; after that, sign in again.
    --- exit 0
    ");
    assert_snapshot!(told(None), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    Signed in (profile default)
      can:    read and change spreadsheets
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
      note:   Google gave no refresh token, so this ends within the hour. Remove the app's access at
              https://myaccount.google.com/connections, then sign in again.
    --- exit 0
    ");
}

/// The address of the receiver that waits for the answer to this sign-in.
fn receiver(url: &str) -> String {
    let url = url::Url::parse(url).unwrap();
    let mut pairs = url.query_pairs();
    pairs
        .find(|(name, _)| name == "redirect_uri")
        .unwrap()
        .1
        .into_owned()
}
