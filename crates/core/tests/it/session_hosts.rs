//! Where the token goes, and where it does not.

use std::time::Duration;

use hallpass_core::{AuthorizedSession, Credentials, Http, Limits, Retries, SessionError};

use crate::server::Reply;
use crate::support::{Time, World, user, user_json};

/// Returns a session with a token from Google itself.
fn google_session() -> AuthorizedSession {
    let json = user_json("https://oauth2.googleapis.com/token", 3600);
    let http = Http::new()
        .with_retries(Retries::NONE)
        .with_clock(Time::new().clock());
    AuthorizedSession::new(Credentials::new(user(&json)).with_http(http))
}

async fn refused(session: &AuthorizedSession, url: &str) -> SessionError {
    session.get(url).send().await.unwrap_err()
}

#[tokio::test]
async fn a_stranger_on_the_loopback_gets_no_google_token() {
    let world = World::replying([Reply::new(200, "")]).await;
    let error = refused(&google_session(), &world.server.url("/x")).await;
    assert!(
        matches!(&error, SessionError::HostNotAllowed { host } if world.server.url("").ends_with(host)),
        "{error:?}"
    );
    assert!(world.server.requests().is_empty());
}

#[tokio::test]
async fn a_host_that_was_allowed_by_name_gets_the_token() {
    let world = World::replying([Reply::new(200, "")]).await;
    let url = world.server.url("/x");
    let host = world.server.url("").replace("http://", "");
    let session = google_session().allow_host(&host);
    session.get(&url).send().await.unwrap();
    let requests = world.server.requests();
    assert_eq!(
        requests[0].header("authorization"),
        Some("Bearer first-access")
    );
    // The name of another port is another name.
    let other = google_session().allow_host("127.0.0.1:1");
    let error = refused(&other, &url).await;
    assert!(
        matches!(error, SessionError::HostNotAllowed { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_sandbox_token_does_not_leave_the_machine() {
    let world = World::renewing().await;
    let session = AuthorizedSession::new(world.credentials(3600));
    let error = refused(&session, "https://sheets.googleapis.com/v4/spreadsheets").await;
    assert!(
        matches!(&error, SessionError::SandboxToken { host } if host == "sheets.googleapis.com"),
        "{error:?}"
    );
    assert_eq!(session.sandbox_origin(), Some(world.server.url("")));
    assert_eq!(google_session().sandbox_origin(), None);
}

#[tokio::test]
async fn a_url_that_would_give_the_token_away_is_invalid() {
    for url in [
        "http://sheets.googleapis.com/v4",
        "https://sheets.googleapis.com@evil.test/",
        "ftp://sheets.googleapis.com/",
    ] {
        let error = refused(&google_session(), url).await;
        assert!(
            matches!(
                error,
                SessionError::Invalid { .. } | SessionError::HostNotAllowed { .. }
            ),
            "{url}: {error:?}"
        );
        assert!(!error.is_transient() && !error.needs_consent());
    }
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_the_other_host_gets_nothing() {
    for status in [301, 302, 303, 307, 308] {
        let other = World::renewing().await;
        let redirect = Reply::new(status, "").header("location", &other.server.url("/there"));
        let world = World::replying([redirect]).await;
        let session = AuthorizedSession::new(world.credentials(3600));
        let response = session.post(&world.server.url("/x")).send().await.unwrap();
        assert_eq!(response.status().as_u16(), status);
        assert!(other.server.requests().is_empty());
    }
}

#[tokio::test]
async fn a_hung_api_is_given_up_at_the_deadline() {
    let world = World::replying([Reply::Hang]).await;
    let soon = Limits::API.with_deadline(Duration::from_millis(100));
    let http = world.http().with_limits(Limits::OAUTH, soon);
    let session = AuthorizedSession::new(world.credentials(3600).with_http(http));
    let error = refused(&session, &world.server.url("/x")).await;
    assert!(error.is_transient(), "{error:?}");
    assert!(matches!(error, SessionError::Transport(error) if error.is_timeout()));
}
