//! A Google user's consent: from a client and scopes to saved tokens.
//!
//! ```text
//! ClientSecrets + Scopes ─► Flow ─begin─► Consent ─answer─► Granted ─exchange─► SignedIn
//!                             │            │    ▲ state, issuer,                 tokens, identity,
//!                             │  authorization_url   denial checked              missing scopes
//!                             │            ▼    │                                   ▲
//!                             │          browser ─► Loopback (or a pasted address,  │
//!                             │                     or a web application's page)    │
//!                             └─begin_device─► DeviceConsent ─wait──────────────────┘
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
//! let signed_in = granted.exchange(&Http::new()).await?;
//! let store = FileStore::new("token.json");
//! let credentials = Credentials::save_in(store, signed_in.user).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Without a browser on the machine, a person opens the URL elsewhere and pastes the address of the
//! page that fails to load: `consent.answer(&pasted)?`. A device that cannot be typed on shows a
//! code: [`Flow::begin_device`]. A web application stores the consent until its redirect comes:
//! [`Consent::to_json`].

mod answer;
mod consent;
mod consent_error;
mod desk;
mod device;
mod error_page;
mod exchange_error;
mod flow;
mod granted;
mod id_token;
mod identity;
mod issuer;
mod loopback;
mod nonce;
mod page;
mod pending;
mod reception;
mod refusal;
mod same_secret;
mod signed_in;
mod sockets;
mod terms;
mod userinfo;

pub use consent::Consent;
pub use consent_error::ConsentError;
pub use device::{DeviceConsent, DeviceError};
pub use exchange_error::ExchangeError;
pub use flow::{Flow, FlowError};
pub use granted::Granted;
pub use id_token::IdTokenError;
pub use identity::Identity;
pub use loopback::{Loopback, LoopbackError};
pub use pending::ResumeError;
pub use refusal::Refusal;
pub use signed_in::SignedIn;
pub use userinfo::UserinfoError;

/// The guides' programs, compiled with the doc tests.
#[cfg(doctest)]
mod guides {
    #[doc = include_str!("../../../docs/guides/headless-and-ssh.md")]
    struct HeadlessAndSsh;
    #[doc = include_str!("../../../docs/guides/web-applications.md")]
    struct WebApplications;
}
