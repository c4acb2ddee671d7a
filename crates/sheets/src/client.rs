//! [`Sheets`]: the door to the API.

use std::sync::Arc;

use hallpass_core::{AuthorizedSession, PreparedRequest, Retries, StreamedResponse};
use url::Url;

use crate::grid::Decoding;
use crate::transport::Transport;
use crate::{
    CallError, Event, Method, Quota, SpreadsheetId, SpreadsheetIdError, Spreadsheets, Values,
};

const GOOGLE: &str = "https://sheets.googleapis.com";

/// The Sheets API, for one user.
///
/// It is cheap to clone; clones share the session and with it the token.
///
/// API: <https://developers.google.com/workspace/sheets/api/reference/rest>.
#[derive(Clone, Debug)]
pub struct Sheets(Arc<Inner>);

/// Shared by the clones, for each call makes a few of them.
#[derive(Clone, Debug)]
struct Inner {
    transport: Transport,
    base_url: String,
}

impl Sheets {
    /// Returns the API as the session's user sees it.
    ///
    /// Requests go to `https://sheets.googleapis.com`, or to the sandbox that the session's
    /// credentials came from.
    #[must_use]
    pub fn new(session: AuthorizedSession) -> Self {
        let base_url = session
            .sandbox_origin()
            .unwrap_or_else(|| GOOGLE.to_owned());
        let transport = Transport::new(session);
        Self(Arc::new(Inner {
            transport,
            base_url,
        }))
    }

    /// Replaces the quota, which clones share. It is [`Quota::GOOGLE`], and for a sandbox
    /// [`Quota::UNLIMITED`].
    #[must_use]
    pub fn with_quota(self, quota: Quota) -> Self {
        self.with_transport(|transport| transport.with_quota(quota))
    }

    /// Replaces how often and how long failed requests are sent again.
    ///
    /// A request is sent again if its failure can pass and it can do no harm: one that adds
    /// something only if Google certainly did not carry it out. The deadline is for all attempts of
    /// a call together; time in line for the quota does not count.
    #[must_use]
    pub fn with_retries(self, retries: Retries) -> Self {
        self.with_transport(|transport| transport.with_retries(retries))
    }

    /// Replaces how many times a call is sent at most, the first time among them.
    #[must_use]
    pub fn with_attempts(self, attempts: u32) -> Self {
        let retries = self.0.transport.retries.with_attempts(attempts);
        self.with_retries(retries)
    }

    /// Calls the function on every [`Event`], from whichever task makes the call.
    #[must_use]
    pub fn on_event(self, observer: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        self.with_transport(|transport| transport.with_observer(Arc::new(observer)))
    }

    /// Sends requests to another address, such as a proxy or a test server.
    ///
    /// The session adds its token only where it is allowed to.
    ///
    /// # Errors
    ///
    /// [`CallError::BaseUrl`] if the text is not an `http` or `https` address, or has a query,
    /// a fragment or a password.
    pub fn with_base_url(mut self, url: &str) -> Result<Self, CallError> {
        match checked_base_url(url) {
            Ok(base_url) => {
                Arc::make_mut(&mut self.0).base_url = base_url;
                Ok(self)
            }
            Err(reason) => Err(CallError::BaseUrl {
                url: url.to_owned(),
                reason,
            }),
        }
    }

    fn with_transport(mut self, change: impl FnOnce(Transport) -> Transport) -> Self {
        let inner = Arc::make_mut(&mut self.0);
        inner.transport = change(inner.transport.clone());
        self
    }

    /// Returns the calls that read and write values of a spreadsheet, given by its id or its
    /// address.
    ///
    /// A text that is neither makes the call fail, before anything is sent.
    pub fn values<S>(&self, spreadsheet: S) -> Values
    where
        S: TryInto<SpreadsheetId, Error: Into<SpreadsheetIdError>>,
    {
        Values::new(self.clone(), spreadsheet.try_into().map_err(Into::into))
    }

    /// Returns the calls that create and describe spreadsheets.
    #[must_use]
    pub fn spreadsheets(&self) -> Spreadsheets {
        Spreadsheets::new(self.clone())
    }

    /// The address before `/v4`, without a slash at the end.
    pub(crate) fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// Sends the request and reads a successful answer whole.
    pub(crate) async fn send(
        &self,
        method: Method,
        is_repeatable: bool,
        request: &PreparedRequest,
    ) -> Result<http::Response<Vec<u8>>, CallError> {
        self.check_scopes(method)?;
        self.0.transport.send(method, is_repeatable, request).await
    }

    /// Sends the request and decodes a successful answer while it arrives.
    pub(crate) async fn decode<D: Decoding>(
        &self,
        method: Method,
        request: &PreparedRequest,
    ) -> Result<D::Decoded, CallError> {
        self.check_scopes(method)?;
        self.0.transport.decode::<D>(method, request).await
    }

    /// Sends the request and returns a successful answer as soon as its head is there.
    pub(crate) async fn open_answer(
        &self,
        method: Method,
        request: &PreparedRequest,
    ) -> Result<StreamedResponse, CallError> {
        self.check_scopes(method)?;
        self.0.transport.open(method, request).await
    }

    /// Google would answer 403 after a round trip, and not say which scopes were granted.
    fn check_scopes(&self, method: Method) -> Result<(), CallError> {
        let (session, needed) = (&self.0.transport.session, method.scopes());
        if session.may_use_one_of(needed) {
            return Ok(());
        }
        Err(CallError::MissingScope {
            method: method.id(),
            needed,
            granted: session.granted_scopes().unwrap_or_default(),
        })
    }
}

fn checked_base_url(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).map_err(|_| "it is not a well-formed address")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("its scheme is neither http nor https");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it has a query or a fragment");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it has a user name or a password");
    }
    let text = url.as_str().trim_end_matches('/');
    match text.parse::<http::Uri>() {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err("it has characters that no request line has"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_may_have_a_path() {
        assert_eq!(
            checked_base_url("http://127.0.0.1:8080").as_deref(),
            Ok("http://127.0.0.1:8080")
        );
        assert_eq!(
            checked_base_url("https://proxy.test/sheets/").as_deref(),
            Ok("https://proxy.test/sheets")
        );
    }

    #[test]
    fn what_cannot_have_a_path_added_is_no_base_url() {
        for text in [
            "",
            "sheets.test",
            "ftp://a.test",
            "https://a.test/?q",
            "https://a.test/#f",
            "https://u:p@a.test",
        ] {
            assert!(checked_base_url(text).is_err(), "{text}");
        }
    }
}
