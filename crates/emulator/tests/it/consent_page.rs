//! The consent page: what it shows, what it refuses, what a decision leads to.

use hallpass_emulator::UserAgent;

use crate::support::{
    Application, READONLY, REDIRECT_URI, SPREADSHEETS, browse, get, parameter, post_form, question,
};

#[tokio::test]
async fn the_page_offers_people_boxes_and_two_buttons() {
    let application = Application::start().await;
    let scopes = format!("openid {SPREADSHEETS} {READONLY}");
    let page = browse(&application.authorization_url(&[("scope", &scopes)])).await;
    assert_eq!(page.status, 200);
    for part in [
        "hallpass sandbox",
        "id=\"allow\"",
        "id=\"deny\"",
        "ada@sandbox.test",
        READONLY,
    ] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    assert_eq!(
        page.text.matches("type=\"checkbox\"").count(),
        2,
        "sign-in scopes have no box"
    );
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("default-src 'none'"));
    assert!(
        policy.contains("form-action 'self' http://127.0.0.1:9;"),
        "{policy}"
    );
}

#[tokio::test]
async fn any_loopback_address_will_do_for_a_desktop_client() {
    let application = Application::start().await;
    for uri in [
        "http://127.0.0.1:1234/a",
        "http://localhost",
        "http://[::1]:5/",
    ] {
        let page = browse(&application.authorization_url(&[("redirect_uri", uri)])).await;
        assert_eq!(page.status, 200, "{uri}");
    }
}

#[tokio::test]
async fn a_web_client_is_answered_at_its_one_address() {
    let application = Application::start().await;
    let secrets = application
        .emulator
        .web_client_secrets_json("http://127.0.0.1:9/web");
    let id = crate::support::client_of(&secrets).0;
    for (uri, status) in [
        ("http://127.0.0.1:9/web", 200),
        ("http://127.0.0.1:9/web2", 400),
    ] {
        let parameters = [("client_id", id.as_str()), ("redirect_uri", uri)];
        assert_eq!(
            browse(&application.authorization_url(&parameters))
                .await
                .status,
            status,
            "{uri}"
        );
    }
}

#[tokio::test]
async fn a_denial_comes_back_with_the_state() {
    let application = Application::start().await;
    let url = application.authorization_url(&[]);
    let redirect = UserAgent::new().redirect_after_deny(&url).await.unwrap();
    assert!(redirect.starts_with(REDIRECT_URI));
    assert_eq!(parameter(&redirect, "error").unwrap(), "access_denied");
    assert_eq!(parameter(&redirect, "state").unwrap(), "the-state");
    assert_eq!(parameter(&redirect, "code"), None);
}

#[tokio::test]
async fn an_unticked_scope_is_not_granted() {
    let application = Application::start().await;
    let person = UserAgent::new().untick(SPREADSHEETS);
    let scopes = format!("{SPREADSHEETS} {READONLY}");
    let tokens = application.sign_in(&person, &scopes).await;
    assert_eq!(tokens["scope"], READONLY);
}

#[tokio::test]
async fn with_nothing_ticked_nothing_is_allowed() {
    let application = Application::start().await;
    let person = UserAgent::new().untick(SPREADSHEETS);
    let redirect = person
        .redirect_after_allow(&application.authorization_url(&[]))
        .await
        .unwrap();
    assert_eq!(parameter(&redirect, "error").unwrap(), "access_denied");
}

#[tokio::test]
async fn a_login_hint_picks_the_account() {
    let application = Application::start().await;
    let hint = [("login_hint", "grace@sandbox.test")];
    let page = browse(&application.authorization_url(&hint)).await;
    assert!(
        page.text.contains("value=\"grace@sandbox.test\" checked"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("value=\"ada@sandbox.test\" checked"));
}

#[tokio::test]
async fn a_page_is_good_for_one_decision() {
    let application = Application::start().await;
    let page = browse(&application.authorization_url(&[])).await.text;
    let id = question(&page);
    let form = [
        ("request", id),
        ("account", "ada@sandbox.test"),
        ("decision", "deny"),
    ];
    let consent = application.url("/consent");
    assert_eq!(post_form(&consent, &form).await.status, 302);
    assert_eq!(post_form(&consent, &form).await.status, 400);
}

#[tokio::test]
async fn a_form_without_account_or_decision_is_refused() {
    let application = Application::start().await;
    for form in [[("decision", "allow")], [("account", "ada@sandbox.test")]] {
        let page = browse(&application.authorization_url(&[])).await.text;
        let id = question(&page);
        let form = [("request", id), form[0]];
        assert_eq!(
            post_form(&application.url("/consent"), &form).await.status,
            400
        );
    }
}

#[tokio::test]
async fn a_refused_consent_goes_back_with_the_error_the_state_and_the_issuer() {
    let application = Application::start().await;
    for error in ["admin_policy_enforced", "org_internal"] {
        application.emulator.refuse_next_consent(error);
    }
    let url = application.authorization_url(&[]);
    let allow = async || UserAgent::new().redirect_after_allow(&url).await.unwrap();
    for error in ["admin_policy_enforced", "org_internal"] {
        let redirect = allow().await;
        assert!(redirect.starts_with(REDIRECT_URI));
        let parameter = |name| parameter(&redirect, name);
        assert_eq!(parameter("error").unwrap(), error);
        assert_eq!(parameter("state").unwrap(), "the-state");
        assert_eq!(parameter("iss").unwrap(), application.emulator.url());
        assert_eq!(parameter("code"), None);
    }
    assert_eq!(parameter(&allow().await, "error"), None, "each error once");
}

#[tokio::test]
async fn the_pages_address_says_nothing_of_the_request() {
    let application = Application::start().await;
    let hint = [("login_hint", "grace@sandbox.test"), ("state", "a-state")];
    let sent = get(&application.authorization_url(&hint)).await;
    assert_eq!(sent.status, 303);
    let address = sent.header("location");
    for secret in ["a-state", "grace", "127.0.0.1%3A9", "code_challenge"] {
        assert!(!address.contains(secret), "{address}");
    }
    // It may be loaded again before the decision, and is nobody's after that.
    for _ in 0..2 {
        assert_eq!(get(address).await.status, 200);
    }
    let page = get(address).await.text;
    let form = [("request", question(&page)), ("decision", "deny")];
    post_form(&application.url("/consent"), &form).await;
    assert_eq!(get(address).await.status, 400);
}
