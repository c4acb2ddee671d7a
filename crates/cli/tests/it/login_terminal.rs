//! `hallpass login` with a person at the terminal: the browser's address can be pasted while the
//! browser is waited for.

#![cfg(unix)]

use hallpass_emulator::{Emulator, UserAgent};
use insta::assert_snapshot;

use crate::support::{Run, Running, SignedIn, is_free, port_of, wait};

const LOGIN: &str = "login --client client.json --scope sheets --no-open";
/// Ctrl-D, which ends the input.
const END: &[u8] = b"\x04";

fn sandbox() -> SignedIn {
    SignedIn::not_yet(Emulator::builder())
}

fn at_terminal(sandbox: &SignedIn, line: &str) -> Running {
    sandbox.start_at_terminal(line, |command| command)
}

/// Allows, and returns the address of the page that does not load.
fn redirect(url: &str) -> String {
    wait(UserAgent::new().redirect_after_allow(url)).unwrap()
}

/// Returns the address that Google's page about an error has.
fn error_page(sandbox: &SignedIn, query: &str) -> String {
    let url = format!("{}/o/oauth2/v2/auth?{query}", sandbox.google.url());
    wait(UserAgent::new().allow(&url)).unwrap().url
}

#[test]
fn an_address_that_is_pasted_while_the_browser_is_waited_for_signs_in() {
    let sandbox = sandbox();
    let mut login = at_terminal(&sandbox, LOGIN);
    let url = login.authorization_url();
    login.said("Waiting");
    login.type_line(&redirect(&url));
    assert_snapshot!(login.end(), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    If the browser ends at a page that does not load, paste that page's address here.
    Waiting up to 5 minutes for the answer …
    Signed in (profile default)
      can:    read and change spreadsheets
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
    assert!(is_free(port_of(&url)));
    sandbox.run("token --fresh --check").expect(0);
}

#[test]
fn the_browser_itself_is_as_welcome() {
    let sandbox = sandbox();
    let mut login = at_terminal(&sandbox, LOGIN);
    let url = login.authorization_url();
    wait(UserAgent::new().allow(&url)).unwrap();
    login.end().expect(0);
    assert!(is_free(port_of(&url)));
}

#[test]
fn a_wrong_paste_is_told_and_the_right_one_still_taken() {
    let sandbox = sandbox();
    let mut login = at_terminal(&sandbox, LOGIN);
    let url = login.authorization_url();
    let right = redirect(&url);
    // The answer to a sign-in that was given up before this one.
    let stale = {
        let mut given_up = at_terminal(&sandbox, LOGIN);
        redirect(&given_up.authorization_url())
    };
    let (cut, _) = right.split_once("&code=").unwrap();
    let consent_page = format!("{}/consent", sandbox.google.url());
    for wrong in ["rm -rf", &url, &stale, cut, &consent_page, "4/0Acanary"] {
        login.type_line(wrong);
        login.said("Not taken:");
    }
    // Keys that make no text, and a line without any.
    login.press(b"\xff\xfe\n");
    login.said("Not taken:");
    login.type_line("");
    login.type_line(&format!("  {right}  "));
    assert_snapshot!(login.end(), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    If the browser ends at a page that does not load, paste that page's address here.
    Waiting up to 5 minutes for the answer …
    Not taken: it is not a URL. Paste the whole address of the page that the browser ends at:
    Not taken: it is the address to open, not the one that the browser ends at. Paste the whole address of the page that the browser ends at:
    Not taken: it is from another sign-in than this one. Paste the whole address of the page that the browser ends at:
    Not taken: it has neither a code nor an error. Paste the whole address of the page that the browser ends at:
    Not taken: it is a page of the server that was asked; go on there until the browser leaves it. Paste the whole address of the page that the browser ends at:
    Not taken: it is not a URL. Paste the whole address of the page that the browser ends at:
    Not taken: it is not a URL. Paste the whole address of the page that the browser ends at:
    Signed in (profile default)
      can:    read and change spreadsheets
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
}

/// Two wrong pastes, then the browser's own answer.
#[test]
fn after_a_wrong_paste_the_browser_is_still_waited_for() {
    let sandbox = sandbox();
    let mut login = at_terminal(&sandbox, LOGIN);
    let url = login.authorization_url();
    login.type_line("what?");
    login.said("Not taken:");
    login.type_line(&url);
    login.said("Not taken:");
    wait(UserAgent::new().allow(&url)).unwrap();
    login.end().expect(0);
}

#[test]
fn the_end_of_the_input_leaves_the_answer_to_the_browser() {
    let sandbox = sandbox();
    let mut login = at_terminal(&sandbox, LOGIN);
    let url = login.authorization_url();
    login.type_line("what?");
    login.said("Not taken:");
    login.press(END);
    wait(UserAgent::new().allow(&url)).unwrap();
    login.end().expect(0);
}

#[test]
fn a_denial_that_is_pasted_ends_the_wait() {
    let sandbox = sandbox();
    let mut login = at_terminal(&sandbox, LOGIN);
    let url = login.authorization_url();
    login.type_line(&wait(UserAgent::new().redirect_after_deny(&url)).unwrap());
    let run = login.end().expect(4);
    assert!(run.stderr.contains("the sign-in was declined"), "{run}");
    assert!(is_free(port_of(&url)));
    assert!(!sandbox.token_file("default").exists());
}

/// Google shows some refusals on a page of its own and calls nobody back.
#[test]
fn the_address_of_googles_error_page_is_explained() {
    let sandbox = sandbox();
    let explained = |query: &str| {
        let mut login = at_terminal(&sandbox, LOGIN);
        login.authorization_url();
        let page = error_page(&sandbox, query);
        assert!(page.contains("/signin/oauth/error?authError="), "{page}");
        login.type_line(&page);
        login.end().error_alone()
    };
    assert_snapshot!(explained("client_id=nobody"), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: Google does not accept the OAuth client
      cause: the authorization server showed the error invalid_client
      try:   check the client at https://console.cloud.google.com/auth/clients, download its JSON again,
             then: hallpass login --client client_secret.json
    --- exit 10
    ");
    let client = "client_id=sandbox-desktop.apps.googleusercontent.com";
    let elsewhere = format!("{client}&redirect_uri=https://app.test/");
    assert_snapshot!(explained(&elsewhere), @r#"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: the OAuth client does not allow answers to this machine
      cause: the authorization server showed the error redirect_uri_mismatch
      try:   make a client of type "Desktop app" at https://console.cloud.google.com/auth/clients, download its JSON file,
             then: hallpass login --client client_secret.json
    --- exit 10
    "#);
    let misspelt = format!(
        "{client}&response_type=code&redirect_uri=http://127.0.0.1:9/\
         &scope=https://www.googleapis.com/auth/sheet"
    );
    assert_snapshot!(explained(&misspelt), @r"
    $ hallpass login --client client.json --scope sheets --no-open
    --- stderr
    error: a scope does not exist, or is not open to this OAuth client
      cause: the authorization server showed the error invalid_scope
      try:   check its spelling: https://developers.google.com/identity/protocols/oauth2/scopes
    --- exit 2
    ");
    assert!(!sandbox.token_file("default").exists());
}

/// Somebody took the client of a television: Google's page says no more than "invalid request".
#[test]
fn the_error_page_for_a_client_of_another_type_leads_to_a_desktop_client() {
    let sandbox = sandbox();
    sandbox.file("tv.json", sandbox.google.device_client_secrets_json());
    let line = "login --client tv.json --scope sheets --no-open";
    let mut login = at_terminal(&sandbox, line);
    let url = login.authorization_url();
    login.type_line(&wait(UserAgent::new().allow(&url)).unwrap().url);
    assert_snapshot!(login.end().error_alone(), @r#"
    $ hallpass login --client tv.json --scope sheets --no-open
    --- stderr
    error: the sign-in was refused
      cause: the authorization server showed the error invalid_request
      try:   look whether the OAuth client is of type "Desktop app": https://console.cloud.google.com/auth/clients
             or whether the OAuth app's settings forbid it: https://console.cloud.google.com/auth/overview
    --- exit 4
    "#);
}

#[test]
fn an_interrupted_wait_frees_its_port() {
    let sandbox = sandbox();
    let mut login = at_terminal(&sandbox, LOGIN);
    let url = login.authorization_url();
    login.said("Waiting");
    login.interrupt();
    let run = login.end().expect(130);
    assert!(run.stderr.contains("interrupted"), "{run}");
    assert!(is_free(port_of(&url)));
    assert!(!sandbox.token_file("default").exists());
}

#[test]
fn over_ssh_a_person_is_asked_to_paste_first() {
    let sandbox = sandbox();
    let line = "login --client client.json --scope sheets";
    let mut login = sandbox.start_at_terminal(line, |command| {
        command.env("SSH_CONNECTION", "203.0.113.7 50022 198.51.100.9 22")
    });
    let url = login.authorization_url();
    login.type_line(&redirect(&url));
    sandbox.name(&port_of(&url).to_string(), "PORT");
    let run = Run {
        names: sandbox.names(),
        ..login.end()
    };
    assert_snapshot!(run, @r"
    $ hallpass login --client client.json --scope sheets
    --- stderr
    This is a remote machine. Open this address in a browser on your own machine:

      GOOGLE/o/oauth2/v2/auth?…

    After you allow access, the browser ends at a page that does not load. Paste its address here.
    Or let it load: before you open the address, run this on your own machine, in another terminal
    (in place of 198.51.100.9 write what you usually connect to):

      ssh -L PORT:127.0.0.1:PORT 198.51.100.9

    Waiting up to 5 minutes for the answer …
    Signed in (profile default)
      can:    read and change spreadsheets
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
}

/// Where nobody is to be asked, the terminal is left alone.
#[test]
fn without_input_nothing_is_read_from_the_terminal() {
    for (flag, ci) in [("--no-input", ""), ("", "true")] {
        let sandbox = sandbox();
        let line = format!("{LOGIN} {flag}");
        let mut login = sandbox.start_at_terminal(&line, |command| command.env("CI", ci));
        let url = login.authorization_url();
        login.type_line("what?");
        wait(UserAgent::new().allow(&url)).unwrap();
        let run = login.end().expect(0);
        assert!(
            !run.stderr.contains("paste") && !run.stderr.contains("Not taken"),
            "{run}"
        );
    }
}

#[test]
fn who_asked_to_paste_may_paste_again_until_the_input_ends() {
    let sandbox = sandbox();
    let line = "login --client client.json --scope sheets --paste";
    let mut login = at_terminal(&sandbox, line);
    let url = login.authorization_url();
    login.type_line("what?");
    login.said("Not taken:");
    login.type_line(&redirect(&url));
    login.end().expect(0);

    let mut login = at_terminal(&sandbox, line);
    login.authorization_url();
    login.type_line("what?");
    login.said("Not taken:");
    login.press(END);
    assert_snapshot!(login.end(), @r"
    $ hallpass login --client client.json --scope sheets --paste
    --- stderr
    Open this address in any browser, on any machine:

      GOOGLE/o/oauth2/v2/auth?…

    After you allow access, the browser ends at a page that does not load. Paste its address:
    Not taken: it is not a URL. Paste the whole address of the page that the browser ends at:
    error: no address was pasted
      try:   run the same command again at a terminal, and paste the address there
    --- exit 2
    ");
}

/// Whoever chooses is asked who they are, too.
#[test]
fn what_to_ask_for_is_chosen_at_the_terminal() {
    let sandbox = sandbox();
    let mut login = at_terminal(&sandbox, "login --client client.json --no-open");
    login.said("1, 2 or 3?");
    login.type_line("3");
    let url = login.authorization_url();
    wait(UserAgent::new().allow(&url)).unwrap();
    assert_snapshot!(login.end(), @r"
    $ hallpass login --client client.json --no-open
    --- stderr
    What should hallpass be able to do?
      1  Read spreadsheets                                    sheets.readonly
      2  Read and change spreadsheets                         sheets
      3  Only files that it creates or that you open with it  drive.file
    1, 2 or 3?
    Open this address in a browser on this machine:

      GOOGLE/o/oauth2/v2/auth?…

    If the browser ends at a page that does not load, paste that page's address here.
    Waiting up to 5 minutes for the answer …
    Signed in as ada@sandbox.test (profile default)
      can:    only files made by or opened with this client; see the e-mail address; know who it is
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
    assert_eq!(sandbox.saved("default")["account"], "ada@sandbox.test");
}
