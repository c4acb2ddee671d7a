//! [`PreparedRequest`]: a request that can be sent more than once.

use http::{HeaderMap, Method, Uri};
use url::Url;

use crate::session::SessionError;

/// A request whose address is parsed, and whose body all share that send it.
///
/// What may have to be sent again is prepared once; [`AuthorizedSession::send_prepared`] and
/// [`AuthorizedSession::open_prepared`] leave it as it is.
///
/// ```
/// use hallpass_core::PreparedRequest;
/// use hallpass_core::http::{HeaderMap, Method};
///
/// let url = "https://sheets.googleapis.com/v4/spreadsheets";
/// let request = PreparedRequest::new(Method::POST, url, HeaderMap::new(), b"{}".to_vec())?;
/// assert_eq!(request.body(), b"{}");
/// # Ok::<(), hallpass_core::SessionError>(())
/// ```
///
/// [`AuthorizedSession::send_prepared`]: crate::AuthorizedSession::send_prepared
/// [`AuthorizedSession::open_prepared`]: crate::AuthorizedSession::open_prepared
#[derive(Debug)]
pub struct PreparedRequest(reqwest::Request);

impl PreparedRequest {
    /// Prepares a request.
    ///
    /// # Errors
    ///
    /// [`SessionError::Invalid`] if the address is not an absolute URL.
    pub fn new(
        method: Method,
        url: &str,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> Result<Self, SessionError> {
        let url = Url::parse(url).map_err(|_| not_absolute())?;
        Ok(Self::with_url(method, url, headers, body))
    }

    /// Prepares a request whose address is parsed already.
    pub(crate) fn with_url(method: Method, url: Url, headers: HeaderMap, body: Vec<u8>) -> Self {
        let mut request = reqwest::Request::new(method, url);
        *request.headers_mut() = headers;
        if !body.is_empty() {
            *request.body_mut() = Some(body.into());
        }
        Self(request)
    }

    /// Returns the body; it is empty if there is none.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        let body = self.0.body().and_then(reqwest::Body::as_bytes);
        body.unwrap_or_default()
    }

    pub(crate) fn method(&self) -> &Method {
        self.0.method()
    }

    pub(crate) fn url(&self) -> &Url {
        self.0.url()
    }

    /// Returns a copy to send, which shares the body.
    pub(crate) fn copied(&self) -> reqwest::Request {
        let copy = self.0.try_clone();
        copy.expect("a body in memory can be copied")
    }
}

impl TryFrom<http::Request<Vec<u8>>> for PreparedRequest {
    type Error = SessionError;

    fn try_from(request: http::Request<Vec<u8>>) -> Result<Self, SessionError> {
        let (parts, body) = request.into_parts();
        let url = absolute(&parts.uri).ok_or_else(not_absolute)?;
        let mut prepared = Self::new(parts.method, &url, parts.headers, body)?;
        *prepared.0.version_mut() = parts.version;
        Ok(prepared)
    }
}

/// Writes an address as text, if it is absolute. Its own `Display` takes a thirteenth of the
/// instructions of a small request.
fn absolute(uri: &Uri) -> Option<String> {
    let (scheme, authority) = (uri.scheme_str()?, uri.authority()?.as_str());
    let query = uri.query();
    let separator = query.map_or("", |_| "?");
    let query = query.unwrap_or_default();
    Some([scheme, "://", authority, uri.path(), separator, query].concat())
}

fn not_absolute() -> SessionError {
    SessionError::refused("it is not an absolute URL")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_what_it_was_as_a_value() {
        for url in [
            "https://sheets.googleapis.com/v4/spreadsheets",
            "https://sheets.googleapis.com/v4/a%2Fb%21?x=%3F&y=?",
            "http://127.0.0.1:8080/?",
            "http://[::1]:8080/",
            "https://u:p@example.test/",
        ] {
            let request = http::Request::put(url).body(b"{}".to_vec()).unwrap();
            let prepared = PreparedRequest::try_from(request).unwrap();
            assert_eq!(prepared.url(), &Url::parse(url).unwrap());
            assert_eq!(prepared.method(), Method::PUT);
            assert_eq!(prepared.body(), b"{}");
        }
        let root = http::Request::get("https://example.test").body(Vec::new());
        let root = PreparedRequest::try_from(root.unwrap()).unwrap();
        assert_eq!(root.url().as_str(), "https://example.test/");
    }

    #[test]
    fn half_an_address_is_refused() {
        for uri in ["/v4/spreadsheets", "example.test", "example.test:443", "*"] {
            let request = http::Request::get(uri).body(Vec::new()).unwrap();
            let refused = PreparedRequest::try_from(request).unwrap_err();
            assert!(matches!(refused, SessionError::Invalid { .. }), "{uri}");
        }
    }
}
