//! The clocks, which tests replace.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime};

/// Tells the time; the system's unless a test or a sandbox brings its own.
///
/// Two clocks together show what one alone hides: the wall clock may be set back, and the monotonic
/// clock stands still while a laptop sleeps.
#[derive(Clone, Default)]
pub struct Clock(Source);

#[derive(Clone, Default)]
enum Source {
    #[default]
    System,
    Given(Arc<dyn Fn() -> (SystemTime, Duration) + Send + Sync>),
}

impl Clock {
    /// Returns the system's clocks.
    #[must_use]
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// Returns a clock that asks `now` each time, and whose monotonic time runs with it.
    pub fn from_fn(now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self::from_fns(move || {
            let wall = now();
            (
                wall,
                wall.duration_since(SystemTime::UNIX_EPOCH)
                    .unwrap_or_default(),
            )
        })
    }

    /// Returns clocks that go apart: `now` gives the wall clock's time and the monotonic time since
    /// any beginning.
    pub fn from_fns(now: impl Fn() -> (SystemTime, Duration) + Send + Sync + 'static) -> Self {
        Self(Source::Given(Arc::new(now)))
    }

    /// Returns the wall clock's time.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the clock"
    )]
    pub fn now(&self) -> SystemTime {
        match &self.0 {
            Source::System => SystemTime::now(),
            Source::Given(now) => now().0,
        }
    }

    /// Returns the time since some beginning, which no setting of the clock changes.
    #[must_use]
    pub fn monotonic(&self) -> Duration {
        static BEGINNING: OnceLock<Instant> = OnceLock::new();
        match &self.0 {
            Source::System => BEGINNING.get_or_init(Instant::now).elapsed(),
            Source::Given(now) => now().1,
        }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clock").finish_non_exhaustive()
    }
}
