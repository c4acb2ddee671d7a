//! The one gate through which a store reaches the file system.
//!
//! Every call passes here, so that its error names file and action, and so that a test can make
//! each one fail or end the process beside it.

use std::io;
use std::path::Path;

use super::StoreError;

/// Makes one call to the file system.
pub(crate) fn step<T>(
    path: &Path,
    action: &'static str,
    call: impl FnOnce() -> io::Result<T>,
) -> Result<T, StoreError> {
    #[cfg(test)]
    super::faults::before(action).map_err(StoreError::io(path, action))?;
    let outcome = call().map_err(StoreError::io(path, action));
    #[cfg(test)]
    super::faults::after();
    outcome
}

/// Turns "there is no such file" into `None`.
pub(crate) fn if_found<T>(outcome: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match outcome {
        Err(StoreError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}
