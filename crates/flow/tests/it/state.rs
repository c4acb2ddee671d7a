//! An answer counts only for the attempt that it answers (RFC 6749 section 10.12, RFC 9207).

use hallpass_emulator::UserAgent;
use hallpass_flow::ConsentError;
use url::Url;

use crate::browser::{follow, get};
use crate::support::Application;

/// Returns the redirect with another value of one parameter.
fn with(redirect: &str, name: &str, value: &str) -> String {
    let mut url = Url::parse(redirect).unwrap();
    let pairs: Vec<_> = url.query_pairs().into_owned().collect();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(pairs.iter().filter(|(key, _)| key != name))
        .append_pair(name, value);
    url.into()
}

/// Checks that the receiver ignores what `change` makes of the right redirect, and then takes the
/// right one itself.
async fn check_ignored(change: impl FnOnce(&str) -> String) {
    check_ignored_by(&Application::start().await, change).await;
}

async fn check_ignored_by(application: &Application, change: impl FnOnce(&str) -> String) {
    let waiting = application.wait(application.flow()).await;
    let redirect = waiting.right_redirect().await;
    let answer = get(&change(&redirect)).await;
    assert_eq!(answer.status, 400, "{answer:?}");
    assert!(!waiting.is_over());
    assert_eq!(application.emulator.requests_to("/token"), 0);
    assert_eq!(follow(&redirect).await.status, 200);
    waiting.outcome().await.unwrap();
    assert_eq!(application.emulator.requests_to("/token"), 1);
}

#[tokio::test]
async fn a_wrong_state_is_ignored() {
    check_ignored(|redirect| with(redirect, "state", "wrong")).await;
}

#[tokio::test]
async fn a_missing_state_is_ignored() {
    check_ignored(|redirect| with(redirect, "state", "")).await;
}

#[tokio::test]
async fn another_servers_answer_is_ignored() {
    check_ignored(|redirect| with(redirect, "iss", "https://evil.test")).await;
}

#[tokio::test]
async fn a_repeated_parameter_is_ignored() {
    check_ignored(|redirect| format!("{redirect}&code=another")).await;
}

#[tokio::test]
async fn an_answer_without_a_code_is_ignored() {
    check_ignored(|redirect| with(redirect, "code", "")).await;
}

#[tokio::test]
async fn an_answer_to_another_attempt_is_ignored() {
    let application = Application::start().await;
    let other = application.paste(application.flow());
    let person = UserAgent::new();
    let stale = person.redirect_after_allow(other.authorization_url());
    let stale = Url::parse(&stale.await.unwrap()).unwrap();
    let query = stale.query().unwrap().to_owned();
    check_ignored_by(&application, move |redirect| {
        let mut url = Url::parse(redirect).unwrap();
        url.set_query(Some(&query));
        url.into()
    })
    .await;
}

#[tokio::test]
async fn a_consent_that_got_a_wrong_paste_takes_the_right_one() {
    let application = Application::start().await;
    let consent = application.paste(application.flow());
    let person = UserAgent::new();
    let redirect = person.redirect_after_allow(consent.authorization_url());
    let redirect = redirect.await.unwrap();
    let code = Url::parse(&redirect).unwrap();
    let mut pairs = code.query_pairs();
    let (_, code) = pairs.find(|(name, _)| name == "code").unwrap();
    let wrong = [
        with(&redirect, "state", "wrong"),
        code.into_owned(),
        consent.authorization_url().to_owned(),
        String::new(),
    ];
    for paste in wrong {
        let error = consent.answer(&paste).unwrap_err();
        assert!(!error.is_final(), "{error:?}");
    }
    let mismatch = consent.answer(&with(&redirect, "state", "wrong"));
    assert_eq!(mismatch.unwrap_err(), ConsentError::StateMismatch);
    let granted = consent.answer(&redirect).unwrap();
    granted.exchange(&application.http()).await.unwrap();
}
