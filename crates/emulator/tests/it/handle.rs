//! The handle: start, stop, faults, the record of requests, the person with a browser.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use hallpass_emulator::{Emulator, Endpoint, Fault, UserAgent};

use crate::support::{Application, REDIRECT_URI, SPREADSHEETS, get, post_form, text, try_send};

#[tokio::test]
async fn stopping_or_dropping_frees_the_port() {
    for is_dropped in [true, false] {
        let emulator = Emulator::start().await.unwrap();
        let address = emulator.url().strip_prefix("http://").unwrap().to_owned();
        assert!(TcpListener::bind(&address).is_err());
        match is_dropped {
            true => drop(emulator),
            false => emulator.stop().await,
        }
        assert!(TcpListener::bind(&address).is_ok());
    }
}

#[tokio::test]
async fn a_taken_port_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    assert!(Emulator::builder().port(port).start().await.is_err());
}

#[tokio::test]
async fn the_front_page_says_that_it_is_not_google() {
    let emulator = Emulator::start().await.unwrap();
    assert!(
        get(&format!("{}/", emulator.url()))
            .await
            .text
            .contains("It is not Google")
    );
}

#[tokio::test]
async fn a_fault_meets_one_request() {
    let application = Application::start().await;
    let fault = Fault::status(503, "{}").header("retry-after", "7");
    application.emulator.faults().next(Endpoint::Token, fault);
    let broken = application.token(&[]).await;
    assert_eq!((broken.status, broken.header("retry-after")), (503, "7"));
    assert_eq!(application.token(&[]).await.status, 400);
    application
        .emulator
        .faults()
        .next(Endpoint::Token, Fault::Delay(Duration::ZERO));
    assert_eq!(application.token(&[]).await.status, 400);
}

#[tokio::test]
async fn a_cut_connection_has_no_answer() {
    let application = Application::start().await;
    for fault in [Fault::CutOff, Fault::CutOffBody] {
        application
            .emulator
            .faults()
            .next(Endpoint::TokenInfo, fault);
        assert!(
            try_send("GET", &application.url("/tokeninfo"), &[], "")
                .await
                .is_err()
        );
    }
}

#[tokio::test]
async fn a_torn_answer_begins_like_the_whole_one() {
    let application = Application::start().await;
    application
        .emulator
        .faults()
        .next(Endpoint::TokenInfo, Fault::CutOffBody);
    let address = application.emulator.url().strip_prefix("http://").unwrap();
    // A blocking client on this thread: the emulator answers on its own.
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .write_all(b"GET /tokeninfo HTTP/1.1\r\nhost: x\r\n\r\n")
        .unwrap();
    let mut received = Vec::new();
    stream.read_to_end(&mut received).ok();
    let received = String::from_utf8(received).unwrap();
    assert!(received.starts_with("HTTP/1.1 400"), "{received}");
    assert!(received.contains("{\"error"), "{received}");
    assert!(!received.ends_with('}'), "{received}");
}

#[tokio::test]
async fn a_hung_request_stays_in_the_record_without_a_status() {
    let application = Application::start().await;
    application
        .emulator
        .faults()
        .next(Endpoint::Revoke, Fault::Hang);
    let url = application.url("/revoke");
    let hung = tokio::spawn(async move { post_form(&url, &[("token", "x")]).await });
    while application.emulator.requests_to("/revoke") == 0 {
        tokio::task::yield_now().await;
    }
    assert!(!hung.is_finished());
    hung.abort();
    assert_eq!(application.emulator.requests()[0].status, None);
}

#[tokio::test]
async fn the_record_holds_names_and_no_values() {
    let application = Application::start().await;
    let tokens = application.sign_in(&UserAgent::new(), SPREADSHEETS).await;
    let requests = application.emulator.requests();
    let exchange = requests
        .iter()
        .find(|request| request.path == "/token")
        .unwrap();
    assert_eq!(
        (exchange.method.as_str(), exchange.status),
        ("POST", Some(200))
    );
    let names = [
        "client_id",
        "client_secret",
        "grant_type",
        "code",
        "redirect_uri",
    ];
    assert_eq!(exchange.parameters, names);
    assert_eq!(application.emulator.requests_to("/token"), 1);
    let record = format!("{requests:?} {:?}", application.emulator);
    for secret in [text(&tokens, "access_token"), application.secret.clone()] {
        assert!(!record.contains(&secret));
    }
}

#[tokio::test]
async fn the_browser_ends_at_the_application() {
    let application = Application::start().await;
    // The emulator's own front page stands in for an application that listens.
    let callback = application.url("/");
    let url = application.authorization_url(&[("redirect_uri", &callback)]);
    let page = UserAgent::new().allow(&url).await.unwrap();
    assert_eq!(page.status, 200);
    assert!(page.url.starts_with(&callback) && page.url.contains("code="));
    assert!(
        !format!("{page:?}").contains("code="),
        "a code is no text for a log"
    );
    let page = UserAgent::new().deny(&url).await.unwrap();
    assert!(page.url.contains("error=access_denied"));
}

#[tokio::test]
async fn the_browser_shows_an_error_page_as_it_is() {
    let application = Application::start().await;
    let url = application.authorization_url(&[("client_id", "nobody")]);
    let page = UserAgent::new().allow(&url).await.unwrap();
    assert_eq!(page.status, 400);
    assert!(page.body.contains("invalid_client"));
    assert!(UserAgent::new().redirect_after_allow(&url).await.is_err());
}

#[tokio::test]
async fn the_browser_does_not_leave_this_machine() {
    let application = Application::start().await;
    let secrets = application
        .emulator
        .web_client_secrets_json("http://example.com/");
    let id = crate::support::client_of(&secrets).0;
    let parameters = [
        ("client_id", id.as_str()),
        ("redirect_uri", "http://example.com/"),
    ];
    let error = UserAgent::new()
        .allow(&application.authorization_url(&parameters))
        .await;
    assert!(error.unwrap_err().to_string().contains("loopback"));
    assert!(UserAgent::new().allow(REDIRECT_URI).await.is_err());
}
