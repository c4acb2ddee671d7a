//! The way over a code that a person enters on another device.

use hallpass_flow::{DeviceConsent, DeviceError, Flow, SignedIn};

use super::SignInFailure;
use crate::args::LoginArgs;
use crate::context::Context;
use crate::failure_from;
use crate::lengths::in_words;

/// Shows a code and waits until it is entered.
pub(super) async fn sign_in(
    flow: Flow,
    args: &LoginArgs,
    context: &Context,
) -> Result<SignedIn, SignInFailure> {
    let told = |error: &DeviceError| failure_from::device(error, context);
    let device = flow
        .begin_device(&context.http)
        .await
        .map_err(|error| told(&error))?;
    let lifetime = device.lifetime();
    let patience = args.timeout.map_or(lifetime, |time| time.min(lifetime));
    show(&device, context);
    context.say(&format!(
        "Waiting up to {} for the answer …",
        in_words(patience)
    ));
    let entered = device.wait(&context.http);
    let outcome = match args.timeout {
        Some(_) => tokio::time::timeout(patience, entered)
            .await
            .unwrap_or(Err(DeviceError::Expired { lifetime: patience })),
        None => entered.await,
    };
    match outcome {
        Ok(signed_in) => Ok(signed_in),
        Err(DeviceError::Exchange(error)) => Err(error.into()),
        Err(error) => Err(told(&error).into()),
    }
}

fn show(device: &DeviceConsent, context: &Context) {
    context.tell(&format!(
        "Open this address on any device: {}",
        device.verification_uri()
    ));
    context.tell(&format!("and enter the code: {}", device.user_code()));
}
