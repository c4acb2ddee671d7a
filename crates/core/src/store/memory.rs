//! A store that forgets when the process ends.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{LockedStore, StoreError, TokenStore};
use crate::authorized_user::AuthorizedUser;

/// Keeps one user's tokens in memory; clones share them. For tests and for tokens that come from
/// elsewhere.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    unlocked: Condvar,
}

#[derive(Debug, Default)]
struct State {
    user: Option<AuthorizedUser>,
    is_locked: bool,
}

impl MemoryStore {
    /// Returns an empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TokenStore for MemoryStore {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        Ok(self.state().user.clone())
    }

    fn lock(&self, wait: Duration) -> Result<Box<dyn LockedStore>, StoreError> {
        let waited = self
            .0
            .unlocked
            .wait_timeout_while(self.state(), wait, |state| state.is_locked);
        let (mut state, outcome) = waited.unwrap_or_else(PoisonError::into_inner);
        if outcome.timed_out() {
            return Err(StoreError::Busy {
                place: self.place(),
                waited: wait,
            });
        }
        state.is_locked = true;
        drop(state);
        Ok(Box::new(Locked(self.clone())))
    }

    fn place(&self) -> String {
        "memory".to_owned()
    }
}

#[derive(Debug)]
struct Locked(MemoryStore);

impl LockedStore for Locked {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        self.0.load()
    }

    fn save(&mut self, user: &AuthorizedUser) -> Result<(), StoreError> {
        self.0.state().user = Some(user.clone());
        Ok(())
    }

    fn remove(&mut self) -> Result<(), StoreError> {
        self.0.state().user = None;
        Ok(())
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        self.0.state().is_locked = false;
        self.0.0.unlocked.notify_one();
    }
}
