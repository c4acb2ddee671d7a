//! A user with tokens, a clock that stands still, and a scripted token endpoint.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use hallpass_core::{
    AuthorizedUser, Clock, Credentials, CredentialsError, Http, Retries, TokenError,
};
use serde_json::{Value, json};

use crate::server::{Reply, Server};

pub(crate) const SPREADSHEETS: &str = "https://www.googleapis.com/auth/spreadsheets";

/// The seconds since 1970 at which every test begins.
const START: u64 = 1_900_000_000;

/// A clock that moves only when told to.
#[derive(Clone)]
pub(crate) struct Time(Arc<AtomicU64>);

impl Time {
    pub(crate) fn new() -> Self {
        Self(Arc::new(AtomicU64::new(START)))
    }

    pub(crate) fn advance(&self, seconds: u64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) fn clock(&self) -> Clock {
        let seconds = Arc::clone(&self.0);
        Clock::from_fn(move || at(seconds.load(Ordering::SeqCst)))
    }
}

/// Returns the time so many seconds after the start of the test.
pub(crate) fn after_start(seconds: u64) -> SystemTime {
    at(START + seconds)
}

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// Returns the file of a user whose access token ends so many seconds after the start.
pub(crate) fn user_json(token_uri: &str, seconds_left: u64) -> Value {
    let end = jiff::Timestamp::try_from(after_start(seconds_left)).unwrap();
    json!({
        "type": "authorized_user",
        "client_id": "the-client",
        "client_secret": "the-client-secret",
        "token_uri": token_uri,
        "refresh_token": "first-refresh",
        "token": "first-access",
        "expiry": end.to_string(),
        "scopes": [SPREADSHEETS],
    })
}

pub(crate) fn user(json: &Value) -> AuthorizedUser {
    AuthorizedUser::from_json(&json.to_string()).unwrap()
}

/// Returns a token endpoint's success with this access token.
pub(crate) fn token_json(access_token: &str) -> Value {
    json!({
        "access_token": access_token,
        "expires_in": 3599,
        "token_type": "Bearer",
        "scope": SPREADSHEETS,
    })
}

pub(crate) fn token_reply(access_token: &str) -> Reply {
    Reply::new(200, token_json(access_token).to_string())
}

/// A token endpoint that is scripted, and a time.
pub(crate) struct World {
    pub(crate) server: Server,
    pub(crate) time: Time,
}

impl World {
    /// Returns a world whose server gives these replies in their order.
    pub(crate) async fn replying(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::with(Server::replying(replies).await)
    }

    /// Returns a world whose server gives a new token each time: `access-1`, `access-2`, …
    pub(crate) async fn renewing() -> Self {
        let reply = |number: usize, _: &_| token_reply(&format!("access-{}", number + 1));
        Self::with(Server::start(reply).await)
    }

    pub(crate) fn with(server: Server) -> Self {
        let time = Time::new();
        Self { server, time }
    }

    pub(crate) fn http(&self) -> Http {
        Http::new()
            .with_retries(Retries::NONE)
            .with_clock(self.time.clock())
    }

    pub(crate) fn token_uri(&self) -> String {
        self.server.url("/token")
    }

    pub(crate) fn user_json(&self, seconds_left: u64) -> Value {
        user_json(&self.token_uri(), seconds_left)
    }

    /// Returns credentials in memory whose token ends so many seconds after the start.
    pub(crate) fn credentials(&self, seconds_left: u64) -> Credentials {
        self.credentials_of(&self.user_json(seconds_left))
    }

    pub(crate) fn credentials_of(&self, json: &Value) -> Credentials {
        Credentials::new(user(json)).with_http(self.http())
    }
}

/// Returns the text of the token, for comparison.
pub(crate) async fn access(credentials: &Credentials) -> String {
    credentials
        .token()
        .await
        .unwrap()
        .expose_secret()
        .to_owned()
}

/// Returns why the token endpoint gave nothing.
#[track_caller]
pub(crate) fn token_error(error: CredentialsError) -> TokenError {
    match error {
        CredentialsError::Refresh(error) => error,
        other => panic!("{other:?}"),
    }
}
