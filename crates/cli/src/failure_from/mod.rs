//! The libraries' errors, with the command that helps.

mod consent;
mod google;

use hallpass_core::{CredentialsError, SessionError, StoreError, TokenError, TransportError};
use hallpass_sheets::{CallError, NoSuchSheet};

use crate::context::Context;
use crate::failure::{Exit, Failure, chain, ends};
use crate::scope_names;

pub(crate) use consent::{answer, consent, device, exchange};
pub(crate) use google::is_beyond_the_grid;

/// Why there is no token.
pub(crate) fn credentials(error: &CredentialsError, context: &Context) -> Failure {
    let login = context.command("login");
    match error {
        CredentialsError::NotSignedIn { .. } => Failure::new(
            "HP-AUTH-001",
            Exit::SignInNeeded,
            format!("profile `{}` is not signed in", context.profile),
        )
        .try_next(format!("{login} --scope sheets"))
        .try_next("or without a Google account: hallpass try"),
        CredentialsError::NoRefreshToken => Failure::new(
            "HP-AUTH-003",
            Exit::SignInNeeded,
            "the access token has ended and cannot be renewed",
        )
        .cause("the sign-in came without a refresh token")
        .try_next(login),
        CredentialsError::Refresh(error) => {
            token(error, context, "the access token could not be refreshed")
        }
        CredentialsError::Store(error) => store(error, context),
        _ => Failure::new("HP-AUTH-010", Exit::Other, "there is no token").because(error),
    }
}

/// Why the token endpoint gave no token.
pub(crate) fn token(error: &TokenError, context: &Context, what: &str) -> Failure {
    let login = context.command("login");
    match error {
        TokenError::GrantRejected { subtype, .. } if subtype.is_some() => {
            Failure::new("HP-AUTH-004", Exit::SignInNeeded, "your organisation asks for a new sign-in")
                .because(error)
                .try_next(login)
        }
        TokenError::GrantRejected { .. } => {
            Failure::new("HP-AUTH-002", Exit::SignInNeeded, "this sign-in has ended")
                .cause(format!(
                    "{}. Usual reasons: access was removed in the Google account, six months without use, a changed \
                     password, or an OAuth app in \"Testing\", whose sign-ins end after seven days",
                    chain(error).trim_end_matches('.')
                ))
                .try_next(login)
        }
        TokenError::ClientRejected { .. } => {
            Failure::new("HP-SETUP-004", Exit::SetupMissing, "Google does not accept the OAuth client")
                .because(error)
                .try_next("check the client at https://console.cloud.google.com/auth/clients, download its JSON again,")
                .try_next(format!("then: {login} --client client_secret.json"))
        }
        TokenError::PolicyEnforced { .. } => Failure::new(
            "HP-AUTH-013",
            Exit::Permission,
            "an administrator does not allow this sign-in",
        )
        .because(error)
        .try_next("ask the administrator of your organisation to trust the OAuth app, or sign in with another account"),
        TokenError::Transport(error) => transport(error, what),
        TokenError::Unavailable { .. } => {
            Failure::new("HP-NET-002", Exit::TryLater, what).because(error).try_next("run the command again in a minute")
        }
        _ => Failure::new("HP-AUTH-005", Exit::Other, what).because(error),
    }
}

/// Why tokens could not be read or kept.
pub(crate) fn store(error: &StoreError, context: &Context) -> Failure {
    let failure = Failure::new(
        "HP-FILE-001",
        Exit::Other,
        "the token file could not be used",
    )
    .because(error);
    match error {
        StoreError::Malformed { path, .. } => failure
            .try_next(format!(
                "it was left as it is; move it away: mv {0} {0}.broken",
                path.display()
            ))
            .try_next(format!("then sign in again: {}", context.command("login"))),
        StoreError::Untrusted { path, .. } => failure
            .try_next(format!("look at who owns it: ls -l {}", path.display()))
            .try_next("if it is yours to use, make it yours: chown, then chmod 600"),
        StoreError::Busy { .. } => failure.try_next("end the other hallpass, or wait for it"),
        _ => failure.try_next("check the folder's owner, its permissions and the free space"),
    }
}

