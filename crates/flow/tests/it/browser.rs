//! A connection to the receiver that says exactly what a test wants.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// One HTTP answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Answer {
    /// Returns the value of a header, or an empty text.
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let line = lines.find(|(key, _)| key.eq_ignore_ascii_case(name));
        line.map_or("", |(_, value)| value)
    }
}

/// Splits a URL into `host:port` and the rest.
pub(crate) fn split(url: &str) -> (&str, &str) {
    let rest = url.strip_prefix("http://").unwrap();
    rest.split_at(rest.find('/').unwrap())
}

/// Sends the bytes and reads what comes until the server closes. It may close at any time.
pub(crate) async fn send(authority: &str, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(authority).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.write_all(bytes).await;
    let _ = stream.read_to_end(&mut answer).await;
    answer
}

/// Sends the bytes and nothing after them, and reads what comes until the server closes.
pub(crate) async fn send_all(authority: &str, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(authority).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.write_all(bytes).await;
    let _ = stream.shutdown().await;
    let _ = stream.read_to_end(&mut answer).await;
    answer
}

/// Asks with this method and these header lines, and reads the answer.
pub(crate) async fn ask(method: &str, url: &str, headers: &str) -> Answer {
    let (authority, target) = split(url);
    let request = format!("{method} {target} HTTP/1.1\r\n{headers}\r\n");
    let answer = send(authority, request.as_bytes()).await;
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").expect("there is an answer");
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer {
        status,
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

/// Opens a page as a browser does, without following where it leads.
pub(crate) async fn get(url: &str) -> Answer {
    let (authority, _) = split(url);
    ask("GET", url, &format!("Host: {authority}\r\n")).await
}

/// Opens a page and the one that it leads to.
pub(crate) async fn follow(url: &str) -> Answer {
    let (authority, _) = split(url);
    let answer = get(url).await;
    assert_eq!(answer.status, 303, "{answer:?}");
    get(&format!("http://{authority}{}", answer.header("location"))).await
}
