//! A no of the user or of the server.

use hallpass_emulator::UserAgent;
use hallpass_flow::{ConsentError, LoopbackError, Refusal, SignedIn};
use url::Url;

use crate::browser::{follow, get};
use crate::support::{Application, NotSignedIn, Waiting};

/// Returns the redirect with its code taken out and an error put in.
fn with_error(redirect: &str, error: &str, description: &str) -> String {
    let mut url = Url::parse(redirect).unwrap();
    let pairs: Vec<_> = url.query_pairs().into_owned().collect();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(pairs.iter().filter(|(name, _)| name != "code"))
        .append_pair("error", error)
        .append_pair("error_description", description);
    url.into()
}

#[track_caller]
fn consent_error(outcome: Result<SignedIn, NotSignedIn>) -> ConsentError {
    match outcome.unwrap_err() {
        NotSignedIn::Loopback(LoopbackError::Consent(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_denied_consent_is_not_an_exchange() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let page = UserAgent::new()
        .deny(&waiting.authorization_url)
        .await
        .unwrap();
    assert!(page.body.contains("No access was given"), "{}", page.body);
    assert_eq!(consent_error(waiting.outcome().await), ConsentError::Denied);
    assert_eq!(application.emulator.requests_to("/token"), 0);
}

#[tokio::test]
async fn a_pasted_denial_is_a_denial() {
    let application = Application::start().await;
    let consent = application.paste(application.flow());
    let person = UserAgent::new();
    let redirect = person
        .redirect_after_deny(consent.authorization_url())
        .await;
    let error = consent.answer(&redirect.unwrap()).unwrap_err();
    assert_eq!(error, ConsentError::Denied);
    assert!(error.is_final());
}

#[tokio::test]
async fn a_refusal_of_the_server_is_told_to_the_program_and_not_repeated_on_the_page() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let redirect = waiting.right_redirect().await;
    let words = "only <b>employees</b>\u{1b}[31m may";
    let page = follow(&with_error(&redirect, "org_internal", words)).await;
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("The sign-in was refused"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("employees"), "{}", page.body);
    let error = consent_error(waiting.outcome().await);
    let expected = ConsentError::Refused {
        refusal: Refusal::OrganisationOnly,
        code: "org_internal".to_owned(),
        description: Some("only <b>employees</b> [31m may".to_owned()),
    };
    assert_eq!(error, expected);
    assert_eq!(application.emulator.requests_to("/token"), 0);
}

#[tokio::test]
async fn a_forged_denial_does_not_end_the_wait() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let forged = format!("{}?state=forged&error=access_denied", waiting.redirect_uri);
    assert_eq!(get(&forged).await.status, 400);
    finish(waiting).await;
}

async fn finish(waiting: Waiting) {
    let redirect = waiting.right_redirect().await;
    assert_eq!(follow(&redirect).await.status, 200);
    waiting.outcome().await.unwrap();
}
