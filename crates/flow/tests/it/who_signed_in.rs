//! Who signed in, by the ID token and by the userinfo endpoint, to the letter.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hallpass_core::{Scope, Scopes};
use hallpass_flow::{Consent, ExchangeError, Flow, IdTokenError, SignedIn};
use serde_json::{Value, json};

use crate::token_server::{Answers, TokenServer, parameter, sign_in_with};

/// Signs in where the answer, the claims and the userinfo endpoint are as a test wants.
struct Case {
    scopes: Scopes,
    expected: Option<&'static str>,
    answer: Value,
    claims: Option<Value>,
    userinfo: (u16, Value),
}

impl Case {
    fn new() -> Self {
        Self {
            scopes: [Scope::OPENID, Scope::EMAIL].into(),
            expected: None,
            answer: json!({"access_token": "t", "scope": "openid email"}),
            claims: Some(json!({})),
            userinfo: (404, json!({})),
        }
    }

    async fn run(self) -> (Result<SignedIn, ExchangeError>, TokenServer) {
        let Self {
            scopes,
            expected,
            answer,
            claims,
            userinfo,
        } = self;
        let flow = |secrets| {
            let flow = Flow::new(secrets, scopes);
            match expected {
                Some(account) => flow.expect_account(account),
                None => flow,
            }
        };
        let answers = |server: &TokenServer, consent: &Consent| {
            let mut tokens = answer;
            if let Some(change) = claims {
                let mut claims = json!({"iss": server.issuer(), "aud": "public", "sub": "7",
                    "exp": 9_999_999_999_u64, "nonce": parameter(consent, "nonce")});
                for (key, value) in change.as_object().unwrap() {
                    claims[key] = value.clone();
                }
                let part = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
                tokens["id_token"] =
                    format!("{}.{}.c2ln", part(&json!({"alg": "RS256"})), part(&claims)).into();
            }
            Answers {
                userinfo: (userinfo.0, userinfo.1.to_string()),
                ..Answers::tokens(&tokens)
            }
        };
        sign_in_with(flow, "a-code", answers).await
    }

    async fn check_other_account(self) {
        let error = self.run().await.0.unwrap_err();
        assert!(
            matches!(error, ExchangeError::OtherAccount { .. }),
            "{error:?}"
        );
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "what is tried is held against the machine's clock"
)]
fn seconds_now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.unwrap().as_secs()
}

#[tokio::test]
async fn a_clock_may_be_five_minutes_off() {
    let now = seconds_now();
    for (end, is_good) in [(now - 290, true), (now - 301, false)] {
        let case = Case {
            claims: Some(json!({"exp": end})),
            ..Case::new()
        };
        assert_eq!(case.run().await.0.is_ok(), is_good, "{end}");
    }
}

