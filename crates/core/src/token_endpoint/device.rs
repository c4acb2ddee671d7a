//! The device authorization grant: a code for the user, and a poll for the tokens (RFC 8628).
//!
//! `oauth2` has a loop for this that sleeps and reads the clock by itself. Here each request is one
//! call, so that whoever waits can say what happens, stop, and be tested.

use std::time::Duration;

use serde::Deserialize;

use super::{TokenEndpoint, TokenError, TokenResponse, call, read};
use crate::endpoint;
use crate::scopes::Scopes;
use crate::secret::{ClientSecret, DeviceCode};
use crate::server_text::plain_text;

/// The wait between two polls where the server names none (RFC 8628 section 3.2).
const DEFAULT_INTERVAL: Duration = Duration::from_secs(5);

/// What a device is to show its user, and how to poll (RFC 8628 section 3.2).
#[derive(Clone)]
#[non_exhaustive]
pub struct DeviceAuthorization {
    /// The code by which this device polls.
    pub device_code: DeviceCode,
    /// The code that the user enters, as it is to be shown.
    pub user_code: String,
    /// The page where the user enters it: https, or on the loopback.
    pub verification_uri: String,
    /// How long both codes live.
    pub lifetime: Duration,
    /// The shortest wait between two polls.
    pub interval: Duration,
}

impl TokenEndpoint<'_> {
    /// Asks for a code that a user can enter on another device (RFC 8628 section 3.1).
    ///
    /// # Errors
    ///
    /// [`TokenError`] by remedy: [`TokenError::ClientRejected`] where the client is not of the type
    /// for such devices, [`TokenError::Refused`] with `invalid_scope` where a scope is not for them.
    pub async fn authorize_device(
        &self,
        scopes: &Scopes,
    ) -> Result<DeviceAuthorization, TokenError> {
        let uri = endpoint::device_authorization(self.client.token_url());
        let scopes = scopes.to_string();
        let form = self.form(&[("scope", &scopes)]);
        let response = call::send(self.http, super::post_form(&uri, &form, None)).await?;
        read::body::<WireDevice>(&response)?.accept()
    }

    /// Asks once whether the user has decided (RFC 8628 section 3.4).
    ///
    /// # Errors
    ///
    /// [`TokenError::Refused`] with the code `authorization_pending` or `slow_down` as long as the
    /// user has not decided, with `access_denied` or `expired_token` when there will be no tokens
    /// (section 3.5); otherwise [`TokenError`] by remedy.
    pub async fn poll_device(&self, code: &DeviceCode) -> Result<TokenResponse, TokenError> {
        let form = self.form(&[
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", code.expose_secret()),
        ]);
        super::grant(self.http, self.client.token_url(), &form, None).await
    }

    /// Adds who asks; Google takes the client's secret from the body.
    fn form<'f>(&'f self, fields: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
        let mut form = vec![("client_id", self.client.id())];
        let secret = self.client.secret().map(ClientSecret::expose_secret);
        form.extend(secret.map(|secret| ("client_secret", secret)));
        form.extend_from_slice(fields);
        form
    }
}

impl std::fmt::Debug for DeviceAuthorization {
    /// Leaves out the user's code: who reads it in a log can enter it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeviceAuthorization")
            .field("verification_uri", &self.verification_uri)
            .field("lifetime", &self.lifetime)
            .field("interval", &self.interval)
            .finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct WireDevice {
    device_code: String,
    user_code: String,
    verification_uri: Option<String>,
    /// Google's spelling, which is older than the RFC.
    verification_url: Option<String>,
    /// Bounded, so that no sum with it overflows.
    #[serde(default, deserialize_with = "super::wire::seconds")]
    expires_in: Option<u64>,
    #[serde(default, deserialize_with = "super::wire::seconds")]
    interval: Option<u64>,
}

impl WireDevice {
    fn accept(self) -> Result<DeviceAuthorization, TokenError> {
        let malformed = |reason| TokenError::Malformed { reason };
        let uri = self
            .verification_uri
            .or(self.verification_url)
            .ok_or(malformed("it lacks the address where the code is entered"))?;
        // It is shown to a person who will trust it.
        let uri = endpoint::parse(&uri).map_err(|_| {
            malformed("its verification address is neither https nor on the loopback")
        })?;
        let user_code = plain_text(&self.user_code);
        if user_code.is_empty() || self.device_code.is_empty() {
            return Err(malformed("a code is empty"));
        }
        Ok(DeviceAuthorization {
            device_code: DeviceCode::new(self.device_code),
            user_code,
            verification_uri: uri.into(),
            lifetime: self
                .expires_in
                .map(Duration::from_secs)
                .ok_or(malformed("it lacks the lifetime of the codes"))?,
            interval: self.interval.map_or(DEFAULT_INTERVAL, Duration::from_secs),
        })
    }
}
