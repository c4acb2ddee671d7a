//! One piece of work for all who want its outcome.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

/// Work that is done once at a time, however many wait for it.
///
/// It runs in a task of its own: a caller that gives up does not end it.
pub(crate) struct Flight<T> {
    under_way: Mutex<Option<watch::Receiver<Option<T>>>>,
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
        let mut landing = self.board(start);
        let outcome = landing.wait_for(Option::is_some).await.ok()?;
        outcome.clone()
    }

    fn board<F>(self: &Arc<Self>, start: impl FnOnce() -> F) -> watch::Receiver<Option<T>>
    where
        F: Future<Output = T> + Send + 'static,
    {
        let mut under_way = self.slot();
        // A flight whose runtime is gone will never land.
        if let Some(flight) = under_way
            .as_ref()
            .filter(|flight| flight.has_changed().is_ok())
        {
            return flight.clone();
        }
        let (sender, receiver) = watch::channel(None);
        *under_way = Some(receiver.clone());
        drop(under_way);
        let slot = Arc::clone(self);
        let work = start();
        tokio::spawn(async move {
            let outcome = work.await;
            // Whoever comes from now on looks for themselves.
            *slot.slot() = None;
            sender.send_replace(Some(outcome));
        });
        receiver
    }

    fn slot(&self) -> MutexGuard<'_, Option<watch::Receiver<Option<T>>>> {
        self.under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> fmt::Debug for Flight<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flight").finish_non_exhaustive()
    }
}
