//! The one place that opens connections.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::redirect::Policy;
use rustls_platform_verifier::BuilderVerifierExt;
use url::Url;

use crate::clock::Clock;
use crate::endpoint;
use crate::retries::Retries;
use crate::transport_error::TransportError;

/// Sends requests, and holds the clock.
///
/// It follows no redirects, sends nothing for the loopback or the metadata server through a proxy, bounds every answer in
/// time and size, and builds its TLS client only when the first `https` request needs it. Cloning
/// is cheap and shares the connections.
#[derive(Clone, Debug, Default)]
pub struct Http {
    clients: Arc<Clients>,
    clock: Clock,
    oauth: Limits,
    api: Limits,
    retries: Retries,
}

/// How long an answer may take and how large it may be.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// From the start of the request to the last byte of the answer.
    pub deadline: Duration,
    /// Bytes of the answer's body, after decompression.
    pub body: usize,
}

impl Limits {
    /// For an OAuth endpoint: 30 seconds and 64 KiB, many times what a token answer needs.
    pub const OAUTH: Self = Self {
        deadline: Duration::from_secs(30),
        body: 64 * 1024,
    };
    /// For an API: 190 seconds, a little over Google's own limit of 180, and 2 GiB.
    pub const API: Self = Self {
        deadline: Duration::from_secs(190),
        body: 2 * 1024 * 1024 * 1024 - 1,
    };

    /// Returns the limits with another deadline.
    #[must_use]
    pub fn with_deadline(self, deadline: Duration) -> Self {
        Self { deadline, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::OAUTH
    }
}

/// The most that is reserved on the word of a server.
const MOST_RESERVED: usize = 1024 * 1024;

#[derive(Debug, Default)]
struct Clients {
    callers: Option<reqwest::Client>,
    loopback: OnceLock<reqwest::Client>,
    outside: OnceLock<reqwest::Client>,
}

impl Http {
    /// Returns a transport with the system's clock; opens nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            clients: Arc::default(),
            clock: Clock::system(),
            oauth: Limits::OAUTH,
            api: Limits::API,
            retries: Retries::DEFAULT,
        }
    }

    /// Returns a transport that sends everything through the caller's client, with its proxies,
    /// certificates and pools.
    ///
    /// Build it with `redirect(Policy::none())`: a client that follows redirects would send a
    /// refresh token to wherever a token endpoint points. An answer that came by a redirect is
    /// refused here, but by then it has been asked.
    #[must_use]
    pub fn with_client(client: reqwest::Client) -> Self {
        Self {
            clients: Arc::new(Clients {
                callers: Some(client),
                ..Clients::default()
            }),
            ..Self::new()
        }
    }

    /// Replaces the clock, for tests and sandboxes.
    #[must_use]
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// Replaces the limits for OAuth endpoints and those for API requests.
    #[must_use]
    pub fn with_limits(self, oauth: Limits, api: Limits) -> Self {
        Self { oauth, api, ..self }
    }

    /// Replaces how refreshes are tried again.
    #[must_use]
    pub fn with_retries(self, retries: Retries) -> Self {
        Self { retries, ..self }
    }

    pub(crate) fn retries(&self) -> Retries {
        self.retries
    }

    /// Returns the clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Returns the limits for OAuth endpoints.
    #[must_use]
    pub fn oauth_limits(&self) -> Limits {
        self.oauth
    }

    pub(crate) fn api_limits(&self) -> Limits {
        self.api
    }

    /// Sends a request and reads the whole answer, whatever its status.
    ///
    /// # Errors
    ///
    /// [`TransportError`] if there was no complete answer within the limits.
    pub async fn send(
        &self,
        request: http::Request<Vec<u8>>,
        limits: Limits,
    ) -> Result<http::Response<Vec<u8>>, TransportError> {
        let request = prepare(request)?;
        let asked = request.url().clone();
        self.execute(request, &asked, limits).await
    }

    /// Sends a prepared request; `asked` is its URL.
    pub(crate) async fn execute(
        &self,
        request: reqwest::Request,
        asked: &Url,
        limits: Limits,
    ) -> Result<http::Response<Vec<u8>>, TransportError> {
        let client = self.client_for(asked)?;
        // Cheaper than reqwest's own time limit, which goes along with the body.
        tokio::time::timeout(
            limits.deadline,
            exchange(client, request, asked, limits.body),
        )
        .await
        .unwrap_or(Err(Lost::Late))
        .map_err(|lost| lost.told_of(asked, limits))
    }

    pub(crate) fn client_for(&self, url: &Url) -> Result<&reqwest::Client, TransportError> {
        if let Some(client) = &self.clients.callers {
            return Ok(client);
        }
        let (slot, build): (_, fn() -> Result<reqwest::Client, BuildError>) =
            if endpoint::is_near(url) {
                (&self.clients.loopback, loopback_client)
            } else {
                (&self.clients.outside, outside_client)
            };
        if let Some(client) = slot.get() {
            return Ok(client);
        }
        let client =
            build().map_err(|source| TransportError::setup(&host_and_port(url), source))?;
        Ok(slot.get_or_init(|| client))
    }
}

