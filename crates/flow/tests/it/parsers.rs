//! Whatever is pasted or sent to the receiver: only the answer to this attempt is taken.
//!
//! `cargo xtask fuzz` runs these with many more cases, by way of `PROPTEST_CASES`.

use hallpass_core::{ClientSecrets, Http, Retries, Scope};
use hallpass_flow::{Consent, Flow, Loopback};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::json;
use tokio::runtime::Runtime;
use url::{Url, form_urlencoded};

use crate::browser::{send, send_all};
use crate::support::{NotSignedIn, PATIENCE, Waiting};

const ISSUER: &str = "https://accounts.google.com";

/// Stands for the state of the attempt, which is not known before it begins.
const RIGHT_STATE: &str = "the-right-state";

fn secrets_json() -> String {
    let secrets = json!({ "installed": {
        "client_id": "id",
        "auth_uri": "https://accounts.google.com/o/oauth2/auth",
        "token_uri": "https://oauth2.googleapis.com/token",
    }});
    secrets.to_string()
}

fn flow() -> Flow {
    let secrets = ClientSecrets::from_json(&secrets_json()).unwrap();
    Flow::new(secrets, Scope::SPREADSHEETS)
}

fn state_of(authorization_url: &str) -> String {
    let url = Url::parse(authorization_url).unwrap();
    let mut pairs = url.query_pairs();
    let (_, state) = pairs.find(|(name, _)| name == "state").unwrap();
    state.into_owned()
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

/// Returns the parameters of a redirect: the right ones, wrong ones, twice, in any order.
fn parameters() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop_oneof![
        4 => prop::sample::select(&["state", "code", "error", "iss"][..]).prop_map(str::to_owned),
        1 => prop::sample::select(&["error_description", "scope", "STATE"][..])
            .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let value = prop_oneof![
        4 => Just(RIGHT_STATE.to_owned()),
        1 => Just(ISSUER.to_owned()),
        1 => Just(String::new()),
        1 => any::<String>(),
    ];
    prop::collection::vec((name, value), 0..6)
}

/// Fills the state in, and writes the parameters as a query.
fn query(parameters: &[(String, String)], state: &str) -> String {
    let pairs = parameters.iter().map(|(name, value)| {
        let value = if value == RIGHT_STATE { state } else { value };
        (name, value)
    });
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// Says, by the rules of RFC 6749 and 9207, whether these parameters are a consent.
fn is_consent(parameters: &[(String, String)], state: &str) -> bool {
    let values = |wanted: &str| -> Vec<&str> {
        let found = parameters.iter().filter(|(name, _)| name == wanted);
        found
            .map(|(_, value)| if value == RIGHT_STATE { state } else { value })
            .collect()
    };
    values("state") == [state]
        && matches!(values("code")[..], [code] if !code.is_empty())
        && values("error").is_empty()
        && values("error_description").len() < 2
        && matches!(values("iss")[..], [] | [ISSUER])
}

fn consent() -> (Consent, String) {
    let consent = flow().begin("http://127.0.0.1:9/").unwrap();
    let state = state_of(consent.authorization_url());
    (consent, state)
}

#[test]
fn no_text_is_the_answer() {
    let (consent, _) = consent();
    check(&any::<String>(), |text| {
        let error = consent.answer(&text).unwrap_err();
        prop_assert!(!error.is_final(), "{:?}", error);
        Ok(())
    });
}

#[test]
fn no_address_without_the_state_is_the_answer() {
    let (consent, _) = consent();
    let address = "(https?|javascript|file|HTTP)://[a-z0-9.@:\\[\\]%-]{0,20}/[^#]{0,10}(\\?[ -~]{0,60})?(#[ -~]{0,20})?";
    check(&address, |address| {
        let error = consent.answer(&address).unwrap_err();
        prop_assert!(!error.is_final(), "{:?}", error);
        Ok(())
    });
}

#[test]
fn no_text_is_a_stored_consent() {
    let stored = consent().0.to_json();
    let secrets = || ClientSecrets::from_json(&secrets_json()).unwrap();
    assert!(Consent::from_json(&stored, secrets()).is_ok());
    let cut = 0..stored.len();
    check(&(any::<String>(), cut), |(text, end)| {
        prop_assert!(Consent::from_json(&text, secrets()).is_err());
        let damaged = format!("{}{text}", &stored[..end]);
        // Whatever is made of it, it does not panic.
        let _ = Consent::from_json(&damaged, secrets());
        Ok(())
    });
}

#[test]
fn no_page_of_the_server_is_the_answer() {
    let (consent, _) = consent();
    check(&"[ -~]{0,80}", |text| {
        let query: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let page = format!("https://accounts.google.com/signin/oauth/error?authError={query}");
        let error = consent.answer(&page).unwrap_err();
        prop_assert!(!error.is_final() && !error.to_string().contains(char::is_control));
        Ok(())
    });
}

#[test]
fn a_redirect_is_a_consent_by_the_rules_or_not_at_all() {
    let (consent, state) = consent();
    let stored = consent.to_json();
    check(&parameters(), |parameters| {
        // Another one each time: the first answer that grants is the only one.
        let secrets = ClientSecrets::from_json(&secrets_json()).unwrap();
        let consent = Consent::from_json(&stored, secrets).unwrap();
        let redirect = format!("http://127.0.0.1:9/?{}", query(&parameters, &state));
        let answer = consent.answer(&redirect);
        prop_assert_eq!(answer.is_ok(), is_consent(&parameters, &state));
        if let Err(error) = answer {
            let shown = error.to_string();
            prop_assert!(!shown.contains(char::is_control), "{:?}", shown);
        }
        Ok(())
    });
}

/// A client whose server is at a port of the loopback that is never used.
fn flow_at_nobody() -> Flow {
    let secrets = r#"{"installed": {"client_id": "id", "auth_uri": "http://127.0.0.1:1/auth",
        "token_uri": "http://127.0.0.1:1/token"}}"#;
    Flow::new(
        ClientSecrets::from_json(secrets).unwrap(),
        Scope::SPREADSHEETS,
    )
}

