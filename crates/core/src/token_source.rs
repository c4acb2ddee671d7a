//! Where access tokens come from, when it is not a user's saved consent.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;

use crate::credentials::CredentialsError;
use crate::http_client::Http;
use crate::token_endpoint::TokenResponse;

/// What [`TokenSource::fetch`] returns.
pub type FetchFuture<'a> =
    Pin<Box<dyn Future<Output = Result<TokenResponse, CredentialsError>> + Send + 'a>>;

/// A source of access tokens, such as a service account's key or a metadata server.
///
/// [`Credentials`](crate::Credentials) caches what it gives and asks for more in time, once for all
/// who wait; a source only fetches.
pub trait TokenSource: Debug + Send + Sync {
    /// Fetches a token, with one attempt; the caller retries.
    fn fetch<'a>(&'a self, http: &'a Http) -> FetchFuture<'a>;

    /// Returns the URL of the server that gives the token. A token that came from the loopback
    /// stays there.
    fn issuer(&self) -> &str;

    /// Returns the e-mail address that the token acts for, where that is known.
    fn account(&self) -> Option<&str> {
        None
    }

    /// Returns the project that requests are billed to, where one is configured.
    fn quota_project(&self) -> Option<&str> {
        None
    }
}
