//! A code that is entered on another device (RFC 8628).

use std::time::Duration;

use hallpass_core::{ClientSecrets, Scope, Scopes, TokenError};
use hallpass_emulator::{Emulator, EmulatorBuilder, Endpoint, Fault, UserAgent};
use hallpass_flow::{DeviceConsent, DeviceError, ExchangeError, Flow, SignedIn};

use crate::support::Application;

/// An emulator that may be polled as often as one likes, and its client for televisions.
async fn television(settings: impl FnOnce(EmulatorBuilder) -> EmulatorBuilder) -> Application {
    let builder = settings(Emulator::builder().device_interval(Duration::ZERO));
    let emulator = builder.start().await.unwrap();
    let secrets = ClientSecrets::from_json(&emulator.device_client_secrets_json()).unwrap();
    Application { emulator, secrets }
}

async fn begin(application: &Application, scopes: impl Into<Scopes>) -> DeviceConsent {
    let flow = application.flow_for(scopes);
    flow.begin_device(&application.http()).await.unwrap()
}

/// Lets a person decide while the device waits.
async fn decided(
    application: &Application,
    device: DeviceConsent,
    person: UserAgent,
    allows: bool,
) -> Result<SignedIn, DeviceError> {
    let (uri, code) = (
        device.verification_uri().to_owned(),
        device.user_code().to_owned(),
    );
    let http = application.http();
    let decision = async {
        let page = match allows {
            true => person.enter_code(&uri, &code).await,
            false => person.enter_code_and_deny(&uri, &code).await,
        };
        assert_eq!(page.unwrap().status, 200);
    };
    let (outcome, ()) = tokio::join!(device.wait(&http), decision);
    outcome
}

#[tokio::test]
async fn a_code_entered_elsewhere_signs_in() {
    let application = television(|builder| builder).await;
    let device = begin(
        &application,
        [Scope::DRIVE_FILE, Scope::OPENID, Scope::EMAIL],
    )
    .await;
    assert!(device.verification_uri().ends_with("/device"));
    assert_eq!(device.lifetime(), Duration::from_secs(1800));
    let person = UserAgent::new().account("grace@sandbox.test");
    let signed_in = decided(&application, device, person, true).await.unwrap();
    assert!(signed_in.is_renewable());
    assert_eq!(
        signed_in.user.account.as_deref(),
        Some("grace@sandbox.test")
    );
    assert!(application.serves(signed_in.user).await);
}

#[tokio::test]
async fn a_no_on_the_other_device_is_a_denial() {
    let application = television(|builder| builder).await;
    let device = begin(&application, Scope::DRIVE_FILE).await;
    let outcome = decided(&application, device, UserAgent::new(), false).await;
    assert!(matches!(outcome, Err(DeviceError::Denied)), "{outcome:?}");
}

