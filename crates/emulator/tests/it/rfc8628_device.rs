//! The device flow: codes, polling, tokens.

use std::time::Duration;

use hallpass_emulator::{Emulator, Endpoint, Fault, UserAgent};
use serde_json::{Value, json};

use crate::support::{
    Application, DRIVE_FILE, Pairs, REDIRECT_URI, SPREADSHEETS, claims, client_of, get, post_form,
    text,
};
use crate::television::{GRANT_TYPE, Television, ask, poll};

#[tokio::test]
async fn a_device_gets_its_codes_in_googles_spelling() {
    let application = Application::start().await.into_television();
    let form = [("client_id", &*application.id), ("scope", "email")];
    for path in ["/device/code", "/o/oauth2/device/code"] {
        let answer = post_form(&application.url(path), &form).await;
        let mut codes = answer.json();
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(text(&codes, "device_code").len() > 60);
        let user_code = text(&codes, "user_code");
        let (left, right) = user_code.split_once('-').unwrap();
        assert_eq!((left.len(), right.len()), (4, 4), "{user_code}");
        let is_clear = |c: char| c.is_ascii_uppercase() && !"AEIOUY".contains(c);
        assert!((left.to_owned() + right).chars().all(is_clear));
        for random in ["device_code", "user_code"] {
            codes.as_object_mut().unwrap().remove(random);
        }
        let rest = json!({
            "verification_url": application.url("/device"),
            "expires_in": 1800,
            "interval": 5,
        });
        assert_eq!(codes, rest);
    }
}

#[tokio::test]
async fn a_device_hears_the_sandboxs_settings() {
    let builder = Emulator::builder()
        .device_interval(Duration::ZERO)
        .device_code_lifetime(Duration::from_secs(60));
    let application = Application::start_with(builder).await.into_television();
    let codes = ask(&application, &[("scope", "email")]).await.json();
    assert_eq!(
        (&codes["interval"], &codes["expires_in"]),
        (&json!(0), &json!(60))
    );
    let device_code = text(&codes, "device_code");
    for _ in 0..3 {
        assert_eq!(poll(&application, &device_code).await.status, 428);
    }
    application
        .emulator
        .clock()
        .advance(Duration::from_secs(60));
    assert_eq!(poll(&application, &device_code).await.status, 400);
}

#[tokio::test]
async fn only_a_device_gets_codes() {
    let application = Application::start().await;
    let web = client_of(&application.emulator.web_client_secrets_json(REDIRECT_URI)).0;
    for (id, description) in [
        (application.id.as_str(), "Invalid client type."),
        (&web, "Invalid client type."),
        ("nobody", "The OAuth client was not found."),
    ] {
        let answer = ask(&application, &[("client_id", id), ("scope", "email")]).await;
        answer.assert_error(401, "invalid_client", description);
    }
}

#[tokio::test]
async fn a_device_may_ask_for_googles_short_list_only() {
    let application = Application::start().await.into_television();
    let auth = "https://www.googleapis.com/auth";
    let list = format!(
        "openid email profile {auth}/drive.appdata {DRIVE_FILE} {auth}/youtube \
         {auth}/youtube.readonly"
    );
    assert_eq!(ask(&application, &[("scope", &list)]).await.status, 200);
    for scope in [SPREADSHEETS, "https://www.googleapis.com/auth/drive", "x"] {
        let asked = format!("email {scope}");
        let answer = ask(&application, &[("scope", &asked)]).await;
        let description = format!("Invalid device flow scope: {scope}");
        answer.assert_error(400, "invalid_scope", &description);
    }
}

