//! The way over a code that a person enters on another device.

use hallpass_flow::{DeviceError, Flow, SignedIn};

use super::SignInFailure;
use crate::context::Context;
use crate::failure_from;

/// Shows a code and waits until it is entered.
pub(super) async fn sign_in(flow: Flow, context: &Context) -> Result<SignedIn, SignInFailure> {
    let told = |error: &DeviceError| failure_from::device(error, context);
    let device = flow
        .begin_device(&context.http)
        .await
        .map_err(|error| told(&error))?;
    context.say(&format!(
        "Open this address on any device: {}",
        device.verification_uri()
    ));
    context.say(&format!("and enter the code: {}", device.user_code()));
    context.say(&format!(
        "Waiting up to {:?} for the answer …",
        device.lifetime()
    ));
    match device.wait(&context.http).await {
        Ok(signed_in) => Ok(signed_in),
        Err(DeviceError::Exchange(error)) => Err(error.into()),
        Err(error) => Err(told(&error).into()),
    }
}
