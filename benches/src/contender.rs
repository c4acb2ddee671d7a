//! What each contender can do: get a token, and make an authorized request.

use std::path::PathBuf;
use std::sync::Arc;

use reqwest::Client;

use crate::Result;

/// The one scope of all contenders.
pub(crate) const SCOPE: &str = "https://www.googleapis.com/auth/spreadsheets";

/// Where a contender works.
pub(crate) struct World {
    /// Where the server is.
    pub(crate) url: String,
    /// The client for requests, the same for all contenders.
    pub(crate) client: Client,
    /// A folder of its own.
    pub(crate) folder: PathBuf,
    /// Whether the saved token has ended.
    pub(crate) is_expired: bool,
}

impl World {
    /// Returns the address of a path on the server.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }
}

/// One way to get tokens and to use them.
pub(crate) trait Contender: Send + Sync + Sized + 'static {
    /// What it hands out as a token.
    type Token: Send;

    /// Sets out with the saved token.
    fn start(world: &World) -> impl Future<Output = Result<Self>> + Send;

    /// Returns a token that is good for a while.
    fn token(&self) -> impl Future<Output = Result<Self::Token>> + Send;

    /// Makes an authorized request, reads the answer, and returns its status.
    fn get(&self, url: &str) -> impl Future<Output = Result<u16>> + Send;
}

/// Builds the client for the loopback: without certificates, which take long to load.
#[expect(
    clippy::disallowed_methods,
    reason = "a bench builds the client that all contenders share"
)]
pub(crate) fn client() -> Result<Client> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    let builder = Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .tls_backend_preconfigured(tls);
    Ok(builder.build()?)
}

/// Makes a request with this token by hand, as a program does that has nothing but a token.
pub(crate) async fn get_with(client: &Client, url: &str, token: &str) -> Result<u16> {
    let answer = client.get(url).bearer_auth(token).send().await?;
    let status = answer.status().as_u16();
    std::hint::black_box(answer.bytes().await?);
    Ok(status)
}
