//! Replaces a file as a whole, and clears away what a crash left of such an attempt.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::Path;

use super::step::{if_found, step};
use super::{StoreError, access, target};

/// The end of a temporary file's name.
const SUFFIX: &str = ".hallpass-tmp";

/// So many random characters make the name unique.
const RANDOM: usize = 12;

/// Replaces the file's content, or makes the file; its folder exists and its lock is held.
///
/// A reader sees all of the old text or all of the new, and so does the next start after a crash
/// or a power cut at any moment.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), StoreError> {
    let folder = target::folder(path);
    let prefix = prefix(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX).rand_bytes(RANDOM);
    // Exclusive, and with mode 0600 from the start.
    let mut file = step(path, "written", || builder.tempfile_in(folder))?;
    step(path, "written", || file.write_all(text.as_bytes()))?;
    step(path, "flushed", || file.as_file().sync_all())?;
    step(path, "replaced", || Ok(file.persist(path)?))?;
    step(path, "made durable", || access::sync_folder(folder))
}

/// Removes the file; there being none is fine.
pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    match if_found(step(path, "removed", || fs::remove_file(path)))? {
        Some(()) => step(path, "made durable", || {
            access::sync_folder(target::folder(path))
        }),
        None => Ok(()),
    }
}

/// Removes the temporary files of writers that crashed, which hold tokens.
///
/// Nobody is writing one: its writer would have the lock. What cannot be removed is left for the
/// next time, for it stops nobody from signing in.
pub(super) fn clear_leftovers(path: &Path) {
    if let Err(error) = try_clear_leftovers(path) {
        tracing::debug!(%error, "what a crash left behind could not be removed");
    }
}

fn try_clear_leftovers(path: &Path) -> Result<(), StoreError> {
    let folder = target::folder(path);
    let prefix = prefix(path);
    for entry in step(folder, "listed", || fs::read_dir(folder))? {
        let entry = step(folder, "listed", || entry)?;
        if !is_temporary(entry.file_name().as_encoded_bytes(), &prefix) {
            continue;
        }
        let leftover = entry.path();
        let metadata = step(&leftover, "read", || fs::symlink_metadata(&leftover))?;
        if metadata.is_file() && access::is_ours(&metadata) {
            step(&leftover, "removed", || fs::remove_file(&leftover))?;
            tracing::warn!(path = %leftover.display(), "removed what a crash left behind");
        }
    }
    Ok(())
}

fn prefix(path: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(path.file_name().unwrap_or_default());
    prefix.push(".");
    prefix
}

fn is_temporary(name: &[u8], prefix: &OsString) -> bool {
    let random = name
        .strip_prefix(prefix.as_encoded_bytes())
        .and_then(|rest| rest.strip_suffix(SUFFIX.as_bytes()));
    random.is_some_and(|random| {
        random.len() == RANDOM && random.iter().all(u8::is_ascii_alphanumeric)
    })
}
