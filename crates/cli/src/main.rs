//! `hallpass`: sign in to Google and work with Sheets from the terminal.

mod args;
mod browser;
mod client_file;
mod commands;
mod context;
mod environment;
mod failure;
mod failure_from;
mod lengths;
mod output;
mod paths;
mod report;
mod scope_names;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Command};
use crate::context::Context;
use crate::failure::{Exit, Failure};

fn main() -> ExitCode {
    let args = Args::parse();
    start_log();
    let is_json = args.global.json;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let outcome = match runtime {
        Ok(runtime) => {
            let outcome = runtime.block_on(run(args));
            // A thread that still waits for a line from the terminal must not hold the end up.
            runtime.shutdown_background();
            outcome
        }
        Err(error) => {
            Err(
                Failure::new("HP-SYSTEM-001", Exit::Other, "the program could not start")
                    .because(&error),
            )
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => report::failure(&failure, is_json),
    }
}

async fn run(args: Args) -> Result<(), Failure> {
    let context = Context::new(&args.global)?;
    let ends_by_interrupt = args
        .command
        .as_ref()
        .is_some_and(Command::ends_by_interrupt);
    tokio::select! {
        // Ctrl-C is listened for before the command begins, or the system would end it in between.
        biased;
        _ = tokio::signal::ctrl_c() => {
            if ends_by_interrupt { Ok(()) } else { Err(Failure::interrupted()) }
        }
        outcome = commands::run(args.command, &context) => outcome,
    }
}

/// Logs go to stderr, where `HALLPASS_LOG` or `RUST_LOG` asks for them. They hold no secrets.
fn start_log() {
    let wanted = [environment::LOG, environment::RUST_LOG]
        .into_iter()
        .find_map(environment::text);
    let Some(filter) = wanted.and_then(|text| tracing_subscriber::EnvFilter::try_new(text).ok())
    else {
        return;
    };
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
}
