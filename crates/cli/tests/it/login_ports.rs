//! `hallpass login --port`: the port is free again, however the sign-in ended.

use std::net::{Ipv6Addr, TcpListener};

use hallpass_emulator::{Emulator, UserAgent};
use insta::assert_snapshot;

use crate::support::{SignedIn, fixed_port, is_free};

fn sandbox() -> SignedIn {
    SignedIn::not_yet(Emulator::builder())
}

fn line(port: u16) -> String {
    format!("login --client client.json --scope sheets --port {port}")
}

#[test]
fn one_port_serves_one_sign_in_after_the_other() {
    let sandbox = sandbox();
    let port = fixed_port();
    let somebody = UserAgent::new();
    for _ in 0..3 {
        sandbox.login(&line(port)).expect(0);
        sandbox
            .login_where(&line(port), async |url| somebody.deny(&url).await)
            .expect(4);
    }
    assert!(is_free(port));
}

#[test]
fn an_answer_that_does_not_come_leaves_the_port_free() {
    let sandbox = sandbox();
    let port = fixed_port();
    for _ in 0..2 {
        let line = format!("{} --no-open --timeout 20ms", line(port));
        sandbox.run(&line).expect(4);
    }
    assert!(is_free(port));
}

#[test]
fn another_account_leaves_the_port_free() {
    let sandbox = sandbox();
    let port = fixed_port();
    let grace = UserAgent::new().account("grace@sandbox.test");
    let line = format!("{} --account ada@sandbox.test", line(port));
    sandbox
        .login_where(&line, async |url| grace.allow(&url).await)
        .expect(4);
    sandbox
        .login_where(&line, async |url| grace.allow(&url).await)
        .expect(4);
    assert!(is_free(port));
}

#[cfg(unix)]
#[test]
fn an_interrupted_sign_in_leaves_the_port_free() {
    let sandbox = sandbox();
    let port = fixed_port();
    for _ in 0..2 {
        let mut login = sandbox.start(&format!("{} --no-open", line(port)));
        login.authorization_url();
        login.interrupt();
        login.end().expect(130);
    }
    assert!(is_free(port));
}

/// A paste needs no receiver, so the port is open to the browser's own error page.
#[test]
fn a_paste_holds_no_port() {
    let sandbox = sandbox();
    let port = fixed_port();
    let mut login = sandbox.start(&format!("{} --paste", line(port)));
    login.authorization_url();
    assert!(is_free(port));
}

/// A browser may try ::1 first, so a stranger there would get the code.
#[test]
fn a_port_that_is_taken_in_one_family_is_not_used() {
    let sandbox = sandbox();
    let port = fixed_port();
    // A machine without IPv6 has no such stranger.
    let Ok(taken) = TcpListener::bind((Ipv6Addr::LOCALHOST, port)) else {
        return;
    };
    sandbox.name(&port.to_string(), "PORT");
    let at_once = format!("{} --no-open --timeout 20ms", line(port));
    assert_snapshot!(sandbox.run(&at_once), @r"
    $ hallpass login --client client.json --scope sheets --port PORT --no-open --timeout 20ms
    --- stderr
    error: the receiver cannot use port PORT of this machine's loopback
      cause: SYSTEM ERROR
      try:   leave --port away, and the system chooses a free one
    --- exit 1
    ");
    assert_eq!(sandbox.google.requests().len(), 0);
    drop(taken);
}
