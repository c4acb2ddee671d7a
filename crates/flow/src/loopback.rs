//! The receiver on 127.0.0.1 that waits for the browser's redirect (RFC 8252 section 7.3).

use std::convert::Infallible;
use std::io;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::consent::{Consent, ConsentError};
use crate::granted::Granted;
use crate::page::{Page, plain};

/// How long one connection may take: a browser's is done in milliseconds, a stranger's may be mute.
const CONNECTION_DEADLINE: Duration = Duration::from_secs(10);
/// How long the browser may take to load the page that it is moved to after the answer.
const LAST_PAGE_DEADLINE: Duration = Duration::from_secs(2);
/// Connections served at once; a browser opens two.
const MOST_CONNECTIONS: usize = 64;
/// The longest request head, with the cookies that a browser may hold for 127.0.0.1.
const LONGEST_HEAD: usize = 16 * 1024;

/// A receiver with a port of its own, open from [`Loopback::bind`] until it is dropped.
#[derive(Debug)]
pub struct Loopback {
    listener: TcpListener,
    authority: String,
    redirect_uri: String,
}

/// Why no consent came.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoopbackError {
    /// The user, or the server, said no.
    #[error(transparent)]
    Consent(#[from] ConsentError),
    /// Nobody answered.
    #[error("no answer came from the browser within {waited:?}")]
    TimedOut {
        /// How long was waited.
        waited: Duration,
    },
    /// The machine's network failed.
    #[error("the receiver on the loopback failed")]
    Io(#[from] io::Error),
}

impl Loopback {
    /// Opens the receiver on 127.0.0.1; port 0 lets the system choose.
    ///
    /// # Errors
    ///
    /// What the system says, above all that a fixed port is in use.
    pub async fn bind(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let authority = listener.local_addr()?.to_string();
        let redirect_uri = format!("http://{authority}/");
        Ok(Self {
            listener,
            authority,
            redirect_uri,
        })
    }

    /// Returns the redirect URI to begin the flow with.
    #[must_use]
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// Waits for the answer to this consent. Whatever else connects or asks is answered and
    /// ignored: icons, scanners, redirects of another attempt.
    ///
    /// # Errors
    ///
    /// [`LoopbackError::Consent`] with a final answer that is no consent, and
    /// [`LoopbackError::TimedOut`] after `deadline`. The port is free when this returns.
    pub async fn wait(
        self,
        consent: &Consent,
        deadline: Duration,
    ) -> Result<Granted, LoopbackError> {
        let desk = Arc::new(Desk {
            authority: self.authority,
            consent: consent.share(),
            state: Mutex::default(),
        });
        // Dropping the set ends the connections that are still open.
        let mut connections = JoinSet::new();
        let answered = serve_until(&self.listener, &desk, &mut connections, |state| {
            state.answer.is_some()
        });
        if tokio::time::timeout(deadline, answered).await.is_ok() {
            let last_page = serve_until(&self.listener, &desk, &mut connections, |state| {
                state.is_last_page_shown
            });
            // A browser that does not load the last page changes nothing.
            let _ = tokio::time::timeout(LAST_PAGE_DEADLINE, last_page).await;
        }
        let answer = desk.state().answer.take();
        Ok(answer.ok_or(LoopbackError::TimedOut { waited: deadline })??)
    }
}

/// Serves connections until one of them brought what is waited for.
async fn serve_until(
    listener: &TcpListener,
    desk: &Arc<Desk>,
    connections: &mut JoinSet<()>,
    is_done: impl Fn(&State) -> bool,
) {
    while !is_done(&desk.state()) {
        tokio::select! {
            accepted = listener.accept(), if connections.len() < MOST_CONNECTIONS => match accepted {
                Ok((stream, _)) => { connections.spawn(serve(stream, Arc::clone(desk))); }
                Err(error) => tracing::debug!(%error, "a connection to the receiver failed"),
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn serve(stream: TcpStream, desk: Arc<Desk>) {
    let service = service_fn(move |request: Request<Incoming>| {
        let desk = Arc::clone(&desk);
        async move { Ok::<_, Infallible>(desk.answer(&request)) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(CONNECTION_DEADLINE)
        .keep_alive(false)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    match tokio::time::timeout(CONNECTION_DEADLINE, connection).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::debug!(%error, "a connection to the receiver ended badly"),
        Err(_) => tracing::debug!("a connection to the receiver said nothing for too long"),
    }
}

/// What the connections share.
struct Desk {
    authority: String,
    consent: Consent,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    answer: Option<Result<Granted, ConsentError>>,
    page: Option<Page>,
    is_last_page_shown: bool,
}

impl Desk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        // A page of a stranger's that reaches us by DNS rebinding names its own host.
        let host = request
            .headers()
            .get(hyper::header::HOST)
            .and_then(|host| host.to_str().ok());
        if host != Some(self.authority.as_str()) {
            return plain(
                StatusCode::MISDIRECTED_REQUEST,
                "This receiver has another name.\n",
            );
        }
        if request.method() != Method::GET {
            return plain(
                StatusCode::METHOD_NOT_ALLOWED,
                "Only a browser's redirect is expected here.\n",
            );
        }
        let mut state = self.state();
        if request.uri().path() == "/" {
            return self.judge(request, &mut state);
        }
        match state
            .page
            .filter(|page| page.path() == request.uri().path())
        {
            Some(page) => {
                state.is_last_page_shown = true;
                page.render()
            }
            None => plain(StatusCode::NOT_FOUND, "There is nothing here.\n"),
        }
    }

    /// Takes the first answer to this attempt; what is none is ignored, so that the right one can
    /// still come.
    fn judge(&self, request: &Request<Incoming>, state: &mut State) -> Response<Full<Bytes>> {
        if let Some(page) = state.page {
            return page.redirect();
        }
        let answer = self
            .consent
            .answer(&format!("http://{}{}", self.authority, request.uri()));
        let page = match &answer {
            Ok(_) => Page::Received,
            Err(ConsentError::Denied) => Page::Denied,
            Err(error) if error.is_final() => Page::Refused,
            Err(error) => {
                tracing::debug!(%error, "ignored a request that is not the answer");
                return plain(
                    StatusCode::BAD_REQUEST,
                    "This is not the answer that is waited for.\n",
                );
            }
        };
        state.answer = Some(answer);
        state.page = Some(page);
        page.redirect()
    }
}
