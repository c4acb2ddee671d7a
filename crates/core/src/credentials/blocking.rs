//! File work, away from the tasks.

use super::CredentialsError;

/// Does work that may block on a thread for it.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CredentialsError> + Send + 'static,
) -> Result<T, CredentialsError> {
    finished(tokio::task::spawn_blocking(work)).await
}

/// Waits for a task; its panic goes on here.
pub(super) async fn finished<T>(
    task: tokio::task::JoinHandle<Result<T, CredentialsError>>,
) -> Result<T, CredentialsError> {
    match task.await {
        Ok(outcome) => outcome,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => Err(CredentialsError::Interrupted),
    }
}
