//! A consent on another device: a code to enter there, and the wait for it (RFC 8628).

use std::time::Duration;

use hallpass_core::{DeviceAuthorization, Http, Scope, Scopes, TokenEndpoint, TokenError};
use tokio::time::{Instant, sleep_until};

use crate::exchange_error::ExchangeError;
use crate::flow::{Flow, FlowError};
use crate::signed_in::SignedIn;
use crate::terms::Terms;

/// What a server that names no shorter wait is spared.
const SHORTEST_INTERVAL: Duration = Duration::from_millis(100);
/// How much longer the wait gets when the server says `slow_down` (section 3.5).
const SLOWER: Duration = Duration::from_secs(5);
/// The longest wait that failures of the network lead to.
const LONGEST_INTERVAL: Duration = Duration::from_secs(60);

/// All that Google lets a device ask for
/// (<https://developers.google.com/identity/protocols/oauth2/limited-input-device#allowedscopes>).
const GOOGLES: [&str; 9] = [
    "openid",
    "email",
    "profile",
    "https://www.googleapis.com/auth/userinfo.email",
    "https://www.googleapis.com/auth/userinfo.profile",
    "https://www.googleapis.com/auth/drive.appdata",
    "https://www.googleapis.com/auth/drive.file",
    "https://www.googleapis.com/auth/youtube",
    "https://www.googleapis.com/auth/youtube.readonly",
];

/// A consent that the user gives on another device.
#[derive(Debug)]
pub struct DeviceConsent {
    authorization: DeviceAuthorization,
    terms: Terms,
    end: Instant,
}

/// Why a device got no consent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DeviceError {
    /// There is nothing to consent to.
    #[error(transparent)]
    Flow(#[from] FlowError),
    /// Google does not give these scopes to devices. Nothing was asked; the way over a browser's
    /// redirect, be it pasted, has no such list.
    #[error("Google does not allow {refused} in the device flow")]
    Scopes {
        /// Those of the scopes that are not allowed.
        refused: Scopes,
    },
    /// The server gave no code, or its refusal is final.
    #[error("the device got no code to show")]
    Begin(#[source] TokenError),
    /// The user said no.
    #[error("the user did not consent")]
    Denied,
    /// The user did not enter the code in time.
    #[error("nobody entered the code within {lifetime:?}")]
    Expired {
        /// How long the code lived.
        lifetime: Duration,
    },
    /// The user decided, and the sign-in came to nothing, or not to what was asked.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
}

impl Flow {
    /// Asks the server for a code that the user enters on another device.
    ///
    /// Google wants a client of type "TVs and limited input devices" for this, and gives few
    /// scopes: no spreadsheets but those that the application made or that the user opened with it
    /// (`drive.file`). Others are refused here before anything is asked.
    ///
    /// # Errors
    ///
    /// [`DeviceError::Scopes`], [`DeviceError::Flow`] or [`DeviceError::Begin`].
    pub async fn begin_device(self, http: &Http) -> Result<DeviceConsent, DeviceError> {
        let terms = self.into_terms()?;
        let client = terms.secrets.client();
        if client.is_googles() {
            let is_refused = |scope: &&Scope| !GOOGLES.contains(&scope.as_str());
            let refused: Scopes = terms.asked.iter().filter(is_refused).cloned().collect();
            if !refused.is_empty() {
                return Err(DeviceError::Scopes { refused });
            }
        }
        let asked_at = Instant::now();
        let authorization = TokenEndpoint::new(http, client)
            .authorize_device(&terms.asked)
            .await
            .map_err(DeviceError::Begin)?;
        let end = asked_at + authorization.lifetime;
        Ok(DeviceConsent {
            authorization,
            terms,
            end,
        })
    }
}

impl DeviceConsent {
    /// Returns the page that the user opens on any device.
    #[must_use]
    pub fn verification_uri(&self) -> &str {
        &self.authorization.verification_uri
    }

    /// Returns the code that the user enters there.
    #[must_use]
    pub fn user_code(&self) -> &str {
        &self.authorization.user_code
    }

    /// Returns how long the code lives, counted from when it was asked for.
    #[must_use]
    pub fn lifetime(&self) -> Duration {
        self.authorization.lifetime
    }

    /// Waits until the user has decided, and takes the tokens.
    ///
    /// Asks as often as the server allows. A failure of the network makes the waits longer and ends
    /// nothing, until the code is over.
    ///
    /// # Errors
    ///
    /// [`DeviceError::Denied`], [`DeviceError::Expired`], or [`DeviceError::Exchange`].
    pub async fn wait(self, http: &Http) -> Result<SignedIn, DeviceError> {
        let endpoint = TokenEndpoint::new(http, self.terms.secrets.client());
        let mut interval = self.authorization.interval.max(SHORTEST_INTERVAL);
        let mut wait = interval;
        loop {
            let next = Instant::now() + wait;
            if next >= self.end {
                sleep_until(self.end).await;
                return Err(self.expired());
            }
            sleep_until(next).await;
            match endpoint.poll_device(&self.authorization.device_code).await {
                Ok(response) => return Ok(self.terms.settle(response, http).await?),
                Err(error) => {
                    let asked = error.retry_after().unwrap_or_default();
                    interval = self.next_interval(interval, error)?;
                    // What is asked for once is no new interval.
                    wait = interval.max(asked);
                }
            }
        }
    }

    /// Says how long to wait after a poll without tokens; an error if there will be none.
    fn next_interval(
        &self,
        interval: Duration,
        error: TokenError,
    ) -> Result<Duration, DeviceError> {
        match error.code() {
            Some("authorization_pending") => Ok(interval),
            Some("slow_down") => Ok(interval + SLOWER),
            Some("access_denied") => Err(DeviceError::Denied),
            Some("expired_token") => Err(self.expired()),
            // Section 3.5 recommends to double the wait.
            _ if error.is_transient() => Ok((interval * 2).min(LONGEST_INTERVAL).max(interval)),
            _ => Err(ExchangeError::Token(error).into()),
        }
    }

    fn expired(&self) -> DeviceError {
        DeviceError::Expired {
            lifetime: self.authorization.lifetime,
        }
    }
}
