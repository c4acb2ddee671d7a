//! Why a token store could not do its work.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::authorized_user::FormatError;

/// Why tokens could not be read or kept; names the place.
#[derive(Debug, thiserror::Error)]
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
        source: io::Error,
    },
    /// The file is not a user's credentials. It is left as it is.
    #[error("{} is not a saved sign-in", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: FormatError,
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
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl StoreError {
    pub(super) fn io(path: &Path, action: &'static str) -> impl Fn(io::Error) -> Self {
        move |source| Self::Io {
            path: path.to_owned(),
            action,
            source,
        }
    }
}
