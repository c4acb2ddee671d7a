//! What the browser shows after the answer.

use hallpass_emulator::UserAgent;

use crate::browser::{get, split};
use crate::support::Application;

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
    for url in [
        &*redirect,
        &redirect,
        &format!("http://{authority}/?state=forged&code=x"),
    ] {
        let answer = get(url).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/done"));
    }
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
    tokio::time::pause();
    assert_eq!(get(&redirect).await.status, 303);
    waiting.outcome().await.unwrap();
}
