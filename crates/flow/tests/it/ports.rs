//! The receiver's port: free before, free after, and the deadline.

use std::time::Duration;

use hallpass_emulator::UserAgent;
use hallpass_flow::{Loopback, LoopbackError};
use tokio::net::TcpStream;

use crate::browser::split;
use crate::support::{Application, NotSignedIn, PATIENCE};

fn port(redirect_uri: &str) -> u16 {
    let (authority, _) = split(redirect_uri);
    authority.split_once(':').unwrap().1.parse().unwrap()
}

#[tokio::test]
async fn nobody_answering_is_a_time_out_and_the_port_is_free_again() {
    let application = Application::start().await;
    let loopback = Loopback::bind(0).await.unwrap();
    let port = port(loopback.redirect_uri());
    let soon = Duration::from_millis(50);
    let waiting = application.wait_on(loopback, application.flow(), soon);
    // A connection that says nothing does not hold the deadline up.
    let mute = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let error = waiting.outcome().await.unwrap_err();
    assert!(
        matches!(error, NotSignedIn::Loopback(LoopbackError::TimedOut { waited }) if waited == soon),
        "{error:?}"
    );
    drop(mute);
    Loopback::bind(port).await.unwrap();
}

#[tokio::test]
async fn a_fixed_port_can_be_used_for_one_sign_in_after_the_other() {
    let application = Application::start().await;
    let port = port(Loopback::bind(0).await.unwrap().redirect_uri());
    for _ in 0..3 {
        let loopback = Loopback::bind(port).await.unwrap();
        let waiting = application.wait_on(loopback, application.flow(), PATIENCE);
        assert_eq!(waiting.redirect_uri, format!("http://127.0.0.1:{port}/"));
        UserAgent::new()
            .allow(&waiting.authorization_url)
            .await
            .unwrap();
        waiting.outcome().await.unwrap();
    }
}

#[tokio::test]
async fn a_port_in_use_is_told_at_once() {
    let first = Loopback::bind(0).await.unwrap();
    let error = Loopback::bind(port(first.redirect_uri()))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}

#[tokio::test]
async fn an_answer_before_the_wait_began_is_not_lost() {
    let application = Application::start().await;
    let loopback = Loopback::bind(0).await.unwrap();
    let consent = application.flow().begin(loopback.redirect_uri()).unwrap();
    let url = consent.authorization_url().to_owned();
    let person = tokio::spawn(async move { UserAgent::new().allow(&url).await.unwrap() });
    while application.emulator.requests_to("/consent") == 0 {
        tokio::task::yield_now().await;
    }
    let granted = loopback.wait(&consent, PATIENCE).await.unwrap();
    granted.exchange(&application.http()).await.unwrap();
    assert_eq!(person.await.unwrap().status, 200);
}
