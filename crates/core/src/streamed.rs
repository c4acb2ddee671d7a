//! An answer whose body is read while it arrives.

use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use url::Url;

use crate::http_client::{Http, Limits, Lost, host_and_port, is_same_place};
use crate::transport_error::TransportError;

/// An answer of which the head is there and the body is not, yet.
pub struct StreamedResponse {
    answer: reqwest::Response,
    limits: Limits,
    received: usize,
}

/// A piece of a body, as it came over the wire and was decompressed.
#[derive(Clone)]
pub struct Chunk(bytes::Bytes);

impl Http {
    /// Sends a prepared request; `asked` is its URL. The limits' deadline is for the head and then
    /// for each piece of the body, so that a long body has its time and a mute server has not.
    pub(crate) async fn open(
        &self,
        request: reqwest::Request,
        asked: &Url,
        limits: Limits,
    ) -> Result<StreamedResponse, TransportError> {
        let client = self.client_for(asked)?;
        let answer = in_time(limits.deadline, client.execute(request)).await;
        let answer = answer.map_err(|lost| lost.told_of(asked, limits))?;
        if !is_same_place(answer.url(), asked) {
            return Err(Lost::Redirected.told_of(asked, limits));
        }
        Ok(StreamedResponse {
            answer,
            limits,
            received: 0,
        })
    }
}

impl StreamedResponse {
    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status()
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.answer.headers()
    }

    /// Waits for the next piece of the body; `None` at its end.
    ///
    /// # Errors
    ///
    /// [`TransportError`] if the connection broke, if nothing came in time, or if the body is
    /// larger than the limit.
    pub async fn chunk(&mut self) -> Result<Option<Chunk>, TransportError> {
        let limits = self.limits;
        let chunk = in_time(limits.deadline, self.answer.chunk()).await;
        // The answer comes from the place that was asked.
        let told = |lost: Lost, answer: &reqwest::Response| lost.told_of(answer.url(), limits);
        let Some(chunk) = chunk.map_err(|lost| told(lost, &self.answer))? else {
            return Ok(None);
        };
        self.received = self.received.saturating_add(chunk.len());
        if self.received > limits.body {
            return Err(told(Lost::TooLarge, &self.answer));
        }
        Ok(Some(Chunk(chunk)))
    }

    /// Reads the body to its end.
    ///
    /// # Errors
    ///
    /// As [`chunk`](Self::chunk).
    pub async fn whole(mut self) -> Result<http::Response<Vec<u8>>, TransportError> {
        let mut response = http::Response::new(Vec::new());
        *response.status_mut() = self.status();
        *response.headers_mut() = self.headers().clone();
        while let Some(chunk) = self.chunk().await? {
            response.body_mut().extend_from_slice(&chunk);
        }
        Ok(response)
    }
}

async fn in_time<T>(
    deadline: Duration,
    work: impl Future<Output = Result<T, reqwest::Error>>,
) -> Result<T, Lost> {
    let done = tokio::time::timeout(deadline, work).await;
    done.map_err(|_| Lost::Late)?.map_err(Lost::Reqwest)
}

impl Deref for Chunk {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Chunk {
    /// Tells the length: the bytes are a user's data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Chunk({} bytes)", self.0.len())
    }
}

impl fmt::Debug for StreamedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamedResponse")
            .field("status", &self.status())
            .field("host", &host_and_port(self.answer.url()))
            .finish_non_exhaustive()
    }
}
