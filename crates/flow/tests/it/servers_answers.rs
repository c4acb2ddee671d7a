//! How a server's own words are read: its name, its codes, its error page, the path it answers at.

use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use base64::engine::Engine as _;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};
use hallpass_core::Scope;
use hallpass_flow::{ConsentError, Flow, Refusal};

use crate::token_server::{google, parameter, secrets_at};

#[test]
fn a_servers_name_is_compared_letter_by_letter() {
    let flow = Flow::new(secrets_at("https://id.test"), Scope::SPREADSHEETS)
        .issued_by("https://id.test/a");
    let consent = flow.begin("http://127.0.0.1:9/").unwrap();
    let state = parameter(&consent, "state");
    let answer = |iss: &str| {
        consent.answer(&format!(
            "http://127.0.0.1:9/?state={state}&code=c&iss={iss}"
        ))
    };
    for iss in [
        "https://id.test/a/",
        "https://ID.test/a",
        "https://id.test:443/a",
        "https://id.test/",
    ] {
        assert_eq!(
            answer(iss).unwrap_err(),
            ConsentError::IssuerMismatch,
            "{iss}"
        );
    }
    assert!(answer("https://id.test/a").is_ok());
}

#[test]
fn every_code_has_its_remedy() {
    for (code, refusal) in [
        ("admin_policy_enforced", Refusal::AdminPolicy),
        ("org_internal", Refusal::OrganisationOnly),
        ("disallowed_useragent", Refusal::EmbeddedBrowser),
        ("redirect_uri_mismatch", Refusal::RedirectUri),
        ("origin_mismatch", Refusal::RedirectUri),
        ("invalid_client", Refusal::Client),
        ("deleted_client", Refusal::Client),
        ("disabled_client", Refusal::Client),
        ("unauthorized_client", Refusal::Client),
        ("invalid_scope", Refusal::Scope),
        ("server_error", Refusal::Server),
        ("temporarily_unavailable", Refusal::Server),
        ("invalid_request", Refusal::Other),
    ] {
        assert_eq!(Refusal::of(code), refusal, "{code}");
    }
}

#[test]
fn an_error_page_is_read_in_either_alphabet() {
    let flow = Flow::new(google(), Scope::SPREADSHEETS);
    let consent = flow.begin("http://127.0.0.1:9/").unwrap();
    let code = |bytes: &[u8], alphabet: &Alphabet| {
        let engine = GeneralPurpose::new(alphabet, NO_PAD);
        let page = format!(
            "https://accounts.google.com/error?authError={}",
            engine.encode(bytes)
        );
        consent.answer(&page).unwrap_err()
    };
    // The rest of the message makes `+` and `/`, or `-` and `_`, of the text.
    let message = b"\x0a\x07error_1\x12\x07x\xfb\xff\xbf\xfb\xef\xbe";
    for alphabet in [&STANDARD, &URL_SAFE] {
        let expected = ConsentError::ErrorPage {
            refusal: Refusal::Other,
            code: "error_1".to_owned(),
        };
        assert_eq!(code(message, alphabet), expected);
    }
}

/// Who asks several servers gives each its own redirect URI (RFC 9700 section 4.4.2).
#[test]
fn an_answer_comes_to_the_path_that_was_asked_for() {
    let flow = Flow::new(secrets_at("https://id.test"), Scope::SPREADSHEETS);
    let consent = flow.begin("https://app.test/callback/a").unwrap();
    let state = parameter(&consent, "state");
    let answer = |place: &str| consent.answer(&format!("{place}?state={state}&code=c"));
    for place in [
        "https://app.test/callback/b",
        "https://app.test/",
        "https://app.test/callback/a/",
    ] {
        let error = answer(place).unwrap_err();
        assert!(
            matches!(error, ConsentError::NotARedirect { .. }),
            "{place}: {error:?}"
        );
    }
    // A proxy may have changed the host.
    assert!(answer("http://10.0.0.7:8080/callback/a").is_ok());
}
