//! The command as people run it: the real binary against a local Google, with transcripts.

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod csv_files;
mod curl;
mod environment;
mod hostile_clients;
mod leaks;
mod login;
mod login_account;
mod login_answers;
mod login_browser;
mod login_device;
mod login_device_refusals;
mod login_error_pages;
mod login_paste;
mod login_ports;
mod login_refusals;
mod login_remote;
mod login_terminal;
mod logout;
mod sandbox;
mod secrets;
mod secrets_login;
mod sheets;
mod sheets_errors;
mod sheets_large;
mod sheets_titles;
mod status;
mod support;
mod token;
mod try_it;
mod usage;