#[tokio::test]
async fn a_malformed_request_for_codes_is_named() {
    let application = Application::start().await.into_television();
    let cases: [(Pairs<'_>, &str); 4] = [
        (&[], "Missing required parameter: scope"),
        (&[("scope", " ")], "Missing required parameter: scope"),
        (
            &[("client_id", "")],
            "Missing required parameter: client_id",
        ),
        (
            &[("scope", "email"), ("scope", "openid")],
            "Parameter sent twice: scope",
        ),
    ];
    for (form, description) in cases {
        let answer = ask(&application, form).await;
        answer.assert_error(400, "invalid_request", description);
    }
}

#[tokio::test]
async fn a_device_waits_until_the_person_decides() {
    let television = Television::start("email").await;
    for _ in 0..2 {
        let answer = television.poll().await;
        answer.assert_error(428, "authorization_pending", "Precondition Required");
        assert_eq!(answer.header("cache-control"), "no-store");
        television.wait(5);
    }
}

#[tokio::test]
async fn a_hasty_device_has_to_slow_down_for_good() {
    let television = Television::start("email").await;
    assert_eq!(television.poll().await.status, 428);
    let hasty = television.poll().await;
    hasty.assert_error(403, "slow_down", "Forbidden");
    television.wait(6);
    assert_eq!(television.poll().await.status, 403, "10 seconds by now");
    television.wait(15);
    assert_eq!(television.poll().await.status, 428);
}

#[tokio::test]
async fn an_allowed_device_gets_its_tokens_once() {
    let television = Television::start(&format!("openid {DRIVE_FILE}")).await;
    assert_eq!(television.poll().await.status, 428);
    television.allow(&UserAgent::new()).await;
    // Who has an answer need not slow down.
    let answer = television.poll().await;
    let tokens = answer.json();
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(tokens["scope"], format!("openid {DRIVE_FILE}"));
    assert_eq!(tokens["token_type"], "Bearer");
    assert_eq!(tokens["expires_in"], 3599);
    assert_eq!(claims(&tokens)["aud"], television.application.id);
    let again = television.poll().await;
    again.assert_error(400, "invalid_grant", "Bad Request");
}

#[tokio::test]
async fn a_device_gets_a_refresh_token_and_no_id_token_unasked() {
    let television = Television::start(DRIVE_FILE).await;
    television.allow(&UserAgent::new()).await;
    let tokens = television.poll().await.json();
    assert_eq!(tokens.get("id_token"), None);
    let refresh_token = text(&tokens, "refresh_token");
    let refreshed = television.application.refresh(&refresh_token).await.json();
    assert_eq!(refreshed["scope"], DRIVE_FILE);
    let token = text(&refreshed, "access_token");
    assert!(television.application.is_live(&token).await);
}

#[tokio::test]
async fn a_denied_device_is_told_so() {
    let television = Television::start("email").await;
    let person = UserAgent::new();
    person
        .enter_code_and_deny(&television.verification_url(), &television.user_code())
        .await
        .unwrap();
    for _ in 0..2 {
        let answer = television.poll().await;
        answer.assert_error(403, "access_denied", "Forbidden");
    }
}

#[tokio::test]
async fn a_refused_consent_reaches_the_device() {
    for (error, status, description) in [
        ("org_internal", 403, "Forbidden"),
        ("admin_policy_enforced", 400, "Bad Request"),
    ] {
        let television = Television::start("email").await;
        television.application.emulator.refuse_next_consent(error);
        television.allow(&UserAgent::new()).await;
        let answer = television.poll().await;
        answer.assert_error(status, error, description);
    }
}

#[tokio::test]
async fn a_device_code_expires_decided_or_not() {
    for is_decided in [false, true] {
        let television = Television::start("email").await;
        if is_decided {
            television.allow(&UserAgent::new()).await;
        }
        television.wait(1800);
        let answer = television.poll().await;
        answer.assert_error(400, "expired_token", "Bad Request");
    }
}

#[tokio::test]
async fn another_clients_code_and_an_invented_one_are_invalid_grants() {
    let television = Television::start("email").await;
    television.allow(&UserAgent::new()).await;
    let (id, secret) = client_of(&television.application.emulator.client_secrets_json());
    let device_code = text(&television.codes, "device_code");
    let form = [
        ("grant_type", GRANT_TYPE),
        ("device_code", &device_code),
        ("client_id", &id),
        ("client_secret", &secret),
    ];
    let stolen = post_form(&television.application.url("/token"), &form).await;
    stolen.assert_error(400, "invalid_grant", "Bad Request");
    let invented = poll(&television.application, "invented").await;
    invented.assert_error(400, "invalid_grant", "Bad Request");
    assert_eq!(
        television.poll().await.status,
        200,
        "the theft did not help"
    );
}

#[tokio::test]
async fn a_device_proves_itself_and_names_its_code() {
    let television = Television::start("email").await;
    let application = &television.application;
    let no_code = application.token(&[("grant_type", GRANT_TYPE)]).await;
    let description = "Missing required parameter: device_code";
    no_code.assert_error(400, "invalid_request", description);
    let form = [("grant_type", GRANT_TYPE), ("client_id", &application.id)];
    let no_secret = post_form(&application.url("/token"), &form).await;
    no_secret.assert_error(400, "invalid_request", "client_secret is missing.");
}

#[tokio::test]
async fn a_fault_meets_the_device_endpoint() {
    let application = Application::start().await.into_television();
    let faults = application.emulator.faults();
    let form = [("client_id", &*application.id), ("scope", "email")];
    for path in ["/device/code", "/o/oauth2/device/code"] {
        faults.next(Endpoint::Device, Fault::status(503, "{}"));
        get(&application.url("/device")).await;
        assert_eq!(post_form(&application.url(path), &form).await.status, 503);
    }
}

#[tokio::test]
async fn the_secrets_file_of_a_device_has_no_redirect_uris() {
    let emulator = Emulator::start().await.unwrap();
    let secrets: Value = serde_json::from_str(&emulator.device_client_secrets_json()).unwrap();
    let installed = &secrets["installed"];
    assert_eq!(
        installed["client_id"],
        "sandbox-tv.apps.googleusercontent.com"
    );
    assert!(installed["client_secret"].is_string());
    assert_eq!(installed["token_uri"], format!("{}/token", emulator.url()));
    assert_eq!(installed.get("redirect_uris"), None);
}

#[tokio::test]
async fn the_discovery_document_names_the_device_endpoint() {
    let application = Application::start().await;
    let document = get(&application.url("/.well-known/openid-configuration")).await;
    let document = document.json();
    let endpoint = application.url("/device/code");
    assert_eq!(document["device_authorization_endpoint"], endpoint);
    let grants = document["grant_types_supported"].as_array().unwrap();
    assert!(grants.contains(&json!(GRANT_TYPE)));
}
