//! A store in the operating system's keyring, which is asked with a time limit.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use keyring_core::{CredentialStore, Entry};
use zeroize::Zeroizing;

use super::file::FileLock;
use super::{AccountKey, LockedStore, StoreError, TokenStore};
use crate::authorized_user::AuthorizedUser;

/// The name under which a keyring shows our entries to its owner.
const SERVICE: &str = "hallpass";

/// Long enough for a person to type the keyring's password.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Keeps one user's tokens in the operating system's keyring, such as the macOS keychain, the
/// Windows credential manager or a Linux secret service.
///
/// The program brings the keyring as a `keyring_core` store, from the crate for its platform, such
/// as `apple-native-keyring-store`, `windows-native-keyring-store` or
/// `zbus-secret-service-keyring-store`. A keyring has no lock for a refresh that must happen once,
/// so a lock file in a folder of the caller's choice does that; nothing else is in it.
///
/// Nothing falls back to a file by itself: a program that wants that asks [`KeyringStore::probe`]
/// first, uses a [`FileStore`](super::FileStore) if there is no keyring, and says so.
///
/// A keyring promises less than a file does: whether a save survives a power cut is its own affair,
/// and some hold 2,560 bytes at most.
#[derive(Clone)]
pub struct KeyringStore {
    keyring: Arc<CredentialStore>,
    key: AccountKey,
    name: String,
    lock_folder: PathBuf,
    timeout: Duration,
}

/// Why the keyring did not do what it was asked; the source of a [`StoreError::Other`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyringError {
    /// It is locked, or does not let this program in. Unlock it, and try again.
    #[error("the keyring is locked or does not let this program in: unlock it and try again")]
    Locked(#[source] Cause),
    /// There is none to be had. Start one, or keep the tokens in a file.
    #[error("the keyring does not work: start the system's keyring, or keep the tokens in a file")]
    Unavailable(#[source] Cause),
    /// The record is too long for it. Keep the tokens in a file.
    #[error("the keyring takes {limit} bytes at most: keep the tokens in a file")]
    TooLong {
        /// The limit.
        limit: u32,
    },
    /// It did not answer. It may be waiting for its owner in another window.
    #[error("the keyring did not answer within {0:?}: look for its window, or unlock it")]
    TimedOut(Duration),
    /// Its entry is not what was saved. Remove the entry, and sign in again.
    #[error("the keyring's entry is damaged: remove it there and sign in again")]
    Damaged,
}

/// What the platform said.
type Cause = Box<dyn std::error::Error + Send + Sync>;

impl KeyringStore {
    /// Returns the store of one account's sign-in to one client. Touches nothing.
    ///
    /// All programs that share the sign-in must name the same folder for the lock.
    pub fn new(
        keyring: Arc<CredentialStore>,
        key: &AccountKey,
        lock_folder: impl Into<PathBuf>,
    ) -> Self {
        Self {
            keyring,
            key: key.clone(),
            name: key.to_name(),
            lock_folder: lock_folder.into(),
            timeout: TIMEOUT,
        }
    }

    /// Waits so long for each answer of the keyring, instead of 30 seconds.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Writes a test entry, reads it back and removes it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Other`] with a [`KeyringError`] that says what to do.
    pub fn probe(&self) -> Result<(), StoreError> {
        let name = format!("{}-probe", self.name);
        self.ask(&name, None, |entry| {
            write(entry, b"a test entry of hallpass")?;
            entry.delete_credential().map_err(KeyringError::from)
        })
    }

    fn read(&self, lock: Option<Arc<FileLock>>) -> Result<Option<AuthorizedUser>, StoreError> {
        let secret = self.ask(&self.name, lock, |entry| match entry.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(keyring_core::Error::NoEntry) => Ok(None),
            Err(error) => Err(error.into()),
        })?;
        let Some(secret) = secret else {
            return Ok(None);
        };
        let json = str::from_utf8(&secret).map_err(|_| self.failed(KeyringError::Damaged))?;
        let user = AuthorizedUser::from_json(json)
            .map_err(|error| StoreError::other(self.place(), error))?;
        self.key.check(&user, || self.place())?;
        Ok(Some(user))
    }

    /// Asks on a thread of its own, for a keyring may wait for a person for ever.
    ///
    /// A call that writes keeps the lock until it has ended, though nobody waits for it any more.
    fn ask<T: Send + 'static>(
        &self,
        name: &str,
        lock: Option<Arc<FileLock>>,
        call: impl FnOnce(&Entry) -> Result<T, KeyringError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (sender, answer) = mpsc::sync_channel(1);
        let (keyring, name) = (Arc::clone(&self.keyring), name.to_owned());
        let work = move || {
            let entry = keyring.build(SERVICE, &name, None);
            let outcome = entry
                .map_err(KeyringError::from)
                .and_then(|entry| call(&entry));
            drop(lock);
            // After a time-out nobody listens.
            let _ = sender.send(outcome);
        };
        thread::Builder::new()
            .name("hallpass-keyring".to_owned())
            .spawn(work)
            .map_err(|error| self.failed(KeyringError::Unavailable(error.into())))?;
        match answer.recv_timeout(self.timeout) {
            Ok(outcome) => outcome.map_err(|error| self.failed(error)),
            Err(RecvTimeoutError::Timeout) => {
                Err(self.failed(KeyringError::TimedOut(self.timeout)))
            }
            Err(RecvTimeoutError::Disconnected) => {
                Err(self.failed(KeyringError::Unavailable("its code panicked".into())))
            }
        }
    }

    fn failed(&self, error: KeyringError) -> StoreError {
        StoreError::other(self.place(), error)
    }
}

