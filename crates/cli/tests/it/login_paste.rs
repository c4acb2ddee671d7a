//! `hallpass login --paste`: the address is copied from the browser to the terminal.

use hallpass_emulator::{Emulator, UserAgent};
use insta::assert_snapshot;

use crate::support::{Run, SignedIn, wait};

const PASTE: &str = "login --client client.json --scope sheets --paste";

fn sandbox() -> SignedIn {
    SignedIn::not_yet(Emulator::builder())
}

#[test]
fn a_pasted_address_is_as_good_as_the_receiver() {
    let sandbox = sandbox();
    let mut login = sandbox.start(PASTE);
    let url = login.authorization_url();
    let redirect = wait(UserAgent::new().redirect_after_allow(&url)).unwrap();
    login.type_line(&redirect);
    assert_snapshot!(login.end(), @r"
    $ hallpass login --client client.json --scope sheets --paste
    --- stderr
    Open this address in any browser, on any machine:

      GOOGLE/o/oauth2/v2/auth?…

    After you allow access, the browser ends at a page that does not load. Paste its address:
    Signed in (profile default)
      can:    read and change spreadsheets
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
    sandbox.run("token --fresh --check").expect(0);
}

#[test]
fn a_quiet_sign_in_shows_what_to_open_and_asks() {
    let sandbox = sandbox();
    let mut login = sandbox.start(&format!("-q {PASTE}"));
    let url = login.authorization_url();
    login.type_line(&wait(UserAgent::new().redirect_after_allow(&url)).unwrap());
    let run = login.end().expect(0);
    assert!(run.stderr.contains("Paste its address:"), "{run}");
    assert!(!run.stderr.contains("Signed in"), "{run}");
}

#[test]
fn a_pasted_address_that_is_no_answer_is_named() {
    assert_snapshot!(pasting(|_| "canary".to_owned()), @r"
    $ hallpass login --client client.json --scope sheets --paste
    --- stderr
    Open this address in any browser, on any machine:

      GOOGLE/o/oauth2/v2/auth?…

    After you allow access, the browser ends at a page that does not load. Paste its address:
    error: this is not the answer to this sign-in
      cause: this is not the address of the answer: it is not a URL
      try:   run the same command again, and paste the whole address of the page you land on
    --- exit 2
    ");
    assert_snapshot!(pasting(|url| url), @r"
    $ hallpass login --client client.json --scope sheets --paste
    --- stderr
    Open this address in any browser, on any machine:

      GOOGLE/o/oauth2/v2/auth?…

    After you allow access, the browser ends at a page that does not load. Paste its address:
    error: this is not the answer to this sign-in
      cause: this is not the address of the answer: it is the address to open, not the one that the browser ends at
      try:   run the same command again, and paste the whole address of the page you land on
    --- exit 2
    ");
    assert_snapshot!(pasting(|_| "http://127.0.0.1:9/?state=canary&code=4/0Acanary".to_owned()), @r"
    $ hallpass login --client client.json --scope sheets --paste
    --- stderr
    Open this address in any browser, on any machine:

      GOOGLE/o/oauth2/v2/auth?…

    After you allow access, the browser ends at a page that does not load. Paste its address:
    error: this is not the answer to this sign-in
      cause: the answer belongs to another sign-in: its state is not the one of this attempt
      try:   run the same command again, and paste the whole address of the page you land on
    --- exit 2
    ");
    assert_snapshot!(pasting(|_| String::new()), @r"
    $ hallpass login --client client.json --scope sheets --paste
    --- stderr
    Open this address in any browser, on any machine:

      GOOGLE/o/oauth2/v2/auth?…

    After you allow access, the browser ends at a page that does not load. Paste its address:
    error: no address was pasted
      try:   run the same command again at a terminal, and paste the address there
    --- exit 2
    ");
}

/// Pastes what is made of the authorization URL.
fn pasting(paste: impl FnOnce(String) -> String) -> Run {
    let sandbox = sandbox();
    let mut login = sandbox.start(PASTE);
    let url = login.authorization_url();
    login.type_line(&paste(url));
    let run = login.end();
    assert!(!sandbox.token_file("default").exists());
    assert!(!run.stderr.contains("canary"), "{run}");
    run
}

#[test]
fn a_denial_can_be_pasted() {
    let sandbox = sandbox();
    let mut login = sandbox.start(PASTE);
    let url = login.authorization_url();
    let redirect = wait(UserAgent::new().redirect_after_deny(&url)).unwrap();
    login.type_line(&redirect);
    login.end().expect(4);
}

#[cfg(unix)]
#[test]
fn a_question_at_the_terminal_can_be_interrupted() {
    let sandbox = sandbox();
    let mut login = sandbox.start(PASTE);
    login.authorization_url();
    login.interrupt();
    login.end().expect(130);
}
