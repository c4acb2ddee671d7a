//! Trying again after a failure that passes.

use std::future::Future;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use tokio::time::Instant;

/// How often and how fast a refresh is tried again after a failure that passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retries {
    /// Requests in all, the first among them.
    pub attempts: u32,
    /// The wait after the first failure; it doubles each time, less up to a half by chance.
    pub first_wait: Duration,
    /// The longest wait. A server that asks for a longer one is not asked again.
    pub longest_wait: Duration,
    /// For all attempts and waits together.
    pub deadline: Duration,
}

impl Retries {
    /// Four attempts within 45 seconds, about 0.5, 1 and 2 seconds apart.
    pub const DEFAULT: Self = Self {
        attempts: 4,
        first_wait: Duration::from_millis(500),
        longest_wait: Duration::from_secs(20),
        deadline: Duration::from_secs(45),
    };
    /// One attempt.
    pub const NONE: Self = Self {
        attempts: 1,
        ..Self::DEFAULT
    };

    /// Returns the policy with another number of requests; there is always one.
    #[must_use]
    pub const fn with_attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// Returns the policy with another first wait.
    #[must_use]
    pub const fn with_first_wait(self, first_wait: Duration) -> Self {
        Self { first_wait, ..self }
    }

    /// Returns the policy with another longest wait.
    #[must_use]
    pub const fn with_longest_wait(self, longest_wait: Duration) -> Self {
        Self {
            longest_wait,
            ..self
        }
    }

    /// Returns the policy with another deadline.
    #[must_use]
    pub const fn with_deadline(self, deadline: Duration) -> Self {
        Self { deadline, ..self }
    }

    /// Makes attempts until one succeeds, fails for good, or none is left.
    ///
    /// `again` says of an error whether another attempt may help, and how long the server asks to
    /// wait for it.
    pub(crate) async fn run<T, E, F: Future<Output = Result<T, E>>>(
        &self,
        mut attempt: impl FnMut() -> F,
        again: impl Fn(&E) -> Option<Duration>,
    ) -> Result<T, E> {
        let end = Instant::now() + self.deadline;
        let mut failures = 0;
        loop {
            let error = match attempt().await {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            failures += 1;
            let Some(asked) = again(&error).filter(|_| failures < self.attempts) else {
                return Err(error);
            };
            let wait = self.wait_after(failures).max(asked);
            if asked > self.longest_wait || Instant::now() + wait >= end {
                return Err(error);
            }
            tracing::debug!(failures, ?wait, "trying again");
            tokio::time::sleep(wait).await;
        }
    }

    /// Returns the wait after so many failures: it doubles each time, and is less up to a half by
    /// chance.
    #[must_use]
    pub fn wait_after(&self, failures: u32) -> Duration {
        let doublings = failures.saturating_sub(1).min(16);
        let doubled = self.first_wait.saturating_mul(1 << doublings);
        let longest = doubled.min(self.longest_wait);
        // Between a half and the whole: all who failed together do not come back together.
        longest / 2 + (longest / 2 / 1024) * u32::from(chance())
    }
}

impl Default for Retries {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Returns a number below 1024; the hasher's keys are the standard library's only chance.
fn chance() -> u16 {
    let random = RandomState::new().hash_one(0_u8);
    (random % 1024) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_are_spread() {
        for (failures, longest) in [(1, 500), (2, 1000), (3, 2000), (30, 20_000)] {
            let longest = Duration::from_millis(longest);
            for _ in 0..100 {
                let wait = Retries::DEFAULT.wait_after(failures);
                assert!(wait >= longest / 2 && wait <= longest, "{wait:?}");
            }
        }
        let waits: std::collections::HashSet<_> =
            (0..100).map(|_| Retries::DEFAULT.wait_after(1)).collect();
        assert!(waits.len() > 10);
    }

    /// Fails each time for a reason that passes, and returns the attempts and the time they took.
    async fn failing(retries: Retries, asked: Duration) -> (u32, Duration) {
        let start = Instant::now();
        let mut attempts = 0;
        let attempt = || {
            attempts += 1;
            std::future::ready(Err::<(), ()>(()))
        };
        retries.run(attempt, |()| Some(asked)).await.unwrap_err();
        (attempts, start.elapsed())
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_that_asks_for_time_gets_it() {
        let (attempts, time) = failing(Retries::DEFAULT, Duration::from_secs(7)).await;
        assert_eq!(attempts, 4);
        assert!(time >= Duration::from_secs(21), "{time:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn one_deadline_is_over_all_attempts() {
        let retries = Retries::DEFAULT.with_deadline(Duration::from_secs(10));
        let (attempts, time) = failing(retries, Duration::from_secs(7)).await;
        assert_eq!(attempts, 2);
        assert!(time < Duration::from_secs(10), "{time:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_longer_wait_than_the_longest_is_not_waited_for() {
        let (attempts, time) = failing(Retries::DEFAULT, Duration::from_secs(60)).await;
        assert_eq!((attempts, time), (1, Duration::ZERO));
    }
}
