//! A receiver that waits, as the tests of it need one.

use std::time::Duration;

use hallpass_core::{Http, Retries, Scope};
use hallpass_flow::{ExchangeError, Flow, Granted, Loopback, LoopbackError, SignedIn};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::browser::split;
use crate::token_server::{answer_all, parameter, secrets_at};

/// A receiver that waits, whose state is known.
pub(crate) struct Receiver {
    pub(crate) authority: String,
    pub(crate) state: String,
    pub(crate) task: JoinHandle<Result<Granted, LoopbackError>>,
}

impl Receiver {
    pub(crate) async fn open() -> Self {
        let loopback = Loopback::bind(0).await.unwrap();
        let authority = split(loopback.redirect_uri()).0.to_owned();
        let flow = Flow::new(secrets_at("http://127.0.0.1:1"), Scope::SPREADSHEETS);
        let consent = flow.begin(loopback.redirect_uri()).unwrap();
        let state = parameter(&consent, "state");
        let task =
            tokio::spawn(async move { loopback.wait(&consent, Duration::from_secs(86_400)).await });
        Self {
            authority,
            state,
            task,
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/?state={}&code=c", self.authority, self.state)
    }

    pub(crate) async fn mute(&self, number: usize) -> Vec<TcpStream> {
        let mut streams = Vec::new();
        for _ in 0..number {
            streams.push(TcpStream::connect(&self.authority).await.unwrap());
            tokio::task::yield_now().await;
        }
        streams
    }
}

/// A token endpoint that never answers.
pub(crate) async fn silent() -> (TcpListener, String) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    (listener, origin)
}

/// A program that exchanges the code at a server that answers at once, and the answer's address.
pub(crate) async fn program() -> (JoinHandle<Result<SignedIn, ExchangeError>>, String) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let body = r#"{"access_token": "t"}"#;
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    tokio::spawn(answer_all(listener, answer));
    exchanging(&origin, Http::new().with_retries(Retries::NONE)).await
}

/// A program that waits for the answer and exchanges its code at this server, and the address that
/// brings the answer.
pub(crate) async fn exchanging(
    origin: &str,
    http: Http,
) -> (JoinHandle<Result<SignedIn, ExchangeError>>, String) {
    let loopback = Loopback::bind(0).await.unwrap();
    let consent = Flow::new(secrets_at(origin), Scope::SPREADSHEETS)
        .begin(loopback.redirect_uri())
        .unwrap();
    let url = format!(
        "{}?state={}&code=c",
        loopback.redirect_uri(),
        parameter(&consent, "state")
    );
    let program = tokio::spawn(async move {
        loopback
            .wait(&consent, Duration::from_secs(600))
            .await
            .unwrap()
            .exchange(&http)
            .await
    });
    (program, url)
}
