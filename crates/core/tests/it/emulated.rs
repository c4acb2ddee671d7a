//! A real sign-in at the emulator, and what becomes of it.

use std::time::Duration;

use hallpass_core::{
    AuthorizedSession, AuthorizedUser, ClientSecrets, Clock, Credentials, CredentialsError, Http,
    Retries, Revocation, TokenEndpoint, TokenError,
};
use hallpass_emulator::{Emulator, EmulatorBuilder, Endpoint, Fault, UserAgent};
use url::Url;

use crate::support::{SPREADSHEETS, access, token_error, user};

const REDIRECT_URI: &str = "http://127.0.0.1:9/";

/// Somebody who signed in at an emulator.
pub(crate) struct SignedIn {
    pub(crate) emulator: Emulator,
    pub(crate) credentials: Credentials,
    pub(crate) code: String,
    pub(crate) verifier: String,
}

impl SignedIn {
    pub(crate) async fn start(builder: EmulatorBuilder) -> Self {
        let emulator = builder.start().await.unwrap();
        let secrets = ClientSecrets::from_json(&emulator.client_secrets_json()).unwrap();
        let (challenge, verifier) = oauth2::PkceCodeChallenge::new_random_sha256();
        let code = consent(&secrets, challenge.as_str()).await;
        let verifier = verifier.into_secret();
        let http = http(&emulator);
        let response = TokenEndpoint::new(&http, secrets.client())
            .exchange(&code, &verifier, REDIRECT_URI)
            .await
            .unwrap();
        let mut user = AuthorizedUser::new(secrets.client().clone());
        user.renew(response);
        let credentials = Credentials::new(user).with_http(http);
        Self {
            emulator,
            credentials,
            code,
            verifier,
        }
    }

    /// Lets the access token end.
    pub(crate) fn outlive_the_token(&self) {
        self.emulator.clock().advance(Duration::from_secs(3600));
    }

    async fn asks_an_api(&self) -> u16 {
        let session = AuthorizedSession::new(self.credentials.clone());
        let url = format!("{}/v1/userinfo", self.emulator.url());
        session.get(&url).send().await.unwrap().status().as_u16()
    }
}

fn http(emulator: &Emulator) -> Http {
    let clock = emulator.clock().clone();
    Http::new()
        .with_retries(Retries::NONE)
        .with_clock(Clock::from_fn(move || clock.now()))
}

/// Lets a person allow, and returns the code.
async fn consent(secrets: &ClientSecrets, challenge: &str) -> String {
    let parameters = [
        ("response_type", "code"),
        ("client_id", secrets.client().id()),
        ("redirect_uri", REDIRECT_URI),
        ("scope", &format!("openid {SPREADSHEETS}")),
        ("access_type", "offline"),
        ("code_challenge", challenge),
        ("code_challenge_method", "S256"),
    ];
    let url = Url::parse_with_params(secrets.auth_uri(), parameters).unwrap();
    let redirect = UserAgent::new().redirect_after_allow(url.as_str()).await;
    let redirect = Url::parse(&redirect.unwrap()).unwrap();
    let mut pairs = redirect.query_pairs();
    pairs
        .find(|(name, _)| name == "code")
        .unwrap()
        .1
        .into_owned()
}

#[tokio::test]
async fn a_token_is_refreshed_when_it_ends_and_the_new_one_works() {
    let signed_in = SignedIn::start(Emulator::builder()).await;
    let first = access(&signed_in.credentials).await;
    assert_eq!(signed_in.asks_an_api().await, 200);
    signed_in.outlive_the_token();
    assert_eq!(signed_in.asks_an_api().await, 200);
    assert_ne!(access(&signed_in.credentials).await, first);
    assert_eq!(signed_in.emulator.requests_to("/token"), 2);
}

#[tokio::test]
async fn a_token_that_the_server_forgot_is_replaced_after_the_401() {
    let signed_in = SignedIn::start(Emulator::builder()).await;
    signed_in.emulator.forget_access_tokens();
    assert_eq!(signed_in.asks_an_api().await, 200);
    assert_eq!(signed_in.emulator.requests_to("/v1/userinfo"), 2);
    assert_eq!(signed_in.emulator.requests_to("/token"), 2);
}

#[tokio::test]
async fn a_rotating_server_is_kept_up_with() {
    let signed_in = SignedIn::start(Emulator::builder().rotate_refresh_tokens(true)).await;
    for _ in 0..3 {
        signed_in.outlive_the_token();
        assert_eq!(signed_in.asks_an_api().await, 200);
    }
}

#[tokio::test]
async fn a_rotated_token_survives_a_lost_connection_of_the_api() {
    let signed_in = SignedIn::start(Emulator::builder().rotate_refresh_tokens(true)).await;
    let faults = signed_in.emulator.faults();
    faults.next(Endpoint::UserInfo, Fault::CutOffBody);
    signed_in.outlive_the_token();
    let session = AuthorizedSession::new(signed_in.credentials.clone());
    let url = format!("{}/v1/userinfo", signed_in.emulator.url());
    let error = session.get(&url).send().await.unwrap_err();
    assert!(error.is_transient(), "{error:?}");
    signed_in.outlive_the_token();
    assert_eq!(signed_in.asks_an_api().await, 200);
}

#[tokio::test]
async fn a_grant_that_the_user_took_back_needs_consent() {
    let signed_in = SignedIn::start(Emulator::builder()).await;
    let outcome = signed_in.credentials.revoke().await.unwrap();
    assert_eq!(outcome, Revocation::Revoked);
    signed_in.outlive_the_token();
    let error = signed_in.credentials.token().await.unwrap_err();
    assert!(error.needs_consent(), "{error:?}");
    assert!(matches!(
        token_error(error),
        TokenError::GrantRejected { .. }
    ));
    let again = signed_in.credentials.revoke().await.unwrap();
    assert_eq!(again, Revocation::AlreadyEnded);
}

#[tokio::test]
async fn a_401_after_the_user_took_the_grant_back_needs_consent() {
    let signed_in = SignedIn::start(Emulator::builder()).await;
    signed_in.credentials.revoke().await.unwrap();
    let session = AuthorizedSession::new(signed_in.credentials.clone());
    let url = format!("{}/v1/userinfo", signed_in.emulator.url());
    let error = session.get(&url).send().await.unwrap_err();
    assert!(error.needs_consent(), "{error:?}");
}

#[tokio::test]
async fn a_wrong_client_secret_is_not_a_wrong_grant() {
    let signed_in = SignedIn::start(Emulator::builder()).await;
    let json = signed_in.credentials.user().unwrap().to_json();
    let mut json: serde_json::Value = serde_json::from_str(&json).unwrap();
    json["client_secret"] = "wrong".into();
    let credentials = Credentials::new(user(&json));
    let error = credentials.refresh().await.unwrap_err();
    assert!(!error.needs_consent(), "{error:?}");
    let CredentialsError::Refresh(TokenError::ClientRejected { code, .. }) = error else {
        panic!("{error:?}")
    };
    assert_eq!(code, "invalid_client");
}

#[tokio::test]
async fn a_code_works_once() {
    let signed_in = SignedIn::start(Emulator::builder()).await;
    let user = signed_in.credentials.user().unwrap();
    let http = http(&signed_in.emulator);
    let error = TokenEndpoint::new(&http, &user.client)
        .exchange(&signed_in.code, &signed_in.verifier, REDIRECT_URI)
        .await
        .unwrap_err();
    assert!(
        matches!(error, TokenError::GrantRejected { .. }),
        "{error:?}"
    );
}
