//! One piece of work for all who want its outcome.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio::sync::OwnedMutexGuard;

/// Work that is done once at a time, however many wait for it.
///
/// It runs in a task of its own: a caller that gives up does not end it.
pub(crate) struct Flight<T> {
    under_way: Mutex<Option<Arc<Landing<T>>>>,
}

/// Where a flight's outcome arrives. Who waits stands at the gate; each lets the next one in, so
/// that a thousand do not wake at the same moment.
struct Landing<T> {
    gate: Arc<tokio::sync::Mutex<()>>,
    outcome: OnceLock<T>,
}

impl<T: Clone + Send + Sync + 'static> Flight<T> {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            under_way: Mutex::new(None),
        })
    }

    /// Joins the work that is under way, or starts it; all who joined get the same outcome.
    ///
    /// Returns `None` if the work ended without one, because its runtime shut down or it panicked.
    pub(crate) async fn join<F>(self: &Arc<Self>, start: impl FnOnce() -> F) -> Option<T>
    where
        F: Future<Output = T> + Send + 'static,
    {
        let landing = self.board(start);
        let _turn = landing.gate.lock().await;
        landing.outcome.get().cloned()
    }

    fn board<F>(self: &Arc<Self>, start: impl FnOnce() -> F) -> Arc<Landing<T>>
    where
        F: Future<Output = T> + Send + 'static,
    {
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(landing) = under_way.as_ref().filter(|landing| landing.is_awaited()) {
            return Arc::clone(landing);
        }
        let gate = Arc::new(tokio::sync::Mutex::new(()));
        let closed = Arc::clone(&gate)
            .try_lock_owned()
            .expect("nobody else has the new gate");
        let landing = Arc::new(Landing {
            gate,
            outcome: OnceLock::new(),
        });
        *under_way = Some(Arc::clone(&landing));
        drop(under_way);
        tokio::spawn(Arc::clone(self).fly(Arc::clone(&landing), closed, start()));
        landing
    }

    async fn fly(
        self: Arc<Self>,
        landing: Arc<Landing<T>>,
        closed: OwnedMutexGuard<()>,
        work: impl Future<Output = T>,
    ) {
        let outcome = work.await;
        // Whoever comes from now on looks for themselves.
        *self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = None;
        // Nobody else sets it.
        let _ = landing.outcome.set(outcome);
        drop(closed);
    }
}

impl<T> Landing<T> {
    /// A flight whose runtime is gone has let go of its gate and will never land.
    fn is_awaited(&self) -> bool {
        self.gate.try_lock().is_err()
    }
}

impl<T> fmt::Debug for Flight<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flight").finish_non_exhaustive()
    }
}
