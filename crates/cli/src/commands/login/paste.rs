//! The way over an address that a person copies from a browser.

use hallpass_flow::{Consent, ConsentError, Granted};

use crate::context::Context;
use crate::failure::{Failure, chain};
use crate::failure_from;
use crate::terminal;

/// Asks for the address. A person may try again; a script has one try.
pub(super) async fn ask(consent: &Consent, context: &Context) -> Result<Granted, Failure> {
    context.say(&format!(
        "Open this address in any browser, on any machine:\n\n  {}\n",
        consent.authorization_url()
    ));
    let prompt =
        "After you allow access, the browser ends at a page that does not load. Paste its address:";
    let pasted = terminal::ask(prompt).await?.ok_or_else(|| {
        Failure::usage("no address was pasted")
            .try_next(format!("{} --paste", context.command("login")))
    })?;
    match consent.answer(&pasted) {
        Ok(granted) => Ok(granted),
        Err(error) if context.may_ask() && is_a_slip(&error) => {
            tell(&error, context);
            accept(consent, context).await
        }
        Err(error) => Err(failure_from::answer(&error, context)),
    }
}

/// Takes the address when it is pasted; waits for ever where nobody types.
pub(super) async fn accept(consent: &Consent, context: &Context) -> Result<Granted, Failure> {
    loop {
        let line = match terminal::line().await? {
            None => return std::future::pending().await,
            Some(line) if line.is_empty() => continue,
            Some(line) => line,
        };
        match consent.answer(&line) {
            Ok(granted) => return Ok(granted),
            Err(error) if is_a_slip(&error) => tell(&error, context),
            Err(error) => return Err(failure_from::answer(&error, context)),
        }
    }
}

/// Whether another paste may be the right one.
fn is_a_slip(error: &ConsentError) -> bool {
    !error.is_final() && !matches!(error, ConsentError::ErrorPage { .. })
}

fn tell(error: &ConsentError, context: &Context) {
    let reason = chain(error);
    context.say(&format!(
        "Not taken: {reason}. Paste the whole address of the page that the browser ends at:"
    ));
}
