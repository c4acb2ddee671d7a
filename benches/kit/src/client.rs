//! The HTTP client that all contenders with `reqwest` share.

use std::sync::Arc;

use crate::Result;

/// Builds the client for the loopback: without certificates, which take long to load.
///
/// # Errors
///
/// Where TLS cannot be set up.
#[expect(
    clippy::disallowed_methods,
    reason = "a bench builds the client that all contenders share"
)]
pub fn client(with_gzip: bool) -> Result<reqwest::Client> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    let builder = reqwest::Client::builder()
        .no_proxy()
        .gzip(with_gzip)
        .redirect(reqwest::redirect::Policy::none())
        .tls_backend_preconfigured(tls);
    Ok(builder.build()?)
}
