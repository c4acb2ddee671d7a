//! The way over a browser on this machine, or on the other end of an SSH connection.

use hallpass_flow::{Consent, Granted, Loopback};
use url::Url;

use super::paste;
use crate::args::LoginArgs;
use crate::browser;
use crate::context::Context;
use crate::environment;
use crate::failure::Failure;
use crate::failure_from;

/// Opens the page and waits for the answer, be it sent by the browser or pasted.
pub(super) async fn receive(
    loopback: Loopback,
    consent: &Consent,
    args: &LoginArgs,
    context: &Context,
) -> Result<Granted, Failure> {
    match environment::remote_address() {
        Some(host) if !args.no_open => tell_how_from_afar(consent, &host, context),
        _ => open(consent, args, context),
    }
    context.say(&format!(
        "Waiting up to {:?} for the answer …",
        args.timeout
    ));
    tokio::select! {
        received = loopback.wait(consent, args.timeout) => {
            received.map_err(|error| failure_from::consent(&error, context))
        }
        pasted = paste::accept(consent, context), if context.may_ask() => pasted,
    }
}

fn open(consent: &Consent, args: &LoginArgs, context: &Context) {
    let url = consent.authorization_url();
    if args.no_open || !browser::open(url) {
        context.say(&format!(
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
    let url = consent.authorization_url();
    context.say(&format!(
        "This is a remote machine. Open this address in the browser of your own:\n\n  {url}\n"
    ));
    let port = Url::parse(consent.redirect_uri())
        .ok()
        .and_then(|url| url.port());
    let tunnel = port.map(|port| format!("ssh -L {port}:127.0.0.1:{port} {host}"));
    if context.may_ask() {
        context.say("After you allow access, it ends at a page that does not load: paste that page's address here.");
        if let Some(tunnel) = tunnel {
            context.say(&format!(
                "Or let it load: run this on your own machine first, in another terminal:\n\n  {tunnel}\n"
            ));
        }
    } else if let Some(tunnel) = tunnel {
        context.say(&format!(
            "Before that, run this on your own machine, so that the answer finds its way:\n\n  {tunnel}\n"
        ));
    }
}
