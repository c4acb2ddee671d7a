//! An answer whose body is read while it arrives.

use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use url::Url;

use crate::http_client::{Http, Limits, host_and_port, is_same_place};
use crate::transport_error::TransportError;

/// An answer of which the head is there and the body is not, yet.
pub struct StreamedResponse {
    answer: reqwest::Response,
    host: String,
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
        let host = host_and_port(asked);
        let client = self.client_for(asked)?;
        let answer = in_time(&host, limits.deadline, client.execute(request)).await?;
        if !is_same_place(answer.url(), asked) {
            return Err(TransportError::redirected(&host));
        }
        Ok(StreamedResponse {
            answer,
            host,
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
        let chunk = in_time(&self.host, self.limits.deadline, self.answer.chunk()).await?;
        let Some(chunk) = chunk else {
            return Ok(None);
        };
        self.received = self.received.saturating_add(chunk.len());
        if self.received > self.limits.body {
            return Err(TransportError::too_large(&self.host, self.limits.body));
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
    host: &str,
    deadline: Duration,
    work: impl Future<Output = Result<T, reqwest::Error>>,
) -> Result<T, TransportError> {
    match tokio::time::timeout(deadline, work).await {
        Ok(done) => done.map_err(|error| TransportError::from_reqwest(host, error)),
        Err(_) => Err(TransportError::timeout(host, deadline)),
    }
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
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}
