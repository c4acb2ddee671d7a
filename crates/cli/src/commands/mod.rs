//! One command a file.

mod curl;
mod login;
mod logout;
#[cfg(feature = "sandbox")]
mod sandbox;
pub(crate) mod sheets;
mod status;
mod token;
#[cfg(feature = "sandbox")]
mod try_it;
mod welcome;

use crate::args::Command;
use crate::context::Context;
use crate::failure::Failure;

/// Runs the command; without one, says how to begin.
pub(crate) async fn run(command: Option<Command>, context: &Context) -> Result<(), Failure> {
    let Some(command) = command else {
        return welcome::run(context);
    };
    match command {
        Command::Login(args) => login::run(args, context).await,
        Command::Logout(args) => logout::run(&args, context).await,
        Command::Status(args) => status::run(&args, context).await,
        Command::Token(args) => token::run(&args, context).await,
        Command::Curl(args) => curl::run(args, context).await,
        Command::Sheets(command) => sheets::run(command, context).await,
        #[cfg(feature = "sandbox")]
        Command::Try(args) => try_it::run(&args, context).await,
        #[cfg(feature = "sandbox")]
        Command::Sandbox(command) => sandbox::run(command, context).await,
    }
}
