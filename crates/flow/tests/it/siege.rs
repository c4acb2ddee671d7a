//! Many hostile visitors at once, and the port free after each of them.

use std::time::{Duration, Instant};

use hallpass_emulator::UserAgent;
use hallpass_flow::Loopback;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::browser::{ask, follow, get, send, split};
use crate::support::{Application, PATIENCE, Waiting};

/// A receiver under siege, whose right redirect is known.
struct Siege {
    application: Application,
    waiting: Waiting,
    redirect: String,
}

impl Siege {
    async fn begin() -> Self {
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

    fn port(&self) -> u16 {
        let (_, port) = self.authority().rsplit_once(':').unwrap();
        port.parse().unwrap()
    }

    /// Lets the right redirect in, and checks that the port is free afterwards.
    async fn ends_well(self) {
        assert!(!self.waiting.is_over());
        let port = self.port();
        assert_eq!(follow(&self.redirect).await.status, 200);
        self.waiting.outcome().await.unwrap();
        assert_eq!(self.application.emulator.requests_to("/token"), 1);
        Loopback::bind(port).await.unwrap();
    }
}

#[tokio::test]
async fn heads_of_ten_megabytes() {
    let siege = Siege::begin().await;
    let cookie = "c".repeat(10 * 1024 * 1024);
    for line in [format!("Cookie: {cookie}\r\n"), cookie] {
        let request = format!(
            "GET / HTTP/1.1\r\nHost: {}\r\n{line}\r\n\r\n",
            siege.authority()
        );
        let answer = send(siege.authority(), request.as_bytes()).await;
        let is_refused = answer.is_empty() || answer.starts_with(b"HTTP/1.1 4");
        assert!(is_refused, "{}", String::from_utf8_lossy(&answer));
    }
    siege.ends_well().await;
}

#[tokio::test]
async fn heads_that_come_a_byte_at_a_time() {
    let siege = Siege::begin().await;
    let authority = siege.authority().to_owned();
    let slow = tokio::spawn(async move {
        let mut streams = Vec::new();
        for _ in 0..80 {
            streams.push(TcpStream::connect(&authority).await.unwrap());
        }
        for byte in b"GET /?state=slow HTTP/1.1\r\nHost: ".iter().cycle() {
            for stream in &mut streams {
                // Those that were ended to let others in hear nothing any more.
                let _ = stream.write_all(&[*byte]).await;
            }
            tokio::task::yield_now().await;
        }
    });
    let start = Instant::now();
    siege.ends_well().await;
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    slow.abort();
}

#[tokio::test]
async fn a_hundred_copies_of_the_right_redirect_at_once() {
    let siege = Siege::begin().await;
    let port = siege.port();
    let copies = (0..100).map(|_| {
        let redirect = siege.redirect.clone();
        tokio::spawn(async move { get(&redirect).await })
    });
    for copy in copies.collect::<Vec<_>>() {
        let answer = copy.await.unwrap();
        assert_eq!((answer.status, answer.header("location")), (303, "/done"));
    }
    let page = get(&format!("http://{}/done", siege.authority())).await;
    assert!(page.body.contains("You are signed in"), "{}", page.body);
    siege.waiting.outcome().await.unwrap();
    assert_eq!(siege.application.emulator.requests_to("/token"), 1);
    Loopback::bind(port).await.unwrap();
}

#[tokio::test]
async fn a_hundred_wrong_states_and_then_the_right_one() {
    let siege = Siege::begin().await;
    for number in 0..100 {
        let wrong = siege.redirect.replace("state=", &format!("state={number}"));
        assert_eq!(get(&wrong).await.status, 400);
    }
    siege.ends_well().await;
}

#[tokio::test]
async fn another_pages_script_gets_nothing() {
    let siege = Siege::begin().await;
    let host = format!("Host: {}\r\n", siege.authority());
    for header in [
        "Sec-Fetch-Mode: cors\r\n",
        "Sec-Fetch-Mode: no-cors\r\n",
        "Origin: https://evil.test\r\n",
    ] {
        let answer = ask("GET", &siege.redirect, &format!("{host}{header}")).await;
        assert_eq!(answer.status, 403, "{header}");
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
    let twice = ask("GET", &siege.redirect, &format!("{host}{host}")).await;
    assert!(twice.status == 421 || twice.status == 400, "{twice:?}");
    let navigation = format!("{host}Sec-Fetch-Mode: navigate\r\nSec-Fetch-Site: cross-site\r\n");
    assert_eq!(
        ask(
            "GET",
            &format!("http://{}/", siege.authority()),
            &navigation
        )
        .await
        .status,
        400
    );
    siege.ends_well().await;
}

#[tokio::test]
async fn the_other_family_of_addresses_is_served_under_its_own_name() {
    let siege = Siege::begin().await;
    let other = format!("[::1]:{}", siege.port());
    let Ok(stream) = TcpStream::connect(&other).await else {
        // This machine has no IPv6; then there is nobody to serve.
        return;
    };
    drop(stream);
    let (own, target) = split(&siege.redirect);
    let wrong_name = ask(
        "GET",
        &format!("http://{other}{target}"),
        &format!("Host: {own}\r\n"),
    )
    .await;
    assert_eq!(wrong_name.status, 421);
    let page = get(&format!("http://{other}/")).await;
    assert_eq!(page.status, 400);
    // A stranger cannot take the port over in the other family.
    assert!(tokio::net::TcpListener::bind(&other).await.is_err());
    let answer = follow(&format!("http://{other}{target}")).await;
    assert_eq!(answer.status, 200);
    siege.waiting.outcome().await.unwrap();
}

#[tokio::test]
async fn a_wait_that_is_given_up_frees_the_port() {
    let application = Application::start().await;
    let loopback = Loopback::bind(0).await.unwrap();
    let uri = loopback.redirect_uri().to_owned();
    let port = split(&uri).0.rsplit_once(':').unwrap().1.parse().unwrap();
    let consent = application.flow().begin(&uri).unwrap();
    {
        let wait = loopback.wait(&consent, PATIENCE);
        tokio::pin!(wait);
        let visit = get(&uri);
        tokio::select! {
            _ = &mut wait => panic!("nobody answered"),
            answer = visit => assert_eq!(answer.status, 400),
        }
    }
    Loopback::bind(port).await.unwrap();
}

#[tokio::test]
async fn a_consent_that_is_never_exchanged_frees_the_port() {
    let application = Application::start().await;
    let loopback = Loopback::bind(0).await.unwrap();
    let uri = loopback.redirect_uri().to_owned();
    let port = split(&uri).0.rsplit_once(':').unwrap().1.parse().unwrap();
    let consent = application.flow().begin(&uri).unwrap();
    let person = UserAgent::new();
    let redirect = person.redirect_after_allow(consent.authorization_url());
    let redirect = redirect.await.unwrap();
    let (granted, answer) = tokio::join!(loopback.wait(&consent, PATIENCE), get(&redirect));
    assert_eq!(answer.status, 303);
    drop(granted.unwrap());
    Loopback::bind(port).await.unwrap();
}
