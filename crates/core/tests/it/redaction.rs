//! No secret in any log, at any level, nor in the text of any value or error.

use std::error::Error;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hallpass_core::{
    AuthorizedSession, Credentials, FileStore, Limits, RefreshToken, StoreError, TokenStore,
};
use hallpass_emulator::{Emulator, Endpoint, Fault};
use tracing_subscriber::fmt::MakeWriter;

use crate::emulated::SignedIn;
use crate::server::Reply;
use crate::support::{World, user};

/// What a subscriber wrote.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Collects everything that the process logs from now on, on all threads.
    fn of_the_process() -> Self {
        let log = Self::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(log.clone())
            .finish();
        tracing::subscriber::set_global_default(subscriber).expect("one test collects the log");
        log
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[track_caller]
fn assert_holds_none(text: &str, secrets: &[String]) {
    for secret in secrets {
        assert!(secret.len() >= 8, "too short to be a canary");
        assert!(!text.contains(secret.as_str()), "{secret} is in {text}");
    }
}

/// Returns everything that a program may print of an error.
fn every_text(error: &(dyn Error + 'static)) -> String {
    let mut text = format!("{error:?} {error:#?}");
    let mut next = Some(error);
    while let Some(error) = next {
        text += &format!(" {error}");
        next = error.source();
    }
    text
}

/// Returns the secrets that these credentials hold now.
fn secrets_of(credentials: &Credentials) -> Vec<String> {
    let user = credentials.user().unwrap();
    let access = user.access_token.as_ref();
    let refresh = user.refresh_token.as_ref();
    let client = user.client.secret();
    [
        access.map(|token| token.expose_secret()),
        refresh.map(RefreshToken::expose_secret),
        client.map(|secret| secret.expose_secret()),
    ]
    .into_iter()
    .flatten()
    .map(str::to_owned)
    .collect()
}

#[tokio::test]
async fn l1_the_log_of_a_whole_life_holds_no_secret() {
    let log = Log::of_the_process();
    let signed_in = SignedIn::start(Emulator::builder().rotate_refresh_tokens(true)).await;
    let mut secrets = vec![signed_in.code.clone(), signed_in.verifier.clone()];
    let folder = tempfile::TempDir::new().unwrap();
    let user = signed_in.credentials.user().unwrap();
    let store = FileStore::new(folder.path().join("token.json"));
    let saved = Credentials::save_in(store, (*user).clone()).await.unwrap();
    let credentials = saved.with_http(signed_in.credentials.http().clone());
    secrets.extend(secrets_of(&credentials));
    let session = AuthorizedSession::new(credentials.clone());
    let url = format!("{}/v1/userinfo", signed_in.emulator.url());

    signed_in.outlive_the_token();
    let faults = signed_in.emulator.faults();
    faults.next(Endpoint::Token, Fault::status(503, "{}"));
    session.get(&url).send().await.unwrap_err();
    session.get(&url).send().await.unwrap();
    secrets.extend(secrets_of(&credentials));
    signed_in.emulator.forget_access_tokens();
    session.get(&url).send().await.unwrap();
    secrets.extend(secrets_of(&credentials));
    credentials.revoke().await.unwrap();
    session.get(&url).send().await.unwrap_err();
    credentials.forget().await.unwrap();

    let text = log.text();
    assert!(text.contains("refreshed the access token"), "{text}");
    assert!(text.contains("asked the token endpoint"), "{text}");
    secrets.sort();
    secrets.dedup();
    assert_eq!(
        secrets.len(),
        9,
        "code, verifier, client, three tokens of each kind"
    );
    assert_holds_none(&text, &secrets);
}

#[tokio::test]
async fn no_value_shows_what_it_holds() {
    let world = World::renewing().await;
    let credentials = world.credentials(3600);
    let secrets = secrets_of(&credentials);
    assert_eq!(secrets.len(), 3);
    let token = credentials.token().await.unwrap();
    let session = AuthorizedSession::new(credentials.clone());
    let request = session.get("https://sheets.googleapis.com/");
    let user = credentials.user().unwrap();
    let shown = format!(
        "{credentials:?} {credentials:#?} {token:?} {session:?} {request:?} {user:?} {:?} {:?} {:?}",
        user.client,
        token.bearer(),
        world.http(),
    );
    assert_holds_none(&shown, &secrets);
}

#[tokio::test]
async fn no_refresh_error_shows_a_secret() {
    let echo = r#"{"error": "invalid_grant", "access_token": "echoed-access"#;
    let replies = [
        Reply::new(200, format!("{echo}\"")),
        Reply::new(
            200,
            r#"{"access_token": "echoed-access", "expires_in": 1, "token_type": 7}"#,
        ),
        Reply::new(
            200,
            r#"{"access_token": ["echoed-access"], "token_type": "Bearer"}"#,
        ),
        Reply::new(
            200,
            r#"{"access_token": "echoed-access", "token_type": "MAC"}"#,
        ),
        Reply::new(200, "access_token=echoed-access&token_type=Bearer"),
        Reply::new(400, r#"{"access_token": "echoed-access"}"#),
        Reply::new(503, "echoed-access"),
        Reply::new(302, "").header("location", "https://a.test/?code=echoed-access"),
        Reply::Torn(r#"{"access_token": "echoed-access"}"#.to_owned()),
        Reply::Hang,
    ];
    for reply in replies {
        let world = World::replying([reply]).await;
        let soon = Limits::OAUTH.with_deadline(Duration::from_millis(100));
        let http = world.http().with_limits(soon, Limits::API);
        let credentials = world.credentials(0).with_http(http);
        let mut secrets = secrets_of(&credentials);
        secrets.push("echoed-access".to_owned());
        let error = credentials.token().await.unwrap_err();
        assert_holds_none(&every_text(&error), &secrets);
        let error = AuthorizedSession::new(credentials)
            .get(&world.server.url("/x?key=query-secret"))
            .send()
            .await
            .unwrap_err();
        secrets.push("query-secret".to_owned());
        assert_holds_none(&every_text(&error), &secrets);
    }
}

#[tokio::test]
async fn no_api_error_shows_the_url_or_the_token() {
    for reply in [
        Reply::Hang,
        Reply::Torn("{".to_owned()),
        Reply::new(401, ""),
    ] {
        let world = World::replying([reply, Reply::new(503, "")]).await;
        let soon = Limits::API.with_deadline(Duration::from_millis(100));
        let http = world.http().with_limits(Limits::OAUTH, soon);
        let credentials = world.credentials(3600).with_http(http);
        let mut secrets = secrets_of(&credentials);
        secrets.push("query-secret".to_owned());
        let request = AuthorizedSession::new(credentials).get(&world.server.url("/x"));
        let error = request
            .query(&[("key", "query-secret")])
            .send()
            .await
            .unwrap_err();
        assert_holds_none(&every_text(&error), &secrets);
    }
}

#[test]
fn no_store_error_shows_the_files_content() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("token.json");
    for content in [
        r#"{"refresh_token": "first-refresh", "#,
        r#"{"refresh_token": "first-refresh", "client_id": 7}"#,
        r#"{"client_id": "x", "token": "first refresh", "refresh_token": "first-refresh"}"#,
        r#"{"client_id": "x", "refresh_token": ["first-refresh"]}"#,
    ] {
        std::fs::write(&path, content).unwrap();
        let error = FileStore::new(&path).load().unwrap_err();
        assert!(matches!(error, StoreError::Malformed { .. }));
        let secrets = ["first-refresh".to_owned(), "first refresh".to_owned()];
        assert_holds_none(&every_text(&error), &secrets);
    }
}

#[tokio::test]
async fn a_revocation_that_fails_shows_no_token() {
    let world = World::replying([Reply::new(503, "first-refresh")]).await;
    let credentials = Credentials::new(user(&world.user_json(3600)));
    let error = credentials.revoke().await.unwrap_err();
    assert_holds_none(&every_text(&error), &secrets_of(&credentials));
}