/// Why a request or its answer was lost.
pub(crate) fn transport(error: &TransportError, what: &str) -> Failure {
    let failure = Failure::new("HP-NET-001", Exit::TryLater, what).cause(ends(error));
    if error.host().starts_with("127.0.0.1") && error.is_connect() {
        return failure.try_next(
            "is the sandbox running? start it in another terminal: hallpass sandbox start",
        );
    }
    failure.try_next(
        "check the network (and HTTPS_PROXY, if you need a proxy), then run the command again",
    )
}

/// Why an authorized request got no answer.
pub(crate) fn session(error: &SessionError, context: &Context) -> Failure {
    match error {
        SessionError::Credentials(error) | SessionError::Rejected { source: error, .. } => {
            credentials(error, context)
        }
        SessionError::Transport(error) => transport(error, "the API could not be asked"),
        SessionError::HostNotAllowed { host } => Failure::new(
            "HP-HOST-001",
            Exit::Usage,
            format!("{host} does not get your token"),
        )
        .cause("tokens go to https hosts under googleapis.com only")
        .try_next(format!("if you trust it: --allow-host {host}")),
        SessionError::SandboxToken { host } => Failure::new(
            "HP-HOST-002",
            Exit::Usage,
            format!("{host} does not get a sandbox's token"),
        )
        .cause(format!(
            "profile `{}` is signed in to a sandbox on this machine",
            context.profile
        ))
        .try_next("use another profile: hallpass -p NAME …"),
        SessionError::Invalid { reason } => {
            Failure::usage("the request cannot be sent").cause(reason)
        }
        _ => Failure::new("HP-API-003", Exit::Other, "the API could not be asked").because(error),
    }
}

/// Why a Sheets call gave no answer.
pub(crate) fn call(error: &CallError, context: &Context) -> Failure {
    match error {
        CallError::Session(error) => session(error, context),
        CallError::Google(status) => google::refusal(status, context),
        CallError::MissingScope {
            needed, granted, ..
        } => {
            let needed = needed
                .first()
                .map_or_else(|| "sheets".to_owned(), scope_names::short);
            Failure::new(
                "HP-SCOPE-001",
                Exit::Permission,
                "this sign-in may not do that",
            )
            .cause(format!(
                "it is for {}; this needs {needed}",
                scope_names::short_list(granted)
            ))
            .try_next(format!(
                "{} --add --scope {needed}",
                context.command("login")
            ))
        }
        CallError::Range(_) => bad_range("the range cannot be understood").because(error),
        CallError::Spreadsheet(_) => Failure::new(
            "HP-USAGE-002",
            Exit::Usage,
            "the spreadsheet cannot be found by that",
        )
        .because(error)
        .try_next("give its ID, or its address from the browser"),
        CallError::Number { .. } | CallError::TooLong { .. } => {
            Failure::usage("the request cannot be sent").because(error)
        }
        _ => Failure::new("HP-API-001", Exit::Other, "the answer could not be used").because(error),
    }
}

/// Why a sheet is not there.
pub(crate) fn no_such_sheet(error: &NoSuchSheet, context: &Context) -> Failure {
    let what = "the spreadsheet has no such sheet or range";
    Failure::new("HP-RANGE-002", Exit::NotFound, what)
        .because(error)
        .try_next(format!(
            "see its sheets: {}",
            context.command("sheets info SHEET")
        ))
}

/// Why a range is none, or not one to write into.
pub(crate) fn bad_range(what: impl Into<String>) -> Failure {
    Failure::new("HP-RANGE-001", Exit::Usage, what)
        .try_next("write it as Sheet!A1:B2, as A1:B2, or as two words: Sheet A1:B2")
}

/// Why not all cells fit into a range.
pub(crate) fn range_too_small() -> Failure {
    let what = "there are more cells to write than the range holds";
    Failure::new("HP-RANGE-003", Exit::Usage, what)
        .try_next("give the first cell alone, such as A1, or a range that is large enough")
}
