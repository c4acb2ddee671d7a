//! Google's libraries: Python's and hallpass load each other's files, Node's loads ours.

use std::fs;

use serde_json::Value;

use super::{
    bench::{Bench, MOMENT},
    browser::Answer,
    kit::Kit,
    process::Process,
    require,
    server::{Refresh, Server},
};
use crate::{failure::Result, sh::Invocation};

const SCRIPT: &str = "google_auth_files.py";

/// Goes both ways.
pub(super) fn meet(bench: &Bench) -> Result {
    let server = Server::oidc(Refresh::Keeps)?;
    let client = bench.save("client.json", server.client("secret-desktop")?)?;
    theirs(bench, &server, &client)?;
    ours(bench, &client)
}

/// A sign-in by google-auth-oauthlib, carried on by hallpass.
fn theirs(bench: &Bench, server: &Server, client: &str) -> Result {
    let folder = bench.folder.display().to_string();
    let mut environment = bench.browser("theirs", Answer::Allow).beside_python();
    environment.push(("OAUTHLIB_INSECURE_TRANSPORT", "1".to_owned()));
    let login = ["login", client, &folder];
    bench
        .python_with(SCRIPT, &login, "", &environment)?
        .output(SCRIPT)?;

    let file = bench.folder.join("credentials.json");
    let written: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
    let theirs = [("HALLPASS_CREDENTIALS", file.display().to_string())];
    let token = bench.hallpass.answer_with(&["token"], &theirs, "")?;
    require(
        written["token"] == token,
        "theirs: `token` hands out the saved token",
    )?;
    let fresh = bench
        .hallpass
        .answer_with(&["token", "--fresh"], &theirs, "")?;
    require(!fresh.is_empty() && fresh != token, "theirs: refreshes")?;
    let after: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
    require(after == written, "theirs: the file stays as it was")?;
    let userinfo = ["curl", "GET", &server.userinfo()];
    let person: Value = serde_json::from_str(&bench.hallpass.answer_with(&userinfo, &theirs, "")?)?;
    require(
        person["sub"] == "ada@example.com",
        "theirs: the token is accepted",
    )?;

    let adc = bench.folder.join("adc.json").display().to_string();
    let status = ["status", "--json"];
    let status = bench
        .hallpass
        .answer_with(&status, &[("HALLPASS_CREDENTIALS", adc)], "")?;
    require(
        status.contains("secret-desktop"),
        "theirs: default credentials are read",
    )
}

/// A sign-in by hallpass, loaded by google-auth.
fn ours(bench: &Bench, client: &str) -> Result {
    let browser = bench.browser("ours", Answer::Allow);
    let login = ["--client", client, "--scope", "openid", "-p", "ours"];
    bench
        .hallpass
        .login(&login, &browser)?
        .output("hallpass login")?;
    let token = bench.hallpass.answer(&["token", "-p", "ours"])?;
    let file = bench.hallpass.profile("ours");
    bench.python(SCRIPT, &["load", &file.display().to_string()], &token)?;
    require(
        true,
        "ours: google-auth reads every field, from a file and by default",
    )?;
    let node = Kit::node_script("google-auth-node.mjs");
    let command = Invocation::new("node", &[&node, &file.display().to_string()]).command();
    Process::start("google-auth-node.mjs", command, "")?
        .finish(MOMENT)?
        .output("google-auth-node.mjs")?;
    require(
        true,
        "ours: google-auth-library for Node.js takes it for default credentials",
    )?;
    browser.visit().map(|_| ())
}
