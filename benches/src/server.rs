//! A small Google on the loopback: a token endpoint, an API, and a switch that revokes.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::AUTHORIZATION;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::TcpListener;

use crate::Result;

/// A small read as Google answers it, indented.
const VALUES: &str = r#"{
  "range": "Sheet1!A1:B2",
  "majorDimension": "ROWS",
  "values": [
    [
      "Item",
      "Cost"
    ],
    [
      "Wheel",
      "$20.50"
    ]
  ]
}
"#;

/// The server; it lives as long as its threads.
pub(crate) struct Server {
    pub(crate) url: String,
    state: Arc<State>,
    _runtime: tokio::runtime::Runtime,
}

#[derive(Default)]
struct State {
    /// Tokens of earlier generations were revoked.
    generation: AtomicUsize,
    refreshes: AtomicUsize,
    connections: AtomicUsize,
    delay_ms: AtomicU64,
}

impl Server {
    /// Starts on a port of the system's choice.
    pub(crate) fn start() -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let state = Arc::new(State::default());
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let listener = runtime.block_on(TcpListener::bind(address))?;
        let url = format!("http://{}", listener.local_addr()?);
        runtime.spawn(accept(listener, Arc::clone(&state)));
        Ok(Self {
            url,
            state,
            _runtime: runtime,
        })
    }

    /// Forgets what the contender before did; the token endpoint takes so long from now on.
    pub(crate) fn reset(&self, delay: Duration) {
        let delay = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
        self.state.delay_ms.store(delay, Ordering::SeqCst);
        self.state.generation.store(0, Ordering::SeqCst);
        self.state.refreshes.store(0, Ordering::SeqCst);
        self.state.connections.store(0, Ordering::SeqCst);
    }

    /// Returns how many connections the contender opened.
    pub(crate) fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }
}

/// Returns the access token that a contender may have saved before.
pub(crate) fn saved_token() -> String {
    token(0, 0)
}

fn token(generation: usize, number: usize) -> String {
    // As long as Google's, which have some 200 characters.
    format!("g{generation}.{number:0200}")
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        state.connections.fetch_add(1, Ordering::SeqCst);
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            let _ = stream.set_nodelay(true);
            let service = service_fn(move |request| {
                let state = Arc::clone(&state);
                async move { Ok::<_, Infallible>(state.answer(request).await) }
            });
            // A client may leave when it likes.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

impl State {
    async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let path = request.uri().path().to_owned();
        let bearer = request.headers().get(AUTHORIZATION).cloned();
        let _ = request.into_body().collect().await;
        match path.as_str() {
            "/token" => self.refresh().await,
            "/refreshes" => text(self.refreshes.load(Ordering::SeqCst).to_string()),
            "/revoke" => text(self.generation.fetch_add(1, Ordering::SeqCst).to_string()),
            _ => {
                let start = format!("Bearer g{}.", self.generation.load(Ordering::SeqCst));
                let is_good = bearer.is_some_and(|it| it.as_bytes().starts_with(start.as_bytes()));
                let mut answer = text(if is_good { VALUES } else { "{}" });
                if !is_good {
                    *answer.status_mut() = StatusCode::UNAUTHORIZED;
                }
                answer
            }
        }
    }

    async fn refresh(&self) -> Response<Full<Bytes>> {
        let number = self.refreshes.fetch_add(1, Ordering::SeqCst) + 1;
        let delay = Duration::from_millis(self.delay_ms.load(Ordering::SeqCst));
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        let body = json!({
            "access_token": token(self.generation.load(Ordering::SeqCst), number),
            "expires_in": 3599,
            "token_type": "Bearer",
            "scope": crate::contender::SCOPE,
        });
        text(body.to_string())
    }
}

fn text(body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body.into()));
    let json = http::HeaderValue::from_static("application/json; charset=UTF-8");
    response
        .headers_mut()
        .insert(http::header::CONTENT_TYPE, json);
    response
}
