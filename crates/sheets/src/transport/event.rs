//! What happens on the way to Google, for progress bars and logs.

use std::time::Duration;

use crate::{CallError, Method};

/// Something that happened to a call; see [`Sheets::on_event`](crate::Sheets::on_event).
///
/// It holds facts, never values of cells.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// The quota is used up for now, so the call waits before it is sent.
    #[non_exhaustive]
    Queued {
        /// What is called.
        method: Method,
        /// How long it waits.
        wait: Duration,
    },
    /// A request is sent.
    #[non_exhaustive]
    Sending {
        /// What is called.
        method: Method,
        /// The length of its body.
        bytes: usize,
    },
    /// Google did what was asked.
    #[non_exhaustive]
    Answered {
        /// What was called.
        method: Method,
        /// The length of the answer's body; 0 while it is still read.
        bytes: usize,
        /// How long it took, from sending to the last byte, or to the head where the body is read
        /// while it arrives.
        elapsed: Duration,
    },
    /// An attempt failed, and there will be another one.
    #[non_exhaustive]
    Retrying {
        /// What is called.
        method: Method,
        /// Why the attempt failed.
        error: &'a CallError,
        /// How long until the next one.
        wait: Duration,
    },
}
