//! A store in one file: private, replaced as a whole, and locked while it is written.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::{LockedStore, StoreError, TokenStore};
use crate::authorized_user::AuthorizedUser;

/// How long to wait between two tries for the lock.
const LOCK_POLL: Duration = Duration::from_millis(20);

/// Keeps one user's tokens in an `authorized_user` JSON file.
///
/// The file is readable by its owner alone (mode 0600), is replaced by an atomic rename after its
/// content reached the disk, and is written only under an exclusive lock on the file beside it
/// called `….lock`, which stays in place. Readers need no lock.
#[derive(Clone, Debug)]
pub struct FileStore {
    path: PathBuf,
}

impl FileStore {
    /// Returns a store in the file at `path`, which need not exist yet. Touches nothing.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Returns the file's path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn lock_path(&self) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(".lock");
        name.into()
    }

    fn folder(&self) -> &Path {
        match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }

    fn open_lock(&self) -> Result<File, StoreError> {
        let folder = self.folder();
        create_private_folder(folder).map_err(StoreError::io(folder, "created"))?;
        let path = self.lock_path();
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        private(&mut options);
        options.open(&path).map_err(StoreError::io(&path, "opened"))
    }

    fn replace(&self, json: &str) -> io::Result<()> {
        // A link stays a link: its target is replaced.
        let target = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let folder = target
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        // Created with mode 0600 under a name that did not exist.
        let mut file = tempfile::Builder::new()
            .prefix(".hallpass-")
            .tempfile_in(folder)?;
        file.write_all(json.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(&target)?;
        sync_folder(folder)
    }
}

impl TokenStore for FileStore {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        let json = match fs::read_to_string(&self.path) {
            Ok(json) => Zeroizing::new(json),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::io(&self.path, "read")(error)),
        };
        make_private(&self.path);
        let malformed = |source| StoreError::Malformed {
            path: self.path.clone(),
            source,
        };
        AuthorizedUser::from_json(&json)
            .map(Some)
            .map_err(malformed)
    }

    fn lock(&self, wait: Duration) -> Result<Box<dyn LockedStore>, StoreError> {
        let file = self.open_lock()?;
        let started = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => {
                    return Ok(Box::new(Locked {
                        store: self.clone(),
                        _lock: file,
                    }));
                }
                Err(TryLockError::WouldBlock) if started.elapsed() < wait => {
                    std::thread::sleep(LOCK_POLL)
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::Busy {
                        place: self.place(),
                        waited: wait,
                    });
                }
                Err(TryLockError::Error(error)) => {
                    return Err(StoreError::io(&self.lock_path(), "locked")(error));
                }
            }
        }
    }

    fn place(&self) -> String {
        self.path.display().to_string()
    }
}

#[derive(Debug)]
struct Locked {
    store: FileStore,
    /// Closing the file lets go of the lock, also when the process is killed.
    _lock: File,
}

impl LockedStore for Locked {
    fn load(&self) -> Result<Option<AuthorizedUser>, StoreError> {
        self.store.load()
    }

    fn save(&mut self, user: &AuthorizedUser) -> Result<(), StoreError> {
        // A file that is not ours to replace is never overwritten.
        self.store.load()?;
        self.store
            .replace(&user.to_json())
            .map_err(StoreError::io(&self.store.path, "written"))
    }

    fn remove(&mut self) -> Result<(), StoreError> {
        match fs::remove_file(&self.store.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(StoreError::io(&self.store.path, "removed")(error))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(unix)]
fn create_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(not(unix))]
fn create_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn private(_options: &mut OpenOptions) {}

/// Takes the file away from group and others, to whom a copy or another tool may have opened it.
#[cfg(unix)]
fn make_private(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let Ok(metadata) = fs::metadata(path) else {
        return;
    };
    let mode = metadata.permissions().mode();
    if mode & 0o077 != 0 {
        let mended = fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o700)).is_ok();
        tracing::warn!(path = %path.display(), mended, "saved tokens were readable by other users");
    }
}

#[cfg(not(unix))]
fn make_private(_path: &Path) {}

/// Makes the rename itself durable.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
