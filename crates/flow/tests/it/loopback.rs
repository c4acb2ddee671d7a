//! Whatever else reaches the receiver before the right redirect changes nothing.

use tokio::net::TcpStream;

use crate::browser::{ask, follow, get, send, send_all, split};
use crate::support::{Application, Waiting};

/// A sign-in that has got as far as the redirect, which was not followed yet.
struct Redirected {
    application: Application,
    waiting: Waiting,
    redirect: String,
}

impl Redirected {
    async fn new() -> Self {
        let application = Application::start().await;
        let waiting = application.wait(application.flow()).await;
        let redirect = waiting.right_redirect().await;
        Self {
            application,
            waiting,
            redirect,
        }
    }

    fn authority(&self) -> &str {
        split(&self.redirect).0
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.authority())
    }

    /// Follows the redirect and fails the test unless the sign-in succeeds.
    async fn succeeds(self) {
        assert!(!self.waiting.is_over());
        assert_eq!(follow(&self.redirect).await.status, 200);
        self.waiting.outcome().await.unwrap();
        assert_eq!(self.application.emulator.requests_to("/token"), 1);
    }
}

#[tokio::test]
async fn an_icon_or_another_path_is_not_the_answer() {
    let redirected = Redirected::new().await;
    let (_, target) = split(&redirected.redirect);
    let query = target.split_once('?').unwrap().1;
    for path in ["/favicon.ico", "/done", "/done/", "//", "/callback"] {
        let answer = get(&redirected.url(&format!("{path}?{query}"))).await;
        assert_eq!(answer.status, 404, "{path}");
    }
    redirected.succeeds().await;
}

#[tokio::test]
async fn an_empty_request_for_the_answers_path_is_not_the_answer() {
    let redirected = Redirected::new().await;
    assert_eq!(get(&redirected.url("/")).await.status, 400);
    redirected.succeeds().await;
}

#[tokio::test]
async fn only_get_is_the_answer() {
    let redirected = Redirected::new().await;
    let headers = format!("Host: {}\r\ncontent-length: 0\r\n", redirected.authority());
    for method in ["POST", "PUT", "OPTIONS", "HEAD"] {
        let answer = ask(method, &redirected.redirect, &headers).await;
        assert_eq!(answer.status, 405, "{method}");
    }
    redirected.succeeds().await;
}

#[tokio::test]
async fn a_request_under_another_name_is_not_the_answer() {
    let redirected = Redirected::new().await;
    let port = redirected.authority().split_once(':').unwrap().1;
    let hosts = [
        format!("Host: rebound.evil.test:{port}\r\n"),
        "Host: 127.0.0.1\r\n".to_owned(),
        String::new(),
    ];
    for host in hosts {
        let answer = ask("GET", &redirected.redirect, &host).await;
        assert_eq!(answer.status, 421, "{host}");
    }
    redirected.succeeds().await;
}

#[tokio::test]
async fn garbage_is_not_the_answer() {
    let redirected = Redirected::new().await;
    let garbage: [&[u8]; 5] = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\r\n\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        &[0xff; 512],
    ];
    for bytes in garbage {
        let answer = send_all(redirected.authority(), &[bytes, b"\r\n\r\n"].concat()).await;
        assert!(!answer.starts_with(b"HTTP/1.1 2") && !answer.starts_with(b"HTTP/1.1 3"));
    }
    redirected.succeeds().await;
}

#[tokio::test]
async fn an_oversized_head_is_refused() {
    let redirected = Redirected::new().await;
    let cookie = "c".repeat(64 * 1024);
    let (authority, target) = split(&redirected.redirect);
    let request = format!("GET {target} HTTP/1.1\r\nHost: {authority}\r\nCookie: {cookie}\r\n\r\n");
    let answer = send(authority, request.as_bytes()).await;
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 431"));
    redirected.succeeds().await;
}

#[tokio::test]
async fn the_cookies_of_other_programs_on_the_machine_do_no_harm() {
    let redirected = Redirected::new().await;
    let cookie = "c".repeat(8 * 1024);
    let headers = format!("Host: {}\r\nCookie: {cookie}\r\n", redirected.authority());
    assert_eq!(ask("GET", &redirected.redirect, &headers).await.status, 303);
    redirected.succeeds().await;
}

#[tokio::test]
async fn a_connection_that_hangs_up_at_once_does_no_harm() {
    let redirected = Redirected::new().await;
    for _ in 0..100 {
        drop(TcpStream::connect(redirected.authority()).await.unwrap());
    }
    redirected.succeeds().await;
}

/// Opens connections that say nothing, or only the beginning of a request.
async fn half_open(authority: &str, number: usize) -> Vec<TcpStream> {
    let mut streams = Vec::new();
    for index in 0..number {
        let stream = TcpStream::connect(authority).await.unwrap();
        if index % 2 == 1 {
            stream.writable().await.unwrap();
            stream.try_write(b"GET /?state=").unwrap();
        }
        streams.push(stream);
    }
    streams
}

#[tokio::test]
async fn connections_that_a_browser_opens_in_advance_do_no_harm() {
    let redirected = Redirected::new().await;
    let mute = half_open(redirected.authority(), 60).await;
    redirected.succeeds().await;
    drop(mute);
}

#[tokio::test]
async fn however_many_connections_are_mute_the_answer_gets_in_at_once() {
    let redirected = Redirected::new().await;
    let mute = half_open(redirected.authority(), 200).await;
    redirected.succeeds().await;
    drop(mute);
}
