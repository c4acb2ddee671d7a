//! `hallpass token`: prints an access token.

use std::time::SystemTime;

use hallpass_core::{AccessToken, Credentials, Scope};
use serde_json::json;

use crate::args::{TokenArgs, TokenForm};
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::failure_from;
use crate::output;
use crate::report;

pub(crate) async fn run(args: &TokenArgs, context: &Context) -> Result<(), Failure> {
    let credentials = context.credentials()?;
    let token = if args.fresh {
        credentials.refresh().await
    } else {
        credentials.token().await
    };
    let token = token.map_err(|error| failure_from::credentials(&error, context))?;
    warn_if_unsaved(&credentials);
    if args.check {
        return Ok(());
    }
    match args.form {
        _ if context.is_json => print_json(&token, &credentials),
        TokenForm::Raw => output::line(token.expose_secret()),
        TokenForm::Header => {
            output::line(&format!("Authorization: Bearer {}", token.expose_secret()))
        }
        TokenForm::Json => print_json(&token, &credentials),
    }
}

fn print_json(token: &AccessToken, credentials: &Credentials) -> Result<(), Failure> {
    let scopes = credentials.granted_scopes();
    let scopes = scopes
        .as_ref()
        .map(|scopes| scopes.iter().map(Scope::as_str).collect::<Vec<_>>());
    let end = token
        .expires_at()
        .and_then(|end| end.duration_since(SystemTime::UNIX_EPOCH).ok());
    output::json(&json!({
        "access_token": token.expose_secret(),
        "expires_at": end.map(|end| end.as_secs()),
        "scopes": scopes,
        "account": credentials.account(),
    }))
}

/// A refreshed token that was not saved still works; the next run may not have it.
pub(crate) fn warn_if_unsaved(credentials: &Credentials) {
    if let Some(error) = credentials.save_problem() {
        let failure = Failure::new("HP-FILE-003", Exit::Other, "").because(&*error);
        report::line(&format!(
            "warning: the refreshed token works, but could not be saved: {}",
            failure.cause.unwrap_or_default()
        ));
    }
}
