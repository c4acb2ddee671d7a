//! `hallpass logout`: revokes the consent and deletes the token.

use hallpass_core::{Credentials, Revocation, RevokeError};

use crate::args::LogoutArgs;
use crate::context::Context;
use crate::failure::{Exit, Failure, chain};
use crate::failure_from;

pub(crate) async fn run(args: &LogoutArgs, context: &Context) -> Result<(), Failure> {
    let failed = |error| failure_from::credentials(&error, context);
    let credentials = Credentials::from_store(context.store()).map_err(failed)?;
    let revoked = if args.keep_grant {
        None
    } else {
        Some(credentials.revoke().await)
    };
    // Deleted here whatever the server says: who logs out wants no token left.
    credentials.forget().await.map_err(failed)?;
    match revoked {
        None => context.say("Deleted the token. The consent is still there: https://myaccount.google.com/connections"),
        Some(Ok(Revocation::AlreadyEnded)) => context.say("Deleted the token. The consent had ended before."),
        Some(Ok(_)) => context.say("Revoked the consent and deleted the token."),
        Some(Err(RevokeError::NoToken)) => context.say("There was no token to revoke."),
        Some(Err(error)) => return Err(still_alive(&error)),
    }
    Ok(())
}

fn still_alive(error: &RevokeError) -> Failure {
    Failure::new(
        "HP-NET-004",
        Exit::TryLater,
        "the token was deleted here, but the consent could not be revoked",
    )
    .cause(chain(error))
    .try_next("remove the app at https://myaccount.google.com/connections")
}