impl fmt::Debug for KeyringStore {
    /// Not the keyring's own, which may show what it holds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyringStore")
            .field("name", &self.name)
            .field("lock_folder", &self.lock_folder)
            .finish_non_exhaustive()
    }
}

impl TokenStore for KeyringStore {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        self.read(None)
    }

    fn lock(&self, wait: Duration) -> Result<Box<dyn LockedStore>, StoreError> {
        let lock = FileLock::take(&self.lock_folder.join(&self.name), wait)?;
        Ok(Box::new(Locked {
            store: self.clone(),
            lock: Arc::new(lock),
        }))
    }

    fn place(&self) -> String {
        format!("the keyring's entry {SERVICE}/{}", self.name)
    }
}

#[derive(Debug)]
struct Locked {
    store: KeyringStore,
    lock: Arc<FileLock>,
}

impl Locked {
    fn lock(&self) -> Option<Arc<FileLock>> {
        Some(Arc::clone(&self.lock))
    }
}

impl LockedStore for Locked {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        self.store.read(self.lock())
    }

    fn save(&mut self, user: &AuthorizedUser) -> Result<(), StoreError> {
        let store = &self.store;
        store.key.check(user, || store.place())?;
        // An entry that is not ours to replace is never overwritten.
        self.load()?;
        let json = user.to_json();
        store.ask(&store.name, self.lock(), move |entry| {
            write(entry, json.as_bytes())
        })
    }

    fn remove(&mut self) -> Result<(), StoreError> {
        let remove = |entry: &Entry| match entry.delete_credential() {
            Err(keyring_core::Error::NoEntry) => Ok(()),
            outcome => outcome.map_err(KeyringError::from),
        };
        self.store.ask(&self.store.name, self.lock(), remove)
    }
}

/// Writes and reads back: a locked keyring has been seen to keep nothing without a word.
fn write(entry: &Entry, secret: &[u8]) -> Result<(), KeyringError> {
    entry.set_secret(secret)?;
    let kept = Zeroizing::new(entry.get_secret()?);
    if *kept == secret {
        Ok(())
    } else {
        Err(KeyringError::Damaged)
    }
}

impl From<keyring_core::Error> for KeyringError {
    /// Takes over no error that holds what is in the keyring.
    fn from(error: keyring_core::Error) -> Self {
        use keyring_core::Error;
        match error {
            Error::NoStorageAccess(cause) => Self::Locked(cause),
            Error::TooLong(_, limit) => Self::TooLong { limit },
            Error::BadEncoding(_)
            | Error::BadDataFormat(..)
            | Error::Ambiguous(_)
            | Error::NoEntry => Self::Damaged,
            Error::PlatformFailure(cause) => Self::Unavailable(cause),
            other => Self::Unavailable(other.to_string().into()),
        }
    }
}

#[cfg(test)]
#[path = "keyring_tests.rs"]
mod tests;
