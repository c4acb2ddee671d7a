//! The command as people run it: the real binary against a local Google, with transcripts.

#![expect(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod csv_files;
mod curl;
mod environment;
mod leaks;
mod login;
mod login_answers;
mod login_paste;
mod logout;
mod sandbox;
mod secrets;
mod sheets;
mod sheets_errors;
mod status;
mod support;
mod token;
mod try_it;
mod usage;
