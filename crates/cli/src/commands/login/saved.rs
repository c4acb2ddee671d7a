//! What is kept of a sign-in, and what is said about it.

use hallpass_core::{Credentials, Scope, Scopes};
use hallpass_flow::SignedIn;
use serde_json::json;

use crate::args::LoginArgs;
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::failure_from;
use crate::lengths::in_words;
use crate::output;
use crate::scope_names;

/// Saves the tokens and says who may do what.
pub(super) async fn save(signed_in: SignedIn, context: &Context) -> Result<(), Failure> {
    let store = context.store();
    let path = store.path().display().to_string();
    let is_renewable = signed_in.is_renewable();
    let SignedIn {
        user,
        identity,
        refresh_token_lifetime,
        ..
    } = signed_in;
    let scopes = user.scopes.clone().unwrap_or_default();
    let account = user.account.clone();
    Credentials::save_in(store, user)
        .await
        .map_err(|error| failure_from::credentials(&error, context))?;
    if context.is_json {
        let scopes: Vec<_> = scopes.iter().map(Scope::as_str).collect();
        output::json(
            &json!({"profile": context.profile, "account": account, "scopes": scopes, "stored": path}),
        )?;
    }
    let subject = || identity.map(|identity| identity.subject().to_owned());
    let who = account.or_else(subject);
    let who = who.map(|who| format!(" as {who}")).unwrap_or_default();
    context.say(&format!("Signed in{who} (profile {})", context.profile));
    context.say(&format!("  can:    {}", scope_names::in_words(&scopes)));
    context.say(&format!(
        "  stored: {path} (readable by you alone, not encrypted)"
    ));
    if !is_renewable {
        context.say("  note:   Google gave no refresh token, so this ends within the hour. Remove the app's access at");
        context.say("          https://myaccount.google.com/connections, then sign in again.");
    }
    if let Some(lifetime) = refresh_token_lifetime {
        context.say(&format!(
            "  note:   access was given for {}; after that, sign in again.",
            in_words(lifetime)
        ));
    }
    Ok(())
}

/// Says what was not granted; what was is saved by now.
pub(super) fn report_missing(
    missing: &Scopes,
    args: &LoginArgs,
    context: &Context,
) -> Result<(), Failure> {
    if missing.is_empty() {
        return Ok(());
    }
    let names = scope_names::short_list(missing);
    let way = if args.device { " --device" } else { "" };
    let login = context.command(&format!(
        "login{way} --add --scope {}",
        names.replace(", ", " --scope ")
    ));
    Err(Failure::new(
        "HP-SCOPE-002",
        Exit::Permission,
        format!("signed in, but without {names}"),
    )
    .cause("its box was not ticked on the consent page; what was granted is saved and works")
    .try_next(format!("{login}   # and leave the boxes ticked")))
}