type BuildError = Box<dyn std::error::Error + Send + Sync>;

/// Parses the URL once, so that what is checked is what is asked.
pub(crate) fn prepare(request: http::Request<Vec<u8>>) -> Result<reqwest::Request, TransportError> {
    reqwest::Request::try_from(request)
        .map_err(|error| TransportError::from_reqwest("an unnamed host", error))
}

/// Why an exchange came to nothing; the words for it are made where it is told.
pub(crate) enum Lost {
    Reqwest(reqwest::Error),
    Late,
    Redirected,
    TooLarge,
}

impl From<reqwest::Error> for Lost {
    fn from(error: reqwest::Error) -> Self {
        Self::Reqwest(error)
    }
}

impl Lost {
    pub(crate) fn told_of(self, asked: &Url, limits: Limits) -> TransportError {
        let host = host_and_port(asked);
        match self {
            Self::Late => TransportError::timeout(&host, limits.deadline),
            Self::Reqwest(error) => TransportError::from_reqwest(&host, error),
            Self::Redirected => TransportError::redirected(&host),
            Self::TooLarge => TransportError::too_large(&host, limits.body),
        }
    }
}

async fn exchange(
    client: &reqwest::Client,
    request: reqwest::Request,
    asked: &Url,
    limit: usize,
) -> Result<http::Response<Vec<u8>>, Lost> {
    let mut answer = client.execute(request).await?;
    if !is_same_place(answer.url(), asked) {
        return Err(Lost::Redirected);
    }
    let mut response = http::Response::new(Vec::new());
    *response.status_mut() = answer.status();
    *response.headers_mut() = std::mem::take(answer.headers_mut());
    let announced = answer.content_length().unwrap_or_default();
    let body = response.body_mut();
    while let Some(chunk) = answer.chunk().await? {
        if body.len() + chunk.len() > limit {
            return Err(Lost::TooLarge);
        }
        if body.capacity() == 0 {
            body.reserve_exact(first_capacity(announced, chunk.len()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(response)
}

/// Tells whether an answer comes from where it was asked for; a client of the caller's may follow
/// redirects. Queries are left out, because they are written in more than one way.
pub(crate) fn is_same_place(answering: &Url, asked: &Url) -> bool {
    (
        answering.scheme(),
        answering.host_str(),
        answering.port(),
        answering.path(),
    ) == (asked.scheme(), asked.host_str(), asked.port(), asked.path())
}

/// Believes an announced length as far as it saves copies, not as far as to fill the memory.
fn first_capacity(announced: u64, received: usize) -> usize {
    usize::try_from(announced)
        .unwrap_or(usize::MAX)
        .clamp(received, received.max(MOST_RESERVED))
}

/// Returns `host:port` for messages; never a path or a query, which may hold a code.
pub(crate) fn host_and_port(url: &Url) -> String {
    let host = url.host_str().unwrap_or("an unnamed host");
    url.port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that builds clients"
)]
fn builder() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .redirect(Policy::none())
        .user_agent(concat!("hallpass/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(10))
}

/// The loopback needs no TLS roots, which are slow to load, and no proxy may see its requests.
fn loopback_client() -> Result<reqwest::Client, BuildError> {
    let tls = tls_versions()?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    Ok(builder()
        .no_proxy()
        .tls_backend_preconfigured(tls)
        .build()?)
}

fn outside_client() -> Result<reqwest::Client, BuildError> {
    let mut tls = match tls_versions()?.with_platform_verifier() {
        Ok(platform) => platform.with_no_client_auth(),
        // A machine without a CA bundle: the Mozilla set that is compiled in.
        Err(error) => {
            tracing::debug!(%error, "the system has no usable root certificates, using the bundled set");
            let roots = webpki_roots::TLS_SERVER_ROOTS
                .iter()
                .cloned()
                .collect::<rustls::RootCertStore>();
            tls_versions()?
                .with_root_certificates(roots)
                .with_no_client_auth()
        }
    };
    tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(builder().tls_backend_preconfigured(tls).build()?)
}

fn tls_versions()
-> Result<rustls::ConfigBuilder<rustls::ClientConfig, rustls::WantsVerifier>, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()
}
