//! The rules of a token store, for whoever writes one of their own.
//!
//! [`check`] tries the guarantees of [`TokenStore`] and panics with the rule that is broken. Call
//! it in a test, with the feature `conformance` among the dev-dependencies:
//!
//! ```
//! use std::sync::atomic::{AtomicBool, Ordering};
//! use std::sync::{Arc, Mutex};
//! use std::time::{Duration, Instant};
//!
//! use hallpass_core::{AuthorizedUser, LockedStore, StoreError, TokenStore, conformance};
//!
//! /// A toy: one record in a variable.
//! #[derive(Clone, Default)]
//! struct Toy(Arc<(AtomicBool, Mutex<Option<AuthorizedUser>>)>);
//!
//! #[derive(Debug)]
//! struct LockedToy(Toy);
//!
//! // The variable holds secrets: its content is not shown.
//! impl std::fmt::Debug for Toy {
//!     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
//!         f.write_str("Toy")
//!     }
//! }
//!
//! impl TokenStore for Toy {
//!     fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
//!         Ok(self.0.1.lock().unwrap().clone())
//!     }
//!     fn lock(&self, wait: Duration) -> Result<Box<dyn LockedStore>, StoreError> {
//!         let end = Instant::now() + wait;
//!         while self.0.0.swap(true, Ordering::SeqCst) {
//!             if Instant::now() >= end {
//!                 return Err(StoreError::Busy { place: self.place(), waited: wait });
//!             }
//!             std::thread::yield_now();
//!         }
//!         Ok(Box::new(LockedToy(self.clone())))
//!     }
//!     fn place(&self) -> String {
//!         "a toy".to_owned()
//!     }
//! }
//!
//! impl LockedStore for LockedToy {
//!     fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
//!         self.0.load()
//!     }
//!     fn save(&mut self, user: &AuthorizedUser) -> Result<(), StoreError> {
//!         *self.0.0.1.lock().unwrap() = Some(user.clone());
//!         Ok(())
//!     }
//!     fn remove(&mut self) -> Result<(), StoreError> {
//!         *self.0.0.1.lock().unwrap() = None;
//!         Ok(())
//!     }
//! }
//!
//! impl Drop for LockedToy {
//!     fn drop(&mut self) {
//!         self.0.0.0.store(false, Ordering::SeqCst);
//!     }
//! }
//!
//! let places = Mutex::new(std::collections::HashMap::<String, Toy>::new());
//! conformance::check(|name| places.lock().unwrap().entry(name.to_owned()).or_default().clone());
//! ```
//!
//! What no call can show stays with the author: that a save outlives a power cut, that a record
//! is whole after a crash, that a damaged one is left alone, that other processes are locked out,
//! and that the lock ends with its process.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::{LockedStore, StoreError, TokenStore};
use crate::authorized_user::AuthorizedUser;

/// Long enough for a slow machine; a store that is right never waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long to wait for a lock that is held throughout.
const IMPATIENCE: Duration = Duration::from_millis(60);

const WRITERS: usize = 4;
const ROUNDS: usize = 10;

/// What must be shown nowhere.
const SECRETS: [&str; 3] = ["canary-refresh", "canary-access", "canary-client-secret"];

/// Checks a store; `open` returns a handle to the place of the given name.
///
/// The same name must give the same place each time, and all names, of small letters and hyphens,
/// must be empty when the check begins. The places are not cleared away. Takes about a second.
///
/// # Panics
///
/// If a rule is broken, with the rule in words.
pub fn check<S: TokenStore + 'static>(open: impl Fn(&str) -> S + Sync) {
    nothing_is_there_at_first(&open("empty"));
    what_was_saved_is_loaded_by_all(&open("load"), &open("load"));
    a_save_replaces_the_whole_record(&open("replace"));
    a_removed_record_is_gone(&open("remove"), &open("remove"));
    places_are_apart(&open("apart-one"), &open("apart-two"));
    one_holder_at_a_time(&open("lock"), &open("lock"));
    a_lock_ends_on_any_thread(&open("threads"));
    a_lock_ends_in_a_panic(&open("panic"));
    nothing_is_lost_between_writers(&|| open("writers"));
    nothing_shows_a_secret(&open("secrets"));
}

