//! The body of an answer: written as the client takes it, never held as a whole.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use hyper::body::Frame;
use serde_json::Value;

use super::Node;
use super::compression::Encoder;
use super::writer::Writer;

/// Answers with JSON, compressed if the client accepts that.
pub(in crate::sheets) fn respond(
    status: StatusCode,
    node: Node,
    is_readable: bool,
    request: &HeaderMap,
) -> Response {
    let mut pieces = Pieces {
        open: vec![Open::Start(node)],
        writer: Writer::new(is_readable),
        encoder: Encoder::of_request(request),
    };
    let is_gzip = pieces.encoder.is_gzip();
    let first = pieces.next();
    let body = match pieces.open.is_empty() {
        // What fits into one piece is sent with its length.
        true => Body::from(first.unwrap_or_default()),
        false => Body::new(PieceBody { first, pieces }),
    };
    let mut response = (status, [(header::CONTENT_TYPE, JSON)], body).into_response();
    if is_gzip {
        let gzip = HeaderValue::from_static("gzip");
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, gzip);
    }
    response
}

/// What is left to write.
struct Pieces {
    /// The innermost list or object is last.
    open: Vec<Open>,
    writer: Writer,
    encoder: Encoder,
}

/// A list or object that was begun, and what is still to come in it.
enum Open {
    Start(Node),
    Object(std::vec::IntoIter<(&'static str, Node)>),
    List(std::vec::IntoIter<Node>),
    Items(Box<dyn Iterator<Item = Value> + Send>),
}

impl Pieces {
    /// Writes the next piece; nothing when there is nothing left.
    fn next(&mut self) -> Option<Vec<u8>> {
        if self.open.is_empty() {
            return None;
        }
        while self.writer.len() < PIECE {
            if !self.step() {
                self.writer.finish();
                let mut last = self.encoder.encode(self.writer.take());
                last.extend(self.encoder.finish());
                return Some(last);
            }
        }
        Some(self.encoder.encode(self.writer.take()))
    }

    /// Writes one more item; returns whether there are more.
    fn step(&mut self) -> bool {
        match self.open.pop() {
            None => return false,
            Some(Open::Start(node)) => self.begin(node),
            Some(Open::Object(mut fields)) => match fields.next() {
                Some((name, node)) => {
                    self.open.push(Open::Object(fields));
                    self.writer.name(name);
                    self.begin(node);
                }
                None => self.writer.end(b'}'),
            },
            Some(Open::List(mut items)) => match items.next() {
                Some(node) => {
                    self.open.push(Open::List(items));
                    self.begin(node);
                }
                None => self.writer.end(b']'),
            },
            Some(Open::Items(mut items)) => match items.next() {
                Some(value) => {
                    self.open.push(Open::Items(items));
                    self.writer.value(&value);
                }
                None => self.writer.end(b']'),
            },
        }
        !self.open.is_empty()
    }

    fn begin(&mut self, node: Node) {
        match node {
            Node::Json(value) => self.writer.value(&value),
            Node::Object(fields) => {
                self.writer.begin(b'{');
                self.open.push(Open::Object(fields.into_iter()));
            }
            Node::List(items) => {
                self.writer.begin(b'[');
                self.open.push(Open::List(items.into_iter()));
            }
            Node::Items(items) => {
                self.writer.begin(b'[');
                self.open.push(Open::Items(items));
            }
        }
    }
}

struct PieceBody {
    first: Option<Vec<u8>>,
    pieces: Pieces,
}

impl hyper::body::Body for PieceBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        loop {
            let piece = match self.first.take() {
                Some(first) => Some(first),
                None => self.pieces.next(),
            };
            match piece {
                // Compression may keep a whole piece back.
                Some(piece) if piece.is_empty() => {}
                Some(piece) => return Poll::Ready(Some(Ok(Frame::data(piece.into())))),
                None => return Poll::Ready(None),
            }
        }
    }
}

const JSON: &str = "application/json; charset=UTF-8";

const PIECE: usize = 64 * 1024;
