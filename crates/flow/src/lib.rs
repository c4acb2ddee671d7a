//! A Google user's consent: from a client and scopes to saved tokens.
//!
//! ```text
//! ClientSecrets + Scopes ─► Flow ─begin─► Consent ─answer─► Granted ─exchange─► AuthorizedUser
//!                                          │    ▲ state, issuer,
//!                        authorization_url │    │ denial checked
//!                                          ▼    │
//!                                        browser ─► Loopback (or the pasted URL)
//! ```
//!
//! State and PKCE are inside: there is no way to an exchange but through [`Consent::answer`], which
//! checks the state. Sign in with a browser and save the token:
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use hallpass_core::{ClientSecrets, Credentials, FileStore, Http, Scope};
//! use hallpass_flow::{Flow, Loopback};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let secrets = ClientSecrets::from_file("client_secret.json")?;
//! let loopback = Loopback::bind(0).await?;
//! let consent = Flow::new(secrets, Scope::SPREADSHEETS).begin(loopback.redirect_uri())?;
//! println!("Please go to this URL: {}", consent.authorization_url());
//! let granted = loopback.wait(&consent, Duration::from_secs(300)).await?;
//! let user = granted.exchange(&Http::new()).await?;
//! let credentials = Credentials::save_in(FileStore::new("token.json"), user).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Without a browser on the machine, a person opens the URL elsewhere and pastes the address of the
//! page that fails to load: `consent.answer(&pasted)?`.

mod consent;
mod flow;
mod granted;
mod issuer;
mod loopback;
mod page;

pub use consent::{Consent, ConsentError};
pub use flow::{Flow, FlowError};
pub use granted::{ExchangeError, Granted};
pub use loopback::{Loopback, LoopbackError};
