//! `hallpass login` over SSH: the browser is on another machine.

use std::process::Command;

use hallpass_emulator::{Emulator, UserAgent};
use insta::assert_snapshot;

use crate::support::{Run, SignedIn, fixed_port, is_free, port_of, wait};

const LOGIN: &str = "login --client client.json --scope sheets";
/// The client's address and port, then the server's, as the SSH server writes it.
const CONNECTION: &str = "203.0.113.7 50022 198.51.100.9 22";

fn sandbox() -> SignedIn {
    SignedIn::not_yet(Emulator::builder())
}

/// Whatever opens a browser leaves a mark.
fn with_browser(command: &mut Command) -> &mut Command {
    command
        .env("BROWSER", "touch opened")
        .env("SSH_CONNECTION", CONNECTION)
}

/// Signs in over SSH, where somebody allows at the address that is printed.
fn login_over_ssh(
    sandbox: &SignedIn,
    line: &str,
    change: impl FnOnce(&mut Command) -> &mut Command,
) -> Run {
    let mut login = sandbox.start_with(line, |command| change(with_browser(command)));
    let url = login.authorization_url();
    wait(UserAgent::new().allow(&url)).unwrap();
    sandbox.name(&port_of(&url).to_string(), "PORT");
    Run {
        names: sandbox.names(),
        ..login.end()
    }
}

#[test]
fn over_ssh_no_browser_opens_and_the_tunnel_is_shown() {
    let sandbox = sandbox();
    let run = login_over_ssh(&sandbox, LOGIN, |command| command);
    assert_snapshot!(run, @r"
    $ hallpass login --client client.json --scope sheets
    --- stderr
    This is a remote machine. First run this on your own machine, in another terminal
    (in place of 198.51.100.9 write what you usually connect to):

      ssh -L PORT:127.0.0.1:PORT 198.51.100.9

    Open this address in a browser on your own machine:

      GOOGLE/o/oauth2/v2/auth?…

    Waiting up to 5 minutes for the answer …
    Signed in (profile default)
      can:    read and change spreadsheets
      stored: HOME/profiles/default.json (readable by you alone, not encrypted)
    --- exit 0
    ");
    assert!(!sandbox.path("work/opened").exists());
    sandbox.run("token --check").expect(0);
}

/// The tunnel has the same port on both sides, and it is that of the answer.
#[test]
fn the_tunnel_leads_to_the_port_of_the_answer() {
    let sandbox = sandbox();
    let port = fixed_port();
    let mut login = sandbox.start_with(&format!("{LOGIN} --port {port}"), with_browser);
    let tunnel = login.said("ssh -L");
    assert_eq!(
        tunnel,
        format!("ssh -L {port}:127.0.0.1:{port} 198.51.100.9")
    );
    let url = login.authorization_url();
    assert_eq!(port_of(&url), port);
    // What leaves the tunnel arrives on 127.0.0.1.
    let page = wait(UserAgent::new().allow(&url)).unwrap();
    assert!(
        page.url.starts_with(&format!("http://127.0.0.1:{port}/")),
        "{page:?}"
    );
    login.end().expect(0);
    assert!(is_free(port));
}

#[test]
fn a_quiet_sign_in_over_ssh_says_what_has_to_be_done() {
    let sandbox = sandbox();
    let run = login_over_ssh(&sandbox, &format!("-q {LOGIN}"), |command| command);
    assert_snapshot!(run, @r"
    $ hallpass -q login --client client.json --scope sheets
    --- stderr
    This is a remote machine. First run this on your own machine, in another terminal
    (in place of 198.51.100.9 write what you usually connect to):

      ssh -L PORT:127.0.0.1:PORT 198.51.100.9

    Open this address in a browser on your own machine:

      GOOGLE/o/oauth2/v2/auth?…

    --- exit 0
    ");
}

/// Whoever forbids the browser is on another machine all the same.
#[test]
fn over_ssh_the_address_is_for_another_machine_with_no_open_too() {
    let sandbox = sandbox();
    let run = login_over_ssh(&sandbox, &format!("{LOGIN} --no-open"), |command| command);
    assert!(run.stderr.contains("This is a remote machine."), "{run}");
    assert!(!sandbox.path("work/opened").exists());
}

/// A Raspberry Pi on the same wire has such an address; its zone means nothing elsewhere.
#[test]
fn an_address_with_a_zone_is_shown_without_it() {
    let sandbox = sandbox();
    let run = login_over_ssh(&sandbox, LOGIN, |command| {
        command.env("SSH_CONNECTION", "fe80::1%eth0 50022 fe80::2%eth0 22")
    });
    assert!(run.stderr.contains(" fe80::2\n"), "{run}");
}

/// X11 that is forwarded shows a browser's window where the person sits.
#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn over_ssh_with_a_display_the_browser_opens() {
    for display in ["DISPLAY", "WAYLAND_DISPLAY"] {
        let sandbox = sandbox();
        let run = login_over_ssh(&sandbox, LOGIN, |command| {
            command.env(display, "localhost:10")
        });
        assert!(run.stderr.contains("Your browser opens."), "{run}");
        assert!(!run.stderr.contains("ssh"), "{run}");
        crate::support::until(|| sandbox.path("work/opened").exists());
    }
}

/// The variable is somebody else's text; it never becomes part of a command to paste.
#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn what_is_no_address_is_never_shown() {
    for connection in [
        "",
        "x",
        "1 2 $(reboot) 22",
        "203.0.113.7 50022 host;reboot 22",
        "203.0.113.7 50022 \u{1b}[31m 22",
        "203.0.113.7 50022 198.51.100.9;reboot 22",
    ] {
        let sandbox = sandbox();
        let run = login_over_ssh(&sandbox, LOGIN, |command| {
            command.env("SSH_CONNECTION", connection)
        });
        assert!(run.stderr.contains("Your browser opens."), "{run}");
        assert!(!run.stderr.contains("reboot"), "{run}");
        assert!(!run.stderr.contains('\u{1b}'), "{run}");
    }
}
