//! ID tokens that want to be taken for somebody else's.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hallpass_core::{AccountKey, Scope, Scopes};
use hallpass_flow::{Consent, ExchangeError, Flow, SignedIn};
use serde_json::{Value, json};

use crate::token_server::{Answers, TokenServer, parameter, sign_in_with};

fn encoded(claims: &Value) -> String {
    let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    format!(
        "{}.{}.c2ln",
        encode(&json!({"alg": "RS256"})),
        encode(claims)
    )
}

fn openid_email() -> Scopes {
    [Scope::OPENID, Scope::EMAIL].into()
}

async fn sign_in(
    expected: Option<&str>,
    change: impl FnOnce(&mut Value),
) -> Result<SignedIn, ExchangeError> {
    let answers = |server: &TokenServer, consent: &Consent| {
        let mut claims = json!({
            "iss": server.issuer(), "aud": "public", "sub": "7",
            "exp": 9_999_999_999_u64, "nonce": parameter(consent, "nonce"),
        });
        change(&mut claims);
        Answers::tokens(&json!({
            "access_token": "an-access-token", "refresh_token": "a-refresh-token",
            "scope": "openid email", "id_token": encoded(&claims),
        }))
    };
    let flow = |secrets| {
        let flow = Flow::new(secrets, openid_email());
        match expected {
            Some(e) => flow.expect_account(e),
            None => flow,
        }
    };
    sign_in_with(flow, "a-code", answers).await.0
}

#[track_caller]
fn check_other_account(outcome: &Result<SignedIn, ExchangeError>) {
    assert!(
        matches!(outcome, Err(ExchangeError::OtherAccount { .. })),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn an_unverified_address_is_no_account() {
    let mallory = sign_in(None, |c| {
        c["email"] = json!("victim@example.com");
        c["email_verified"] = json!(false);
    })
    .await
    .unwrap();
    let key = AccountKey::of(&mallory.user);
    assert_eq!(key.account(), None, "mallory gets the victim's key");
}

#[tokio::test]
async fn an_address_is_not_another_one_in_small_letters() {
    let outcome = sign_in(Some("kate@example.com"), |c| {
        c["email"] = json!("\u{212a}ate@example.com");
        c["email_verified"] = json!(true);
    })
    .await;
    check_other_account(&outcome);
}

#[tokio::test]
async fn an_address_with_invisible_characters_is_nobodys() {
    let outcome = sign_in(Some("ada@example.com"), |c| {
        c["email"] = json!("a\u{200b}da@example.com");
        c["email_verified"] = json!(true);
    })
    .await;
    check_other_account(&outcome);
}

#[tokio::test]
async fn a_subject_is_compared_exactly() {
    let one = sign_in(None, |c| c["sub"] = json!("ada")).await.unwrap();
    let two = sign_in(None, |c| c["sub"] = json!("a\u{200b}da")).await;
    if let Ok(two) = two {
        assert_ne!(
            one.identity.unwrap().subject(),
            two.identity.unwrap().subject()
        );
    }
}

#[tokio::test]
async fn an_address_that_is_oddly_verified_is_nobodys() {
    let outcome = sign_in(Some("ada@example.com"), |c| {
        c["email"] = json!("ada@example.com");
        c["email_verified"] = json!(0);
    })
    .await;
    check_other_account(&outcome);
}

#[tokio::test]
async fn an_address_does_not_stand_for_a_subject() {
    // expected by sub "100": somebody with email "100"
    let outcome = sign_in(Some("100"), |c| {
        c["email"] = json!("100");
        c["sub"] = json!("666");
    })
    .await;
    check_other_account(&outcome);
}

#[tokio::test]
async fn a_subject_does_not_stand_for_an_address() {
    let outcome = sign_in(Some("ada@example.com"), |c| {
        c["email"] = json!("mallory@evil.test");
        c["sub"] = json!("ada@example.com");
    })
    .await;
    check_other_account(&outcome);
}

#[tokio::test]
async fn openid_without_an_id_token_is_stopped() {
    let answers = |_: &TokenServer, _: &Consent| Answers {
        userinfo: (
            200,
            json!({"sub": "7", "email": "ada@example.com"}).to_string(),
        ),
        ..Answers::tokens(&json!({"access_token": "an-access-token", "scope": "openid email"}))
    };
    let (outcome, _) = sign_in_with(|s| Flow::new(s, openid_email()), "c", answers).await;
    assert!(
        outcome.is_err(),
        "nonce, aud, iss unchecked: {:?}",
        outcome.unwrap().identity
    );
}

#[tokio::test]
async fn a_token_for_others_too_is_not_taken() {
    let outcome = sign_in(None, |c| {
        c["aud"] = json!(["public", "evil"]);
        c["azp"] = json!("public");
    })
    .await;
    assert!(outcome.is_err());
}

#[tokio::test]
async fn an_id_token_without_an_algorithm_is_not_signed() {
    for header in [json!({}), json!({"alg": "None"}), json!({"alg": 5})] {
        let answers = |server: &TokenServer, consent: &Consent| {
            let claims = json!({"iss": server.issuer(), "aud": "public", "sub": "7", "exp": 9_999_999_999_u64, "nonce": parameter(consent, "nonce")});
            let e = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
            Answers::tokens(
                &json!({"access_token": "t", "scope": "openid", "id_token": format!("{}.{}.c2ln", e(&header), e(&claims))}),
            )
        };
        let (outcome, _) = sign_in_with(|s| Flow::new(s, Scope::OPENID), "c", answers).await;
        assert!(outcome.is_err(), "{header}");
    }
}
