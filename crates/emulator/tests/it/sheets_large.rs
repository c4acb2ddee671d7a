//! Answers that are larger than a piece, and compressed ones.

use std::io::Read as _;

use flate2::read::GzDecoder;
use http_body_util::{BodyExt as _, Empty};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::HeaderMap;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::book::Book;

/// Reads a path and returns the headers and the pieces in which the body came.
async fn pieces(book: &Book, path: &str, encoding: &str) -> (HeaderMap, Vec<Bytes>) {
    let host = book
        .application
        .emulator
        .url()
        .strip_prefix("http://")
        .unwrap();
    let stream = TcpStream::connect(host).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = hyper::Request::get(format!("/v4/spreadsheets/{}{path}", book.id))
        .header("host", host)
        .header("authorization", format!("Bearer {}", book.token))
        .header("accept-encoding", encoding)
        .body(Empty::<Bytes>::new())
        .unwrap();
    let response = sender.send_request(request).await.unwrap();
    let headers = response.headers().clone();
    let mut body = response.into_body();
    let mut pieces = Vec::new();
    while let Some(frame) = body.frame().await {
        pieces.extend(frame.unwrap().into_data());
    }
    (headers, pieces)
}

fn gunzip(pieces: &[Bytes]) -> Value {
    let mut text = String::new();
    GzDecoder::new(pieces.concat().as_slice())
        .read_to_string(&mut text)
        .unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A sheet with rows of numbers, text, empty cells and formulas.
async fn large() -> (Book, Value) {
    let book = Book::start().await;
    let row = |row: u32| {
        json!([
            row,
            format!("row {row}, a text of some length"),
            "",
            "=1+1",
            row.is_multiple_of(2)
        ])
    };
    let rows: Vec<Value> = (1..=8000).map(row).collect();
    let shrink = json!({ "fields": "gridProperties", "properties": {
        "gridProperties": { "rowCount": 8000, "columnCount": 5 } } });
    book.apply_one("updateSheetProperties", shrink).await;
    book.fill("A1:E8000", json!(rows)).await;
    let shown = |row: u32| {
        let truth = if row.is_multiple_of(2) {
            "TRUE"
        } else {
            "FALSE"
        };
        json!([
            row.to_string(),
            format!("row {row}, a text of some length"),
            "",
            "2",
            truth
        ])
    };
    (book, (1..=8000).map(shown).collect())
}

#[tokio::test]
async fn a_large_answer_comes_in_pieces_and_is_whole() {
    let (book, expected) = large().await;
    for query in ["", "?prettyPrint=false"] {
        let (headers, pieces) = pieces(&book, &format!("/values/Sheet1{query}"), "identity").await;
        assert_eq!(headers.get("content-length"), None);
        assert!(pieces.len() > 1);
        let body = pieces.concat();
        assert!(body.len() > 400_000);
        assert_eq!(body.ends_with(b"\n}\n"), query.is_empty());
        let answer: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(answer["values"], expected);
    }
    let columns = book.get("Sheet1", "?majorDimension=COLUMNS").await.json();
    assert_eq!(columns["values"][0].as_array().unwrap().len(), 8000);
    assert_eq!(columns["values"][2], json!([]));
}

#[tokio::test]
async fn cells_come_row_by_row_as_well() {
    let (book, _) = large().await;
    let path = "?includeGridData=true&fields=sheets.data.rowData.values.formattedValue";
    let (_, pieces) = pieces(&book, path, "identity").await;
    assert!(pieces.len() > 1);
    let answer: Value = serde_json::from_slice(&pieces.concat()).unwrap();
    let rows = answer["sheets"][0]["data"][0]["rowData"]
        .as_array()
        .unwrap();
    assert_eq!(rows.len(), 8000);
    assert_eq!(rows[7999]["values"][0], json!({ "formattedValue": "8000" }));
}

#[tokio::test]
async fn an_answer_is_compressed_for_who_accepts_that() {
    let (book, expected) = large().await;
    let (headers, large) = pieces(&book, "/values/Sheet1", "br, gzip").await;
    assert_eq!(headers["content-encoding"], "gzip");
    assert!(large.concat().len() < 200_000);
    assert_eq!(gunzip(&large)["values"], expected);
    let (headers, small) = pieces(&book, "/values/A1", "gzip").await;
    assert_eq!(headers["content-encoding"], "gzip");
    assert_eq!(gunzip(&small)["values"], json!([["1"]]));
    let (headers, error) = pieces(&book, "/values/Nope!A1", "gzip").await;
    assert_eq!(headers["content-encoding"], "gzip");
    assert_eq!(gunzip(&error)["error"]["code"], 400);
    let (headers, plain) = pieces(&book, "/values/A1", "gzip;q=0, identity").await;
    assert_eq!(headers.get("content-encoding"), None);
    assert!(plain.concat().starts_with(b"{\n  \"range\""));
}

#[tokio::test]
async fn an_answer_on_its_way_is_not_changed_by_a_write() {
    let (book, expected) = large().await;
    let host = book
        .application
        .emulator
        .url()
        .strip_prefix("http://")
        .unwrap();
    let stream = TcpStream::connect(host).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = hyper::Request::get(format!("/v4/spreadsheets/{}/values/Sheet1", book.id))
        .header("host", host)
        .header("authorization", format!("Bearer {}", book.token))
        .body(Empty::<Bytes>::new())
        .unwrap();
    // The head of the answer is here, and the rest waits for somebody to read it.
    let response = sender.send_request(request).await.unwrap();
    book.call("POST", &format!("/{}/values/Sheet1:clear", book.id), "")
        .await;
    assert_eq!(book.shown("Sheet1").await, Value::Null);
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let answer: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(answer["values"], expected);
}

#[tokio::test]
async fn a_cell_holds_fifty_thousand_characters_and_no_more() {
    let book = Book::start().await;
    let long = "ä".repeat(50_000);
    book.put("A1", "RAW", &json!([[long]])).await;
    assert_eq!(book.shown("A1").await, json!([[long]]));
    let refused = book.put("A1", "RAW", &json!([[format!("{long}ä")]])).await;
    assert!(
        refused
            .text
            .contains("more than the maximum of 50000 characters in a single cell")
    );
}
