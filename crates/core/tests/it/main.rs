//! Integration tests of the credentials, over real sockets and real files.

#![expect(
    clippy::unwrap_used,
    reason = "a test helper that fails is a failed test"
)]

mod emulated;
mod faulty_endpoint;
mod file_store;
mod file_store_access;
mod redaction;
mod refresh;
mod refresh_answers;
mod refresh_sharing;
mod revoke;
mod server;
mod session;
mod session_hosts;
mod session_requests;
mod sign_out;
mod support;
mod transport;
mod unsaved;
