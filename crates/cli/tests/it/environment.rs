//! The environment variables: which profile, which client, which credentials, which folder.

use std::fs;

use hallpass_emulator::{Emulator, UserAgent};
use insta::assert_snapshot;

use crate::support::{Home, SignedIn, wait};

#[test]
fn an_empty_variable_is_as_good_as_none() {
    let run = Home::new().run_with("status", |command| {
        command
            .env("HALLPASS_PROFILE", "")
            .env("HALLPASS_CREDENTIALS", "")
    });
    assert!(
        run.stderr.contains("profile `default` is not signed in"),
        "{run}"
    );
    let run = Home::new().run_with("login --scope sheets", |command| {
        command.env("HALLPASS_CLIENT", "")
    });
    assert!(
        run.expect(10)
            .stderr
            .contains("there is no OAuth client to sign in with")
    );
}

#[test]
fn variables_name_the_profile_and_the_client() {
    let sandbox = SignedIn::not_yet(Emulator::builder());
    let mut login = sandbox.start_with("login --scope sheets --no-open", |command| {
        command
            .env("HALLPASS_PROFILE", "work")
            .env("HALLPASS_CLIENT", "client.json")
    });
    let url = login.authorization_url();
    wait(UserAgent::new().allow(&url)).unwrap();
    login.end().expect(0);
    sandbox.run("-p work token --check").expect(0);
    sandbox.run("token --check").expect(4);
}

#[test]
fn given_credentials_are_read_and_never_written() {
    let sandbox = SignedIn::for_scopes("sheets");
    let copy = sandbox.path("work/user.json");
    fs::rename(sandbox.token_file("default"), &copy).unwrap();
    let before = fs::read(&copy).unwrap();
    let with_copy =
        |line: &str| sandbox.run_with(line, |command| command.env("HALLPASS_CREDENTIALS", &copy));
    assert_snapshot!(with_copy("token --fresh --check"), @r"
    $ hallpass token --fresh --check
    --- exit 0
    ");
    assert_snapshot!(with_copy("status"), @r"
    $ hallpass status
    --- stdout
    profile  default
    account  unknown (sign in with --scope email to see it)
    client   sandbox-desktop.apps.googleusercontent.com
    scopes   sheets
    token    good for 59 min, renews itself
    stored   WORK/user.json (HALLPASS_CREDENTIALS, read only)
    --- exit 0
    ");
    with_copy("sheets create Budget").expect(0);
    assert_eq!(fs::read(&copy).unwrap(), before);
    assert!(!sandbox.token_file("default").exists());
}

#[test]
fn given_credentials_that_cannot_be_used_are_named() {
    let home = Home::new();
    home.file("broken.json", "{\"refresh_token\": \"1//canary");
    home.file(
        "service.json",
        "{\"type\": \"service_account\", \"private_key\": \"canary\"}",
    );
    let with =
        |file: &str| home.run_with("token", |command| command.env("HALLPASS_CREDENTIALS", file));
    assert_snapshot!(with("missing.json"), @r"
    $ hallpass token
    --- stderr
    error: HALLPASS_CREDENTIALS names missing.json, which cannot be used
      cause: SYSTEM ERROR
      try:   unset HALLPASS_CREDENTIALS, or correct it
    --- exit 4
    ");
    assert_snapshot!(with("broken.json"), @r"
    $ hallpass token
    --- stderr
    error: HALLPASS_CREDENTIALS names broken.json, which cannot be used
      cause: it is not JSON (line 1, column 28)
      try:   unset HALLPASS_CREDENTIALS, or correct it
    --- exit 4
    ");
    assert_snapshot!(with("service.json"), @r"
    $ hallpass token
    --- stderr
    error: HALLPASS_CREDENTIALS names service.json, which cannot be used
      cause: its type is `service_account`, not `authorized_user`
      try:   unset HALLPASS_CREDENTIALS, or correct it
    --- exit 4
    ");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let sandbox = SignedIn::not_yet(Emulator::builder());
    // A file in the folder's place stops even an administrator.
    fs::write(sandbox.path("home"), "").unwrap();
    assert_snapshot!(sandbox.run("login --client client.json --scope sheets"), @r"
    $ hallpass login --client client.json --scope sheets
    --- stderr
    error: the token file could not be used
      cause: HOME/profiles/default.json could not be read: SYSTEM ERROR
      try:   check the folder's owner, its permissions and the free space
    --- exit 1
    ");
    assert_snapshot!(sandbox.run("sandbox start --port 0"), @r"
    $ hallpass sandbox start --port 0
    --- stderr
    error: the sandbox's client could not be kept in HOME/clients/sandbox.json
      cause: SYSTEM ERROR
    --- exit 1
    ");
}

#[test]
fn a_token_that_cannot_be_saved_works_and_is_told() {
    let sandbox = SignedIn::for_scopes("sheets");
    // A folder in the lock's place stops even an administrator.
    let lock = sandbox.token_file("default.json").with_extension("lock");
    fs::remove_file(&lock).ok();
    fs::create_dir(&lock).unwrap();
    sandbox.run("token --check").expect(0);
    let run = sandbox.run("token --fresh").expect(0);
    assert!(run.stdout.starts_with("sbx."), "{run}");
    assert!(
        run.stderr
            .starts_with("warning: the refreshed token works, but could not be saved"),
        "{run}"
    );
    assert_eq!(sandbox.google.requests_to("/token"), 2);
}

#[test]
fn a_token_file_that_is_broken_is_left_as_it_is() {
    let sandbox = SignedIn::for_scopes("sheets");
    let broken = "{\"refresh_token\": \"1//canary";
    fs::write(sandbox.token_file("default"), broken).unwrap();
    assert_snapshot!(sandbox.run("token"), @r"
    $ hallpass token
    --- stderr
    error: the token file could not be used
      cause: HOME/profiles/default.json is not a saved sign-in: it is not JSON (line 1, column 28)
      try:   it was left as it is; move it away: mv HOME/profiles/default.json HOME/profiles/default.json.broken
             then sign in again: hallpass login
    --- exit 1
    ");
    for line in [
        "status",
        "logout",
        "sheets create x",
        "login --scope sheets --no-open",
    ] {
        let run = sandbox.run(line).expect(1);
        assert!(
            run.stderr.contains("it was left as it is") && !run.stderr.contains("canary"),
            "{run}"
        );
    }
    assert_eq!(
        fs::read_to_string(sandbox.token_file("default")).unwrap(),
        broken
    );
}
