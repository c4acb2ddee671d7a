//! [`Draft`]: a request while its path, query and body are put together.

use hallpass_core::{PreparedRequest, StreamedResponse};
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::grid::Decoding;
use crate::{CallError, Method, Sheets, answer};

/// Every character outside of RFC 3986's unreserved ones (section 2.3) is encoded. A range is
/// one segment of the path, whatever the sheet's title holds.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// The longest address that an [`http::Uri`] can be.
const LONGEST_ADDRESS: usize = u16::MAX as usize - 1;

/// A request in the making.
pub(crate) struct Draft {
    sheets: Sheets,
    method: Method,
    address: String,
    body: Vec<u8>,
    is_repeatable: bool,
}

impl Draft {
    /// Starts a request to `v4/spreadsheets`.
    pub(crate) fn new(sheets: &Sheets, method: Method) -> Self {
        // With room for what most calls add.
        let mut address = String::with_capacity(sheets.base_url().len() + 240);
        address.push_str(sheets.base_url());
        address.push_str("/v4/spreadsheets");
        Self {
            sheets: sheets.clone(),
            method,
            address,
            body: Vec::new(),
            is_repeatable: method.is_repeatable(),
        }
    }

    /// Adds a segment to the path, encoded.
    pub(crate) fn segment(mut self, text: &str) -> Self {
        self.address.push('/');
        self.encode(text);
        self
    }

    /// Adds text to the path as it is, such as `:append`.
    pub(crate) fn literal(mut self, text: &str) -> Self {
        self.address.push_str(text);
        self
    }

    /// Ends the path. Google indents its answers for readers unless told otherwise.
    pub(crate) fn end_of_path(self) -> Self {
        self.literal("?prettyPrint=false")
    }

    /// Adds a query parameter.
    pub(crate) fn query(mut self, name: &str, value: &str) -> Self {
        for part in ["&", name, "="] {
            self.address.push_str(part);
        }
        self.encode(value);
        self
    }

    fn encode(&mut self, text: &str) {
        // Most texts have nothing to encode, and are then told apart in a tenth of the time.
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        match text.bytes().all(is_plain) {
            true => self.address.push_str(text),
            false => self.address.extend(utf8_percent_encode(text, RESERVED)),
        }
    }

    /// Returns how much a query parameter adds to the address.
    pub(crate) fn encoded_length(name: &str, value: &str) -> usize {
        let value: usize = utf8_percent_encode(value, RESERVED).map(str::len).sum();
        "&=".len() + name.len() + value
    }

    /// Adds a query parameter if there is a value for it.
    pub(crate) fn query_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    /// Sets the body. Its numbers were checked to be finite.
    pub(crate) fn json(mut self, body: &impl Serialize) -> Self {
        self.body =
            serde_json::to_vec(body).expect("the body has finite numbers and text for keys");
        self
    }

    /// Sets the body, a type of the API, in which a number may be none that JSON has.
    pub(crate) fn model(mut self, body: &impl Serialize) -> Result<Self, CallError> {
        self.body = serde_json::to_vec(body).map_err(|error| CallError::Unwritable {
            reason: error.to_string(),
        })?;
        Ok(self)
    }

    /// Says whether sending the request twice comes to the same as sending it once.
    pub(crate) fn repeatable(mut self, is_repeatable: bool) -> Self {
        self.is_repeatable = is_repeatable;
        self
    }

    /// Sets the body, which is JSON already.
    pub(crate) fn body(mut self, json: Vec<u8>) -> Self {
        self.body = json;
        self
    }

    /// Returns the request as a value.
    pub(crate) fn finish(self) -> Result<http::Request<Vec<u8>>, CallError> {
        let bytes = self.address.len();
        let headers = self.headers();
        let mut request = http::Request::builder()
            .method(self.method.verb())
            .uri(self.address)
            .body(self.body)
            // All else that makes an address invalid is encoded or was checked with the base URL.
            .map_err(|_| CallError::TooLong { bytes })?;
        *request.headers_mut() = headers;
        Ok(request)
    }

    fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, JSON);
        if !self.body.is_empty() {
            headers.insert(CONTENT_TYPE, JSON);
        }
        headers
    }

    /// Returns the same request as one that can be sent, and what sends it.
    fn prepare(self) -> Result<(Sheets, PreparedRequest), CallError> {
        let bytes = self.address.len();
        if bytes > LONGEST_ADDRESS {
            return Err(CallError::TooLong { bytes });
        }
        let (verb, headers) = (self.method.verb().clone(), self.headers());
        let request = PreparedRequest::new(verb, &self.address, headers, self.body)?;
        Ok((self.sheets, request))
    }

    /// Sends the request, unless it is known that the user did not allow it.
    pub(crate) async fn send<A: DeserializeOwned>(self) -> Result<A, CallError> {
        let (method, is_repeatable) = (self.method, self.is_repeatable);
        let (sheets, request) = self.prepare()?;
        let response = sheets.send(method, is_repeatable, &request).await?;
        answer::read(&response)
    }

    /// Sends the request and decodes the answer while it arrives.
    pub(crate) async fn decode<D: Decoding>(self) -> Result<D::Decoded, CallError> {
        let method = self.method;
        let (sheets, request) = self.prepare()?;
        sheets.decode::<D>(method, &request).await
    }

    /// Sends the request and returns the answer as soon as its head is there.
    pub(crate) async fn open(self) -> Result<StreamedResponse, CallError> {
        let method = self.method;
        let (sheets, request) = self.prepare()?;
        sheets.open_answer(method, &request).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::sheets;

    #[test]
    fn what_has_a_meaning_in_an_address_is_encoded() {
        let encoded = |text: &str| {
            let mut draft = Draft::new(&sheets(), Method::VALUES_GET);
            let before = draft.address.len();
            draft.encode(text);
            draft.address.split_off(before)
        };
        for byte in 0..128_u8 {
            let text = char::from(byte).to_string();
            let is_free = byte.is_ascii_alphanumeric() || "-._~".contains(&text);
            let expected = if is_free {
                text.clone()
            } else {
                format!("%{byte:02X}")
            };
            assert_eq!(encoded(&text), expected);
        }
        assert_eq!(encoded("é"), "%C3%A9");
    }

    #[test]
    fn an_address_that_is_no_value_is_not_sent_either() {
        let draft = |length| {
            let draft = Draft::new(&sheets(), Method::VALUES_GET);
            let rest = length - draft.address.len();
            draft.literal(&"a".repeat(rest))
        };
        for (length, is_too_long) in [(LONGEST_ADDRESS, false), (LONGEST_ADDRESS + 1, true)] {
            assert_eq!(draft(length).finish().is_err(), is_too_long);
            assert_eq!(draft(length).prepare().is_err(), is_too_long);
        }
    }
}
