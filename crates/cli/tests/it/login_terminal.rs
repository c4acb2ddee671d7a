//! `hallpass login` with a person at the terminal: the browser's address can be pasted while the
//! browser is waited for.

#![cfg(unix)]

use hallpass_emulator::{Emulator, UserAgent};
use insta::assert_snapshot;

use crate::support::{Run, Running, SignedIn, fixed_port, is_free, port_of, wait};

const LOGIN: &str = "login --client client.json --scope sheets --no-open";
/// Ctrl-D, which ends the input.
const END: &[u8] = b"\x04";

fn sandbox() -> SignedIn {
    SignedIn::not_yet(Emulator::builder())
}

fn at_terminal(sandbox: &SignedIn, line: &str) -> Running {
    sandbox.start_at_terminal(line, |command| command)
}

/// Waits on a port that transcripts call PORT.
fn at_port(sandbox: &SignedIn) -> (Running, u16) {
    let port = fixed_port();
    sandbox.name(&port.to_string(), "PORT");
    (
        at_terminal(sandbox, &format!("{LOGIN} --port {port}")),
        port,
    )
}

/// Allows, and returns the address of the page that does not load.
fn redirect(url: &str) -> String {
    wait(UserAgent::new().redirect_after_allow(url)).unwrap()
}

#[test]
fn an_address_that_is_pasted_while_the_browser_is_waited_for_signs_in() {
    let sandbox = sandbox();
    let (mut login, port) = at_port(&sandbox);
    let url = login.authorization_url();
    login.said("Waiting");
    login.type_line(&redirect(&url));
    assert_snapshot!(login.end(), @r"
    $ hallpass login --client client.json --scope sheets --no-open --port PORT
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
    assert!(is_free(port));
    sandbox.run("token --fresh --check").expect(0);
}

#[test]
fn the_browser_itself_is_as_welcome() {
    let sandbox = sandbox();
    let (mut login, port) = at_port(&sandbox);
    let url = login.authorization_url();
    wait(UserAgent::new().allow(&url)).unwrap();
    login.end().expect(0);
    assert!(is_free(port));
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
    let (mut login, port) = at_port(&sandbox);
    let url = login.authorization_url();
    login.type_line(&wait(UserAgent::new().redirect_after_deny(&url)).unwrap());
    let run = login.end().expect(4);
    assert!(run.stderr.contains("the sign-in was declined"), "{run}");
    assert!(is_free(port));
    assert!(!sandbox.token_file("default").exists());
}

#[test]
fn an_interrupted_wait_frees_its_port() {
    let sandbox = sandbox();
    let (mut login, port) = at_port(&sandbox);
    login.said("Waiting");
    login.interrupt();
    let run = login.end().expect(130);
    assert!(run.stderr.contains("interrupted"), "{run}");
    assert!(is_free(port));
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
