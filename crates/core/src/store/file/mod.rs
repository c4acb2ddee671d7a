//! A store in one file: private, replaced as a whole, and locked while it is written.

mod access;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod faults;
mod lock;
mod read;
mod step;
mod target;
mod write;

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{AccountKey, LockedStore, StoreError, TokenStore};
use crate::authorized_user::AuthorizedUser;

pub(super) use lock::FileLock;
pub(super) use step::{if_found, step};

/// Keeps one user's tokens in an `authorized_user` JSON file.
///
/// **Private.** The file has mode 0600 from its first byte, and a new folder 0700. A file that
/// others could read is mended when it is read; one that belongs to another user, or that is no
/// regular file, is refused ([`StoreError::Untrusted`]). A file of root's is read if nobody but
/// root can change it.
///
/// **Whole.** A save writes a temporary file in the same folder, waits until it is on the disk,
/// and renames it. A reader, and the next start after a crash, sees the old record or the new one.
/// What a crash left behind is removed when the lock is taken next.
///
/// **Locked.** Writing needs an exclusive lock on the file beside it called `….lock`, which stays
/// in place and which a process loses when it ends. Readers need no lock. Where the file system
/// has no locks, as on some network drives, two programs may refresh at the same time.
///
/// **Links.** A link at the path is followed if this user or root made it, and stays a link: its
/// target is read, replaced, locked and removed, and made if it is missing.
///
/// On Windows the file has the access list of its folder.
#[derive(Clone, Debug)]
pub struct FileStore {
    path: PathBuf,
    /// Whose sign-in the file must hold, where the place is for one alone.
    key: Option<AccountKey>,
}

impl FileStore {
    /// Returns a store in the file at `path`, which need not exist yet. Touches nothing.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            key: None,
        }
    }

    /// Returns a store that takes and gives this client's and account's sign-in only.
    pub(super) fn for_account(path: PathBuf, key: AccountKey) -> Self {
        Self {
            path,
            key: Some(key),
        }
    }

    /// Returns the file's path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn load_from(&self, target: &Path) -> Result<Option<AuthorizedUser>, StoreError> {
        let Some(json) = read::text(target)? else {
            return Ok(None);
        };
        let malformed = |source| StoreError::Malformed {
            path: self.path.clone(),
            source,
        };
        let user = AuthorizedUser::from_json(&json).map_err(malformed)?;
        self.check_account(&user)?;
        Ok(Some(user))
    }

    fn check_account(&self, user: &AuthorizedUser) -> Result<(), StoreError> {
        self.key
            .as_ref()
            .map_or(Ok(()), |key| key.check(user, || self.place()))
    }
}

impl TokenStore for FileStore {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        self.load_from(&target::of(&self.path)?)
    }

    fn lock(&self, wait: Duration) -> Result<Box<dyn LockedStore>, StoreError> {
        // Beside the target, so that all the paths that lead there share one lock.
        let target = target::of(&self.path)?;
        let lock = FileLock::take(&target, wait)?;
        write::clear_leftovers(&target);
        Ok(Box::new(Locked {
            store: self.clone(),
            target,
            _lock: lock,
        }))
    }

    fn place(&self) -> String {
        self.path.display().to_string()
    }
}

#[derive(Debug)]
struct Locked {
    store: FileStore,
    target: PathBuf,
    _lock: FileLock,
}

impl LockedStore for Locked {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        self.store.load_from(&self.target)
    }

    fn save(&mut self, user: &AuthorizedUser) -> Result<(), StoreError> {
        self.store.check_account(user)?;
        // A file that is not ours to replace is never overwritten.
        self.load()?;
        write::replace(&self.target, &user.to_json())
    }

    fn remove(&mut self) -> Result<(), StoreError> {
        write::remove(&self.target)
    }
}
