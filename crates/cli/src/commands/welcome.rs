//! `hallpass` without a command: how to begin.

use crate::context::Context;
use crate::failure::Failure;
use crate::output;
use crate::scope_names;

const BEGINNINGS: &str = "\
Sign in to Google and work with Sheets from the terminal.

  Try it now, without a Google account:  hallpass try
  Use your account:                      hallpass login --client client_secret.json --scope sheets
  Run a local Google to test against:    hallpass sandbox start
";

pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    output::line(BEGINNINGS)?;
    output::line(&match context.credentials() {
        Ok(credentials) => {
            let who = credentials
                .account()
                .unwrap_or_else(|| "somebody".to_owned());
            let scopes = credentials.granted_scopes().unwrap_or_default();
            let profile = &context.profile;
            format!(
                "Signed in as {who} (profile {profile}), for: {}.",
                scope_names::short_list(&scopes)
            )
        }
        Err(failure) => format!("{}.", failure.what),
    })?;
    output::line("All commands: hallpass --help")
}
