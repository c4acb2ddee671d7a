//! `hallpass sandbox start`: a local Google for other terminals.

use hallpass_emulator::UserAgent;
use insta::assert_snapshot;

use crate::login_device::shown;
use crate::support::{Home, Running, wait};

#[test]
fn its_address_is_the_first_line_and_its_client_is_there() {
    let (home, sandbox) = started("sandbox start --port 0");
    let mut login = home.start("-p sandbox login --scope sheets --no-open");
    wait(UserAgent::new().allow(&login.authorization_url())).unwrap();
    login.end().expect(0);
    home.run("-p sandbox sheets create Plan").expect(0);
    assert!(home.path("home/clients/sandbox.json").exists());
    drop(sandbox);
}

#[test]
fn its_client_for_devices_gets_a_code() {
    let (home, _sandbox) = started("sandbox start --port 0");
    let mut login = home.start("-p tv login --device --client sandbox-tv --scope drive.file");
    shown(&mut login);
}

#[test]
fn its_tokens_live_as_long_as_asked() {
    let (home, _sandbox) = started("sandbox start --port 0 --token-lifetime 1s");
    let mut login = home.start("-p sandbox login --scope sheets --no-open");
    wait(UserAgent::new().allow(&login.authorization_url())).unwrap();
    login.end().expect(0);
    let first = home.run("-p sandbox token").answer();
    assert_ne!(home.run("-p sandbox token").answer(), first);
}

#[test]
fn a_port_in_use_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let home = Home::new();
    home.name(&port, "PORT");
    assert_snapshot!(home.run(&format!("sandbox start --port {port}")), @r"
    $ hallpass sandbox start --port PORT
    --- stderr
    error: the sandbox cannot use port PORT of 127.0.0.1
      cause: SYSTEM ERROR
      try:   another may run there; or choose any free port: hallpass sandbox start --port 0
    --- exit 1
    ");
}

#[cfg(unix)]
#[test]
fn it_runs_until_ctrl_c() {
    let (home, sandbox) = started("sandbox start --port 0");
    sandbox.interrupt();
    let run = sandbox.end();
    let url = run.stdout.trim().to_owned();
    home.name(&url, "GOOGLE");
    assert_snapshot!(crate::support::Run { names: home.names(), ..run }, @r#"
    $ hallpass sandbox start --port 0
    --- stdout
    GOOGLE
    --- stderr
    The sandbox runs until Ctrl-C. What it holds is in memory; nothing leaves this machine.
    In another terminal:
      hallpass -p sandbox login --scope sheets --scope email
      hallpass -p sandbox sheets create "My first"
      hallpass -p sandbox sheets info ID
      hallpass -p sandbox logout
      hallpass -p tv login --device --client sandbox-tv --scope drive.file
    Its client, for other programs: HOME/clients/sandbox.json
    --- exit 0
    "#);
    std::net::TcpListener::bind(url.trim_start_matches("http://")).unwrap();
}

/// Starts the sandbox and waits until it answers.
pub(crate) fn started(line: &str) -> (Home, Running) {
    let home = Home::new();
    let mut sandbox = home.start(line);
    let url = sandbox.answer_line();
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    home.name(&url, "GOOGLE");
    (home, sandbox)
}
