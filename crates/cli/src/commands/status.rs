//! `hallpass status`: who is signed in, for what, and until when.

use std::time::SystemTime;

use hallpass_core::{AuthorizedUser, Credentials, CredentialsError, Scope};
use serde_json::{Value, json};

use crate::args::StatusArgs;
use crate::context::{Context, Source};
use crate::failure::Failure;
use crate::failure_from;
use crate::output;
use crate::scope_names;

pub(crate) async fn run(args: &StatusArgs, context: &Context) -> Result<(), Failure> {
    let credentials = context.credentials()?;
    if args.check {
        check(&credentials)
            .await
            .map_err(|error| failure_from::credentials(&error, context))?;
    }
    let user = credentials
        .user()
        .ok_or_else(|| Failure::usage("these credentials are no user's"))?;
    let stored = match context.source() {
        Source::Profile(store) => store.path().display().to_string(),
        Source::Environment(path) => {
            format!("{} (HALLPASS_CREDENTIALS, read only)", path.display())
        }
    };
    let now = credentials.http().clock().now();
    if context.is_json {
        output::json(&document(&user, &stored, context))
    } else {
        print(&user, &stored, now, context)
    }
}

/// Asks the server: a token that is good for a while yet says nothing of the consent behind it.
async fn check(credentials: &Credentials) -> Result<(), CredentialsError> {
    let checked = if credentials
        .user()
        .is_some_and(|user| user.refresh_token.is_some())
    {
        credentials.refresh().await
    } else {
        credentials.token().await
    };
    checked.map(drop)
}

fn document(user: &AuthorizedUser, stored: &str, context: &Context) -> Value {
    let scopes = user
        .scopes
        .as_ref()
        .map(|scopes| scopes.iter().map(Scope::as_str).collect::<Vec<_>>());
    json!({
        "profile": context.profile,
        "account": user.account,
        "client_id": user.client.id(),
        "token_uri": user.client.token_uri(),
        "scopes": scopes,
        "expires_at": user.access_token.as_ref().and_then(|token| token.expires_at()).map(seconds),
        "has_refresh_token": user.refresh_token.is_some(),
        "stored": stored,
    })
}

fn print(
    user: &AuthorizedUser,
    stored: &str,
    now: SystemTime,
    context: &Context,
) -> Result<(), Failure> {
    let account = user
        .account
        .as_deref()
        .unwrap_or("unknown (sign in with --scope email to see it)");
    let scopes = user
        .scopes
        .as_ref()
        .map_or_else(|| "unknown".to_owned(), scope_names::short_list);
    output::line(&format!("profile  {}", context.profile))?;
    output::line(&format!("account  {account}"))?;
    output::line(&format!("client   {}", user.client.id()))?;
    output::line(&format!("scopes   {scopes}"))?;
    output::line(&format!("token    {}", token_words(user, now)))?;
    output::line(&format!("stored   {stored}"))
}

fn token_words(user: &AuthorizedUser, now: SystemTime) -> String {
    let remaining = user
        .access_token
        .as_ref()
        .and_then(|token| token.expires_at()?.duration_since(now).ok());
    let renewal = if user.refresh_token.is_some() {
        "renews itself"
    } else {
        "cannot be renewed"
    };
    match remaining {
        Some(remaining) if remaining.as_secs() >= 60 => {
            format!("good for {} min, {renewal}", remaining.as_secs() / 60)
        }
        Some(remaining) => format!("good for {} s, {renewal}", remaining.as_secs()),
        None => format!("to be fetched, {renewal}"),
    }
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH)
        .map(|since| since.as_secs())
        .unwrap_or_default()
}
