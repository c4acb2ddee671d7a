//! A token as a process holds it: with its end by both clocks.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use crate::access_token::AccessToken;
use crate::clock::Clock;
use crate::expiry;

/// How long a token is taken to live whose server does not say: what Google's live.
const USUAL_LIFETIME: Duration = Duration::from_secs(3600);

/// How much monotonic time may pass before the wall clock is asked again. It shows what the
/// monotonic clock slept through. In nanoseconds.
const WALL_CHECK: u64 = 1_000_000_000;

/// How good a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// Good for a while yet.
    Fresh,
    /// It works, and it is time for another.
    Stale,
    /// It has ended, by either clock.
    Invalid,
}

/// A token with its ends.
#[derive(Debug)]
pub(crate) struct HeldToken {
    token: AccessToken,
    wall: Option<Ends<SystemTime>>,
    /// In nanoseconds, as is what follows: one number is compared faster than two.
    monotonic: Option<Ends<u64>>,
    wall_checked: AtomicU64,
}

#[derive(Debug)]
struct Ends<T> {
    stale: T,
    invalid: T,
}

impl<T: PartialOrd> Ends<T> {
    fn at(&self, now: &T) -> Freshness {
        if *now < self.stale {
            Freshness::Fresh
        } else if *now < self.invalid {
            Freshness::Stale
        } else {
            Freshness::Invalid
        }
    }
}

impl HeldToken {
    /// Holds a token that was just fetched; one without an end lives as long as Google's do.
    pub(crate) fn fetched(token: AccessToken, clock: &Clock) -> Self {
        let end = token
            .expires_at()
            .or_else(|| clock.now().checked_add(USUAL_LIFETIME));
        Self::until(token, end, clock)
    }

    /// Holds a token that was read from a store; one without an end is not trusted.
    pub(crate) fn loaded(token: AccessToken, clock: &Clock) -> Self {
        let end = token.expires_at();
        Self::until(token, end, clock)
    }

    fn until(token: AccessToken, end: Option<SystemTime>, clock: &Clock) -> Self {
        let (wall_now, monotonic_now) = (clock.now(), nanoseconds(clock.monotonic()));
        let margin = expiry::margin(token.lifetime());
        let remaining = end.map(|end| end.duration_since(wall_now).unwrap_or_default());
        Self {
            wall: end.map(|end| Ends {
                stale: end.checked_sub(margin).unwrap_or(SystemTime::UNIX_EPOCH),
                invalid: end,
            }),
            monotonic: remaining.map(|remaining| Ends {
                stale: monotonic_now.saturating_add(nanoseconds(remaining.saturating_sub(margin))),
                invalid: monotonic_now.saturating_add(nanoseconds(remaining)),
            }),
            wall_checked: AtomicU64::new(0),
            token,
        }
    }

    pub(crate) fn token(&self) -> &AccessToken {
        &self.token
    }

    /// Tells whether the token is fresh; asks one clock, and the other once a second.
    pub(crate) fn is_fresh(&self, clock: &Clock) -> bool {
        let Some(ends) = &self.monotonic else {
            return false;
        };
        let now = nanoseconds(clock.monotonic());
        if now >= ends.stale {
            return false;
        }
        let checked = self.wall_checked.load(Ordering::Relaxed);
        if checked != 0 && now.saturating_sub(checked) < WALL_CHECK {
            return true;
        }
        let is_fresh = self.by_wall(clock) == Freshness::Fresh;
        if is_fresh {
            self.wall_checked.store(now.max(1), Ordering::Relaxed);
        }
        is_fresh
    }

    /// Judges the token by both clocks; the worse of the two counts.
    pub(crate) fn freshness(&self, clock: &Clock) -> Freshness {
        let monotonic = self
            .monotonic
            .as_ref()
            .map(|ends| ends.at(&nanoseconds(clock.monotonic())));
        match (monotonic, self.by_wall(clock)) {
            (Some(Freshness::Fresh), Freshness::Fresh) => Freshness::Fresh,
            (None | Some(Freshness::Invalid), _) | (_, Freshness::Invalid) => Freshness::Invalid,
            _ => Freshness::Stale,
        }
    }

    fn by_wall(&self, clock: &Clock) -> Freshness {
        self.wall
            .as_ref()
            .map_or(Freshness::Invalid, |ends| ends.at(&clock.now()))
    }
}

/// Counts 584 years before it overflows.
fn nanoseconds(time: Duration) -> u64 {
    time.as_secs()
        .saturating_mul(1_000_000_000)
        .saturating_add(u64::from(time.subsec_nanos()))
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// Clocks that a test sets: seconds of the wall, and seconds since the beginning.
    fn clocks() -> (Clock, Arc<Mutex<(u64, u64)>>) {
        let hands = Arc::new(Mutex::new((1_000_000, 500)));
        let shown = Arc::clone(&hands);
        let clock = Clock::from_fns(move || {
            let (wall, monotonic) = *shown.lock().unwrap();
            (
                SystemTime::UNIX_EPOCH + Duration::from_secs(wall),
                Duration::from_secs(monotonic),
            )
        });
        (clock, hands)
    }

    fn held(clock: &Clock) -> HeldToken {
        let hour = Some(Duration::from_secs(3600));
        let token = AccessToken::issued("t".to_owned(), clock.now(), hour).unwrap();
        HeldToken::fetched(token, clock)
    }

    #[track_caller]
    fn check(held: &HeldToken, clock: &Clock, expected: Freshness) {
        assert_eq!(held.freshness(clock), expected);
        assert_eq!(held.is_fresh(clock), expected == Freshness::Fresh);
    }

    #[test]
    fn a_token_is_fresh_then_stale_then_invalid() {
        let (clock, hands) = clocks();
        let held = held(&clock);
        for (seconds, expected) in [
            (0, Freshness::Fresh),
            (3374, Freshness::Fresh),
            (3375, Freshness::Stale),
            (3599, Freshness::Stale),
            (3600, Freshness::Invalid),
        ] {
            *hands.lock().unwrap() = (1_000_000 + seconds, 500 + seconds);
            check(&held, &clock, expected);
        }
    }

    #[test]
    fn a_wall_clock_that_is_set_back_leaves_no_dead_token_in_use() {
        let (clock, hands) = clocks();
        let held = held(&clock);
        *hands.lock().unwrap() = (1_000_000 - 7200, 500 + 3601);
        check(&held, &clock, Freshness::Invalid);
    }

    #[test]
    fn a_suspended_laptop_leaves_no_dead_token_in_use() {
        let (clock, hands) = clocks();
        let held = held(&clock);
        assert!(held.is_fresh(&clock));
        // Awake for a second, asleep for a night.
        *hands.lock().unwrap() = (1_000_000 + 30_000, 501);
        check(&held, &clock, Freshness::Invalid);
    }

    #[test]
    fn a_token_without_an_end_is_trusted_for_an_hour_if_it_is_new() {
        let (clock, hands) = clocks();
        let token = AccessToken::new("t", None).unwrap();
        let loaded = HeldToken::loaded(token.clone(), &clock);
        check(&loaded, &clock, Freshness::Invalid);
        let fetched = HeldToken::fetched(token, &clock);
        check(&fetched, &clock, Freshness::Fresh);
        *hands.lock().unwrap() = (1_003_600, 4_100);
        check(&fetched, &clock, Freshness::Invalid);
    }
}
