//! Why a sign-in came to nothing, and what helps.

use hallpass_flow::{
    ConsentError, DeviceError, ExchangeError, FlowError, IdTokenError, LoopbackError, Refusal,
};

use super::{TokenError, token};
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::lengths::in_words;
use crate::scope_names;

const CLIENTS: &str = "https://console.cloud.google.com/auth/clients";
const AUDIENCE: &str = "https://console.cloud.google.com/auth/audience";

/// Why the browser brought no consent.
pub(crate) fn consent(error: &LoopbackError, context: &Context) -> Failure {
    match error {
        LoopbackError::Consent(error) => answer(error, context),
        LoopbackError::TimedOut { waited } => {
            Failure::new("HP-AUTH-006", Exit::SignInNeeded, format!("no answer came from the browser within {}", in_words(*waited)))
                .cause("a page that shows an error of Google's sends no answer; neither does a browser on another machine")
                .try_next("run the same command again, with --paste, and paste the address of the page that the browser")
                .try_next("ends at; if that is an error page of Google's, it will be explained")
        }
        _ => Failure::new("HP-NET-003", Exit::Other, "the receiver for the browser's answer failed").because(error),
    }
}

/// Why an answer is no consent.
pub(crate) fn answer(error: &ConsentError, context: &Context) -> Failure {
    match error {
        ConsentError::Denied => Failure::new("HP-AUTH-007", Exit::SignInNeeded, "the sign-in was declined")
            .cause("somebody chose not to give access, or the account is not a test user of an OAuth app in \"Testing\"")
            .try_next("run the same command again, and choose Allow")
            .try_next(format!("or add the account under {AUDIENCE}")),
        ConsentError::Refused { refusal: kind, .. } | ConsentError::ErrorPage { refusal: kind, .. } => {
            refusal(*kind, context).because(error)
        }
        _ => Failure::new("HP-AUTH-011", Exit::Usage, "this is not the answer to this sign-in")
            .because(error)
            .try_next("run the same command again, and paste the whole address of the page you land on"),
    }
}

/// What a refusal means for somebody at a terminal.
fn refusal(refusal: Refusal, context: &Context) -> Failure {
    let login = context.command("login");
    match refusal {
        Refusal::AdminPolicy => Failure::new(
            "HP-AUTH-013",
            Exit::Permission,
            "an administrator does not allow this sign-in",
        )
        .try_next("ask the administrator of your organisation to trust the OAuth app's client ID")
        .try_next("or sign in with an account outside of the organisation"),
        Refusal::OrganisationOnly => Failure::new(
            "HP-AUTH-016",
            Exit::Permission,
            "the OAuth app is for members of its organisation only",
        )
        .try_next(
            "run the same command again with --account EMAIL, the address of a member's account",
        )
        .try_next(format!("or let its owner make it \"External\": {AUDIENCE}")),
        Refusal::EmbeddedBrowser => Failure::new(
            "HP-AUTH-017",
            Exit::SignInNeeded,
            "Google takes no sign-in inside another program",
        )
        .try_next("run the same command again with --no-open, and open the address that it shows")
        .try_next("in a browser of its own, such as Firefox or Chrome"),
        Refusal::RedirectUri => Failure::new(
            "HP-SETUP-005",
            Exit::SetupMissing,
            "the OAuth client does not allow answers to this machine",
        )
        .try_next(format!(
            "make a client of type \"Desktop app\" at {CLIENTS}, download its JSON file,"
        ))
        .try_next(format!("then: {login} --client client_secret.json")),
        Refusal::Client => Failure::new(
            "HP-SETUP-004",
            Exit::SetupMissing,
            "Google does not accept the OAuth client",
        )
        .try_next(format!(
            "check the client at {CLIENTS}, download its JSON again,"
        ))
        .try_next(format!("then: {login} --client client_secret.json")),
        Refusal::Scope => Failure::new(
            "HP-SCOPE-003",
            Exit::Usage,
            "a scope does not exist, or is not open to this OAuth client",
        )
        .try_next(
            "check its spelling: https://developers.google.com/identity/protocols/oauth2/scopes",
        ),
        Refusal::Server => Failure::new("HP-NET-002", Exit::TryLater, "Google's server failed")
            .try_next("run the command again in a minute"),
        _ => Failure::new("HP-AUTH-008", Exit::SignInNeeded, "the sign-in was refused")
            .try_next(format!("look whether the OAuth client is of type \"Desktop app\": {CLIENTS}"))
            .try_next("or whether the OAuth app's settings forbid it: https://console.cloud.google.com/auth/overview"),
    }
}

