//! The way over an address that a person copies from a browser.

use hallpass_flow::{Consent, ConsentError, Granted};

use crate::context::Context;
use crate::failure::{Failure, chain};
use crate::failure_from;
use crate::terminal;

/// Asks for the address. A person may try again; a script has one try.
pub(super) async fn ask(consent: &Consent, context: &Context) -> Result<Granted, Failure> {
    context.tell(&format!(
        "Open this address in any browser, on any machine:\n\n  {}\n",
        consent.authorization_url()
    ));
    let prompt =
        "After you allow access, the browser ends at a page that does not load. Paste its address:";
    let pasted = terminal::ask(prompt).await?.ok_or_else(nothing_pasted)?;
    match consent.answer(&pasted) {
        Ok(granted) => Ok(granted),
        Err(error) if context.may_ask() && is_a_slip(&error) => {
            tell(&error, context);
            accept(consent, context).await?.ok_or_else(nothing_pasted)
        }
        Err(error) => Err(failure_from::answer(&error, context)),
    }
}

/// Takes the address when it is pasted; `None` where nobody types any more.
pub(super) async fn accept(
    consent: &Consent,
    context: &Context,
) -> Result<Option<Granted>, Failure> {
    while let Some(line) = terminal::line().await? {
        if line.is_empty() {
            continue;
        }
        match consent.answer(&line) {
            Ok(granted) => return Ok(Some(granted)),
            Err(error) if is_a_slip(&error) => tell(&error, context),
            Err(error) => return Err(failure_from::answer(&error, context)),
        }
    }
    Ok(None)
}

/// Whether another paste may be the right one.
fn is_a_slip(error: &ConsentError) -> bool {
    !error.is_final() && !matches!(error, ConsentError::ErrorPage { .. })
}

fn tell(error: &ConsentError, context: &Context) {
    let reason = match error {
        ConsentError::NotARedirect { reason } => (*reason).to_owned(),
        ConsentError::StateMismatch => "it is from another sign-in than this one".to_owned(),
        _ => chain(error),
    };
    context.tell(&format!(
        "Not taken: {reason}. Paste the whole address of the page that the browser ends at:"
    ));
}

fn nothing_pasted() -> Failure {
    Failure::usage("no address was pasted")
        .try_next("run the same command again at a terminal, and paste the address there")
}
