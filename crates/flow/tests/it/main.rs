//! Integration tests of the consent, with a person, a browser and a server on real sockets.

#![expect(
    clippy::unwrap_used,
    reason = "a test helper that fails is a failed test"
)]

mod browser;
mod denied;
mod device;
mod device_intervals;
mod exact_answers;
mod examples;
mod exchange;
mod exchange_answers;
mod happy_path;
mod hostile_id_tokens;
mod hostile_servers;
mod identity;
mod loopback;
mod pages;
mod parsers;
mod ports;
mod receiver;
mod receiver_answers;
mod receiver_limits;
mod redaction;
mod rows;
mod scopes;
mod servers_answers;
mod siege;
mod state;
mod stored_consent;
mod support;
mod token_server;
mod who_signed_in;
