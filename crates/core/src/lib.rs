//! Google user credentials that refresh themselves, a token store, and authorized requests.
//!
//! The journey of a token, each step in a file of its own:
//!
//! ```text
//! client_secret.json ─► ClientSecrets ─(hallpass-flow: consent)─► AuthorizedUser
//!                                                                     │ save, load
//!                                                                 TokenStore
//!                                                                     │
//!   any Google API ◄── AuthorizedSession ◄── Credentials ◄────────────┘
//!                       (bearer, one retry     (fresh token, one refresh
//!                        after a 401)           for all, saved at once)
//! ```
//!
//! Reuse a saved token and call any Google API:
//!
//! ```no_run
//! use hallpass_core::{AuthorizedSession, Credentials, FileStore};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let credentials = Credentials::from_store(FileStore::new("token.json"))?;
//! let session = AuthorizedSession::new(credentials);
//! let about: serde_json::Value = session
//!     .get("https://www.googleapis.com/drive/v3/about")
//!     .query(&[("fields", "user")])
//!     .send()
//!     .await?
//!     .json()?;
//! # Ok(())
//! # }
//! ```
//!
//! The library prints nothing, opens no browser and spawns nothing in a constructor; no function but
//! [`Credentials::application_default`] reads environment variables. Logs go through `tracing` and
//! hold facts, never payloads.

mod access_token;
mod allowed_hosts;
mod authorized_user;
mod client_secrets;
mod clock;
mod credentials;
mod endpoint;
mod expiry;
mod flight;
mod held_token;
mod http_client;
mod prepared;
mod retries;
mod revoke;
mod scopes;
mod secret;
mod server_text;
mod session;
mod session_request;
mod sources;
mod store;
mod streamed;
mod token_endpoint;
mod token_source;
mod transport_error;

pub use http;

pub use access_token::AccessToken;
pub use authorized_user::{AuthorizedUser, FormatError};
pub use client_secrets::{ClientKind, ClientSecrets, OAuthClient, SecretsError};
pub use clock::Clock;
pub use credentials::{Credentials, CredentialsError};
pub use http_client::{Http, Limits};
pub use prepared::PreparedRequest;
pub use retries::Retries;
pub use revoke::{Revocation, RevokeError};
pub use scopes::{Scope, ScopeError, Scopes};
pub use secret::{ClientSecret, DeviceCode, IdToken, RefreshToken};
pub use server_text::plain_text;
pub use session::{AuthorizedSession, SessionError};
pub use session_request::{Response, ResponseError, SessionRequest};
pub use sources::{
    ApplicationDefault, Environment, ExternalAccount, ImpersonatedServiceAccount, LookedAt,
    MetadataServer, SelfSigned, ServiceAccount, SourceError,
};
#[cfg(any(test, feature = "conformance"))]
pub use store::conformance;
pub use store::{
    AccountKey, FileStore, Listing, LockedStore, MemoryStore, StoreError, StoreFolder, TokenStore,
};
pub use streamed::{Chunk, StreamedResponse};
pub use token_endpoint::{DeviceAuthorization, TokenEndpoint, TokenError, TokenResponse};
pub use token_source::{FetchFuture, TokenSource};
pub use transport_error::TransportError;
#[cfg(feature = "keyring")]
pub use {
    keyring_core,
    store::{KeyringError, KeyringStore},
};
