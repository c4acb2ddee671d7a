//! The way over a browser on this machine, or on the other end of an SSH connection.

use std::time::Duration;

use hallpass_flow::{Consent, Granted, Loopback};
use url::Url;

use super::paste;
use crate::args::LoginArgs;
use crate::browser;
use crate::context::Context;
use crate::environment;
use crate::failure::Failure;
use crate::failure_from;
use crate::lengths::in_words;

/// How long is waited for somebody who did not say how long.
const PATIENCE: Duration = Duration::from_secs(300);

/// Opens the page and waits for the answer, be it sent by the browser or pasted.
pub(super) async fn receive(
    loopback: Loopback,
    consent: &Consent,
    args: &LoginArgs,
    context: &Context,
) -> Result<Granted, Failure> {
    match environment::remote_address() {
        Some(host) => tell_how_from_afar(consent, &host, context),
        None => open(consent, args, context),
    }
    let patience = args.timeout.unwrap_or(PATIENCE);
    context.say(&format!(
        "Waiting up to {} for the answer …",
        in_words(patience)
    ));
    tokio::select! {
        received = loopback.wait(consent, patience) => {
            received.map_err(|error| failure_from::consent(&error, context))
        }
        pasted = pasted(consent, context), if context.may_ask() => pasted,
    }
}

/// Takes a paste. Whoever closes the terminal's input leaves the answer to the browser.
async fn pasted(consent: &Consent, context: &Context) -> Result<Granted, Failure> {
    match paste::accept(consent, context).await? {
        Some(granted) => Ok(granted),
        None => std::future::pending().await,
    }
}

fn open(consent: &Consent, args: &LoginArgs, context: &Context) {
    let url = consent.authorization_url();
    if args.no_open || !browser::open(url) {
        context.tell(&format!(
            "Open this address in a browser on this machine:\n\n  {url}\n"
        ));
    } else {
        context.say(&format!(
            "Your browser opens. If it does not, open this address:\n\n  {url}\n"
        ));
    }
    if context.may_ask() {
        context.say(
            "If the browser ends at a page that does not load, paste that page's address here.",
        );
    }
}

/// A browser on another machine cannot call back to this one by itself.
fn tell_how_from_afar(consent: &Consent, host: &str, context: &Context) {
    let open = format!(
        "Open this address in a browser on your own machine:\n\n  {}\n",
        consent.authorization_url()
    );
    let port = Url::parse(consent.redirect_uri())
        .ok()
        .and_then(|url| url.port_or_known_default())
        .unwrap_or_default();
    let tunnel = format!(
        "run this on your own machine, in another terminal\n\
         (in place of {host} write what you usually connect to):\n\n  \
         ssh -L {port}:127.0.0.1:{port} {host}\n"
    );
    if context.may_ask() {
        context.tell(&format!("This is a remote machine. {open}"));
        context.tell("After you allow access, the browser ends at a page that does not load. Paste its address here.");
        context.tell(&format!(
            "Or let it load: before you open the address, {tunnel}"
        ));
    } else {
        context.tell(&format!("This is a remote machine. First {tunnel}"));
        context.tell(&open);
    }
}
