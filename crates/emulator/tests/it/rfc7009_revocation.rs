//! Revocation, with Google's answers.

use hallpass_emulator::UserAgent;
use serde_json::json;

use crate::support::{Application, SPREADSHEETS, post_form, text, try_send};

#[tokio::test]
async fn either_token_ends_the_whole_grant() {
    let application = Application::start().await;
    for kind in ["access_token", "refresh_token"] {
        let tokens = application.sign_in(&UserAgent::new(), SPREADSHEETS).await;
        let token = text(&tokens, kind);
        let answer = post_form(&application.url("/revoke"), &[("token", &token)]).await;
        assert_eq!((answer.status, answer.json()), (200, json!({})));
        assert!(!application.is_live(&text(&tokens, "access_token")).await);
        let refresh = application.refresh(&text(&tokens, "refresh_token")).await;
        refresh.assert_error(400, "invalid_grant", "Token has been expired or revoked.");
    }
}

#[tokio::test]
async fn other_grants_live_on() {
    let application = Application::start().await;
    let revoked = application.access_token(SPREADSHEETS).await;
    let other = application.access_token(SPREADSHEETS).await;
    post_form(&application.url("/revoke"), &[("token", &revoked)]).await;
    assert!(application.is_live(&other).await);
}

#[tokio::test]
async fn the_token_may_stand_in_the_query() {
    let application = Application::start().await;
    let token = application.access_token(SPREADSHEETS).await;
    let url = application.url(&format!("/o/oauth2/revoke?token={token}"));
    assert_eq!(try_send("POST", &url, &[], "").await.unwrap().status, 200);
    assert!(!application.is_live(&token).await);
}

#[tokio::test]
async fn an_unknown_or_dead_token_is_an_error() {
    let application = Application::start().await;
    let url = application.url("/revoke");
    let token = application.access_token(SPREADSHEETS).await;
    post_form(&url, &[("token", &token)]).await;
    for token in [token.as_str(), "nobody"] {
        let answer = post_form(&url, &[("token", token)]).await;
        answer.assert_error(400, "invalid_token", "Token expired or revoked");
    }
    let missing = post_form(&url, &[]).await;
    missing.assert_error(400, "invalid_request", "Missing required parameter: token");
}