#[tokio::test]
async fn an_unticked_box_and_a_wrong_account_are_told_as_ever() {
    let application = television(|builder| builder).await;
    let both = [
        Scope::DRIVE_FILE,
        Scope::new("https://www.googleapis.com/auth/youtube").unwrap(),
    ];
    let device = begin(&application, both).await;
    let person = UserAgent::new().untick(Scope::DRIVE_FILE.as_str());
    let outcome = decided(&application, device, person, true).await;
    let Err(DeviceError::Exchange(ExchangeError::MissingScopes { missing, .. })) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(missing, Scope::DRIVE_FILE.into());

    let flow = application
        .flow_for(Scope::DRIVE_FILE)
        .expect_account("ada@sandbox.test");
    let device = flow.begin_device(&application.http()).await.unwrap();
    let person = UserAgent::new().account("grace@sandbox.test");
    let outcome = decided(&application, device, person, true).await;
    assert!(
        matches!(
            outcome,
            Err(DeviceError::Exchange(ExchangeError::OtherAccount { .. }))
        ),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn nobody_entering_the_code_ends_the_wait() {
    let application = television(|builder| builder.device_code_lifetime(Duration::ZERO)).await;
    let device = begin(&application, Scope::DRIVE_FILE).await;
    let outcome = device.wait(&application.http()).await;
    assert!(
        matches!(outcome, Err(DeviceError::Expired { .. })),
        "{outcome:?}"
    );

    // The server's clock may be ahead of ours.
    let application = television(|builder| builder).await;
    let device = begin(&application, Scope::DRIVE_FILE).await;
    application
        .emulator
        .clock()
        .advance(Duration::from_secs(1801));
    let outcome = device.wait(&application.http()).await;
    assert!(
        matches!(outcome, Err(DeviceError::Expired { .. })),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn a_failure_of_the_network_ends_nothing() {
    let application = television(|builder| builder).await;
    let device = begin(&application, Scope::DRIVE_FILE).await;
    let faults = application.emulator.faults();
    faults.next(Endpoint::Token, Fault::CutOff);
    faults.next(Endpoint::Token, Fault::status(503, "<html>"));
    let signed_in = decided(&application, device, UserAgent::new(), true).await;
    assert!(signed_in.unwrap().is_renewable());
    assert!(application.emulator.requests_to("/token") >= 3);
}

#[tokio::test]
async fn another_refusal_ends_the_wait() {
    let application = television(|builder| builder).await;
    let device = begin(&application, Scope::DRIVE_FILE).await;
    let fault = Fault::status(400, r#"{"error": "invalid_grant"}"#);
    application.emulator.faults().next(Endpoint::Token, fault);
    let outcome = device.wait(&application.http()).await;
    let Err(DeviceError::Exchange(ExchangeError::Token(error))) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(error.code(), Some("invalid_grant"));
}

#[tokio::test]
async fn what_google_gives_to_no_device_is_not_asked_for() {
    let secrets = r#"{"installed": {"client_id": "id", "client_secret": "test-client-secret",
        "auth_uri": "https://accounts.google.com/o/oauth2/auth",
        "token_uri": "https://oauth2.googleapis.com/token"}}"#;
    let secrets = ClientSecrets::from_json(secrets).unwrap();
    let flow = Flow::new(secrets, [Scope::SPREADSHEETS, Scope::DRIVE_FILE]);
    // Nothing is sent: there is no network here.
    let error = flow
        .begin_device(&hallpass_core::Http::new())
        .await
        .unwrap_err();
    let DeviceError::Scopes { refused } = error else {
        panic!("{error:?}")
    };
    assert_eq!(refused, Scope::SPREADSHEETS.into());
}

#[tokio::test]
async fn the_servers_refusal_of_scope_or_client_is_told() {
    let television = television(|builder| builder).await;
    let desktop = Application::start().await;
    for (application, scope, code) in [
        (&television, Scope::SPREADSHEETS, "invalid_scope"),
        (&desktop, Scope::DRIVE_FILE, "invalid_client"),
    ] {
        let flow = application.flow_for(scope);
        let error = flow.begin_device(&application.http()).await.unwrap_err();
        let DeviceError::Begin(error) = error else {
            panic!("{error:?}")
        };
        assert_eq!(error.code(), Some(code));
    }
}

#[tokio::test]
async fn an_answer_that_no_device_can_show_is_malformed() {
    let good = r#""device_code": "d", "expires_in": 60"#;
    let bodies = [
        "{}".to_owned(),
        "[]".to_owned(),
        "<html>".to_owned(),
        format!(r#"{{{good}, "user_code": "A"}}"#),
        format!(r#"{{{good}, "user_code": "", "verification_url": "https://a.test"}}"#),
        format!(r#"{{{good}, "user_code": "A", "verification_url": "javascript:alert(1)"}}"#),
        format!(r#"{{{good}, "user_code": "A", "verification_url": "http://a.test/"}}"#),
    ];
    let application = television(|builder| builder).await;
    for body in bodies {
        let fault = Fault::status(200, body.as_str());
        application.emulator.faults().next(Endpoint::Device, fault);
        let flow = application.flow_for(Scope::DRIVE_FILE);
        let error = flow.begin_device(&application.http()).await.unwrap_err();
        assert!(
            matches!(error, DeviceError::Begin(TokenError::Malformed { .. })),
            "{body}: {error:?}"
        );
    }
}
