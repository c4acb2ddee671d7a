//! What an answer, a stored consent and a redirect URI may hold, to the letter.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hallpass_core::{Http, Retries, Scope, Scopes};
use hallpass_emulator::UserAgent;
use hallpass_flow::{
    Consent, ConsentError, ExchangeError, Flow, FlowError, IdTokenError, ResumeError, SignedIn,
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::Application;
use crate::token_server::{answer_all, google, parameter, secrets_at};

fn consent(flow: Flow) -> (Consent, String) {
    let consent = flow.begin("http://127.0.0.1:9/").unwrap();
    let state = parameter(&consent, "state");
    (consent, state)
}

#[test]
fn a_code_is_taken_up_to_4096_bytes() {
    let (consent, state) = consent(Flow::new(google(), Scope::SPREADSHEETS));
    let answer = |length: usize| {
        let code = "c".repeat(length);
        consent.answer(&format!("http://127.0.0.1:9/?state={state}&code={code}"))
    };
    assert!(answer(4096).is_ok());
    assert!(!answer(4097).unwrap_err().is_final());
}

#[test]
fn no_known_parameter_comes_twice() {
    let (consent, state) = consent(Flow::new(google(), Scope::SPREADSHEETS));
    let iss = "iss=https://accounts.google.com";
    for (parameter, query) in [
        (
            "error",
            "error=access_denied&error=access_denied".to_owned(),
        ),
        (
            "error_description",
            "error=x&error_description=a&error_description=a".to_owned(),
        ),
        ("iss", format!("code=c&{iss}&{iss}")),
    ] {
        let error = consent.answer(&format!("http://127.0.0.1:9/?state={state}&{query}"));
        assert_eq!(error.unwrap_err(), ConsentError::Repeated { parameter });
    }
}

#[test]
fn a_refusals_code_is_safe_to_show() {
    let (consent, state) = consent(Flow::new(google(), Scope::SPREADSHEETS));
    let error = consent.answer(&format!("http://127.0.0.1:9/?state={state}&error=a%1b[2J"));
    let shown = error.unwrap_err().to_string();
    assert!(!shown.contains(char::is_control), "{shown:?}");
}

#[test]
fn a_refusal_of_another_server_is_not_one() {
    let (consent, state) = consent(Flow::new(google(), Scope::SPREADSHEETS));
    let url =
        format!("http://127.0.0.1:9/?state={state}&error=access_denied&iss=https://evil.test");
    assert_eq!(
        consent.answer(&url).unwrap_err(),
        ConsentError::IssuerMismatch
    );
}

#[test]
fn a_server_and_its_application_may_be_at_one_origin() {
    let flow = Flow::new(secrets_at("https://one.test"), Scope::SPREADSHEETS);
    let consent = flow.begin("https://one.test/callback").unwrap();
    let state = parameter(&consent, "state");
    let answer =
        |rest: &str| consent.answer(&format!("https://one.test/callback?state={state}{rest}"));
    assert!(answer("&code=c").is_ok());
    assert_eq!(
        answer("&error=access_denied").unwrap_err(),
        ConsentError::Denied
    );
}

#[test]
fn an_error_page_ends_nothing() {
    let (consent, _) = consent(Flow::new(google(), Scope::SPREADSHEETS));
    let page = "https://accounts.google.com/signin/oauth/error?authError=CgxvcmdfaW50ZXJuYWw";
    assert!(!consent.answer(page).unwrap_err().is_final());
}

fn stored(flow: Flow) -> Value {
    serde_json::from_str(&flow.begin("http://127.0.0.1:9/").unwrap().to_json()).unwrap()
}

#[test]
fn a_stored_secret_has_43_characters() {
    let document = stored(Flow::new(google(), Scope::SPREADSHEETS));
    for key in ["state", "code_verifier"] {
        for (length, is_enough) in [(42, false), (43, true)] {
            let mut document = document.clone();
            document[key] = "x".repeat(length).into();
            let resumed = Consent::from_json(&document.to_string(), google());
            assert_eq!(resumed.is_ok(), is_enough, "{key} {length}");
        }
    }
}

#[test]
fn a_stored_client_cannot_steer_a_terminal() {
    let mut document = stored(Flow::new(google(), Scope::SPREADSHEETS));
    document["client_id"] = "a\u{1b}[2J".into();
    let error = Consent::from_json(&document.to_string(), google()).unwrap_err();
    assert!(matches!(error, ResumeError::OtherClient { .. }));
    assert!(!error.to_string().contains(char::is_control));
}

/// Lets a second process finish a sign-in whose ID token has this nonce.
async fn resumed_with_nonce(right: bool) -> Result<SignedIn, ExchangeError> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let (consent, state) = consent(Flow::new(secrets_at(&origin), Scope::OPENID));
    let nonce = if right {
        parameter(&consent, "nonce")
    } else {
        "another".to_owned()
    };
    let claims =
        json!({"iss": origin, "aud": "id", "sub": "7", "exp": 9_999_999_999_u64, "nonce": nonce});
    let part = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let token = format!("{}.{}.c2ln", part(&json!({"alg": "RS256"})), part(&claims));
    let body = json!({"access_token": "t", "scope": "openid", "id_token": token}).to_string();
    tokio::spawn(answer_all(
        listener,
        format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        ),
    ));
    let resumed = Consent::from_json(&consent.to_json(), secrets_at(&origin)).unwrap();
    let granted = resumed
        .answer(&format!("http://127.0.0.1:9/?state={state}&code=c"))
        .unwrap();
    granted
        .exchange(&Http::new().with_retries(Retries::NONE))
        .await
}

