//! Whatever a client secrets file or a token endpoint says: an answer or an error, never a panic.
//!
//! `cargo xtask fuzz` runs these with many more cases, by way of `PROPTEST_CASES`.

use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hallpass_core::{ClientSecrets, Http, Limits, OAuthClient, RefreshToken, TokenEndpoint};
use hallpass_core::{TokenError, TokenResponse};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::server::{Reply, Server};
use crate::support::user;

/// Stands where a secret may stand, and must never be seen in an error.
const CANARY: &str = "canary-0123456789";

/// Returns JSON of any shape, with the keys of the formats among its keys.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(Value::from("Bearer")),
        Just(Value::from("https://oauth2.googleapis.com/token")),
        Just(Value::from("http://127.0.0.1:9/token")),
    ];
    leaf.prop_recursive(4, 48, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec(any_pair(inner), 0..10).prop_map(Value::from_iter),
        ]
    })
}

/// Returns a pair of an object; where a secret belongs, the canary may stand.
fn any_pair(value: impl Strategy<Value = Value>) -> impl Strategy<Value = (String, Value)> {
    const SECRETS: [&str; 3] = ["access_token", "client_secret", "refresh_token"];
    let secret = prop::sample::select(&SECRETS[..]).prop_map(str::to_owned);
    prop_oneof![
        4 => (any_key(), value),
        1 => (secret, Just(Value::from(CANARY))),
    ]
}

