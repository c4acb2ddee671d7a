//! A clock that tests can move.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The emulator's time: the system clock plus an offset that only grows.
///
/// Codes and tokens expire by this clock, so a test makes a token old with
/// [`advance`](Self::advance) and never sleeps. Clones share the offset.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    offset: Arc<Mutex<Duration>>,
}

impl Clock {
    /// Returns the emulator's present time.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the emulator's clock")]
    pub fn now(&self) -> SystemTime {
        SystemTime::now() + *self.offset.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        *self.offset.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }

    /// Returns the present time in whole seconds since 1970, as a JWT writes it.
    pub(crate) fn unix_seconds(&self) -> u64 {
        unix_seconds(self.now())
    }
}

/// Returns `time` in whole seconds since 1970.
pub(crate) fn unix_seconds(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}