#[tokio::test]
async fn an_id_token_has_three_parts_and_the_last_is_not_empty() {
    let part = |part: Value| URL_SAFE_NO_PAD.encode(part.to_string());
    for (end, expected) in [
        ("", IdTokenError::Unsigned),
        ("c2ln.c2ln", IdTokenError::Malformed),
    ] {
        let answers = |server: &TokenServer, _: &Consent| {
            let claims = json!({"iss": server.issuer(), "aud": "public", "sub": "7", "exp": 9_999_999_999_u64});
            let token = format!("{}.{}.{end}", part(json!({"alg": "RS256"})), part(claims));
            Answers::tokens(&json!({"access_token": "t", "id_token": token}))
        };
        let (outcome, _) = sign_in_with(
            |secrets| Flow::new(secrets, Scope::SPREADSHEETS),
            "c",
            answers,
        )
        .await;
        let error = outcome.unwrap_err();
        assert!(
            matches!(error, ExchangeError::IdToken(found) if found == expected),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_nonce_that_was_not_asked_for_does_no_harm() {
    let answers = |server: &TokenServer, _: &Consent| {
        let claims = json!({"iss": server.issuer(), "aud": "public", "sub": "7", "exp": 9_999_999_999_u64, "nonce": "x"});
        let part = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
        Answers::tokens(
            &json!({"access_token": "t", "id_token": format!("{}.{}.c2ln", part(&json!({"alg": "RS256"})), part(&claims))}),
        )
    };
    let (outcome, _) = sign_in_with(
        |secrets| Flow::new(secrets, Scope::SPREADSHEETS),
        "c",
        answers,
    )
    .await;
    outcome.unwrap();
}

#[tokio::test]
async fn what_userinfo_adds_is_kept_with_what_it_says_of_it() {
    let userinfo = json!({"sub": "7", "email": "ada@example.com", "email_verified": false, "name": "Ada", "hd": "example.com"});
    let (signed_in, _) = Case {
        userinfo: (200, userinfo),
        ..Case::new()
    }
    .run()
    .await;
    let identity = signed_in.unwrap().identity.unwrap();
    assert_eq!(identity.is_email_verified(), Some(false));
    assert_eq!(
        (identity.name(), identity.hosted_domain()),
        (Some("Ada"), Some("example.com"))
    );
    let claims = json!({"email": "ada@example.com", "name": "Ada", "hd": "example.com"});
    let (signed_in, _) = Case {
        claims: Some(claims),
        ..Case::new()
    }
    .run()
    .await;
    let identity = signed_in.unwrap().identity.unwrap();
    assert_eq!(
        (identity.name(), identity.hosted_domain()),
        (Some("Ada"), Some("example.com"))
    );
}

#[tokio::test]
async fn a_refusal_of_userinfo_is_not_read() {
    let userinfo = (403, json!({"sub": "8", "email": "grace@example.com"}));
    let (signed_in, _) = Case {
        userinfo,
        ..Case::new()
    }
    .run()
    .await;
    assert_eq!(signed_in.unwrap().user.account, None);
}

#[tokio::test]
async fn without_an_id_token_userinfo_says_who_it_is() {
    let case = Case {
        scopes: Scope::EMAIL.into(),
        answer: json!({"access_token": "t", "scope": "email"}),
        claims: None,
        userinfo: (
            200,
            json!({"sub": "7", "email": "ada@example.com", "email_verified": true}),
        ),
        ..Case::new()
    };
    let (signed_in, server) = case.run().await;
    assert_eq!(
        signed_in.unwrap().user.account.as_deref(),
        Some("ada@example.com")
    );
    let asked = server
        .asked()
        .into_iter()
        .find(|request| request.starts_with("GET /userinfo"))
        .unwrap();
    assert!(asked.contains("authorization: Bearer t\r\n"), "{asked}");
}

#[tokio::test]
async fn an_account_that_nobody_names_is_not_the_expected_one() {
    let answer = json!({"access_token": "t", "scope": "email"});
    let case = Case {
        expected: Some("ada@example.com"),
        answer,
        claims: None,
        ..Case::new()
    };
    case.check_other_account().await;
}

/// Where a server does not say so, its users may be free to choose an address.
#[tokio::test]
async fn an_address_that_the_server_does_not_call_verified_is_nobodys() {
    let claims = json!({"email": "ada@example.com"});
    let case = Case {
        claims: Some(claims.clone()),
        ..Case::new()
    };
    let signed_in = case.run().await.0.unwrap();
    assert_eq!(signed_in.user.account, None);
    assert_eq!(signed_in.identity.unwrap().email(), Some("ada@example.com"));
    let case = Case {
        claims: Some(claims),
        expected: Some("ada@example.com"),
        ..Case::new()
    };
    case.check_other_account().await;
}

#[tokio::test]
async fn an_empty_id_token_is_none() {
    let answer = json!({"access_token": "t", "scope": "email", "id_token": ""});
    let case = Case {
        scopes: Scope::EMAIL.into(),
        answer,
        claims: None,
        ..Case::new()
    };
    assert!(case.run().await.0.unwrap().identity.is_none());
}

#[tokio::test]
async fn access_for_a_limited_time_is_told() {
    let answer =
        json!({"access_token": "t", "scope": "openid email", "refresh_token_expires_in": 3600});
    let (signed_in, _) = Case {
        answer,
        ..Case::new()
    }
    .run()
    .await;
    assert_eq!(
        signed_in.unwrap().refresh_token_lifetime,
        Some(Duration::from_secs(3600))
    );
}