/// Returns a record with all keys and one that nobody knows. All that [`check`] saves has its client
/// and its account, for stores that are for one of each.
///
/// # Panics
///
/// Never: the record is a constant.
#[must_use]
pub fn record() -> AuthorizedUser {
    let json = serde_json::json!({
        "client_id": "id",
        "client_secret": "canary-client-secret",
        "refresh_token": "canary-refresh",
        "token": "canary-access",
        "expiry": "2030-01-02T03:04:05Z",
        "scopes": ["openid", "https://www.googleapis.com/auth/spreadsheets"],
        "account": "ada@example.com",
        "quota_project_id": "project",
        "of_the_future": {"a": [1, null, "ä\u{1f511}\n"]},
    });
    AuthorizedUser::from_json(&json.to_string()).expect("a record")
}

fn nothing_is_there_at_first(store: &impl TokenStore) {
    rule(load(store).is_none(), "an empty place has no record");
    let locked = lock(store);
    let found = locked
        .load()
        .expect("an empty place can be read under its lock");
    rule(
        found.is_none(),
        "an empty place has no record under its lock",
    );
}

fn what_was_saved_is_loaded_by_all(store: &impl TokenStore, other: &impl TokenStore) {
    let user = record();
    let mut locked = lock(store);
    locked.save(&user).expect("a record can be saved");
    let found = locked
        .load()
        .expect("a saved record can be loaded under the lock");
    rule_same(
        found.as_ref(),
        &user,
        "the holder of the lock loads what it saved",
    );
    let found = load(other);
    rule_same(
        found.as_ref(),
        &user,
        "another handle loads what was saved, without the lock",
    );
    drop(locked);
    rule_same(load(store).as_ref(), &user, "the record outlives the lock");
}

fn a_save_replaces_the_whole_record(store: &impl TokenStore) {
    save(store, &record());
    let small = AuthorizedUser::from_json(r#"{"client_id": "id", "account": "ada@example.com"}"#)
        .expect("a record");
    save(store, &small);
    rule_same(
        load(store).as_ref(),
        &small,
        "a save leaves nothing of the old record",
    );
}

fn a_removed_record_is_gone(store: &impl TokenStore, other: &impl TokenStore) {
    save(store, &record());
    let mut locked = lock(store);
    locked.remove().expect("a record can be removed");
    rule(load(other).is_none(), "a removed record is gone for all");
    locked.remove().expect("to remove nothing is no error");
    locked
        .save(&record())
        .expect("a record can be saved after a removal");
    drop(locked);
    rule(
        load(other).is_some(),
        "a record can be saved after a removal",
    );
}

fn places_are_apart(one: &impl TokenStore, two: &impl TokenStore) {
    save(one, &record());
    rule(load(two).is_none(), "a record is in one place");
    let _locked = lock(one);
    drop(lock(two));
}

fn one_holder_at_a_time(store: &impl TokenStore, other: &impl TokenStore) {
    let locked = lock(store);
    for handle in [store as &dyn TokenStore, other] {
        let started = Instant::now();
        let outcome = handle.lock(IMPATIENCE);
        let is_busy = matches!(outcome, Err(StoreError::Busy { .. }));
        rule(
            is_busy,
            "a lock that is held is `Busy` for every other handle",
        );
        let waited = started.elapsed();
        // A clock may be a little coarse.
        rule(
            waited >= IMPATIENCE / 2,
            "a lock is waited for as long as asked",
        );
        rule(waited < PATIENCE, "a lock is not waited for without end");
    }
    load(other);
    drop(locked);
    drop(
        other
            .lock(Duration::ZERO)
            .expect("a free lock is to be had at once"),
    );
}

fn a_lock_ends_on_any_thread(store: &(impl TokenStore + 'static)) {
    let locked = lock(store);
    thread::scope(|scope| {
        let waiting = scope.spawn(|| drop(lock(store)));
        scope.spawn(|| drop(locked));
        waiting
            .join()
            .expect("who waits gets the lock when it is dropped");
    });
}

fn a_lock_ends_in_a_panic(store: &impl TokenStore) {
    let locked = lock(store);
    thread::scope(|scope| {
        let holder = scope.spawn(move || {
            let _locked = locked;
            std::panic::resume_unwind(Box::new("the holder panics, as it should"));
        });
        holder.join().expect_err("the holder panics");
    });
    drop(lock(store));
}

/// Each writer reads a number and writes the next one, while readers look on.
fn nothing_is_lost_between_writers<S: TokenStore>(open: &(impl Fn() -> S + Sync)) {
    save(&open(), &numbered(0));
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let store = open();
            while !done.load(Ordering::SeqCst) {
                let user = load(&store);
                let user = user.expect("a record is there while it is being replaced");
                number(&user);
            }
        });
        let write = || (0..ROUNDS).for_each(|_| count_up(&open()));
        let writers: Vec<_> = (0..WRITERS).map(|_| scope.spawn(write)).collect();
        let outcomes: Vec<_> = writers
            .into_iter()
            .map(thread::ScopedJoinHandle::join)
            .collect();
        done.store(true, Ordering::SeqCst);
        rule(outcomes.iter().all(Result::is_ok), "writers take turns");
        reader.join().expect("a reader sees whole records");
    });
    let last = load(&open()).expect("the record is still there");
    rule(
        number(&last) == WRITERS * ROUNDS,
        "no save is lost between two holders",
    );
}

