//! The environment variables that `hallpass` reads, each declared once.

use std::env;
use std::path::PathBuf;

/// One folder for everything that is kept, in place of the usual ones.
pub(crate) const HOME: &str = "HALLPASS_HOME";
/// The profile to use, as `--profile`.
pub(crate) const PROFILE: &str = "HALLPASS_PROFILE";
/// An `authorized_user` file to use in place of a profile. It is read and never written.
pub(crate) const CREDENTIALS: &str = "HALLPASS_CREDENTIALS";
/// The OAuth client to sign in with, as `--client`.
pub(crate) const CLIENT: &str = "HALLPASS_CLIENT";
/// How long a request may take, such as `20s`; by default 30 s for tokens and 190 s for an API.
pub(crate) const TIMEOUT: &str = "HALLPASS_TIMEOUT";
/// What to log, as `RUST_LOG`, for `hallpass` alone.
pub(crate) const LOG: &str = "HALLPASS_LOG";
/// What to log: <https://docs.rs/tracing-subscriber/latest/tracing_subscriber/filter/struct.EnvFilter.html>.
pub(crate) const RUST_LOG: &str = "RUST_LOG";

/// The browsers to open pages with, divided by colons; the crate `webbrowser` tries them in turn.
pub(crate) const BROWSER: &str = "BROWSER";

/// What the SSH server says about a connection: the client's address and port, then the server's.
const SSH_CONNECTION: &str = "SSH_CONNECTION";
/// Where windows are shown, if they are.
const DISPLAYS: [&str; 2] = ["DISPLAY", "WAYLAND_DISPLAY"];

/// Returns this machine's address as its user sees it, where they came by SSH and no window of
/// theirs can be opened here.
pub(crate) fn remote_address() -> Option<String> {
    if DISPLAYS.into_iter().any(|display| text(display).is_some()) {
        return None;
    }
    let connection = text(SSH_CONNECTION)?;
    let address = connection.split_whitespace().nth(2)?;
    // The zone behind a `%` is a name that this machine alone knows.
    let address = address.split('%').next()?;
    let address: std::net::IpAddr = address.parse().ok()?;
    Some(address.to_string())
}

/// Returns a variable's text; an empty one is as good as none.
pub(crate) fn text(name: &str) -> Option<String> {
    env::var(name).ok().filter(|text| !text.is_empty())
}

/// Tells whether a variable is there and empty, as scripts and containers leave it.
pub(crate) fn is_empty(name: &str) -> bool {
    env::var_os(name).is_some_and(|text| text.is_empty())
}

/// Returns a variable's path; an empty one is as good as none.
pub(crate) fn path(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .filter(|text| !text.is_empty())
        .map(PathBuf::from)
}
