//! What a person is asked on the consent page, and who asks.

use super::authorization_request::AuthorizationRequest;
use super::device::DeviceRequest;

/// A consent page on show.
pub(crate) enum Question {
    /// An application that the browser goes back to.
    Application(AuthorizationRequest),
    /// A device that waits elsewhere.
    Device(DeviceRequest),
}

impl Question {
    /// Returns the client that asks.
    pub(crate) fn client_id(&self) -> &str {
        match self {
            Self::Application(request) => &request.client_id,
            Self::Device(request) => &request.client_id,
        }
    }

    /// Returns canonical names of scopes, in the order asked.
    pub(crate) fn scopes(&self) -> &[String] {
        match self {
            Self::Application(request) => &request.scopes,
            Self::Device(request) => &request.scopes,
        }
    }

    /// Returns the account that the asker expects.
    pub(crate) fn login_hint(&self) -> Option<&str> {
        match self {
            Self::Application(request) => request.login_hint.as_deref(),
            Self::Device(_) => None,
        }
    }

    /// Returns where the browser goes after the decision.
    pub(crate) fn redirect_uri(&self) -> Option<&str> {
        match self {
            Self::Application(request) => Some(&request.redirect_uri),
            Self::Device(_) => None,
        }
    }
}
