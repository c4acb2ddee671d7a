//! `hallpass sandbox`: a local Google, until Ctrl-C.

use std::path::Path;

use hallpass_emulator::{Emulator, EmulatorBuilder};

use crate::args::SandboxCommand;
use crate::client_file::write_private;
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::output;

/// The profile for which the sandbox leaves its client.
const PROFILE: &str = "sandbox";
/// The name of the client for sign-ins with a code.
const DEVICE_CLIENT: &str = "sandbox-tv";

pub(crate) async fn run(command: SandboxCommand, context: &Context) -> Result<(), Failure> {
    let SandboxCommand::Start {
        port,
        token_lifetime,
        rotate,
    } = command;
    let google = Emulator::builder()
        .port(port)
        .access_token_lifetime(token_lifetime)
        .rotate_refresh_tokens(rotate);
    let google = start(google, port).await?;
    let client = context.paths.client(PROFILE);
    keep(&client, &google.client_secrets_json())?;
    keep(
        &context.paths.client(DEVICE_CLIENT),
        &google.device_client_secrets_json(),
    )?;
    output::line(google.url())?;
    context.say(
        "The sandbox runs until Ctrl-C. What it holds is in memory; nothing leaves this machine.",
    );
    context.say("In another terminal:");
    for next in [
        "login --scope sheets --scope email",
        "sheets create \"My first\"",
        "sheets info ID",
        "logout",
    ] {
        context.say(&format!("  hallpass -p {PROFILE} {next}"));
    }
    context.say(&format!(
        "  hallpass -p tv login --device --client {DEVICE_CLIENT} --scope drive.file"
    ));
    context.say(&format!(
        "Its client, for other programs: {}",
        client.display()
    ));
    // Ctrl-C ends every command; this one has nothing else to wait for.
    std::future::pending().await
}

fn keep(client: &Path, secrets: &str) -> Result<(), Failure> {
    write_private(client, secrets.as_bytes()).map_err(|error| {
        Failure::new(
            "HP-FILE-002",
            Exit::Other,
            format!(
                "the sandbox's client could not be kept in {}",
                client.display()
            ),
        )
        .because(&error)
    })
}

async fn start(google: EmulatorBuilder, port: u16) -> Result<Emulator, Failure> {
    google.start().await.map_err(|error| {
        Failure::new(
            "HP-NET-003",
            Exit::Other,
            format!("the sandbox cannot use port {port} of 127.0.0.1"),
        )
        .because(&error)
        .try_next("another may run there; or choose any free port: hallpass sandbox start --port 0")
    })
}
