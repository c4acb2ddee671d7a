//! What the browser shows after the answer.

use hallpass_core::Scope;
use hallpass_emulator::{Endpoint, Fault, UserAgent};
use hallpass_flow::{ExchangeError, Flow};

use crate::browser::{get, split};
use crate::support::{Application, NotSignedIn};

#[tokio::test]
async fn the_last_page_is_at_an_address_without_a_code() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let page = UserAgent::new()
        .allow(&waiting.authorization_url)
        .await
        .unwrap();
    assert_eq!(page.url, format!("{}done", waiting.redirect_uri));
    assert!(page.body.contains("You are signed in"), "{}", page.body);
    waiting.outcome().await.unwrap();
}

#[tokio::test]
async fn no_page_is_kept_embedded_or_referred_from() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let redirect = waiting.right_redirect().await;
    let authority = split(&redirect).0.to_owned();
    let urls = [
        format!("http://{authority}/nothing"),
        format!("http://{authority}/?state=wrong"),
        redirect,
        format!("http://{authority}/done"),
    ];
    for (url, status) in urls.iter().zip([404, 400, 303, 200]) {
        let answer = get(url).await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!answer.body.contains("code="), "{}", answer.body);
    }
    waiting.outcome().await.unwrap();
}

#[tokio::test]
async fn a_second_copy_of_the_answer_gets_the_page_and_nothing_else() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let redirect = waiting.right_redirect().await;
    let (authority, _) = split(&redirect);
    for url in [&redirect, &redirect] {
        let answer = get(url).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/done"));
    }
    let forged = format!("http://{authority}/?state=forged&code=x");
    assert_eq!(get(&forged).await.status, 400);
    let page = get(&format!("http://{authority}/done")).await;
    assert_eq!(page.status, 200);
    waiting.outcome().await.unwrap();
    assert_eq!(application.emulator.requests_to("/token"), 1);
}

#[tokio::test]
async fn a_browser_that_does_not_load_the_last_page_changes_nothing() {
    let application = Application::start().await;
    let waiting = application.wait(application.flow()).await;
    let redirect = waiting.right_redirect().await;
    assert_eq!(get(&redirect).await.status, 303);
    waiting.outcome().await.unwrap();
}

/// Lets a person allow, and returns the last page's text and why there is no sign-in.
async fn not_signed_in(
    application: &Application,
    flow: Flow,
    person: UserAgent,
) -> (String, ExchangeError) {
    let waiting = application.wait(flow).await;
    let page = person.allow(&waiting.authorization_url).await.unwrap();
    assert_eq!(page.url, format!("{}done", waiting.redirect_uri));
    match waiting.outcome().await.unwrap_err() {
        NotSignedIn::Exchange(error) => (page.body, error),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_unticked_box_is_told_on_the_page() {
    let application = Application::start().await;
    let flow = application.flow_for([Scope::SPREADSHEETS, Scope::DRIVE_FILE]);
    let person = UserAgent::new().untick(Scope::DRIVE_FILE.as_str());
    let (page, error) = not_signed_in(&application, flow, person).await;
    assert!(page.contains("Signed in, but not for everything"), "{page}");
    assert!(
        matches!(error, ExchangeError::MissingScopes { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn another_account_is_told_on_the_page_without_its_name() {
    let application = Application::start().await;
    let flow = application.flow().expect_account("ada@sandbox.test");
    let person = UserAgent::new().account("grace@sandbox.test");
    let (page, error) = not_signed_in(&application, flow, person).await;
    assert!(page.contains("Another account was expected"), "{page}");
    assert!(!page.contains("sandbox.test"), "{page}");
    assert!(
        matches!(error, ExchangeError::OtherAccount { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn an_exchange_that_failed_is_not_called_a_sign_in() {
    let application = Application::start().await;
    let fault = Fault::status(503, "<html>");
    application.emulator.faults().next(Endpoint::Token, fault);
    let (page, error) = not_signed_in(&application, application.flow(), UserAgent::new()).await;
    assert!(page.contains("could not be finished"), "{page}");
    assert!(matches!(error, ExchangeError::Token(_)), "{error:?}");
}
