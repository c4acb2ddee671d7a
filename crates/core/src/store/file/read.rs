//! Reads saved tokens from a file that can be trusted.

use std::fs::OpenOptions;
use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::step::{if_found, step};
use super::{StoreError, access};

/// A sign-in has a few thousand bytes; what is larger than this is something else.
const LARGEST: u64 = 1024 * 1024;

/// Returns the file's text; `None` if there is no file. `path` is no link.
pub(super) fn text(path: &Path) -> Result<Option<Zeroizing<String>>, StoreError> {
    let mut options = OpenOptions::new();
    options.read(true);
    access::never_follow(&mut options);
    let Some(file) = if_found(step(path, "read", || options.open(path)))? else {
        return Ok(None);
    };
    // Of the open file, not of whatever has its name by now.
    let metadata = step(path, "read", || file.metadata())?;
    if let Some(reason) = access::distrust(&metadata) {
        return Err(StoreError::untrusted(path, reason));
    }
    access::make_private(&file, &metadata, path);
    step(path, "read", || {
        // Room for all of it, so that no half of a secret stays behind when the text grows.
        let size = usize::try_from(metadata.len().min(LARGEST)).unwrap_or_default();
        let mut text = Zeroizing::new(String::with_capacity(size + 1));
        let count = file.take(LARGEST + 1).read_to_string(&mut text)?;
        if count as u64 > LARGEST {
            let reason = "it is larger than a sign-in can be";
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
        }
        Ok(text)
    })
    .map(Some)
}