/// A receiver that waits, and a browser that says what it likes.
struct Receiver {
    runtime: Runtime,
    waiting: Waiting,
    authority: String,
}

impl Receiver {
    fn start() -> Self {
        let runtime = Runtime::new().unwrap();
        let waiting = runtime.block_on(async {
            let loopback = Loopback::bind(0).await.unwrap();
            let http = Http::new().with_retries(Retries::NONE);
            Waiting::on(loopback, flow_at_nobody(), PATIENCE, http)
        });
        let url = Url::parse(&waiting.redirect_uri).unwrap();
        let authority = url.authority().to_owned();
        Self {
            runtime,
            waiting,
            authority,
        }
    }

    /// Fails if the receiver takes what was said for the answer.
    fn ignores(&self, said: impl Future<Output = Vec<u8>>) -> Result<(), TestCaseError> {
        let answer = self.runtime.block_on(said);
        let is_taken = answer.starts_with(b"HTTP/1.1 2") || answer.starts_with(b"HTTP/1.1 3");
        prop_assert!(!is_taken, "{}", String::from_utf8_lossy(&answer));
        prop_assert!(!self.waiting.is_over());
        Ok(())
    }

    /// Sends the right answer, which has to be taken after all that came before.
    fn still_takes_the_answer(self) {
        let state = state_of(&self.waiting.authorization_url);
        let request = format!(
            "GET /?state={state}&code=a-code HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.authority
        );
        let answer = send(&self.authority, request.as_bytes());
        let answer = self.runtime.block_on(answer);
        assert!(answer.starts_with(b"HTTP/1.1 303"));
        let outcome = self.runtime.block_on(self.waiting.outcome());
        // Nobody is there to exchange the code.
        assert!(
            matches!(outcome, Err(NotSignedIn::Exchange(_))),
            "{outcome:?}"
        );
    }
}

#[test]
fn no_bytes_end_the_wait() {
    let receiver = Receiver::start();
    check(&prop::collection::vec(any::<u8>(), 0..600), |bytes| {
        receiver.ignores(send_all(&receiver.authority, &bytes))
    });
    receiver.still_takes_the_answer();
}

#[test]
fn no_request_without_the_state_ends_the_wait() {
    let receiver = Receiver::start();
    let request = (
        "GET|POST|HEAD|PRI|[A-Z]{0,8}",
        "/|/done|/denied|[!-~]{0,12}",
        "(\\?(state|code|error)=[!-~]{0,20}(&(state|code|iss)=[!-~]{0,20})?)?",
        "HTTP/1\\.[01]|HTTP/[0-9]\\.[0-9]|[!-~]{0,4}",
        "([A-Za-z-]{1,12}: ?[ -~]{0,20}\r\n){0,3}",
    );
    check(&request, |(method, path, query, version, headers)| {
        let head = format!(
            "{method} {path}{query} {version}\r\nHost: {}\r\n{headers}\r\n",
            receiver.authority
        );
        receiver.ignores(send(&receiver.authority, head.as_bytes()))
    });
    receiver.still_takes_the_answer();
}
