//! Why a token store could not do its work.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::authorized_user::FormatError;

/// Why tokens could not be read or kept; names the place. All who waited for it get a clone.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The file system refused.
    #[error("{} could not be {action}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was tried: read, written, …
        action: &'static str,
        /// The file system's answer.
        source: Arc<io::Error>,
    },
    /// The file is not a user's credentials. It is left as it is.
    #[error("{} is not a saved sign-in", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: FormatError,
    },
    /// The file may be somebody else's doing. It is neither read nor overwritten.
    #[error("{} is not to be trusted: {reason}", path.display())]
    Untrusted {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The sign-in is that of another client or account than the place is for.
    #[error("{place} keeps the sign-in of another client or account")]
    OtherAccount {
        /// The place.
        place: String,
    },
    /// Somebody else held the lock all the while.
    #[error("{place} was in use by another process for {waited:?}")]
    Busy {
        /// The place.
        place: String,
        /// How long the lock was waited for.
        waited: Duration,
    },
    /// A store of another kind failed.
    #[error("{place} failed")]
    Other {
        /// The place.
        place: String,
        /// The cause.
        source: Arc<dyn std::error::Error + Send + Sync>,
    },
}

impl StoreError {
    /// Returns the failure of a store of another kind, from an error or from words.
    ///
    /// ```
    /// # use hallpass_core::StoreError;
    /// let error = StoreError::other("the vault", "it is sealed");
    /// assert_eq!(error.to_string(), "the vault failed");
    /// ```
    pub fn other(
        place: impl Into<String>,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::Other {
            place: place.into(),
            source: source.into().into(),
        }
    }

    /// Whether nothing can be kept in the place for now: the folder is closed to this user, the
    /// file system is read-only, full or cannot be locked, or another kind of store failed.
    ///
    /// A record that is there may still be good to read.
    #[must_use]
    pub fn is_unwritable(&self) -> bool {
        match self {
            Self::Io { source, .. } => matches!(
                source.kind(),
                ErrorKind::PermissionDenied
                    | ErrorKind::ReadOnlyFilesystem
                    | ErrorKind::StorageFull
                    | ErrorKind::QuotaExceeded
                    | ErrorKind::Unsupported
                    | ErrorKind::IsADirectory
                    | ErrorKind::NotADirectory
            ),
            Self::Other { .. } => true,
            _ => false,
        }
    }

    pub(super) fn untrusted(path: &Path, reason: &'static str) -> Self {
        let path = path.to_owned();
        Self::Untrusted { path, reason }
    }

    pub(super) fn io(path: &Path, action: &'static str) -> impl Fn(io::Error) -> Self {
        move |source| Self::Io {
            path: path.to_owned(),
            action,
            source: Arc::new(source),
        }
    }
}
