//! Where a user's tokens are kept between two runs.

mod account_key;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
mod error;
mod file;
mod folder;
#[cfg(feature = "keyring")]
mod keyring;
mod memory;

use std::fmt::Debug;
use std::time::Duration;

use crate::authorized_user::AuthorizedUser;

pub use account_key::AccountKey;
pub use error::StoreError;
pub use file::FileStore;
pub use folder::{Listing, StoreFolder};
#[cfg(feature = "keyring")]
pub use keyring::{KeyringError, KeyringStore};
pub use memory::MemoryStore;

/// A place that keeps one user's tokens.
///
/// # What a store guarantees
///
/// Whoever writes one of their own, over a database or a vault, promises this to [`Credentials`],
/// and can have most of it checked by the module `conformance` (feature `conformance`).
///
/// - **Whole.** A reader sees a record as one [`save`](LockedStore::save) wrote it, old or new, also
///   while it is being replaced and after a crash at any moment. Reading needs no lock.
/// - **Lossless.** What was saved is loaded, the unknown keys of [`AuthorizedUser::to_json`] with
///   it. A save replaces: what the new record lacks is gone.
/// - **Durable.** When `save` or `remove` returns, a power cut does not undo it. The server may
///   have made the old refresh token worthless before the new one was saved.
/// - **Locked.** At most one holder of [`lock`](TokenStore::lock) per place, among all handles,
///   threads and processes that share it. Whoever refreshes takes it, loads again (another may have
///   refreshed meanwhile), refreshes, saves, and lets go; so a refresh may pass while it is held.
///   Dropping the holder lets go, also during a panic, and so does the end of its process, however
///   it ends. The lock may be dropped on another thread than it was taken on.
/// - **Patient, not endless.** `lock` waits for about as long as it is told and then fails with
///   [`StoreError::Busy`].
/// - **Careful.** A record that cannot be read, because it is damaged or of a newer version, is an
///   error, not `None`, and `save` leaves it as it is.
/// - **Discreet.** Neither `Debug`, nor [`place`](TokenStore::place), nor an error, nor a log holds
///   a token or a secret, and none is readable by other users.
///
/// All calls may block: `Credentials` makes those of a running program on a thread for blocking
/// work, and several at once. [`MemoryStore`] is the shortest example, except that it is neither
/// durable nor shared between processes.
///
/// [`Credentials`]: crate::Credentials
pub trait TokenStore: Debug + Send + Sync {
    /// Reads the record; `None` if there is none.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if there is one that cannot be read. It is left as it is.
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError>;

    /// Takes the lock, waiting for whoever holds it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Busy`] if `wait` was not long enough, or why there can be no lock.
    fn lock(&self, wait: Duration) -> Result<Box<dyn LockedStore>, StoreError>;

    /// Names the place in words for a person, such as the path of a file.
    fn place(&self) -> String;
}

/// A store that nobody else writes to until this value is dropped.
pub trait LockedStore: Debug + Send {
    /// Reads the record, as [`TokenStore::load`].
    ///
    /// # Errors
    ///
    /// [`StoreError`] if there is one that cannot be read.
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError>;

    /// Replaces the record as a whole; when this returns it is durable.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if it could not be written, or not be made durable. The record is whole: the
    /// old one, or, if only its durability is in doubt, the new one.
    fn save(&mut self, user: &AuthorizedUser) -> Result<(), StoreError>;

    /// Removes the record; there being none is fine.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if it could not be removed.
    fn remove(&mut self) -> Result<(), StoreError>;
}
