//! Compression of an answer, when the client takes it.

use std::io::Write as _;

use axum::http::{HeaderMap, header};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Bytes on their way to the client, compressed or not.
pub(super) enum Encoder {
    Plain,
    Gzip(GzEncoder<Vec<u8>>),
}

impl Encoder {
    /// Chooses by what the client accepts.
    pub(super) fn of_request(headers: &HeaderMap) -> Self {
        match accepts_gzip(headers) {
            true => Self::Gzip(GzEncoder::new(Vec::new(), Compression::fast())),
            false => Self::Plain,
        }
    }

    /// Returns whether the bytes are compressed.
    pub(super) fn is_gzip(&self) -> bool {
        matches!(self, Self::Gzip(_))
    }

    /// Takes text in and returns the bytes that are ready.
    pub(super) fn encode(&mut self, text: Vec<u8>) -> Vec<u8> {
        match self {
            Self::Plain => text,
            Self::Gzip(encoder) => {
                encoder.write_all(&text).expect("a buffer takes any bytes");
                std::mem::take(encoder.get_mut())
            }
        }
    }

    /// Returns the last bytes.
    pub(super) fn finish(&mut self) -> Vec<u8> {
        match std::mem::replace(self, Self::Plain) {
            Self::Plain => Vec::new(),
            Self::Gzip(encoder) => encoder.finish().expect("a buffer takes any bytes"),
        }
    }
}

/// Reads `Accept-Encoding` (RFC 9110 section 12.5.3): `gzip` unless its weight is nothing.
fn accepts_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).into_iter();
    let texts = accepted.filter_map(|value| value.to_str().ok());
    texts.flat_map(|text| text.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let is_refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case("gzip") && !is_refused
    })
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::accepts_gzip;

    #[test]
    fn gzip_is_taken_when_it_is_named() {
        for (text, is_accepted) in [
            ("gzip", true),
            ("br, GZIP;q=0.5", true),
            ("gzip;q=0", false),
            ("identity", false),
            ("", false),
        ] {
            let value = HeaderValue::from_static(text);
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)]);
            assert_eq!(accepts_gzip(&headers), is_accepted, "{text}");
        }
        assert!(!accepts_gzip(&HeaderMap::new()));
    }
}
