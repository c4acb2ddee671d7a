//! Which failed requests may be sent again.

use hallpass_core::SessionError;

use crate::{CallError, DecodeError};

/// Tells whether another attempt may help and can do no harm.
///
/// A request that adds something is sent again only if it certainly was not carried out: Google was
/// seen to answer 503 and add the rows all the same.
pub(crate) fn may_be(error: &CallError, is_repeatable: bool) -> bool {
    match error {
        CallError::Session(SessionError::Transport(error)) => {
            error.is_connect() || (is_repeatable && error.is_transient())
        }
        CallError::Google(status) => {
            status.is_rate_limited()
                || (is_repeatable && matches!(status.code, 408 | 500 | 502 | 503 | 504))
        }
        // The connection was closed too early, as if the answer were whole.
        CallError::Decode(DecodeError::Truncated { .. }) => is_repeatable,
        // Refreshes have attempts of their own.
        _ => false,
    }
}
