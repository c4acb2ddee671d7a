//! What every test needs: a folder to keep tokens in, a local Google, and the command.

mod home;
mod ports;
mod run;
mod running;
mod signed_in;
#[cfg(unix)]
mod terminal;

pub(crate) use home::{Home, is_empty};
pub(crate) use ports::{fixed_port, is_free, port_of};
pub(crate) use run::Run;
pub(crate) use running::Running;
pub(crate) use signed_in::SignedIn;

/// Long enough for the slowest machine; a test that works never waits for it.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(120);

/// Waits for a future, as a test that blocks does.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(future)
}

/// Waits until something is so, without sleeping; the test fails if it never is.
pub(crate) fn until(is_so: impl Fn() -> bool) {
    let start = std::time::Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "it did not happen");
        std::thread::yield_now();
    }
}
