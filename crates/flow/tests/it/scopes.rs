//! What was asked for, and what was granted.

use hallpass_core::{Scope, Scopes};
use hallpass_emulator::UserAgent;
use hallpass_flow::{ExchangeError, Flow, FlowError, SignedIn};

use crate::support::Application;

fn both() -> Scopes {
    Scopes::from_iter([Scope::SPREADSHEETS, Scope::DRIVE_FILE])
}

/// Signs the person in by pasting.
async fn sign_in(
    application: &Application,
    flow: Flow,
    person: &UserAgent,
) -> Result<SignedIn, ExchangeError> {
    let consent = application.paste(flow);
    let redirect = person
        .redirect_after_allow(consent.authorization_url())
        .await;
    let granted = consent.answer(&redirect.unwrap()).unwrap();
    granted.exchange(&application.http()).await
}

#[tokio::test]
async fn an_unticked_scope_is_missing_and_the_tokens_are_kept() {
    let application = Application::start().await;
    let person = UserAgent::new().untick(Scope::DRIVE_FILE.as_str());
    let outcome = sign_in(&application, application.flow_for(both()), &person).await;
    let Err(ExchangeError::MissingScopes { missing, signed_in }) = outcome else {
        panic!("{outcome:?}")
    };
    let user = signed_in.user;
    assert_eq!(missing, Scopes::from(Scope::DRIVE_FILE));
    assert_eq!(user.scopes, Some(Scopes::from(Scope::SPREADSHEETS)));
    assert!(user.refresh_token.is_some());
    assert!(application.serves(user).await);
}

#[tokio::test]
async fn fewer_scopes_are_success_where_that_was_accepted() {
    let application = Application::start().await;
    let person = UserAgent::new().untick(Scope::DRIVE_FILE.as_str());
    let flow = application.flow_for(both()).accept_fewer_scopes();
    let signed_in = sign_in(&application, flow, &person).await.unwrap();
    let user = signed_in.user;
    assert_eq!(user.scopes, Some(Scopes::from(Scope::SPREADSHEETS)));
    assert_eq!(signed_in.missing, Scopes::from(Scope::DRIVE_FILE));
}

#[tokio::test]
async fn every_scope_granted_is_success() {
    let application = Application::start().await;
    let flow = application.flow_for(both());
    let signed_in = sign_in(&application, flow, &UserAgent::new()).await;
    let user = signed_in.unwrap().user;
    assert_eq!(user.scopes, Some(both()));
}

#[tokio::test]
async fn a_scope_that_google_grants_under_its_long_name_is_not_missing() {
    let application = Application::start().await;
    let asked = Scopes::from_iter([Scope::EMAIL, Scope::OPENID, Scope::SPREADSHEETS]);
    let flow = application.flow_for(asked);
    let signed_in = sign_in(&application, flow, &UserAgent::new()).await;
    let user = signed_in.unwrap().user;
    let granted = user.scopes.unwrap();
    assert!(granted.contains(&Scope::EMAIL), "{granted:?}");
}

#[tokio::test]
async fn nothing_to_consent_to_is_not_asked_for() {
    let application = Application::start().await;
    let flow = application.flow_for(Scopes::default());
    let error = flow.begin("http://127.0.0.1:9/").unwrap_err();
    assert_eq!(error, FlowError::NoScopes);
}