fn count_up(store: &impl TokenStore) {
    let mut locked = lock(store);
    let user = locked
        .load()
        .expect("the record can be loaded under the lock");
    let count = number(&user.expect("the record is there under the lock"));
    locked
        .save(&numbered(count + 1))
        .expect("the record can be replaced");
}

fn nothing_shows_a_secret(store: &impl TokenStore) {
    save(store, &record());
    rule(!store.place().is_empty(), "a place has a name");
    let locked = lock(store);
    let shown = format!("{store:?} {locked:?} {}", store.place());
    let is_clean = SECRETS.iter().all(|secret| !shown.contains(secret));
    rule(is_clean, "neither `Debug` nor `place` shows a secret");
}

#[track_caller]
fn rule(is_kept: bool, words: &str) {
    assert!(is_kept, "this rule of a token store is broken: {words}");
}

#[track_caller]
fn rule_same(found: Option<&AuthorizedUser>, expected: &AuthorizedUser, words: &str) {
    // Compared as text, for secrets have no comparison; not shown, for they are secrets.
    let is_same = found.is_some_and(|found| *found.to_json() == *expected.to_json());
    rule(is_same, words);
}

#[track_caller]
fn load(store: &impl TokenStore) -> Option<AuthorizedUser> {
    store.load().expect("a place can be read without its lock")
}

#[track_caller]
fn lock(store: &impl TokenStore) -> Box<dyn LockedStore> {
    store
        .lock(PATIENCE)
        .expect("a lock that nobody holds for long is to be had")
}

#[track_caller]
fn save(store: &impl TokenStore, user: &AuthorizedUser) {
    lock(store).save(user).expect("a record can be saved");
}

/// Returns a record that is as long as the number is great, with the number in front.
fn numbered(number: usize) -> AuthorizedUser {
    let mut user = record();
    user.quota_project_id = Some(format!("{number}:{}", "x".repeat(number)));
    user
}

fn number(user: &AuthorizedUser) -> usize {
    let text = user.quota_project_id.as_deref().unwrap_or_default();
    let (number, tail) = text.split_once(':').unwrap_or_default();
    let is_whole = number
        .parse()
        .is_ok_and(|number: usize| number == tail.len());
    rule(is_whole, "a reader sees whole records");
    tail.len()
}

#[cfg(test)]
#[path = "conformance_tests.rs"]
mod tests;
