//! How a request gets to Google and what happens when it does not: quota, repetition, deadline.

mod event;
mod quota;
mod repeat;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use hallpass_core::{AuthorizedSession, PreparedRequest, Retries, SessionError, StreamedResponse};
use tokio::time::{Instant, sleep};

use crate::grid::Decoding;
use crate::status::Status;
use crate::{CallError, Method};

pub use event::Event;
use quota::Governor;
pub use quota::Quota;

/// Sends requests for all clones of a [`Sheets`](crate::Sheets), which share the quota.
#[derive(Clone)]
pub(crate) struct Transport {
    pub(crate) session: AuthorizedSession,
    governor: Arc<Governor>,
    pub(crate) retries: Retries,
    observer: Option<Observer>,
}

type Observer = Arc<dyn Fn(&Event<'_>) + Send + Sync>;

/// Six attempts, about 1, 2, 4, 8 and 16 seconds apart. Google itself gives up after 180 seconds,
/// so the deadline leaves time for another attempt after that.
const RETRIES: Retries = Retries::DEFAULT
    .with_attempts(6)
    .with_first_wait(Duration::from_secs(1))
    .with_longest_wait(Duration::from_secs(65))
    .with_deadline(Duration::from_secs(400));

impl Transport {
    pub(crate) fn new(session: AuthorizedSession) -> Self {
        // A sandbox counts nothing.
        let quota = match session.sandbox_origin() {
            Some(_) => Quota::UNLIMITED,
            None => Quota::GOOGLE,
        };
        Self {
            session,
            governor: Arc::new(Governor::new(quota)),
            retries: RETRIES,
            observer: None,
        }
    }

    pub(crate) fn with_quota(self, quota: Quota) -> Self {
        Self {
            governor: Arc::new(Governor::new(quota)),
            ..self
        }
    }

    pub(crate) fn with_retries(self, retries: Retries) -> Self {
        Self { retries, ..self }
    }

    pub(crate) fn with_observer(self, observer: Observer) -> Self {
        Self {
            observer: Some(observer),
            ..self
        }
    }

    /// Sends the request until Google accepts it, refuses it for good, or the policy ends.
    pub(crate) async fn send(
        &self,
        method: Method,
        is_repeatable: bool,
        request: &PreparedRequest,
    ) -> Result<http::Response<Vec<u8>>, CallError> {
        let attempt = || async {
            let response = self.session.send_prepared(request).await?;
            if response.status().is_success() {
                return Ok((response.body().len(), response));
            }
            Err(CallError::Google(Box::new(Status::of(&response))))
        };
        self.attempt(method, is_repeatable, request.body().len(), attempt)
            .await
    }

    /// Sends the request likewise, and decodes a successful answer while it arrives.
    ///
    /// An answer that is lost in the middle is asked for again from the beginning.
    pub(crate) async fn decode<D: Decoding>(
        &self,
        method: Method,
        request: &PreparedRequest,
    ) -> Result<D::Decoded, CallError> {
        let attempt = || async {
            let mut answer = self.accepted(request).await?;
            let (mut decoder, mut bytes) = (D::default(), 0);
            while let Some(piece) = answer.chunk().await.map_err(SessionError::from)? {
                bytes += piece.len();
                decoder.feed(&piece)?;
            }
            Ok((bytes, decoder.finish()?))
        };
        self.attempt(method, true, request.body().len(), attempt)
            .await
    }

    /// Sends the request likewise, and returns when the head of a successful answer is there.
    pub(crate) async fn open(
        &self,
        method: Method,
        request: &PreparedRequest,
    ) -> Result<StreamedResponse, CallError> {
        let attempt = || async { Ok((0, self.accepted(request).await?)) };
        self.attempt(method, true, request.body().len(), attempt)
            .await
    }

    async fn accepted(&self, request: &PreparedRequest) -> Result<StreamedResponse, CallError> {
        let answer = self.session.open_prepared(request).await?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        let answer = answer.whole().await.map_err(SessionError::from)?;
        Err(CallError::Google(Box::new(Status::of(&answer))))
    }

    async fn attempt<T, F: Future<Output = Result<(usize, T), CallError>>>(
        &self,
        method: Method,
        is_repeatable: bool,
        sent: usize,
        attempt: impl Fn() -> F,
    ) -> Result<T, CallError> {
        let end = Instant::now() + self.retries.deadline;
        let mut failures = 0;
        loop {
            self.queue(method).await;
            let start = Instant::now();
            self.tell(&Event::Sending {
                method,
                bytes: sent,
            });
            let error = match attempt().await {
                Ok((bytes, answer)) => {
                    self.governor.accepted(method.access);
                    let elapsed = start.elapsed();
                    self.tell(&Event::Answered {
                        method,
                        bytes,
                        elapsed,
                    });
                    return Ok(answer);
                }
                Err(error) => error,
            };
            let Some(wait) = self.wait(method, is_repeatable, &error, &mut failures) else {
                return Err(error);
            };
            if Instant::now() + wait >= end {
                return Err(error);
            }
            self.tell(&Event::Retrying {
                method,
                error: &error,
                wait,
            });
            sleep(wait).await;
        }
    }

    /// Waits for the quota.
    async fn queue(&self, method: Method) {
        let kind = method.access;
        let announce = |wait| self.tell(&Event::Queued { method, wait });
        self.governor.enter(kind, announce).await;
    }

    /// Says how long to wait before another attempt; `None` if there is to be none.
    fn wait(
        &self,
        method: Method,
        is_repeatable: bool,
        error: &CallError,
        failures: &mut u32,
    ) -> Option<Duration> {
        // Nobody starts a sandbox again while somebody waits.
        if self.retries.attempts <= 1 || (self.is_sandbox() && is_unreachable(error)) {
            return None;
        }
        *failures += 1;
        match error.status() {
            // It was not carried out, whatever it is. The quota is everybody's, so all wait, and
            // only the deadline ends it.
            Some(status) if status.is_rate_limited() => {
                Some(self.governor.refused(method.access, status))
            }
            _ if *failures >= self.retries.attempts => None,
            _ if repeat::may_be(error, is_repeatable) => {
                let asked = error.status().and_then(|status| status.retry_after);
                let asked = asked.unwrap_or_default();
                let wait = self.retries.wait_after(*failures).max(asked);
                (asked <= self.retries.longest_wait).then_some(wait)
            }
            _ => None,
        }
    }

    fn is_sandbox(&self) -> bool {
        self.session.sandbox_origin().is_some()
    }

    fn tell(&self, event: &Event<'_>) {
        tracing::debug!(?event);
        if let Some(observer) = &self.observer {
            observer(event);
        }
    }
}

fn is_unreachable(error: &CallError) -> bool {
    matches!(error, CallError::Session(SessionError::Transport(error)) if error.is_connect())
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport")
            .field("session", &self.session)
            .field("retries", &self.retries)
            .finish_non_exhaustive()
    }
}
