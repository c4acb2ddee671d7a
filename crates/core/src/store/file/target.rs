//! Where a file store's bytes are: at its path, or where the link there leads.

use std::fs;
use std::path::{Path, PathBuf};

use super::StoreError;
use super::access;
use super::step::{if_found, step};

/// So many links lead from one to the next at most, as in the Linux kernel.
const MOST_LINKS: usize = 40;

/// Follows the links at the end of the path, so that the last one's target is read and replaced
/// and the links stay. The target need not exist.
///
/// From here on nothing follows a link: one that appears later is refused when it is opened.
pub(super) fn of(path: &Path) -> Result<PathBuf, StoreError> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        let metadata = if_found(step(&target, "read", || fs::symlink_metadata(&target)))?;
        let Some(link) = metadata.filter(fs::Metadata::is_symlink) else {
            return Ok(target);
        };
        if !access::is_trusted_link(&link) {
            let reason = "it is a link that another user made";
            return Err(StoreError::untrusted(&target, reason));
        }
        let destination = step(&target, "read", || fs::read_link(&target))?;
        target = folder(&target).join(destination);
    }
    Err(StoreError::untrusted(path, "it is a link in a circle"))
}

/// Returns the folder that a file is in.
pub(super) fn folder(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
