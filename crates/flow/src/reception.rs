//! The open receiver: connections, the one answer, and the page that the browser waits for.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, sleep, sleep_until};

use crate::consent::Consent;
use crate::consent_error::ConsentError;
use crate::desk::Desk;
use crate::granted::Granted;
use crate::page::Page;
use crate::sockets::Sockets;

/// How long a request's head may take: a browser's is there in milliseconds, a stranger may be mute.
const HEAD_DEADLINE: Duration = Duration::from_secs(10);
/// How long one connection may take. The browser's waits for the exchange, which may connect for 45
/// seconds, wait 30 for tokens and 30 for the userinfo endpoint.
const CONNECTION_DEADLINE: Duration = Duration::from_secs(120);
/// How long the browser may take to load the page that it is moved to after the answer.
const LAST_PAGE_DEADLINE: Duration = Duration::from_secs(2);
/// Connections served at once; a browser opens two or three.
const MOST_CONNECTIONS: usize = 64;
/// How long a connection stays at least when others wait to get in: time enough for a browser.
const GRACE: Duration = Duration::from_millis(250);
/// The longest request head, with the cookies that a browser may hold for 127.0.0.1.
const LONGEST_HEAD: usize = 16 * 1024;
/// How long nobody is let in after a failure, as when the process has no more files to open.
const BREATH: Duration = Duration::from_millis(50);

/// A receiver that serves whoever comes. Dropping it frees the port and ends the connections.
pub(crate) struct Reception {
    sockets: Sockets,
    desk: Arc<Desk>,
    tasks: JoinSet<()>,
    visitors: VecDeque<Visitor>,
}

/// A connection that is served.
struct Visitor {
    task: AbortHandle,
    since: Instant,
    has_asked: Arc<AtomicBool>,
}

impl Visitor {
    fn is_mute(&self) -> bool {
        !self.has_asked.load(Ordering::Relaxed)
    }
}

impl Reception {
    pub(crate) fn open(sockets: Sockets, consent: Consent) -> Self {
        Self {
            sockets,
            desk: Arc::new(Desk::new(consent)),
            tasks: JoinSet::new(),
            visitors: VecDeque::new(),
        }
    }

    /// Serves until the first answer to the consent.
    pub(crate) async fn answer(&mut self) -> Result<Granted, ConsentError> {
        let desk = Arc::clone(&self.desk);
        self.serve_while(desk.answered()).await
    }

    /// Shows the page to the browser that brought the answer, and to its copies.
    pub(crate) async fn show(mut self, page: Page) {
        self.desk.decide(page);
        let desk = Arc::clone(&self.desk);
        let shown = self.serve_while(desk.shown());
        // A browser that does not load the last page changes nothing.
        if tokio::time::timeout(LAST_PAGE_DEADLINE, shown)
            .await
            .is_ok()
        {
            self.say_goodbye().await;
        }
    }

    /// Serves as long as the future takes.
    pub(crate) async fn serve_while<T>(&mut self, future: impl Future<Output = T>) -> T {
        tokio::select! {
            // What came over a connection is looked at before the next one is let in.
            biased;
            done = future => done,
            never = self.serve() => match never {},
        }
    }

    async fn serve(&mut self) -> Infallible {
        loop {
            let is_full = self.visitors.len() >= MOST_CONNECTIONS;
            let leaving = self.leaving().map(|index| &self.visitors[index]);
            let grace_ends = leaving.map(|visitor| visitor.since + GRACE);
            tokio::select! {
                accepted = self.sockets.accept(), if !is_full => match accepted {
                    Ok(stream) => self.let_in(stream),
                    Err(error) => {
                        tracing::debug!(%error, "a connection to the receiver failed");
                        // The process may have no more files to open: somebody mute has to go. One
                        // that has asked stays, for it may be the browser.
                        self.show_out(self.overstaying());
                        sleep(BREATH).await;
                    }
                },
                Some(_) = self.tasks.join_next() => {
                    self.visitors.retain(|visitor| !visitor.task.is_finished());
                }
                () = sleep_until(grace_ends.unwrap_or_else(Instant::now)), if is_full => {
                    self.show_out(self.leaving());
                }
            }
        }
    }

    fn let_in(&mut self, stream: TcpStream) {
        let has_asked = Arc::new(AtomicBool::new(false));
        let connection = serve(stream, Arc::clone(&self.desk), Arc::clone(&has_asked));
        self.visitors.push_back(Visitor {
            task: self.tasks.spawn(connection),
            since: Instant::now(),
            has_asked,
        });
    }

    /// Returns who leaves for the next one: the oldest that has said nothing yet, which is not the
    /// browser's; where all have, the newest, because the first of them is the browser's.
    fn leaving(&self) -> Option<usize> {
        let newest = self.visitors.len().checked_sub(1);
        self.visitors.iter().position(Visitor::is_mute).or(newest)
    }

    /// Returns the oldest that has said nothing in its time of grace.
    fn overstaying(&self) -> Option<usize> {
        let now = Instant::now();
        let oldest_mute = self.visitors.iter().position(Visitor::is_mute)?;
        (self.visitors[oldest_mute].since + GRACE <= now).then_some(oldest_mute)
    }

    /// Ends a connection to let another one in.
    fn show_out(&mut self, leaving: Option<usize>) {
        if let Some(visitor) = leaving.and_then(|index| self.visitors.remove(index)) {
            visitor.task.abort();
            tracing::debug!("ended a connection to the receiver to let another one in");
        }
    }

    /// Lets the connection that the page went over end in peace: closing the process's side too
    /// early could take the last bytes away from the browser.
    async fn say_goodbye(mut self) {
        self.visitors.retain(|visitor| !visitor.is_mute());
        let kept: Vec<_> = self
            .visitors
            .iter()
            .map(|visitor| visitor.task.id())
            .collect();
        let served = async {
            let mut left = kept;
            while !left.is_empty() {
                match self.tasks.join_next_with_id().await {
                    Some(Ok((id, ()))) => left.retain(|kept| *kept != id),
                    Some(Err(error)) => left.retain(|kept| *kept != error.id()),
                    None => break,
                }
            }
        };
        let _ = tokio::time::timeout(LAST_PAGE_DEADLINE, served).await;
    }
}

async fn serve(stream: TcpStream, desk: Arc<Desk>, has_asked: Arc<AtomicBool>) {
    let Ok(authority) = stream.local_addr().map(|address| address.to_string()) else {
        return;
    };
    let service = service_fn(move |request: Request<Incoming>| {
        has_asked.store(true, Ordering::Relaxed);
        let (desk, authority) = (Arc::clone(&desk), authority.clone());
        async move { Ok::<_, Infallible>(desk.respond(&request, &authority).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_DEADLINE)
        .keep_alive(false)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    match tokio::time::timeout(CONNECTION_DEADLINE, connection).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::debug!(%error, "a connection to the receiver ended badly"),
        Err(_) => tracing::debug!("a connection to the receiver took too long"),
    }
}
