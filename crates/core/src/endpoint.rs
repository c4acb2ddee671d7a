//! Which URLs an OAuth endpoint may have: https, or plain http on the loopback.

use url::{Host, Url};

/// Where a user's token is refreshed at Google.
pub(crate) const GOOGLE_TOKEN_URI: &str = "https://oauth2.googleapis.com/token";
/// Where a user's grant is revoked at Google.
const GOOGLE_REVOKE_URI: &str = "https://oauth2.googleapis.com/revoke";

/// Parses an endpoint's URL; the error says in words why it is refused.
///
/// RFC 6749 sections 3.1 and 3.2 ask for TLS, RFC 8252 section 8.3 excepts the loopback.
pub(crate) fn parse(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "it is not a URL")?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it holds a user name or a password");
    }
    match url.scheme() {
        "https" if url.has_host() => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err("plain http is allowed on the loopback only"),
        _ => Err("it must start with https://"),
    }
}

/// Tells whether the URL's host is this machine's loopback.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// Tells whether the URL's host is reached without a proxy whatever the environment says: the
/// loopback, and the metadata server, whose answer is a token over plain http.
pub(crate) fn is_near(url: &Url) -> bool {
    is_loopback(url)
        || match url.host() {
            Some(Host::Ipv4(address)) => address.is_link_local(),
            Some(Host::Ipv6(address)) => address.is_unicast_link_local(),
            Some(Host::Domain(name)) => name == "metadata.google.internal",
            None => false,
        }
}

/// Tells whether the URL's host is one of Google's.
pub(crate) fn is_google(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    host.ends_with(".googleapis.com") || host.ends_with(".google.com")
}

/// Returns the revocation endpoint that belongs to a token endpoint: Google's own, or the sibling
/// called `revoke` of any other server's.
pub(crate) fn revocation(token_uri: &Url) -> Url {
    if is_google(token_uri) {
        return Url::parse(GOOGLE_REVOKE_URI).expect("a constant URL");
    }
    token_uri
        .join("revoke")
        .expect("`revoke` is a relative URL")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_loopback_http_are_endpoints() {
        for good in [
            "https://a.test/token",
            "http://127.0.0.1:9/t",
            "http://[::1]:9/t",
            "http://localhost/t",
        ] {
            assert!(parse(good).is_ok(), "{good}");
        }
        for bad in [
            "http://a.test/token",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://u:p@a.test/",
            "token",
            "",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        for trick in [
            "http://127.0.0.1.evil.test/",
            "http://localhost.evil.test/",
            "http://127.0.0.1@evil.test/",
        ] {
            assert!(parse(trick).is_err(), "{trick}");
        }
    }

    #[test]
    fn the_metadata_server_is_near_and_others_are_not() {
        let is_near = |text: &str| is_near(&Url::parse(text).unwrap());
        assert!(is_near("http://169.254.169.254/") && is_near("http://metadata.google.internal/"));
        assert!(is_near("http://127.0.0.1:1/") && is_near("http://[fe80::1]/"));
        assert!(
            !is_near("http://169.255.0.1/")
                && !is_near("http://metadata.google.internal.evil.test/")
        );
    }

    #[test]
    fn revocation_is_at_google_or_beside_the_token_endpoint() {
        let of = |text: &str| revocation(&Url::parse(text).unwrap()).to_string();
        assert_eq!(
            of("https://oauth2.googleapis.com/token"),
            "https://oauth2.googleapis.com/revoke"
        );
        assert_eq!(
            of("https://accounts.google.com/o/oauth2/token"),
            "https://oauth2.googleapis.com/revoke"
        );
        assert_eq!(
            of("http://127.0.0.1:8080/o/token"),
            "http://127.0.0.1:8080/o/revoke"
        );
    }
}
