//! What a renewal brings, and which failures let it be tried again.

use std::time::Duration;

use url::Url;

use crate::access_token::AccessToken;
use crate::clock::Clock;
use crate::endpoint;
use crate::held_token::HeldToken;
use crate::token_endpoint::TokenError;

/// A token that was fetched just now, or that somebody else had saved.
#[derive(Debug)]
pub(super) enum Renewed {
    Fetched(AccessToken),
    Saved(AccessToken),
}

impl Renewed {
    pub(super) fn hold(self, clock: &Clock) -> HeldToken {
        match self {
            Self::Fetched(token) => HeldToken::fetched(token, clock),
            Self::Saved(token) => HeldToken::loaded(token, clock),
        }
    }
}

/// Says for a server after which errors a refresh is repeated, and how long it asks to wait.
///
/// Where an answer was lost, the server may have replaced the refresh token, and using the old one
/// again can end the whole grant. Google does not replace it.
pub(super) fn repetition(token_uri: &Url) -> impl Fn(&TokenError) -> Option<Duration> {
    let is_google = endpoint::is_google(token_uri);
    // A sandbox that does not run will not run in a second either.
    let is_loopback = endpoint::is_loopback(token_uri);
    move |error| {
        let may_help = match error {
            TokenError::Unavailable { .. } => true,
            TokenError::Transport(error) => {
                (error.is_connect() && !is_loopback) || (is_google && error.is_transient())
            }
            _ => false,
        };
        may_help.then(|| error.retry_after().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport_error::TransportError;

    #[test]
    fn a_lost_answer_is_asked_for_again_at_google_alone() {
        let google = Url::parse("https://oauth2.googleapis.com/token").unwrap();
        let other = Url::parse("https://login.example.test/token").unwrap();
        let lost = TokenError::Transport(TransportError::timeout("host", Duration::from_secs(1)));
        assert_eq!(repetition(&google)(&lost), Some(Duration::ZERO));
        assert_eq!(repetition(&other)(&lost), None);
        let busy = TokenError::Unavailable {
            status: 503,
            retry_after: Some(Duration::from_secs(7)),
        };
        assert_eq!(repetition(&other)(&busy), Some(Duration::from_secs(7)));
        let rejected = TokenError::GrantRejected {
            description: None,
            subtype: None,
        };
        assert_eq!(repetition(&google)(&rejected), None);
    }
}
