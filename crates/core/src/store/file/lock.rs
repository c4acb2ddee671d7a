//! The lock beside a file, for all processes that write it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::step::{if_found, step};
use super::{StoreError, access, target};

/// How long to wait between two tries.
const POLL: Duration = Duration::from_millis(20);

/// A lock that is held until this value is dropped or the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct FileLock(File);

impl FileLock {
    /// Takes the lock for `path`: an exclusive lock on the file called `….lock` beside it, which
    /// is made if need be and stays.
    ///
    /// The name lives longer than any file that is replaced, so that all lock the same one.
    pub(crate) fn take(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let folder = target::folder(path);
        step(folder, "created", || access::create_private_folder(folder))?;
        let started = Instant::now();
        let lock_path = beside(path);
        loop {
            let file = open(&lock_path)?;
            if try_lock(&file, &lock_path)? {
                if is_in_place(&file, &lock_path)? {
                    return Ok(Self(file));
                }
            } else if started.elapsed() >= wait {
                let place = path.display().to_string();
                return Err(StoreError::Busy {
                    place,
                    waited: wait,
                });
            } else {
                std::thread::sleep(POLL);
            }
        }
    }
}

impl Drop for FileLock {
    /// Closing alone is not enough: a process that was forked meanwhile has the file open, too.
    fn drop(&mut self) {
        if let Err(error) = self.0.unlock() {
            tracing::debug!(%error, "the lock ends when the file is closed");
        }
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(".lock");
    name.into()
}

fn open(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    access::private(&mut options);
    access::never_follow(&mut options);
    step(path, "opened", || options.open(path))
}

fn try_lock(file: &File, path: &Path) -> Result<bool, StoreError> {
    step(path, "locked", || match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    })
}

/// Tells whether others lock the same file: somebody may have cleared the folder meanwhile.
fn is_in_place(file: &File, path: &Path) -> Result<bool, StoreError> {
    let is_same = step(path, "locked", || access::is_same_file(file, path));
    if_found(is_same).map(|same| same.unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_forked_meanwhile_does_not_keep_the_lock() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("token.json");
        let lock = FileLock::take(&path, Duration::ZERO).unwrap();
        // What a fork does: the same open file, once more.
        let _inherited = lock.0.try_clone().unwrap();
        drop(lock);
        FileLock::take(&path, Duration::ZERO).unwrap();
    }

    #[test]
    fn a_lock_file_that_was_removed_is_no_lock() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("token.json");
        let file = open(&beside(&path)).unwrap();
        assert!(is_in_place(&file, &beside(&path)).unwrap());
        std::fs::remove_file(beside(&path)).unwrap();
        assert!(!is_in_place(&file, &beside(&path)).unwrap());
        let _other = open(&beside(&path)).unwrap();
        assert!(!is_in_place(&file, &beside(&path)).unwrap());
    }
}
