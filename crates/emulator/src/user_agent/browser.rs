//! Plain HTTP to this machine.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, CONTENT_TYPE, HOST, LOCATION, USER_AGENT};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use url::{Host, Url};

/// One answer; `location` stands only in a redirect.
pub(super) struct Reply {
    /// The address that answered.
    pub(super) url: Url,
    pub(super) status: u16,
    pub(super) location: Option<String>,
    pub(super) body: String,
}

/// Opens a page, wherever it is by now.
pub(super) async fn open(url: &Url) -> io::Result<Reply> {
    follow(get(url).await?).await
}

/// Goes where an answer leads, until it leads no further.
pub(super) async fn follow(mut reply: Reply) -> io::Result<Reply> {
    for _ in 0..MOST_REDIRECTS {
        let Some(location) = &reply.location else {
            return Ok(reply);
        };
        let next = reply.url.join(location).map_err(io::Error::other)?;
        reply = get(&next).await?;
    }
    Err(io::Error::other("the browser was redirected too often"))
}

/// Posts a form.
pub(super) async fn post(url: &Url, form: String) -> io::Result<Reply> {
    within_patience(send(Method::POST, url, form)).await
}

async fn get(url: &Url) -> io::Result<Reply> {
    within_patience(send(Method::GET, url, String::new())).await
}

async fn within_patience(reply: impl Future<Output = io::Result<Reply>>) -> io::Result<Reply> {
    tokio::time::timeout(PATIENCE, reply).await?
}

async fn send(method: Method, url: &Url, form: String) -> io::Result<Reply> {
    let addresses = loopback_addresses(url)?;
    let stream = TcpStream::connect(&addresses[..]).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(io::Error::other)?;
    let connection = tokio::spawn(connection);
    let request = request(method, url, form)?;
    let response = sender
        .send_request(request)
        .await
        .map_err(io::Error::other)?;
    let (parts, body) = response.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    connection.abort();
    let location = redirect(&Response::from_parts(parts.clone(), ()))?;
    let body = String::from_utf8_lossy(&body).into_owned();
    Ok(Reply {
        url: url.clone(),
        status: parts.status.as_u16(),
        location,
        body,
    })
}

/// Returns where a URL's host listens; a name other than `localhost` is not on this machine.
fn loopback_addresses(url: &Url) -> io::Result<Vec<SocketAddr>> {
    let local = match url.host() {
        Some(Host::Domain("localhost")) => {
            vec![
                IpAddr::V4(Ipv4Addr::LOCALHOST),
                IpAddr::V6(Ipv6Addr::LOCALHOST),
            ]
        }
        Some(Host::Ipv4(address)) => vec![IpAddr::V4(address)],
        Some(Host::Ipv6(address)) => vec![IpAddr::V6(address)],
        _ => Vec::new(),
    };
    let port = url.port_or_known_default().unwrap_or(80);
    if url.scheme() != "http" || local.is_empty() || !local.iter().all(IpAddr::is_loopback) {
        return Err(io::Error::other(
            "the sandbox's browser opens loopback addresses only",
        ));
    }
    Ok(local
        .into_iter()
        .map(|address| SocketAddr::new(address, port))
        .collect())
}

fn request(method: Method, url: &Url, form: String) -> io::Result<Request<Full<Bytes>>> {
    let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
    let target = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let mut request = Request::builder()
        .uri(target)
        .header(HOST, host)
        .header(ACCEPT, "text/html")
        .header(
            USER_AGENT,
            concat!("hallpass-user-agent/", env!("CARGO_PKG_VERSION")),
        )
        // As browsers say it when a person follows a link.
        .header("sec-fetch-mode", "navigate")
        .header("sec-fetch-dest", "document");
    if method == Method::POST {
        request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    request
        .method(method)
        .body(Full::from(form))
        .map_err(io::Error::other)
}

fn redirect(response: &Response<()>) -> io::Result<Option<String>> {
    if !response.status().is_redirection() {
        return Ok(None);
    }
    let location = response.headers().get(LOCATION).map(|value| value.to_str());
    location
        .transpose()
        .map(|text| text.map(str::to_owned))
        .map_err(io::Error::other)
}

const MOST_REDIRECTS: usize = 10;

const PATIENCE: Duration = Duration::from_secs(30);
