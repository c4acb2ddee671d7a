//! Faults that a test puts in the way of the next requests.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// A family of paths that answers as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Endpoint {
    /// The authorization page and the form that it posts.
    Authorize,
    /// The endpoint that gives a device its codes; it polls at [`Token`](Self::Token).
    Device,
    /// The token endpoint: exchange, refresh, polling.
    Token,
    /// The revocation endpoint.
    Revoke,
    /// The userinfo endpoint.
    UserInfo,
    /// The tokeninfo endpoint.
    TokenInfo,
    /// Everything under `/v4/spreadsheets`.
    Sheets,
}

impl Endpoint {
    /// Returns the family that `path` belongs to.
    pub(crate) fn of(path: &str) -> Option<Self> {
        match path {
            "/o/oauth2/v2/auth" | "/o/oauth2/auth" | "/consent" => Some(Self::Authorize),
            "/device/code" | "/o/oauth2/device/code" => Some(Self::Device),
            "/token" | "/o/oauth2/token" | "/oauth2/v4/token" => Some(Self::Token),
            "/revoke" | "/o/oauth2/revoke" => Some(Self::Revoke),
            "/userinfo" | "/v1/userinfo" | "/oauth2/v3/userinfo" => Some(Self::UserInfo),
            "/tokeninfo" | "/oauth2/v3/tokeninfo" => Some(Self::TokenInfo),
            _ if path.starts_with("/v4/spreadsheets") => Some(Self::Sheets),
            _ => None,
        }
    }
}

/// What happens to one request in place of, or before, its real answer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Fault {
    /// Answers with this status, body and headers; the request is not carried out.
    Status {
        /// The HTTP status.
        status: u16,
        /// The body, sent as it is.
        body: String,
        /// Headers as name and value; `content-type` is JSON unless named here.
        headers: Vec<(String, String)>,
    },
    /// Never answers; the connection stays open until the client gives up.
    Hang,
    /// Closes the connection without an answer; the request is not carried out.
    CutOff,
    /// Carries the request out and closes the connection in the middle of the answer's body.
    CutOffBody,
    /// Waits, then answers as always.
    Delay(Duration),
}

impl Fault {
    /// Returns a fault that answers with a status and a body.
    #[must_use]
    pub fn status(status: u16, body: impl Into<String>) -> Self {
        Self::Status {
            status,
            body: body.into(),
            headers: Vec::new(),
        }
    }

    /// Adds a header to a [`Fault::Status`]; other faults stay as they are.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Self::Status { headers, .. } = &mut self {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }
}

/// The queues of faults, one per [`Endpoint`]; each fault meets one request.
#[derive(Debug, Default)]
pub struct Faults {
    queues: Mutex<HashMap<Endpoint, VecDeque<Fault>>>,
}

impl Faults {
    /// Queues a fault for the next request to `endpoint` that has none yet.
    pub fn next(&self, endpoint: Endpoint, fault: Fault) {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        queues.entry(endpoint).or_default().push_back(fault);
    }

    /// Forgets every fault that met no request.
    pub fn clear(&self) {
        self.queues
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Takes the fault that `endpoint` has to suffer now.
    pub(crate) fn take(&self, endpoint: Endpoint) -> Option<Fault> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        queues.get_mut(&endpoint)?.pop_front()
    }
}
