//! A body that ends in the middle.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Response, header};
use http_body_util::BodyExt as _;
use hyper::body::Frame;

/// Announces the whole body of `response`, and breaks the connection after its first half.
pub(crate) async fn tear(response: Response<Body>) -> io::Result<Response<Body>> {
    let (mut parts, body) = response.into_parts();
    let whole = body.collect().await.map_err(io::Error::other)?.to_bytes();
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(whole.len()));
    let step = Step::Half(whole.slice(..whole.len() / 2));
    Ok(Response::from_parts(parts, Body::new(TornBody { step })))
}

struct TornBody {
    step: Step,
}

enum Step {
    Half(Bytes),
    Flush,
    Break,
}

impl hyper::body::Body for TornBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match std::mem::replace(&mut self.step, Step::Break) {
            Step::Half(half) => {
                self.step = Step::Flush;
                Poll::Ready(Some(Ok(Frame::data(half))))
            }
            // The server sends what it has while it waits; without this pause nothing would leave.
            Step::Flush => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Step::Break => Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into()))),
        }
    }
}
