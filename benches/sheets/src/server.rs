//! A small Google Sheets on the loopback.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use hallpass_bench_kit::{Result, SHEET, TOKEN, Work};
use http::header::{ACCEPT_ENCODING, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderValue, Method, StatusCode};
use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::answers::{Answers, Shape};

/// The server; it lives as long as its threads.
pub(crate) struct Server {
    pub(crate) url: String,
    state: Arc<State>,
    _runtime: tokio::runtime::Runtime,
}

#[derive(Default)]
struct State {
    answers: Answers,
    writes: AtomicUsize,
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

    /// Makes the answers that this work needs.
    pub(crate) fn prepare(&self, work: Work) -> Result {
        let answers = &self.state.answers;
        answers.prepare(work.rows, work.columns, work.with_gzip)
    }

    /// Returns how many requests wrote something since this was asked last.
    pub(crate) fn take_writes(&self) -> usize {
        self.state.writes.swap(0, Ordering::SeqCst)
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
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
    async fn answer(&self, request: Request<Incoming>) -> Response<Pieces> {
        let (head, mut body) = request.into_parts();
        while let Some(Ok(_)) = body.frame().await {}
        let bearer = head.headers.get(AUTHORIZATION).map(HeaderValue::as_bytes);
        if bearer.and_then(|bearer| bearer.strip_prefix(b"Bearer ")) != Some(TOKEN.as_bytes()) {
            return refused(StatusCode::UNAUTHORIZED);
        }
        if head.method == Method::PUT {
            self.writes.fetch_add(1, Ordering::SeqCst);
            return json(written().into());
        }
        let Some((_, range)) = head.uri.path().split_once("/values/") else {
            return json(spreadsheet().into());
        };
        let asks_for_gzip = head.headers.get(ACCEPT_ENCODING);
        let asks_for_gzip = asks_for_gzip.and_then(|value| value.to_str().ok());
        let shape = shape(range).map(|(rows, columns)| Shape {
            rows,
            columns,
            is_pretty: !head
                .uri
                .query()
                .is_some_and(|query| query.contains("prettyPrint=false")),
            is_compressed: asks_for_gzip.is_some_and(|value| value.contains("gzip")),
        });
        match shape.and_then(|shape| Some((shape, self.answers.get(shape)?))) {
            None => refused(StatusCode::BAD_REQUEST),
            Some((shape, bytes)) => {
                let mut answer = json(bytes);
                if shape.is_compressed {
                    let gzip = HeaderValue::from_static("gzip");
                    answer.headers_mut().insert(CONTENT_ENCODING, gzip);
                }
                answer
            }
        }
    }
}

/// Returns the rows and columns of a range from A1 on, however it is encoded.
fn shape(range: &str) -> Option<(usize, usize)> {
    let rows = range.rsplit(|last: char| !last.is_ascii_digit()).next()?;
    let column = range.strip_suffix(rows)?.bytes().last()?;
    // "Sheet1" ends in a digit, too, but no column is called `t`.
    if !column.is_ascii_uppercase() {
        return None;
    }
    let columns = usize::from(column - b'A') + 1;
    Some((rows.parse().ok()?, columns))
}

fn written() -> String {
    format!(
        "{{\n  \"spreadsheetId\": \"{SHEET}\",\n  \"updatedRange\": \"Sheet1!A1:J5000\",\n  \"updatedRows\": 5000,\n  \"updatedColumns\": 10,\n  \"updatedCells\": 50000\n}}\n"
    )
}

fn spreadsheet() -> String {
    format!(
        "{{\"spreadsheetId\": \"{SHEET}\", \"properties\": {{\"title\": \"Bench\"}}, \"sheets\": [{{\"properties\": {{\"sheetId\": 0, \"title\": \"Sheet1\", \"index\": 0, \"sheetType\": \"GRID\", \"gridProperties\": {{\"rowCount\": 400000, \"columnCount\": 26}}}}}}]}}"
    )
}

fn refused(status: StatusCode) -> Response<Pieces> {
    let mut answer = json("{}".into());
    *answer.status_mut() = status;
    answer
}

fn json(bytes: Bytes) -> Response<Pieces> {
    let mut answer = Response::new(Pieces(bytes));
    let json = HeaderValue::from_static("application/json; charset=UTF-8");
    answer.headers_mut().insert(CONTENT_TYPE, json);
    answer
}

/// A body that goes out in pieces, of unknown length if it is large, as Google's do.
struct Pieces(Bytes);

const PIECE: usize = 64 * 1024;

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<std::result::Result<Frame<Bytes>, Infallible>>> {
        if self.0.is_empty() {
            return Poll::Ready(None);
        }
        let length = self.0.len().min(PIECE);
        Poll::Ready(Some(Ok(Frame::data(self.0.split_to(length)))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        match self.0.len() {
            length @ ..=PIECE => SizeHint::with_exact(length as u64),
            _ => SizeHint::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_says_how_large_the_answer_is() {
        assert_eq!(shape("Sheet1!A1:Z10000"), Some((10_000, 26)));
        assert_eq!(shape("%27Sheet1%27%21A1%3AB2"), Some((2, 2)));
        assert_eq!(shape("Sheet1"), None);
    }
}
