//! The receiver's limits: who is let in, who leaves, and after how long.

use std::time::Duration;

use hallpass_core::{Http, Limits, Retries};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep};

use crate::browser::{ask, follow, get, send, split};
use crate::receiver::{Receiver, exchanging, program, silent};

/// Tells which of the connections were ended.
fn ended(streams: &[TcpStream]) -> Vec<usize> {
    let is_ended = |stream: &TcpStream| !matches!(stream.try_read(&mut [0; 8]), Err(error) if error.kind() == std::io::ErrorKind::WouldBlock);
    (0..streams.len())
        .filter(|&index| is_ended(&streams[index]))
        .collect()
}

#[tokio::test]
async fn no_other_name_method_or_purpose_is_the_browsers() {
    let receiver = Receiver::open().await;
    let host = format!("Host: {}\r\n", receiver.authority);
    for name in [
        format!("{}0", receiver.authority),
        format!("{}.evil.test", receiver.authority),
        format!("{}@evil.test", receiver.authority),
    ] {
        assert_eq!(
            ask("GET", &receiver.url(), &format!("Host: {name}\r\n"))
                .await
                .status,
            421,
            "{name}"
        );
    }
    for method in ["DELETE", "PATCH", "TRACE", "CONNECTX"] {
        assert_eq!(
            ask(method, &receiver.url(), &host).await.status,
            405,
            "{method}"
        );
    }
    for mode in [
        "websocket",
        "same-origin",
        "nested-navigate",
        "NAVIGATE",
        "\u{fc}",
    ] {
        let headers = format!("{host}Sec-Fetch-Mode: {mode}\r\n");
        assert_eq!(
            ask("GET", &receiver.url(), &headers).await.status,
            403,
            "{mode}"
        );
    }
    for path in ["/index.html", "/?", "/;x"] {
        let answer = get(&format!("http://{}{path}", receiver.authority)).await;
        assert_ne!(answer.status, 303, "{path}");
    }
    let elsewhere = receiver.url().replace("/?", "/index.html?");
    assert_eq!(get(&elsewhere).await.status, 404);
    // A form that was sent across origins comes back like this.
    let headers = format!("{host}Origin: null\r\nSec-Fetch-Mode: navigate\r\n");
    assert_eq!(ask("GET", &receiver.url(), &headers).await.status, 303);
}

#[tokio::test(start_paused = true)]
async fn a_head_has_ten_seconds() {
    let receiver = Receiver::open().await;
    for beginning in ["", "GET /?state="] {
        let start = Instant::now();
        let mut stream = TcpStream::connect(&receiver.authority).await.unwrap();
        stream.write_all(beginning.as_bytes()).await.unwrap();
        let _ = stream.read_to_end(&mut Vec::new()).await;
        let waited = start.elapsed().as_secs();
        assert!((9..=11).contains(&waited), "{beginning}: {waited}");
    }
    assert!(!receiver.task.is_finished());
}

#[tokio::test(start_paused = true)]
async fn sixty_three_stay_and_the_oldest_mute_one_leaves_for_the_next() {
    let receiver = Receiver::open().await;
    let mut streams = receiver.mute(63).await;
    sleep(Duration::from_secs(5)).await;
    assert!(ended(&streams).is_empty(), "{:?}", ended(&streams));
    streams.extend(receiver.mute(1).await);
    sleep(Duration::from_millis(50)).await;
    assert_eq!(ended(&streams), [0]);
}

#[tokio::test(start_paused = true)]
async fn nobody_leaves_before_a_quarter_of_a_second() {
    let receiver = Receiver::open().await;
    let streams = receiver.mute(70).await;
    sleep(Duration::from_millis(200)).await;
    assert!(ended(&streams).is_empty(), "{:?}", ended(&streams));
    sleep(Duration::from_millis(200)).await;
    assert_eq!(ended(&streams), [0, 1, 2, 3, 4, 5, 6]);
}

#[tokio::test]
async fn cookies_of_fifteen_kilobytes_are_let_in() {
    let receiver = Receiver::open().await;
    let cookie = "c".repeat(15 * 1024);
    let headers = format!("Host: {}\r\nCookie: {cookie}\r\n", receiver.authority);
    assert_eq!(ask("GET", &receiver.url(), &headers).await.status, 303);
}

#[tokio::test]
async fn a_connection_is_for_one_request() {
    let receiver = Receiver::open().await;
    let one = format!("GET /icon HTTP/1.1\r\nHost: {}\r\n\r\n", receiver.authority);
    let answers = send(&receiver.authority, one.repeat(3).as_bytes()).await;
    assert_eq!(
        String::from_utf8(answers)
            .unwrap()
            .matches("HTTP/1.1 404")
            .count(),
        1
    );
}

#[tokio::test(start_paused = true)]
async fn mute_visitors_do_not_send_the_waiting_browser_away() {
    let (_silent, origin) = silent().await;
    let http = Http::new().with_retries(Retries::NONE).with_limits(
        Limits::OAUTH.with_deadline(Duration::from_secs(8)),
        Limits::API,
    );
    let (program, url) = exchanging(&origin, http).await;
    let authority = split(&url).0.to_owned();
    assert_eq!(get(&url).await.status, 303);
    let done = format!("http://{authority}/done");
    let browser = tokio::spawn(async move { get(&done).await });
    sleep(Duration::from_millis(1)).await;
    let mut mute = Vec::new();
    for _ in 0..100 {
        mute.push(TcpStream::connect(&authority).await.unwrap());
    }
    assert!(program.await.unwrap().is_err());
    let page = browser.await.unwrap();
    assert!(page.body.contains("could not be finished"), "{page:?}");
}

#[tokio::test(start_paused = true)]
async fn a_waiting_browser_is_not_held_for_ever() {
    let (_silent, origin) = silent().await;
    let http = Http::new().with_retries(Retries::NONE).with_limits(
        Limits::OAUTH.with_deadline(Duration::from_secs(3600)),
        Limits::API,
    );
    let (program, url) = exchanging(&origin, http).await;
    let authority = split(&url).0.to_owned();
    assert_eq!(get(&url).await.status, 303);
    let start = Instant::now();
    let answer = send(
        &authority,
        format!("GET /done HTTP/1.1\r\nHost: {authority}\r\n\r\n").as_bytes(),
    )
    .await;
    assert!(answer.is_empty());
    assert!(
        (119..=121).contains(&start.elapsed().as_secs()),
        "{:?}",
        start.elapsed()
    );
    program.abort();
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_is_over_when_the_page_is_shown() {
    let (program, redirect) = program().await;
    // Neither a mute visitor nor one that asked for something else holds the end up.
    let _mute = TcpStream::connect(split(&redirect).0).await.unwrap();
    let start = Instant::now();
    assert_eq!(follow(&redirect).await.status, 200);
    program.await.unwrap().unwrap();
    assert!(
        start.elapsed() < Duration::from_secs(1),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn a_browser_that_stays_away_is_waited_for_two_seconds() {
    let (program, redirect) = program().await;
    let start = Instant::now();
    assert_eq!(get(&redirect).await.status, 303);
    program.await.unwrap().unwrap();
    let waited = start.elapsed().as_millis();
    assert!((1_900..3_000).contains(&waited), "{waited}");
}