/// Why a device got no consent. What came after the consent is for [`exchange`].
pub(crate) fn device(error: &DeviceError, context: &Context) -> Failure {
    match error {
        DeviceError::Flow(error) => flow(error),
        DeviceError::Scopes { refused } => not_for_devices(&scope_names::short_list(refused))
            .cause(
                "only drive.file, drive.appdata, YouTube and who you are can be had with a code",
            ),
        DeviceError::Begin(error @ TokenError::Refused { code, .. }) if code == "invalid_scope" => {
            not_for_devices("all of this").because(error)
        }
        DeviceError::Begin(error) if is_of_another_type(error) => Failure::new(
            "HP-SETUP-006",
            Exit::SetupMissing,
            "this OAuth client cannot sign in with a code",
        )
        .because(error)
        .try_next(
            "run the same command with --paste in place of --device: no browser is needed here",
        )
        .try_next(format!(
            "or make a client of type \"TVs and Limited Input devices\" at {CLIENTS}"
        )),
        DeviceError::Begin(error) => token(error, context, "no code could be had"),
        DeviceError::Denied => answer(&ConsentError::Denied, context),
        DeviceError::Expired { lifetime } => Failure::new(
            "HP-AUTH-006",
            Exit::SignInNeeded,
            format!("nobody entered the code within {}", in_words(*lifetime)),
        )
        .try_next("run the same command again, and enter the new code"),
        DeviceError::Exchange(error) => exchange(error, context),
        _ => Failure::new("HP-AUTH-010", Exit::Other, "the sign-in failed").because(error),
    }
}

/// Whether the client is fine, but not one for devices. Google says that in words only.
fn is_of_another_type(error: &TokenError) -> bool {
    match error {
        TokenError::ClientRejected { code, description } => {
            code == "unauthorized_client"
                || description
                    .as_deref()
                    .is_some_and(|words| words.contains("client type"))
        }
        _ => false,
    }
}

fn not_for_devices(scopes: &str) -> Failure {
    Failure::new(
        "HP-SCOPE-004",
        Exit::Usage,
        format!("Google does not allow {scopes} with --device"),
    )
    .try_next("run the same command with --paste in place of --device: any scope, and no browser is needed here;")
    .try_next("its client is one of type \"Desktop app\"")
    .try_next("or with --scope drive.file alone, for the spreadsheets that this client makes")
}

fn flow(error: &FlowError) -> Failure {
    Failure::usage("the sign-in cannot be started").because(error)
}

/// Why a consent gave no tokens. Missing scopes are for the caller, who has the tokens to keep.
pub(crate) fn exchange(error: &ExchangeError, context: &Context) -> Failure {
    let what = "the answer could not be exchanged for tokens";
    match error {
        ExchangeError::Token(TokenError::GrantRejected { .. }) => {
            Failure::new("HP-AUTH-012", Exit::SignInNeeded, what)
                .because(error)
                .try_next("a code works once and for minutes only; run the same command again")
        }
        ExchangeError::Token(error) => token(error, context, what),
        ExchangeError::OtherAccount {
            expected,
            signed_in,
        } => {
            let other = signed_in.user.account.as_deref();
            let failure = Failure::new("HP-AUTH-014", Exit::SignInNeeded, error.to_string())
                .cause(format!(
                    "nothing was saved; profile `{}` is as it was",
                    context.profile
                ))
                .try_next(format!(
                    "run the same command again, and choose {expected} on the page"
                ));
            match other {
                Some(other) => failure
                    .try_next(format!(
                        "or with --account {other}, to take that one in its place"
                    ))
                    .try_next("or with -p NAME, to keep the two apart"),
                None => failure.try_next("or with -p NAME and without --account, to take any"),
            }
        }
        ExchangeError::IdToken(_) | ExchangeError::Userinfo(_) => {
            let again = match error {
                ExchangeError::IdToken(IdTokenError::Expired) => {
                    "check this machine's clock, then run the same command again"
                }
                _ => {
                    "run the same command again; if that does not help, do not use this OAuth client"
                }
            };
            Failure::new(
                "HP-AUTH-015",
                Exit::Other,
                "the server's answer cannot be trusted, so nothing was saved",
            )
            .because(error)
            .try_next(again)
        }
        _ => Failure::new(
            "HP-SCOPE-002",
            Exit::Permission,
            "the sign-in is incomplete",
        )
        .because(error),
    }
}
