//! Where a user's tokens are kept between two runs.

mod error;
mod file;
mod memory;

use std::fmt::Debug;
use std::time::Duration;

use crate::authorized_user::AuthorizedUser;

pub use error::StoreError;
pub use file::FileStore;
pub use memory::MemoryStore;

/// A place that keeps one user's tokens.
///
/// Reading needs no lock and sees a whole record, old or new. Writing needs the lock, which also
/// holds off other processes: whoever refreshes takes it, reads again (another process may have
/// refreshed meanwhile), refreshes, saves, and lets go. Calls may block; [`Credentials`] makes them
/// on a thread for blocking work.
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
    /// [`StoreError`] if it could not be written. The old record is intact.
    fn save(&mut self, user: &AuthorizedUser) -> Result<(), StoreError>;

    /// Removes the record; there being none is fine.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if it could not be removed.
    fn remove(&mut self) -> Result<(), StoreError>;
}
