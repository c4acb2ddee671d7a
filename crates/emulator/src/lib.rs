//! A local Google on 127.0.0.1, for tests and for trying things offline.
//!
//! [`Emulator::start`] serves an authorization server with a consent page and a page for the codes
//! of devices, and a part of Sheets v4, with the answers that Google was recorded to give.
//! [`UserAgent`] is a person with a browser for it. A test moves the [`Clock`] in place of
//! sleeping, and puts [`Faults`] in the way of the next requests.
//!
//! ```
//! # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
//! use hallpass_emulator::{Emulator, UserAgent};
//!
//! let emulator = Emulator::start().await?;
//! let url = format!(
//!     "{}/o/oauth2/v2/auth?response_type=code&client_id=sandbox-desktop.apps.googleusercontent.com\
//!      &redirect_uri=http://127.0.0.1:9/&scope=https://www.googleapis.com/auth/spreadsheets",
//!     emulator.url(),
//! );
//! let redirect = UserAgent::new().redirect_after_allow(&url).await?;
//! assert!(redirect.starts_with("http://127.0.0.1:9/?iss="));
//! # Ok::<(), std::io::Error>(())
//! # })?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! It shares no code with what it tests: shared types would agree with our own mistakes.

mod builder;
mod clock;
mod emulator;
mod faults;
mod html;
mod oauth;
mod parameters;
mod random;
mod requests;
mod router;
mod sandbox;
mod server;
mod sheets;
mod torn_body;
mod user_agent;

pub use builder::EmulatorBuilder;
pub use clock::Clock;
pub use emulator::Emulator;
pub use faults::{Endpoint, Fault, Faults};
pub use requests::RecordedRequest;
pub use user_agent::{Page, UserAgent};