#[tokio::test]
async fn the_nonce_is_checked_in_the_other_process() {
    assert!(resumed_with_nonce(true).await.is_ok());
    let error = resumed_with_nonce(false).await.unwrap_err();
    assert!(
        matches!(error, ExchangeError::IdToken(IdTokenError::Nonce)),
        "{error:?}"
    );
}

#[tokio::test]
async fn what_is_accepted_is_accepted_in_the_other_process() {
    let application = Application::start().await;
    let both = || Scopes::from([Scope::SPREADSHEETS, Scope::DRIVE_FILE]);
    for accepts in [true, false] {
        let flow = application.flow_for(both());
        let flow = if accepts {
            flow.accept_fewer_scopes()
        } else {
            flow
        };
        let consent = application.paste(flow);
        let person = UserAgent::new().untick(Scope::DRIVE_FILE.as_str());
        let redirect = person
            .redirect_after_allow(consent.authorization_url())
            .await
            .unwrap();
        let resumed = Consent::from_json(&consent.to_json(), application.secrets.clone()).unwrap();
        assert_eq!(*resumed.scopes(), both());
        let outcome = resumed
            .answer(&redirect)
            .unwrap()
            .exchange(&application.http())
            .await;
        assert_eq!(outcome.is_ok(), accepts, "{outcome:?}");
    }
}

#[test]
fn an_installed_program_that_adds_a_scope_forces_nothing() {
    let present = hallpass_core::AuthorizedUser::new(google().client().clone());
    let (consent, _) = consent(Flow::new(google(), Scope::DRIVE_FILE).adding_to(&present));
    assert!(!consent.authorization_url().contains("prompt="));
}

#[test]
fn a_nonce_is_asked_for_with_openid_alone_and_is_never_the_same() {
    let (plain, _) = consent(Flow::new(google(), Scope::SPREADSHEETS));
    assert!(!plain.authorization_url().contains("nonce="));
    let nonce = || parameter(&consent(Flow::new(google(), Scope::OPENID)).0, "nonce");
    let (first, second) = (nonce(), nonce());
    assert_ne!(first, second);
    assert_eq!(first.len(), 43);
}

#[test]
fn debug_shows_no_nonce() {
    let flow = Flow::new(google(), Scope::OPENID);
    let (consent, state) = consent(flow);
    let nonce = parameter(&consent, "nonce");
    let granted = consent
        .answer(&format!("http://127.0.0.1:9/?state={state}&code=canary"))
        .unwrap();
    assert!(!format!("{consent:?} {granted:?}").contains(&nonce));
}

#[test]
fn plain_http_goes_to_the_loopback_only() {
    for uri in [
        "http://192.0.2.1/",
        "http://0.0.0.0/",
        "http://[2001:db8::1]/",
        "http://[::]/",
    ] {
        let error = Flow::new(google(), Scope::SPREADSHEETS)
            .begin(uri)
            .unwrap_err();
        assert!(matches!(error, FlowError::RedirectUri { .. }), "{uri}");
    }
}

#[test]
fn a_refused_redirect_uri_is_safe_to_show() {
    let error = Flow::new(google(), Scope::SPREADSHEETS)
        .begin("x\u{1b}[2J")
        .unwrap_err();
    assert!(!error.to_string().contains(char::is_control), "{error}");
}

#[test]
fn a_redirect_uri_is_asked_for_and_sent_letter_by_letter() {
    // `Url` would add the slash, and the server compares texts.
    let flow = Flow::new(google(), Scope::SPREADSHEETS);
    let consent = flow.begin("http://127.0.0.1:9").unwrap();
    assert_eq!(consent.redirect_uri(), "http://127.0.0.1:9");
    assert_eq!(parameter(&consent, "redirect_uri"), "http://127.0.0.1:9");
}
