//! Our own stores keep the rules, and the suite finds the stores that do not.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::time::Duration;

use super::check;
use crate::authorized_user::AuthorizedUser;
use crate::store::{FileStore, LockedStore, MemoryStore, StoreError, TokenStore};

#[test]
fn the_file_store_keeps_the_rules() {
    let folder = tempfile::TempDir::new().unwrap();
    check(|name| FileStore::new(folder.path().join(name)));
}

#[test]
fn the_memory_store_keeps_the_rules() {
    let places = Places::default();
    check(|name| places.open(name));
}

#[derive(Default)]
struct Places(Mutex<HashMap<String, MemoryStore>>);

impl Places {
    fn open(&self, name: &str) -> MemoryStore {
        let mut places = self.0.lock().unwrap();
        places.entry(name.to_owned()).or_default().clone()
    }
}

/// What is wrong with a store.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// Everyone gets the lock.
    LocksNothing,
    /// Who waits is sent away at once.
    WaitsForNobody,
    /// A lock is for ever.
    KeepsTheLock,
    /// Keys that it does not know are lost.
    KnowsItsKeysOnly,
    /// A save adds to the old record.
    Merges,
    /// A removal does nothing.
    RemovesNothing,
    /// All names are one place.
    HasOnePlace,
    /// `Debug` shows the record.
    Gossips,
}

struct Faulty {
    store: MemoryStore,
    fault: Fault,
}

struct LockedFaulty {
    faulty: Faulty,
    inner: Option<Box<dyn LockedStore>>,
}

impl std::fmt::Debug for Faulty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.store.load() {
            Ok(Some(user)) if self.fault == Fault::Gossips => f.write_str(&user.to_json()),
            _ => f.write_str("Faulty"),
        }
    }
}

impl std::fmt::Debug for LockedFaulty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LockedFaulty")
    }
}

impl Faulty {
    fn change(&self, change: impl FnOnce(&mut dyn LockedStore)) {
        // A holder of its own, for the faulty one may have none.
        let _ = self
            .store
            .lock(Duration::ZERO)
            .map(|mut locked| change(&mut *locked));
    }

    fn altered(&self, user: &AuthorizedUser) -> AuthorizedUser {
        let mut user = user.clone();
        match self.fault {
            Fault::KnowsItsKeysOnly => {
                let mut known = AuthorizedUser::new(user.client.clone());
                known.refresh_token = user.refresh_token;
                known.account = user.account;
                known.quota_project_id = user.quota_project_id;
                known
            }
            Fault::Merges => {
                let old = self.store.load().unwrap();
                let old_project = old.and_then(|old| old.quota_project_id);
                user.quota_project_id = user.quota_project_id.or(old_project);
                user
            }
            _ => user,
        }
    }
}

impl TokenStore for Faulty {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        self.store.load()
    }

    fn lock(&self, wait: Duration) -> Result<Box<dyn LockedStore>, StoreError> {
        let inner = match self.fault {
            Fault::LocksNothing => None,
            Fault::WaitsForNobody | Fault::KeepsTheLock => Some(self.store.lock(Duration::ZERO)?),
            _ => Some(self.store.lock(wait)?),
        };
        let faulty = Self {
            store: self.store.clone(),
            fault: self.fault,
        };
        Ok(Box::new(LockedFaulty { faulty, inner }))
    }

    fn place(&self) -> String {
        "a faulty place".to_owned()
    }
}

impl LockedStore for LockedFaulty {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        self.faulty.load()
    }

    fn save(&mut self, user: &AuthorizedUser) -> Result<(), StoreError> {
        let user = self.faulty.altered(user);
        match &mut self.inner {
            Some(inner) => inner.save(&user)?,
            None => self.faulty.change(|locked| locked.save(&user).unwrap()),
        }
        Ok(())
    }

    fn remove(&mut self) -> Result<(), StoreError> {
        if self.faulty.fault == Fault::RemovesNothing {
            return Ok(());
        }
        match &mut self.inner {
            Some(inner) => inner.remove()?,
            None => self.faulty.change(|locked| locked.remove().unwrap()),
        }
        Ok(())
    }
}

impl Drop for LockedFaulty {
    fn drop(&mut self) {
        if self.faulty.fault == Fault::KeepsTheLock {
            std::mem::forget(self.inner.take());
        }
    }
}

/// Checks that the suite finds the fault, and says which rule it breaks.
#[track_caller]
fn finds(fault: Fault, words: &str) {
    let places = Places::default();
    let open = |name: &str| {
        let name = if fault == Fault::HasOnePlace {
            "one"
        } else {
            name
        };
        let store = places.open(name);
        Faulty { store, fault }
    };
    let panic = catch_unwind(AssertUnwindSafe(|| check(open))).unwrap_err();
    let said = panic.downcast_ref::<String>().cloned();
    let said = said.or_else(|| panic.downcast_ref::<&str>().map(|&said| said.to_owned()));
    let said = said.unwrap_or_default();
    assert!(said.contains(words), "{fault:?}: {said}");
}

#[test]
fn a_store_that_breaks_a_rule_is_found() {
    finds(Fault::LocksNothing, "`Busy` for every other handle");
    finds(Fault::WaitsForNobody, "waited for as long as asked");
    finds(Fault::KeepsTheLock, "is to be had");
    finds(Fault::KnowsItsKeysOnly, "loads what it saved");
    finds(Fault::Merges, "leaves nothing of the old record");
    finds(Fault::RemovesNothing, "a removed record is gone");
    finds(Fault::HasOnePlace, "");
    finds(Fault::Gossips, "shows a secret");
}
