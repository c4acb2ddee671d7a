//! A scripted HTTP server on the loopback, which keeps what it was asked.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use url::form_urlencoded;

/// One request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Request {
    /// Returns the one header of this name; fails the test if there are two.
    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(key, _)| key == name);
        let value = values.next().map(|(_, value)| value.as_str());
        assert!(values.next().is_none(), "{name} was sent twice");
        value
    }

    /// Returns the form's parameters, sorted.
    pub(crate) fn form(&self) -> Vec<(String, String)> {
        let mut form: Vec<_> = form_urlencoded::parse(self.body.as_bytes())
            .into_owned()
            .collect();
        form.sort();
        form
    }

    /// Returns the value of a form's parameter, or an empty text.
    pub(crate) fn value(&self, name: &str) -> String {
        let pair = self.form().into_iter().find(|(key, _)| key == name);
        pair.map(|(_, value)| value).unwrap_or_default()
    }
}

/// What the server does with one request.
#[derive(Clone)]
pub(crate) enum Reply {
    /// Answers.
    Answer {
        status: u16,
        headers: Vec<(String, String)>,
        body: String,
    },
    /// Sends these bytes and nothing else.
    Raw(Vec<u8>),
    /// Announces one byte more than it sends.
    Torn(String),
    /// Announces one byte more than it sends, and leaves the connection open.
    Stalled(String),
    /// Sends a body without end, as fast as it is read.
    Endless,
    /// Never answers.
    Hang,
    /// Answers when it is told to.
    Held(Arc<Notify>, Box<Self>),
}

impl Reply {
    pub(crate) fn new(status: u16, body: impl Into<String>) -> Self {
        Self::Answer {
            status,
            headers: Vec::new(),
            body: body.into(),
        }
    }

    /// Adds a header to an answer.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        if let Self::Answer { headers, .. } = &mut self {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// Holds the reply back until `release` is notified.
    pub(crate) fn held(self, release: &Arc<Notify>) -> Self {
        Self::Held(Arc::clone(release), Box::new(self))
    }
}

/// The server; it stops when dropped.
pub(crate) struct Server {
    address: SocketAddr,
    requests: watch::Receiver<Vec<Request>>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Starts a server that gives these replies in their order, and the last one ever after.
    pub(crate) async fn replying(replies: impl IntoIterator<Item = Reply>) -> Self {
        let replies: Vec<Reply> = replies.into_iter().collect();
        let last = replies.len().checked_sub(1).expect("there is a reply");
        Self::start(move |number, _| replies[number.min(last)].clone()).await
    }

    /// Starts a server that asks `script` for its reply to the request of this number.
    pub(crate) async fn start(
        script: impl Fn(usize, &Request) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, requests) = watch::channel(Vec::new());
        let (sender, script) = (Arc::new(sender), Arc::new(script));
        let accepting = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (sender, script) = (Arc::clone(&sender), Arc::clone(&script));
                tokio::spawn(async move { serve(stream, &sender, &*script).await });
            }
        });
        Self {
            address,
            requests,
            accepting,
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.borrow().clone()
    }

    /// Waits until so many requests have arrived.
    pub(crate) async fn has_been_asked(&self, times: usize) {
        let mut requests = self.requests.clone();
        requests
            .wait_for(|requests| requests.len() >= times)
            .await
            .unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn serve(
    mut stream: TcpStream,
    requests: &watch::Sender<Vec<Request>>,
    script: &(dyn Fn(usize, &Request) -> Reply + Send + Sync),
) {
    // A connection that is closed without a request is one that the client opened in advance.
    let Some(request) = read(&mut stream).await else {
        return;
    };
    let mut reply = None;
    requests.send_modify(|requests| {
        reply = Some(script(requests.len(), &request));
        requests.push(request);
    });
    let mut reply = reply.expect("the closure above ran");
    while let Reply::Held(release, held) = reply {
        release.notified().await;
        reply = *held;
    }
    // The client may have left, which is its right.
    let _ = write(&mut stream, reply).await;
}

async fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let mut body = bytes.split_off(end + 4);
    let head = String::from_utf8(bytes).unwrap();
    let mut lines = head.lines();
    let mut words = lines.next()?.split(' ').map(str::to_owned);
    let (method, target) = (words.next()?, words.next()?);
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length: usize = length.map_or(0, |(_, value)| value.parse().unwrap());
    while body.len() < length {
        stream.read_buf(&mut body).await.ok()?;
    }
    let body = String::from_utf8(body).unwrap();
    Some(Request {
        method,
        target,
        headers,
        body,
    })
}

async fn write(stream: &mut TcpStream, reply: Reply) -> std::io::Result<()> {
    match reply {
        Reply::Answer {
            status,
            headers,
            body,
        } => {
            let mut answer = format!("HTTP/1.1 {status} Scripted\r\n");
            for (name, value) in headers {
                answer += &format!("{name}: {value}\r\n");
            }
            answer += &format!("content-length: {}\r\n", body.len());
            answer += &format!("connection: close\r\n\r\n{body}");
            stream.write_all(answer.as_bytes()).await?;
        }
        Reply::Raw(bytes) => stream.write_all(&bytes).await?,
        Reply::Torn(body) => stream.write_all(unfinished(&body).as_bytes()).await?,
        Reply::Stalled(body) => {
            stream.write_all(unfinished(&body).as_bytes()).await?;
            std::future::pending().await
        }
        Reply::Endless => {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
            loop {
                stream.write_all(&[b' '; 8192]).await?;
            }
        }
        Reply::Hang => std::future::pending().await,
        Reply::Held(..) => unreachable!("it was let go of before"),
    }
    stream.shutdown().await
}

fn unfinished(body: &str) -> String {
    let length = body.len() + 1;
    format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}")
}
