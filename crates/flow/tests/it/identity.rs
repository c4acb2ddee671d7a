//! Who signed in, and what is done when it is somebody else.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hallpass_core::{Scope, Scopes};
use hallpass_emulator::UserAgent;
use hallpass_flow::{ExchangeError, IdTokenError, SignedIn, UserinfoError};
use serde_json::{Value, json};

use crate::support::Application;
use crate::token_server::{Answers, TokenServer, parameter, sign_in_with};

const GRACE: &str = "grace@sandbox.test";

fn openid_email() -> Scopes {
    [Scope::OPENID, Scope::EMAIL].into()
}

/// Signs a person in at the emulator, where another account may be expected.
async fn sign_in(
    scopes: Scopes,
    person: UserAgent,
    expected: Option<&str>,
) -> (Result<SignedIn, ExchangeError>, Application) {
    let application = Application::start().await;
    let mut flow = application.flow_for(scopes);
    if let Some(expected) = expected {
        flow = flow.expect_account(expected);
    }
    let consent = application.paste(flow);
    let redirect = person.redirect_after_allow(consent.authorization_url());
    let granted = consent.answer(&redirect.await.unwrap()).unwrap();
    (granted.exchange(&application.http()).await, application)
}

#[tokio::test]
async fn the_account_is_known_from_the_id_token() {
    let person = UserAgent::new().account(GRACE);
    let (signed_in, application) = sign_in(openid_email(), person, None).await;
    let signed_in = signed_in.unwrap();
    let identity = signed_in.identity.unwrap();
    assert_eq!(identity.email(), Some(GRACE));
    assert_eq!(identity.is_email_verified(), Some(true));
    assert_eq!(identity.subject(), "100000000000000000002");
    assert_eq!(signed_in.user.account.as_deref(), Some(GRACE));
    assert_eq!(application.emulator.requests_to("/userinfo"), 0);
}

#[tokio::test]
async fn who_it_is_is_not_asked_without_the_scope() {
    let (signed_in, application) =
        sign_in(Scope::SPREADSHEETS.into(), UserAgent::new(), None).await;
    let signed_in = signed_in.unwrap();
    assert!(signed_in.identity.is_none() && signed_in.user.account.is_none());
    assert_eq!(application.emulator.requests_to("/userinfo"), 0);
}

#[tokio::test]
async fn the_expected_account_signs_in_and_is_preselected() {
    let expected = Some("Grace@Sandbox.Test");
    let (signed_in, _) = sign_in(Scope::SPREADSHEETS.into(), UserAgent::new(), expected).await;
    let signed_in = signed_in.unwrap();
    assert_eq!(signed_in.user.account.as_deref(), Some(GRACE));
    // What tells whose it is was asked for along with the rest.
    let scopes = signed_in.user.scopes.unwrap();
    assert!(openid_email().missing_from(&scopes).is_empty());
    assert!(scopes.contains(&Scope::SPREADSHEETS));
}

#[tokio::test]
async fn another_account_is_stopped_with_its_tokens_inside() {
    let person = UserAgent::new().account(GRACE);
    let expected = Some("ada@sandbox.test");
    let (outcome, application) = sign_in(openid_email(), person, expected).await;
    let Err(error @ ExchangeError::OtherAccount { .. }) = outcome else {
        panic!("{outcome:?}")
    };
    let said = "grace@sandbox.test signed in, and ada@sandbox.test was expected";
    assert_eq!(error.to_string(), said);
    let ExchangeError::OtherAccount { signed_in, .. } = error else {
        unreachable!()
    };
    assert!(application.serves(signed_in.user).await);
}

fn encoded(claims: &Value) -> String {
    let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    format!(
        "{}.{}.c2ln",
        encode(&json!({"alg": "RS256"})),
        encode(claims)
    )
}

/// Signs in where the ID token has other claims, and the userinfo endpoint says something.
async fn sign_in_at(
    change: impl FnOnce(&mut Value),
    userinfo: (u16, Value),
) -> Result<SignedIn, ExchangeError> {
    let answers = |server: &TokenServer, consent: &hallpass_flow::Consent| {
        let mut claims = json!({
            "iss": server.issuer(),
            "aud": "public",
            "sub": "7",
            "exp": 9_999_999_999_u64,
            "nonce": parameter(consent, "nonce"),
        });
        change(&mut claims);
        let tokens = json!({
            "access_token": "an-access-token",
            "refresh_token": "a-refresh-token",
            "scope": "openid email",
            "id_token": encoded(&claims),
        });
        Answers {
            userinfo: (userinfo.0, userinfo.1.to_string()),
            ..Answers::tokens(&tokens)
        }
    };
    let flow = |secrets| hallpass_flow::Flow::new(secrets, openid_email());
    sign_in_with(flow, "a-code", answers).await.0
}

#[tokio::test]
async fn an_address_that_the_id_token_leaves_out_is_asked_for() {
    let told = json!({"sub": "7", "email": "ada@example.com", "email_verified": true});
    let signed_in = sign_in_at(|_| {}, (200, told)).await.unwrap();
    assert_eq!(signed_in.user.account.as_deref(), Some("ada@example.com"));
    let silent = sign_in_at(|_| {}, (500, json!({}))).await.unwrap();
    assert_eq!(silent.identity.unwrap().subject(), "7");
    assert_eq!(silent.user.account, None);
}

#[tokio::test]
async fn somebody_elses_description_is_not_believed() {
    let told = json!({"sub": "8", "email": "grace@example.com"});
    let error = sign_in_at(|_| {}, (200, told)).await.unwrap_err();
    let expected = UserinfoError::OtherSubject;
    assert!(
        matches!(error, ExchangeError::Userinfo(found) if found == expected),
        "{error:?}"
    );
}

#[tokio::test]
async fn an_id_token_for_another_sign_in_is_not_believed() {
    let wrong = [
        ("nonce", json!("another"), IdTokenError::Nonce),
        (
            "iss",
            json!("https://accounts.google.com"),
            IdTokenError::Issuer,
        ),
        ("aud", json!("another"), IdTokenError::Audience),
        ("exp", json!(1), IdTokenError::Expired),
    ];
    for (claim, value, expected) in wrong {
        let change = |claims: &mut Value| claims[claim] = value;
        let error = sign_in_at(change, (404, json!({}))).await.unwrap_err();
        assert!(
            matches!(error, ExchangeError::IdToken(found) if found == expected),
            "{claim}: {error:?}"
        );
    }
}
