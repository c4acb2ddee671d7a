//! `hallpass login`: whose account it is. A profile keeps to one.

use std::fs;

use hallpass_emulator::{Emulator, Endpoint, Fault, UserAgent};
use insta::assert_snapshot;
use serde_json::json;

use crate::support::SignedIn;

const ADA: &str = "ada@sandbox.test";
const GRACE: &str = "grace@sandbox.test";
const LOGIN: &str = "login --client client.json --scope sheets";

fn sandbox() -> SignedIn {
    SignedIn::not_yet(Emulator::builder())
}

/// Somebody who picks Grace, whatever the page has picked.
fn grace() -> UserAgent {
    UserAgent::new().account(GRACE)
}

#[test]
fn the_account_that_was_given_is_preselected() {
    let sandbox = sandbox();
    sandbox
        .login(&format!("{LOGIN} --account {GRACE}"))
        .expect(0);
    assert_eq!(sandbox.saved("default")["account"], GRACE);
}

#[test]
fn another_account_than_the_given_one_is_not_taken() {
    let sandbox = sandbox();
    let line = format!("{LOGIN} --account {ADA}");
    let run = sandbox.login_where(&line, async |url| grace().allow(&url).await);
    assert_snapshot!(run, @r"
    $ hallpass login --client client.json --scope sheets --account ada@sandbox.test --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    error: grace@sandbox.test signed in, and ada@sandbox.test was expected
      cause: nothing was saved; profile `default` is as it was
      try:   run the same command again, and choose ada@sandbox.test on the page
             or with --account grace@sandbox.test, to take that one in its place
             or with -p NAME, to keep the two apart
    --- exit 4
    ");
    assert!(!sandbox.token_file("default").exists());
    assert!(!sandbox.path("home/clients/default.json").exists());
}

#[test]
fn a_profile_insists_on_the_account_that_it_knows() {
    let sandbox = SignedIn::for_scopes("sheets,email");
    let before = fs::read(sandbox.token_file("default")).unwrap();
    let run = sandbox.login_where("login", async |url| grace().allow(&url).await);
    assert_snapshot!(run, @r"
    $ hallpass login --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    error: grace@sandbox.test signed in, and ada@sandbox.test was expected
      cause: nothing was saved; profile `default` is as it was
      try:   run the same command again, and choose ada@sandbox.test on the page
             or with --account grace@sandbox.test, to take that one in its place
             or with -p NAME, to keep the two apart
    --- exit 4
    ");
    assert_eq!(fs::read(sandbox.token_file("default")).unwrap(), before);
    sandbox.run("token --fresh --check").expect(0);
    // Its own account is still preselected, and taken.
    sandbox.login("login").expect(0);
}

#[test]
fn another_account_leaves_a_profiles_token_as_it_was() {
    let sandbox = SignedIn::for_scopes("sheets,email");
    let before = fs::read(sandbox.token_file("default")).unwrap();
    let line = format!("{LOGIN} --account {ADA}");
    sandbox
        .login_where(&line, async |url| grace().allow(&url).await)
        .expect(4);
    assert_eq!(fs::read(sandbox.token_file("default")).unwrap(), before);
    // As an error in JSON, too, with an answer that is empty.
    let run = sandbox.login_where("login --json", async |url| grace().allow(&url).await);
    let run = run.expect(4);
    assert_eq!(run.stdout, "", "{run}");
    assert!(run.stderr.contains(r#""code":"HP-AUTH-014""#), "{run}");
    assert_eq!(fs::read(sandbox.token_file("default")).unwrap(), before);
}

#[test]
fn a_profile_changes_hands_where_that_is_said() {
    let sandbox = SignedIn::for_scopes("sheets,email");
    let ada = sandbox.saved("default");
    sandbox.login(&format!("login --account {GRACE}")).expect(0);
    let saved = sandbox.saved("default");
    assert_eq!(saved["account"], GRACE);
    assert_ne!(saved["refresh_token"], ada["refresh_token"]);
    // From now on it is hers.
    let somebody = UserAgent::new().account(ADA);
    sandbox
        .login_where("login", async |url| somebody.allow(&url).await)
        .expect(4);
    assert_eq!(sandbox.saved("default"), saved);
}

#[test]
fn an_account_is_given_in_any_case_or_by_its_number() {
    let sandbox = sandbox();
    for account in ["Ada@Sandbox.TEST", "100000000000000000001"] {
        let line = format!("{LOGIN} --account {account}");
        let ada = UserAgent::new().account(ADA);
        sandbox
            .login_where(&line, async |url| ada.allow(&url).await)
            .expect(0);
        assert_eq!(sandbox.saved("default")["account"], ADA);
        sandbox
            .login_where(&line, async |url| grace().allow(&url).await)
            .expect(4);
    }
}

#[test]
fn scopes_that_say_whose_it_is_are_asked_for_with_an_account() {
    let sandbox = sandbox();
    let run = sandbox.login(&format!("{LOGIN} --account {ADA}"));
    assert_snapshot!(run, @r"
    $ hallpass login --client client.json --scope sheets --account ada@sandbox.test --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    Signed in as ada@sandbox.test (profile default)
      can:    read and change spreadsheets; see the e-mail address; know who it is
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
}

#[test]
fn the_account_is_shown_as_far_as_the_scopes_tell() {
    let sandbox = sandbox();
    let who = |scopes: &str| {
        let line = format!(
            "-p {} login --client client.json --scope {scopes}",
            scopes.len()
        );
        let run = sandbox.login(&line).expect(0);
        let line = run
            .stderr
            .lines()
            .find(|line| line.starts_with("Signed in"));
        let profile = scopes.len().to_string();
        let account = sandbox.saved(&profile)["account"].clone();
        (line.unwrap().to_owned(), account)
    };
    let ada = || json!(ADA);
    let told = |profile: usize| format!("Signed in as {ADA} (profile {profile})");
    assert_eq!(who("sheets,email"), (told(12), ada()));
    assert_eq!(who("sheets,openid,email"), (told(19), ada()));
    assert_eq!(who("email"), (told(5), ada()));
    // Without the address there is a number, which is no account to keep.
    let number = "Signed in as 100000000000000000001 (profile 13)".to_owned();
    assert_eq!(who("sheets,openid"), (number, json!(null)));
    // An ID token says it all; nobody else is asked.
    assert_eq!(sandbox.google.requests_to("/userinfo"), 0);
}

#[test]
fn who_asks_for_sheets_alone_is_not_told_whose_they_are() {
    let sandbox = sandbox();
    let run = sandbox.login(LOGIN).expect(0);
    assert!(run.stderr.contains("Signed in (profile default)"), "{run}");
    assert_eq!(sandbox.saved("default").get("account"), None);
    assert_eq!(sandbox.google.requests_to("/userinfo"), 0);
    // So it insists on nobody.
    sandbox
        .login_where("login", async |url| grace().allow(&url).await)
        .expect(0);
}

/// A server that gives no ID token is asked at its userinfo endpoint.
#[test]
fn without_an_id_token_the_server_is_asked_who_it_is() {
    let sandbox = sandbox();
    let tokens = json!({"access_token": "sbx.canary", "expires_in": 3599, "token_type": "Bearer",
        "refresh_token": "1//canary"});
    let faults = sandbox.google.faults();
    faults.next(Endpoint::Token, Fault::status(200, tokens.to_string()));
    let person = json!({"sub": "7", "email": "eve@sandbox.test", "email_verified": true});
    faults.next(Endpoint::UserInfo, Fault::status(200, person.to_string()));
    let line = format!("{LOGIN} --scope email");
    let run = sandbox.login(&line).expect(0);
    assert!(
        run.stderr.contains("Signed in as eve@sandbox.test"),
        "{run}"
    );
    assert_eq!(sandbox.google.requests_to("/userinfo"), 1);
}

#[test]
fn a_server_that_says_nobodys_name_satisfies_no_account() {
    let sandbox = sandbox();
    // It grants the spreadsheets and no more, so it has nothing to say about the person.
    let tokens = json!({"access_token": "sbx.canary", "expires_in": 3599, "token_type": "Bearer",
        "scope": "https://www.googleapis.com/auth/spreadsheets"});
    let faults = sandbox.google.faults();
    faults.next(Endpoint::Token, Fault::status(200, tokens.to_string()));
    assert_snapshot!(sandbox.login(&format!("{LOGIN} --account {ADA}")), @r"
    $ hallpass login --client client.json --scope sheets --account ada@sandbox.test --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    error: an account without a name signed in, and ada@sandbox.test was expected
      cause: nothing was saved; profile `default` is as it was
      try:   run the same command again, and choose ada@sandbox.test on the page
             or with -p NAME and without --account, to take any
    --- exit 4
    ");
    assert!(!sandbox.token_file("default").exists());
}

/// Tokens for somebody else's client, another server or another sign-in are not used.
#[test]
fn an_identity_that_cannot_be_trusted_is_no_sign_in() {
    let sandbox = sandbox();
    let tokens = json!({"access_token": "sbx.canary", "expires_in": 3599, "token_type": "Bearer",
        "id_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.canary"});
    let faults = sandbox.google.faults();
    faults.next(Endpoint::Token, Fault::status(200, tokens.to_string()));
    assert_snapshot!(sandbox.login(&format!("{LOGIN} --scope openid")), @r"
    $ hallpass login --client client.json --scope sheets --scope openid --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    error: the server's answer cannot be trusted, so nothing was saved
      cause: the ID token is not for this sign-in: its `iss` is another server
      try:   run the same command again; if that does not help, do not use this OAuth client
    --- exit 1
    ");
    assert!(!sandbox.token_file("default").exists());
}
