//! No secret of a sign-in in any log or in the text of any value or error.

use std::error::Error;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use hallpass_core::{AuthorizedUser, RefreshToken, Scope, Scopes};
use hallpass_emulator::{Endpoint, Fault, UserAgent};
use hallpass_flow::ExchangeError;
use tracing_subscriber::fmt::MakeWriter;
use url::Url;

use crate::browser::{follow, get};
use crate::support::Application;

/// What a subscriber wrote.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Collects everything that the process logs from now on, on all threads.
    fn of_the_process() -> Self {
        let log = Self::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(log.clone())
            .finish();
        tracing::subscriber::set_global_default(subscriber).expect("one test collects the log");
        log
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[track_caller]
fn assert_holds_none(text: &str, secrets: &[String]) {
    for secret in secrets {
        assert!(secret.len() >= 8, "{secret} is too short to be a canary");
        assert!(!text.contains(secret.as_str()), "{secret} is in {text}");
    }
}

/// Returns the code and the state of a redirect.
fn secrets_in(redirect: &str) -> Vec<String> {
    let url = Url::parse(redirect).unwrap();
    let is_secret = |name: &str| matches!(name, "code" | "state");
    let pairs = url.query_pairs().filter(|(name, _)| is_secret(name));
    pairs.map(|(_, value)| value.into_owned()).collect()
}

fn tokens_of(user: &AuthorizedUser) -> Vec<String> {
    let access = user
        .access_token
        .as_ref()
        .map(|token| token.expose_secret());
    let refresh = user.refresh_token.as_ref().map(RefreshToken::expose_secret);
    let secret = user.client.secret().map(|secret| secret.expose_secret());
    let tokens = [access, refresh, secret].into_iter().flatten();
    tokens.map(str::to_owned).collect()
}

/// Returns everything that a program may print of an error.
fn every_text(error: &(dyn Error + 'static)) -> String {
    let mut text = format!("{error:?} {error:#?}");
    let mut next = Some(error);
    while let Some(error) = next {
        text += &format!(" {error}");
        next = error.source();
    }
    text
}

#[tokio::test]
async fn the_log_of_a_whole_sign_in_holds_no_secret() {
    let log = Log::of_the_process();
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let redirect = waiting.right_redirect().await;
    let mut secrets = secrets_in(&redirect);
    assert_eq!(secrets.len(), 2);
    get(&format!("{redirect}&code=repeated")).await;
    get(&redirect.replace("state=", "state=wrong")).await;
    follow(&redirect).await;
    let signed_in = waiting.outcome().await.unwrap();
    secrets.extend(tokens_of(&signed_in.user));
    assert_holds_none(&format!("{signed_in:?} {signed_in:#?}"), &secrets);
    assert!(application.serves(signed_in.user).await);
    let text = log.text();
    assert!(
        text.contains("ignored a request that is not the answer"),
        "{text}"
    );
    assert!(text.contains("asked the token endpoint"), "{text}");
    assert_holds_none(&text, &secrets);
}

#[tokio::test]
async fn no_error_of_a_sign_in_shows_a_secret() {
    let application = Application::start().await;
    let faults = [
        Fault::status(200, r#"{"access_token": ["echoed-access"]}"#),
        Fault::status(500, "echoed-access"),
        Fault::status(400, r#"{"error": "invalid_grant"}"#),
        Fault::CutOffBody,
    ];
    for fault in faults {
        let consent = application.paste(application.flow());
        let person = UserAgent::new();
        let redirect = person.redirect_after_allow(consent.authorization_url());
        let redirect = redirect.await.unwrap();
        let mut secrets = secrets_in(&redirect);
        secrets.push("echoed-access".to_owned());
        assert_holds_none(&format!("{consent:?} {consent:#?}"), &secrets);
        let wrong = consent.answer(&redirect.replace("state=", "state=wrong"));
        assert_holds_none(&every_text(&wrong.unwrap_err()), &secrets);
        let granted = consent.answer(&redirect).unwrap();
        assert_holds_none(&format!("{granted:?} {granted:#?}"), &secrets);
        application.emulator.faults().next(Endpoint::Token, fault);
        let error = granted.exchange(&application.http()).await.unwrap_err();
        assert_holds_none(&every_text(&error), &secrets);
    }
}

#[tokio::test]
async fn missing_scopes_are_told_without_the_tokens() {
    let application = Application::start().await;
    let both = [Scope::SPREADSHEETS, Scope::DRIVE_FILE];
    let flow = application.flow_for(Scopes::from_iter(both));
    let consent = application.paste(flow);
    let person = UserAgent::new().untick("https://www.googleapis.com/auth/drive.file");
    let redirect = person
        .redirect_after_allow(consent.authorization_url())
        .await;
    let granted = consent.answer(&redirect.unwrap()).unwrap();
    let error = granted.exchange(&application.http()).await.unwrap_err();
    let text = every_text(&error);
    let ExchangeError::MissingScopes { signed_in, .. } = error else {
        panic!("{error:?}")
    };
    assert_holds_none(&text, &tokens_of(&signed_in.user));
}
