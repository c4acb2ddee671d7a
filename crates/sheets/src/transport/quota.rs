//! Google's quota, kept on this side: requests wait here rather than fail there.
//!
//! Google counts reads and writes apart, by the minute
//! (<https://developers.google.com/workspace/sheets/api/limits>). The times of the last minute's
//! requests are kept, so that in no minute, wherever it begins, more are sent than the limit. A
//! bucket that fills steadily would let twice as many pass in its first minute.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::method::Access;
use crate::status::Status;

const MINUTE: Duration = Duration::from_secs(60);
/// The first wait after a refusal that says no time. It doubles up to a minute, the longest that
/// Google's count can last.
const FIRST_PAUSE: Duration = Duration::from_secs(4);

/// How many requests may be sent in a minute, reads and writes apart.
///
/// Other programs of the same user share Google's quota. When Google refuses a request for it, the
/// limit that it states is taken over, and all calls pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    reads: Option<u32>,
    writes: Option<u32>,
}

impl Quota {
    /// What Google gives each user of a project: 60 reads and 60 writes a minute.
    pub const GOOGLE: Self = Self::per_minute(60, 60);
    /// As fast as Google answers, until it refuses.
    pub const UNLIMITED: Self = Self {
        reads: None,
        writes: None,
    };

    /// Returns a quota of so many reads and so many writes a minute; each at least 1.
    #[must_use]
    pub const fn per_minute(reads: u32, writes: u32) -> Self {
        Self {
            reads: Some(reads),
            writes: Some(writes),
        }
    }
}

/// Lets requests pass as the quota allows.
pub(crate) struct Governor {
    reads: Gate,
    writes: Gate,
}

struct Gate {
    /// Whoever waits for the quota, waits in line.
    line: tokio::sync::Mutex<()>,
    window: Mutex<Window>,
}

/// The last minute's requests.
#[derive(Default)]
struct Window {
    limit: Option<u32>,
    sent: VecDeque<Instant>,
    closed_until: Option<Instant>,
    refusals: u32,
}

impl Governor {
    pub(crate) fn new(quota: Quota) -> Self {
        Self {
            reads: Gate::new(quota.reads),
            writes: Gate::new(quota.writes),
        }
    }

    /// Waits until a request of this kind may be sent, and counts it.
    pub(crate) async fn enter(&self, kind: Access, announce: impl Fn(Duration)) {
        let gate = self.gate(kind);
        let _turn = gate.line.lock().await;
        loop {
            let now = Instant::now();
            let Err(opens) = gate.window().admit(now) else {
                return;
            };
            announce(opens - now);
            sleep_until(opens).await;
        }
    }

    /// Google took a request: an earlier refusal is over.
    pub(crate) fn accepted(&self, kind: Access) {
        self.gate(kind).window().refusals = 0;
    }

    /// Google refused a request for the quota. Returns for how long all requests of the kind wait.
    pub(crate) fn refused(&self, kind: Access, status: &Status) -> Duration {
        let mut window = self.gate(kind).window();
        if let Some(limit) = status.limit_per_minute() {
            // A limit for the whole project is shared with users that are not seen here.
            window.limit = Some(window.limit.map_or(limit, |own| own.min(limit)).max(1));
        }
        window.pause(Instant::now(), status.retry_after)
    }

    fn gate(&self, kind: Access) -> &Gate {
        match kind {
            Access::Read => &self.reads,
            Access::Write => &self.writes,
        }
    }
}

impl Gate {
    fn new(limit: Option<u32>) -> Self {
        let window = Window {
            limit: limit.map(|limit| limit.max(1)),
            ..Window::default()
        };
        Self {
            line: tokio::sync::Mutex::default(),
            window: Mutex::new(window),
        }
    }

    fn window(&self) -> MutexGuard<'_, Window> {
        self.window.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Window {
    /// Counts a request that is sent now; the time to come back, if it may not be.
    fn admit(&mut self, now: Instant) -> Result<(), Instant> {
        if let Some(opens) = self.closed_until.filter(|opens| *opens > now) {
            return Err(opens);
        }
        let Some(limit) = self.limit else {
            return Ok(());
        };
        while self.sent.front().is_some_and(|sent| *sent + MINUTE <= now) {
            self.sent.pop_front();
        }
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        if let Some(excess) = self.sent.len().checked_sub(limit) {
            return Err(self.sent[excess] + MINUTE);
        }
        self.sent.push_back(now);
        Ok(())
    }

    fn pause(&mut self, now: Instant, asked: Option<Duration>) -> Duration {
        let doubled = FIRST_PAUSE * (1 << self.refusals.min(4));
        self.refusals += 1;
        let pause = asked.unwrap_or(doubled.min(MINUTE));
        let opens = self
            .closed_until
            .map_or(now + pause, |opens| opens.max(now + pause));
        self.closed_until = Some(opens);
        opens - now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends as fast as it may, and returns after how many seconds each request went out.
    async fn times(governor: &Governor, kind: Access, requests: usize) -> Vec<u64> {
        let start = Instant::now();
        let mut times = Vec::new();
        for _ in 0..requests {
            governor.enter(kind, |_| ()).await;
            times.push(start.elapsed().as_secs());
        }
        times
    }

    #[tokio::test(start_paused = true)]
    async fn no_minute_has_more_requests_than_the_limit() {
        let governor = Governor::new(Quota::per_minute(3, 1));
        assert_eq!(
            times(&governor, Access::Read, 7).await,
            [0, 0, 0, 60, 60, 60, 120]
        );
        // Writes are counted apart.
        assert_eq!(times(&governor, Access::Write, 2).await, [0, 60]);
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_goes_in_the_order_of_coming() {
        let governor = std::sync::Arc::new(Governor::new(Quota::per_minute(1, 1)));
        let order = std::sync::Arc::new(Mutex::new(Vec::new()));
        let mut tasks = Vec::new();
        for number in 0..5 {
            let (governor, order) = (governor.clone(), order.clone());
            tasks.push(tokio::spawn(async move {
                governor.enter(Access::Read, |_| ()).await;
                order.lock().unwrap().push(number);
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(*order.lock().unwrap(), [0, 1, 2, 3, 4]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_quota_without_limit_waits_only_after_a_refusal() {
        let governor = Governor::new(Quota::UNLIMITED);
        assert_eq!(times(&governor, Access::Read, 500).await.last(), Some(&0));
        let pauses: Vec<_> = (0..6)
            .map(|_| {
                governor
                    .gate(Access::Read)
                    .window()
                    .pause(Instant::now(), None)
                    .as_secs()
            })
            .collect();
        assert_eq!(pauses, [4, 8, 16, 32, 60, 60]);
        assert_eq!(times(&governor, Access::Read, 1).await, [60]);
        governor.accepted(Access::Read);
        let pause = governor
            .gate(Access::Read)
            .window()
            .pause(Instant::now(), Some(MINUTE * 2));
        assert_eq!(pause, MINUTE * 2);
    }
}
