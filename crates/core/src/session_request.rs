//! Raw requests to any Google API, in one line each.

use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use crate::prepared::PreparedRequest;
use crate::server_text::plain_text;
use crate::session::{AuthorizedSession, SessionError};

/// A request that is being put together; [`SessionRequest::send`] sends it.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct SessionRequest {
    session: AuthorizedSession,
    /// The first thing that is wrong with the request is told when it is to be sent.
    parts: Result<Parts, String>,
}

#[derive(Debug)]
struct Parts {
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Vec<u8>,
}

/// The answer of an API, read to its end.
#[derive(Debug)]
pub struct Response(http::Response<Vec<u8>>);

/// Why an answer is not what was wanted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ResponseError {
    /// The API refused.
    #[error("the API refused with HTTP status {status}{}", .message.as_deref().map(|text| format!(": {text}")).unwrap_or_default())]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Google's message.
        message: Option<String>,
    },
    /// The body is not the JSON that was expected.
    #[error("the answer is not the expected JSON")]
    Unreadable(#[source] serde_json::Error),
}

impl AuthorizedSession {
    /// Starts a request with the method, such as `OPTIONS`.
    pub fn request(&self, method: &str, url: &str) -> SessionRequest {
        let parts = || {
            let method = method
                .parse()
                .map_err(|_| format!("`{}` is not an HTTP method", method.escape_debug()))?;
            let url = url
                .parse()
                .map_err(|_| "the URL is not an absolute URL".to_owned())?;
            Ok(Parts {
                method,
                url,
                headers: HeaderMap::new(),
                body: Vec::new(),
            })
        };
        SessionRequest {
            session: self.clone(),
            parts: parts(),
        }
    }

    /// Starts a GET request.
    pub fn get(&self, url: &str) -> SessionRequest {
        self.request("GET", url)
    }

    /// Starts a POST request.
    pub fn post(&self, url: &str) -> SessionRequest {
        self.request("POST", url)
    }

    /// Starts a PUT request.
    pub fn put(&self, url: &str) -> SessionRequest {
        self.request("PUT", url)
    }

    /// Starts a PATCH request.
    pub fn patch(&self, url: &str) -> SessionRequest {
        self.request("PATCH", url)
    }

    /// Starts a DELETE request.
    pub fn delete(&self, url: &str) -> SessionRequest {
        self.request("DELETE", url)
    }
}

impl SessionRequest {
    /// Adds parameters to the URL's query.
    pub fn query<K: AsRef<str>, V: AsRef<str>>(self, parameters: &[(K, V)]) -> Self {
        self.with(|parts| {
            parts.url.query_pairs_mut().extend_pairs(parameters);
            Ok(())
        })
    }

    /// Sets a header.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.with(|parts| {
            let header = HeaderName::try_from(name)
                .map_err(|_| format!("`{}` is not a header's name", name.escape_debug()))?;
            let value = HeaderValue::try_from(value)
                .map_err(|_| format!("the value of the header {header} cannot be sent"))?;
            parts.headers.insert(header, value);
            Ok(())
        })
    }

    /// Sends the value as a JSON body.
    pub fn json<T: Serialize + ?Sized>(self, value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(body) => self.body("application/json", body),
            Err(error) => {
                self.with(|_| Err(format!("the body cannot be written as JSON: {error}")))
            }
        }
    }

    /// Sends the bytes as body, with their `Content-Type`.
    pub fn body(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.header("content-type", content_type).with(|parts| {
            parts.body = body.into();
            Ok(())
        })
    }

    /// Sends the request and reads the whole answer, whatever its status.
    ///
    /// # Errors
    ///
    /// [`SessionError`] if the request cannot be sent or got no answer.
    pub async fn send(self) -> Result<Response, SessionError> {
        let parts = self
            .parts
            .map_err(|reason| SessionError::Invalid { reason })?;
        let request = PreparedRequest::with_url(parts.method, parts.url, parts.headers, parts.body);
        self.session.send_prepared(&request).await.map(Response)
    }

    fn with(mut self, change: impl FnOnce(&mut Parts) -> Result<(), String>) -> Self {
        self.parts = self
            .parts
            .and_then(|mut parts| change(&mut parts).map(|()| parts));
        self
    }
}

impl Response {
    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status()
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// Returns the body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.0.body()
    }

    /// Returns the answer if the API did what was asked (status 2xx).
    ///
    /// # Errors
    ///
    /// [`ResponseError::Refused`] with Google's message.
    pub fn error_for_status(self) -> Result<Self, ResponseError> {
        if self.status().is_success() {
            return Ok(self);
        }
        let body: serde_json::Value = serde_json::from_slice(self.body()).unwrap_or_default();
        let message = body["error"]["message"]
            .as_str()
            .or_else(|| body["error_description"].as_str());
        Err(ResponseError::Refused {
            status: self.status().as_u16(),
            message: message.map(plain_text),
        })
    }

    /// Reads the JSON of a successful answer.
    ///
    /// # Errors
    ///
    /// [`ResponseError`] if the API refused, or if the body is not a `T`.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, ResponseError> {
        let answer = self.error_for_status()?;
        serde_json::from_slice(answer.body()).map_err(ResponseError::Unreadable)
    }
}
