//! Integration tests of the credentials, over real sockets and real files.

#![expect(
    clippy::unwrap_used,
    reason = "a test helper that fails is a failed test"
)]

mod client_endpoints;
mod emulated;
mod faulty_endpoint;
mod file_store;
mod file_store_access;
mod parsers;
mod parsers_wire;
mod processes;
mod redaction;
mod refresh;
mod refresh_answers;
mod refresh_retries;
mod refresh_sharing;
mod revoke;
mod server;
mod session;
mod session_hosts;
mod session_options;
mod session_requests;
mod sign_out;
mod sources_default;
#[cfg(unix)]
mod sources_executable;
mod sources_external;
mod sources_impersonated;
mod sources_metadata;
mod sources_service_account;
mod sources_support;
mod store_folder;
#[cfg(unix)]
mod store_links;
mod store_processes;
mod store_scenarios;
mod support;
mod transport;
mod unsaved;