fn any_key() -> impl Strategy<Value = String> {
    const KNOWN: [&str; 16] = [
        "installed",
        "web",
        "type",
        "client_id",
        "client_secret",
        "auth_uri",
        "token_uri",
        "redirect_uris",
        "access_token",
        "refresh_token",
        "token_type",
        "expires_in",
        "scope",
        "error",
        "error_description",
        "error_subtype",
    ];
    prop_oneof![
        8 => prop::sample::select(&KNOWN[..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// Runs the check on many values, new ones each time.
fn check<S: Strategy>(strategy: &S, check: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    if let Err(error) = TestRunner::new(config).run(strategy, check) {
        panic!("{error}");
    }
}

/// Fails if the error shows a secret, or what could drive a terminal.
fn is_fit_to_show(error: &(dyn Error + 'static)) -> Result<(), TestCaseError> {
    let mut shown = format!("{error:?}");
    prop_assert!(!shown.contains(CANARY), "{}", shown);
    let mut next = Some(error);
    while let Some(error) = next {
        shown = error.to_string();
        prop_assert!(!shown.contains(CANARY), "{}", shown);
        prop_assert!(!shown.contains(char::is_control), "{:?}", shown);
        next = error.source();
    }
    Ok(())
}

fn reads_secrets(text: &str) -> Result<(), TestCaseError> {
    match ClientSecrets::from_json(text) {
        Ok(secrets) => {
            let uris = [secrets.auth_uri(), secrets.client().token_uri()];
            for uri in uris {
                let is_safe = uri.starts_with("https://") || uri.starts_with("http://");
                prop_assert!(is_safe, "{}", uri);
            }
            prop_assert!(!secrets.client().id().is_empty());
            Ok(())
        }
        Err(error) => is_fit_to_show(&error),
    }
}

#[test]
fn no_text_breaks_the_client_secrets() {
    check(&any::<String>(), |text| reads_secrets(&text));
}

#[test]
fn no_json_breaks_the_client_secrets() {
    check(&any_json(), |json| reads_secrets(&json.to_string()));
}

#[test]
fn no_value_of_a_key_breaks_the_client_secrets() {
    let client = prop::collection::vec(any_pair(any_json()), 0..4).prop_map(|changes| {
        let mut client = json!({
            "client_id": "id",
            "client_secret": "a-secret",
            "auth_uri": "https://accounts.google.com/o/oauth2/auth",
            "token_uri": "https://oauth2.googleapis.com/token",
            "redirect_uris": ["http://localhost"],
        });
        for (key, value) in changes {
            client[key] = value;
        }
        json!({ "installed": client }).to_string()
    });
    check(&client, |text| reads_secrets(&text));
}

/// A token endpoint whose next answer is set from outside.
struct Endpoint {
    runtime: Runtime,
    _server: Server,
    next: Arc<Mutex<Option<Reply>>>,
    client: OAuthClient,
    http: Http,
}

impl Endpoint {
    fn start() -> Self {
        let runtime = Runtime::new().unwrap();
        let next: Arc<Mutex<Option<Reply>>> = Arc::default();
        let replies = Arc::clone(&next);
        let server = runtime.block_on(Server::start(move |_, _| {
            replies.lock().unwrap().clone().expect("a reply was set")
        }));
        let file = json!({
            "client_id": "the-client",
            "token_uri": server.url("/token"),
            "refresh_token": "a-refresh-token",
        });
        let limits = Limits::OAUTH.with_deadline(Duration::from_secs(20));
        Self {
            runtime,
            _server: server,
            next,
            client: user(&file).client,
            http: Http::new().with_limits(limits, limits),
        }
    }

    /// Lets the endpoint answer so, and asks it.
    fn refresh(&self, reply: Reply) -> Result<TokenResponse, TokenError> {
        *self.next.lock().unwrap() = Some(reply);
        let refresh_token = RefreshToken::new("a-refresh-token");
        let endpoint = TokenEndpoint::new(&self.http, &self.client);
        self.runtime.block_on(endpoint.refresh(&refresh_token))
    }

    /// Fails unless the answer is a token or an error that may be shown; returns the token.
    fn check(&self, reply: Reply) -> Result<Option<TokenResponse>, TestCaseError> {
        match self.refresh(reply) {
            Ok(response) => {
                let token = response.access_token.expose_secret();
                prop_assert!(token.bytes().all(|byte| byte.is_ascii_graphic()));
                let shown = format!("{response:?}");
                prop_assert!(!shown.contains(CANARY), "{}", shown);
                Ok(Some(response))
            }
            Err(error) => is_fit_to_show(&error).map(|()| None),
        }
    }
}

#[test]
fn no_bytes_of_a_token_endpoint_are_a_token_or_a_panic() {
    let endpoint = Endpoint::start();
    check(&prop::collection::vec(any::<u8>(), 0..600), |bytes| {
        let token = endpoint.check(Reply::Raw(bytes))?;
        prop_assert!(token.is_none());
        Ok(())
    });
}

#[test]
fn no_body_of_a_token_endpoint_breaks_the_refresh() {
    let endpoint = Endpoint::start();
    let answer = (100u16..600, prop::collection::vec(any::<u8>(), 0..600));
    check(&answer, |(status, body)| {
        let head = format!(
            "HTTP/1.1 {status} Any\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let token = endpoint.check(Reply::Raw([head.into_bytes(), body].concat()))?;
        prop_assert!(token.is_none());
        Ok(())
    });
}

#[test]
fn only_an_access_token_of_a_success_is_a_token() {
    let endpoint = Endpoint::start();
    let status = prop::sample::select(&[200u16, 201, 400, 401, 403, 429, 500, 503][..]);
    check(&(status, any_json()), |(status, json)| {
        let token = endpoint.check(Reply::new(status, json.to_string()))?;
        if let Some(response) = token {
            prop_assert!(status < 300);
            prop_assert_eq!(&json["access_token"], response.access_token.expose_secret());
        }
        Ok(())
    });
}

#[test]
fn whatever_else_a_success_says_its_token_is_taken_or_it_is_refused() {
    let endpoint = Endpoint::start();
    let changes = prop::collection::vec(any_pair(any_json()), 0..4);
    check(&changes, |changes| {
        let mut json =
            json!({ "access_token": CANARY, "token_type": "Bearer", "expires_in": 3599 });
        for (key, value) in changes {
            json[key] = value;
        }
        let token = endpoint.check(Reply::new(200, json.to_string()))?;
        if let Some(response) = token {
            prop_assert_eq!(&json["access_token"], response.access_token.expose_secret());
        }
        Ok(())
    });
}
