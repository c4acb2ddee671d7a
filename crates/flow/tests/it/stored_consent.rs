//! A consent that one process begins and another one finishes.

use hallpass_core::{ClientSecrets, Scope, Scopes};
use hallpass_emulator::UserAgent;
use hallpass_flow::{Consent, ConsentError, ExchangeError, Flow, ResumeError};
use serde_json::{Value, json};

use crate::support::Application;

const CALLBACK: &str = "https://app.example.com/google/callback";

/// A web application with its consent on paper, and the address that its user's browser is sent to.
struct WebApplication {
    application: Application,
    secrets: ClientSecrets,
    stored: String,
    redirect: String,
}

impl WebApplication {
    async fn asked(flow: impl FnOnce(Flow) -> Flow) -> Self {
        let application = Application::start().await;
        let secrets = application.web(CALLBACK);
        let scopes = [Scope::OPENID, Scope::EMAIL, Scope::SPREADSHEETS];
        let flow = flow(Flow::new(secrets.clone(), scopes));
        let consent = flow.begin(CALLBACK).unwrap();
        let person = UserAgent::new();
        let redirect = person.redirect_after_allow(consent.authorization_url());
        Self {
            redirect: redirect.await.unwrap(),
            stored: consent.to_json().to_string(),
            application,
            secrets,
        }
    }

    fn resumed(&self) -> Consent {
        Consent::from_json(&self.stored, self.secrets.clone()).unwrap()
    }

    /// Returns the stored document with a change.
    fn changed(&self, key: &str, value: Value) -> String {
        let mut document: Value = serde_json::from_str(&self.stored).unwrap();
        document[key] = value;
        document.to_string()
    }

    fn resume(&self, stored: &str) -> Result<Consent, ResumeError> {
        Consent::from_json(stored, self.secrets.clone())
    }
}

#[tokio::test]
async fn another_process_finishes_the_sign_in() {
    let web = WebApplication::asked(|flow| flow).await;
    let consent = web.resumed();
    assert_eq!(consent.redirect_uri(), CALLBACK);
    let granted = consent.answer(&web.redirect).unwrap();
    let signed_in = granted.exchange(&web.application.http()).await.unwrap();
    assert!(signed_in.is_renewable());
    assert_eq!(signed_in.user.account.as_deref(), Some("ada@sandbox.test"));
}

#[tokio::test]
async fn the_state_is_checked_in_the_other_process() {
    let web = WebApplication::asked(|flow| flow).await;
    let forged = web.redirect.replace("state=", "state=x");
    let error = web.resumed().answer(&forged).unwrap_err();
    assert_eq!(error, ConsentError::StateMismatch);
    // Another user's answer does not fit this user's consent.
    let other = WebApplication::asked(|flow| flow).await;
    let error = web.resumed().answer(&other.redirect).unwrap_err();
    assert_eq!(error, ConsentError::StateMismatch);
}

#[tokio::test]
async fn what_was_demanded_is_demanded_in_the_other_process() {
    let web = WebApplication::asked(|flow| flow.expect_account("grace@sandbox.test")).await;
    // Whoever is at the browser chose the other account.
    let consent = web.resumed();
    let person = UserAgent::new().account("ada@sandbox.test");
    let redirect = person.redirect_after_allow(consent.authorization_url());
    let granted = consent.answer(&redirect.await.unwrap()).unwrap();
    let error = granted.exchange(&web.application.http()).await.unwrap_err();
    assert!(
        matches!(error, ExchangeError::OtherAccount { .. }),
        "{error:?}"
    );
    let issued = WebApplication::asked(|flow| flow.issued_by("https://id.example.com")).await;
    let error = issued.resumed().answer(&issued.redirect).unwrap_err();
    assert_eq!(error, ConsentError::IssuerMismatch);
}

#[tokio::test]
async fn the_clients_secret_is_not_on_the_paper() {
    let web = WebApplication::asked(|flow| flow).await;
    let secret = web.secrets.client().secret().unwrap().expose_secret();
    assert!(!web.stored.contains(secret));
}

#[tokio::test]
async fn what_is_no_stored_consent_is_refused_without_showing_it() {
    let web = WebApplication::asked(|flow| flow).await;
    let refused = |stored: &str| web.resume(stored).unwrap_err();
    let malformed = refused("{\"state\": \"canary");
    assert!(
        matches!(malformed, ResumeError::Malformed { line: 1, .. }),
        "{malformed:?}"
    );
    assert!(matches!(refused("{}"), ResumeError::Malformed { .. }));
    let cases = [
        (
            "state",
            json!(""),
            ResumeError::Incomplete { secret: "state" },
        ),
        (
            "code_verifier",
            json!("short"),
            ResumeError::Incomplete {
                secret: "code verifier",
            },
        ),
        ("authorization_url", json!("canary"), ResumeError::Url),
        (
            "client_id",
            json!("other"),
            ResumeError::OtherClient {
                stored: "other".to_owned(),
                given: web.secrets.client().id().to_owned(),
            },
        ),
    ];
    for (key, value, expected) in cases {
        let error = refused(&web.changed(key, value));
        assert_eq!(error, expected, "{key}");
        assert!(!format!("{error:?} {error}").contains("canary"));
    }
    assert!(matches!(
        refused(&web.changed("scopes", json!("a\"b"))),
        ResumeError::Scope
    ));
}

#[tokio::test]
async fn a_scope_that_is_added_takes_none_away() {
    let web = WebApplication::asked(|flow| flow).await;
    let granted = web.resumed().answer(&web.redirect).unwrap();
    let present = granted
        .exchange(&web.application.http())
        .await
        .unwrap()
        .user;
    let flow = Flow::new(web.secrets.clone(), Scope::DRIVE_FILE).adding_to(&present);
    let consent = flow.begin(CALLBACK).unwrap();
    let all = [
        Scope::OPENID,
        Scope::EMAIL,
        Scope::SPREADSHEETS,
        Scope::DRIVE_FILE,
    ];
    assert!(Scopes::from(all).missing_from(consent.scopes()).is_empty());
    // The same account, and a refresh token for the union.
    let person = UserAgent::new();
    let redirect = person.redirect_after_allow(consent.authorization_url());
    let granted = consent.answer(&redirect.await.unwrap()).unwrap();
    let signed_in = granted.exchange(&web.application.http()).await.unwrap();
    assert!(signed_in.is_renewable() && signed_in.missing.is_empty());
    let grace = Flow::new(web.secrets.clone(), Scope::DRIVE_FILE).adding_to(&present);
    let consent = grace.begin(CALLBACK).unwrap();
    let person = UserAgent::new().account("grace@sandbox.test");
    let redirect = person.redirect_after_allow(consent.authorization_url());
    let granted = consent.answer(&redirect.await.unwrap()).unwrap();
    let error = granted.exchange(&web.application.http()).await.unwrap_err();
    assert!(
        matches!(error, ExchangeError::OtherAccount { .. }),
        "{error:?}"
    );
}
